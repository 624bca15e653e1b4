namespace Graph.Tests.Storage;

public sealed class SqliteContract : GraphContract
{
    protected override Task<IGraphStore> Open(IReadOnlyList<GraphRecord> records) => Task.FromResult<IGraphStore>(Opened(TempStore.Of(records)).Store);
}
