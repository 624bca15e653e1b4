using Graph.Client;

namespace Graph.Tests.Storage;

public sealed class ClientContract : GraphContract
{
    protected override int GraphsTried => 20;

    protected override Task<IGraphStore> Open(IReadOnlyList<GraphRecord> records) =>
        Task.FromResult<IGraphStore>(new GraphClient(Opened(new ApiHost(Opened(TempStore.Of(records)).Store)).Http));
}
