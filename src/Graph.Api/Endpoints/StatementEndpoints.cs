using P = Graph.Api.Parameters;

namespace Graph.Api.Endpoints;

internal static class StatementEndpoints
{
    private const string Tag = "Statements";

    public static void MapStatements(this IEndpointRouteBuilder v1)
    {
        v1.List("/statements", new("findStatements", Tag, "Who said what", [P.By, P.About, P.Words, P.Since, P.Until], "?by=guido-crosetto", GraphCode.UnknownStatement), Csv.Statements, FindStatements);
        v1.One("/statements/{id}", new("getStatement", Tag, "One statement", [P.Id], "macron-western-troops-2024-02", GraphCode.UnknownStatement), GetStatement);
    }

    private static async Task<Page<Statement>?> FindStatements(Asked asked, IGraphStore store, CancellationToken cancel)
    {
        var text = asked.One(P.Words);
        if (text is not null && Names.Fold(text).Length == 0)
            throw new GraphException(GraphCode.BadValue, "q has no letter or digit to look for.") { Field = "q" };
        return await store.FindStatements(asked.Paged(new StatementQuestion { By = asked.Many(P.By), About = asked.Many(P.About), Text = text, When = asked.Range() }), cancel);
    }

    private static Task<Statement?> GetStatement(Asked asked, IGraphStore store, CancellationToken cancel) => store.GetStatement(asked.Id, cancel);
}
