using P = Graph.Api.Parameters;

namespace Graph.Api.Endpoints;

internal static class SourceEndpoints
{
    private const string Tag = "Sources";

    public static void MapSources(this IEndpointRouteBuilder v1)
    {
        v1.List("/sources", new("listSources", Tag, "What was read", [P.Since, P.Until], "?limit=1", GraphCode.UnknownSource), Csv.Sources, ListSources);
        v1.One("/sources/{id}", new("getSource", Tag, "One source", [P.Id], "report-2025-03-12", GraphCode.UnknownSource) { Record = RecordKind.Source }, GetSource);
        v1.List("/sources/{id}/claims", new("listClaims", Tag, "All that rests on a source", [P.Id, P.Alone], "report-2025-03-12?alone=true&limit=1", GraphCode.UnknownSource), Csv.Claims, ListClaims);
    }

    private static async Task<Page<Source>?> ListSources(Asked asked, IGraphStore store, CancellationToken cancel) =>
        await store.ListSources(asked.Paged(new SourceQuestion { When = asked.Range() }), cancel);

    private static Task<Source?> GetSource(Asked asked, IGraphStore store, CancellationToken cancel) => store.GetSource(asked.Id, cancel);

    private static Task<Page<Claim>?> ListClaims(Asked asked, IGraphStore store, CancellationToken cancel) =>
        store.ListClaims(asked.Paged(new ClaimQuestion(asked.Id) { Alone = asked.Flag(P.Alone) }), cancel);
}
