using Graph.Editing;

namespace Graph.Tests.Storage.Neo4j;

[Collection(RealServer.Name)]
public sealed class Neo4jEditorContract(RealServer server) : EditorContract
{
    protected override int GraphsTried => 3;

    protected override async Task<(IGraphStore Graph, IGraphEditor Editor)> Open(IReadOnlyList<GraphRecord> records, TimeProvider clock)
    {
        var store = await server.Of(records.Count == 0 ? null : records);
        return (store, new GraphEditor(store, clock));
    }
}
