using Graph.Neo4j;

namespace Graph.Tests.Storage;

public sealed class Neo4jLog : LogContract
{
    protected override async Task<IGraphLog> Empty()
    {
        var server = new HttpServer(new ServerAddress(new Uri(Environment.GetEnvironmentVariable("NEO4J_HTTP")!), "neo4j", "password", "neo4j"));
        await server.Execute("MATCH (n) DETACH DELETE n", new Dictionary<string, object?>(), default);
        return Opened(await Neo4jGraphStore.Open(server, null, default));
    }
}
