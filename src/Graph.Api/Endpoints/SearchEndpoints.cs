using P = Graph.Api.Parameters;

namespace Graph.Api.Endpoints;

internal static class SearchEndpoints
{
    public static void MapSearch(this IEndpointRouteBuilder v1) =>
        v1.List("/search", new("search", "Entities", "Entities by name, the best 250, best first, as somebody types", [P.Q, P.Type, P.Country], "?q=sejourne", GraphCode.UnknownEntity), Csv.Hits, Search);

    private static async Task<Page<SearchHit>?> Search(Asked asked, IGraphStore store, CancellationToken cancel) =>
        await store.Search(asked.Paged(new SearchQuestion(asked.One(P.Q)!) { Types = asked.Many(P.Type), Country = asked.One(P.Country) }), cancel);
}
