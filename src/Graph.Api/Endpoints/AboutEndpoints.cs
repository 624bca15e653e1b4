namespace Graph.Api.Endpoints;

internal static class AboutEndpoints
{
    private const string Tag = "About";

    public static void MapAbout(this IEndpointRouteBuilder v1)
    {
        v1.One("/schema", new("getSchema", Tag, "The types of entities and relations, and their fields", [], "", GraphCode.Internal), (_, _, _) => Task.FromResult<SchemaDocument?>(Schema.Document));
        v1.One("/stats", new("getStats", Tag, "What the graph holds, what was read, and the version of the data", [], "", GraphCode.Internal), async (_, store, cancel) => (Stats?)await store.GetStats(cancel));
    }
}
