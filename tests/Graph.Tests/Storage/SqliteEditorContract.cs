using Graph.Editing;

namespace Graph.Tests.Storage;

public sealed class SqliteEditorContract : EditorContract
{
    protected override Task<(IGraphStore Graph, IGraphEditor Editor)> Open(IReadOnlyList<GraphRecord> records, TimeProvider clock)
    {
        var store = Opened(TempStore.Of(records)).Store;
        return Task.FromResult<(IGraphStore, IGraphEditor)>((store, new GraphEditor(store, clock)));
    }
}
