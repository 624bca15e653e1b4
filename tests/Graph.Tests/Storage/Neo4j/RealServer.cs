using System.Text.Json;
using Graph.Neo4j;

namespace Graph.Tests.Storage.Neo4j;

/// <summary>
/// The Neo4j server of the environment, whose database is the tests' own: they empty it. Each test has it for itself, since all of them are one
/// collection. It is reached by HTTP, and in the Bolt build by Bolt. Where there is none, its tests are skipped, and fail in CI.
/// </summary>
[CollectionDefinition(Name)]
public sealed class RealServer : ICollectionFixture<RealServer>, IDisposable
{
    public const string Name = "Neo4j";

    private static readonly Dictionary<string, object?> None = [];

    private readonly Lazy<IServer> server = new(() => Address().Open());
    private readonly Lazy<ApiHost> api;
    private Neo4jGraphStore? store;
    private (string Records, string Version)? there;

    public RealServer() => api = new(() => new ApiHost(store!, ("QueryTimeoutMs", "60000")));

    internal IServer Server => server.Value;

    /// <summary>The API over whatever graph is there, for all tests that ask by it.</summary>
    internal ApiHost Api => api.Value;

    /// <summary>Itself, for a class whose laws would take a server that is missing for a counterexample: its tests are skipped before they begin.</summary>
    internal RealServer There()
    {
        Address();
        return this;
    }

    internal static ServerAddress Address() => At(Needed(UriVariable));

    internal static ServerAddress At(string uri) =>
        ServerAddress.Of(uri, Environment.GetEnvironmentVariable("NEO4J_USERNAME") ?? "neo4j", Environment.GetEnvironmentVariable("NEO4J_PASSWORD") ?? "", "neo4j");

    /// <summary>The address in the other variable as well, for tests that compare the ways.</summary>
    internal static string Http => Needed("NEO4J_HTTP");

    internal static string UriVariable =>
#if BOLT
        "NEO4J_URI";
#else
        "NEO4J_HTTP";
#endif

    /// <summary>A variable without which a test cannot run.</summary>
    internal static string Needed(string variable)
    {
        var value = Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrEmpty(value) && !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
            Assert.Fail($"{variable} is not set: CI must have a Neo4j server.");
        Assert.SkipWhen(string.IsNullOrEmpty(value), $"{variable} is not set.");
        return value!;
    }

    /// <summary>A graph of these records in place of whatever was there; without them, one that nothing was written to.</summary>
    internal async Task<Neo4jGraphStore> Of(IReadOnlyList<GraphRecord>? records)
    {
        await Empty();
        return store = await Neo4jGraphStore.Open(Server, records is null ? null : () => records, default);
    }

    /// <summary>The same for tests that only read: where it is there already, and nobody wrote to it since, it is not made anew.</summary>
    internal async Task<Neo4jGraphStore> ToRead(IReadOnlyList<GraphRecord> records)
    {
        var wanted = string.Join('\n', records.Select(record => JsonSerializer.Serialize(record, GraphJson.Default.GraphRecord)));
        if (there?.Records == wanted && await Version() == there?.Version)
            return store!;
        var graph = await Of(records);
        there = (wanted, await graph.GetVersion(default));
        return graph;
    }

    /// <summary>Every graph has an id of its own in its version.</summary>
    private async Task<string?> Version() =>
        await Server.Read(Cypher.Whole("get-version"), None, default) is [var row] ? row.Text("version") : null;

    /// <summary>Nothing but the indexes is left.</summary>
    internal Task Empty() => Server.Execute("MATCH (n) DETACH DELETE n", None, default);

    /// <summary>What the server is running, but for this question.</summary>
    internal static async Task<IReadOnlyList<string>> Running(IServer server) =>
        [.. (await server.Read("SHOW TRANSACTIONS YIELD currentQuery AS query", None, default)).Select(row => row.Text("query")).Where(query => !query.StartsWith("SHOW", StringComparison.Ordinal))];

    public void Dispose()
    {
        if (api.IsValueCreated)
            api.Value.Dispose();
        if (server.IsValueCreated)
            server.Value.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
