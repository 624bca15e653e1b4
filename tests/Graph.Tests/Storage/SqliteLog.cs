namespace Graph.Tests.Storage;

public sealed class SqliteLog : LogContract
{
    protected override Task<IGraphLog> Empty() => Task.FromResult<IGraphLog>(Opened(TempStore.Of([])).Store);
}
