using Graph.Editing;

namespace Graph.Tests.Storage;

/// <summary>Who stood where is held of every version, so that what is asked after a write would be behind it if that could be.</summary>
public sealed class SqliteEditorContract : EditorContract
{
    protected override Task<(IGraphStore Graph, IGraphEditor Editor)> Open(IReadOnlyList<GraphRecord> records, TimeProvider clock)
    {
        var store = Opened(TempStore.Of(records, heldFrom: 0)).Store;
        return Task.FromResult<(IGraphStore, IGraphEditor)>((store, new GraphEditor(store, clock)));
    }
}
