#if !BOLT
using Graph.Client;
#endif

namespace Graph.Tests.Storage.Neo4j;

[Collection(RealServer.Name)]
public sealed class Neo4jContract(RealServer server) : GraphContract
{
    private readonly RealServer server = server.There();

    protected override int GraphsTried => 5;

    protected override async Task<IGraphStore> Open(IReadOnlyList<GraphRecord> records) => await server.ToRead(records);
}

#if !BOLT
/// <summary>Once: the client asks the API, whichever way that has to its server.</summary>
[Collection(RealServer.Name)]
public sealed class ClientOverNeo4jContract(RealServer server) : GraphContract
{
    private readonly RealServer server = server.There();

    protected override int GraphsTried => 2;

    protected override async Task<IGraphStore> Open(IReadOnlyList<GraphRecord> records)
    {
        await server.ToRead(records);
        return new GraphClient(server.Api.Http);
    }
}
#endif
