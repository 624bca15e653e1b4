namespace Graph.Tests.Storage.Neo4j;

[Collection(RealServer.Name)]
public sealed class Neo4jLog(RealServer server) : LogContract
{
    private readonly RealServer server = server.There();

    protected override int HistoriesTried => 4;

    protected override async Task<IGraphLog> Empty() => await server.Of(null);
}
