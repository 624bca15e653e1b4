namespace Graph.Tests.Storage;

public sealed class ClientContract(SharedApi api) : GraphContract, IClassFixture<SharedApi>
{
    protected override int GraphsTried => 10;

    protected override Task<IGraphStore> Open(IReadOnlyList<GraphRecord> records) => Task.FromResult<IGraphStore>(api.Over(Opened(TempStore.Of(records)).Store));
}
