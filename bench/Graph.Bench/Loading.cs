using System.Diagnostics;
using System.Globalization;
using Graph.Neo4j;

namespace Graph.Bench;

/// <summary>How fast a Neo4j server takes a graph, through the store with all that is derived, over the same rows by bare UNWIND … CREATE in the same run.</summary>
internal static class Loading
{
    private const int BareRows = 5000;
    private const int Shown = 14;

    private static readonly Dictionary<string, object?> None = [];

    /// <summary>Empties the database of <c>NEO4J_HTTP</c> and leaves the graph there.</summary>
    public static async Task Measure(int relations)
    {
        await using var server = new Timed(ServerAddress.Of(Variable("NEO4J_HTTP"), Variable("NEO4J_USERNAME"), Variable("NEO4J_PASSWORD"), "neo4j").Open());
        var records = Generated.Graph(relations);
        await Empty(server);
        (await Neo4jGraphStore.Open(new Borrowed(server), null, default)).Dispose();
        var bare = await Bare(server, records);
        await Empty(server);
        server.Spent.Clear();
        var clock = Stopwatch.StartNew();
        (await Neo4jGraphStore.Open(new Borrowed(server), () => records, default)).Dispose();
        var store = clock.Elapsed;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            {relations} relations between {records.OfType<EntityRecord>().Count()} entities, kept in parts

            | | s | relations/s | over bare |
            |---|---|---|---|
            | bare UNWIND … CREATE of the same rows | {bare.TotalSeconds:0.0} | {relations / bare.TotalSeconds:0} | 1.00 |
            | the store, with everything derived | {store.TotalSeconds:0.0} | {relations / store.TotalSeconds:0} | {bare / store:0.00} |

            | where the store's time goes | s |
            |---|---|
            """));
        foreach (var (statement, spent) in server.Spent.OrderByDescending(pair => pair.Value).Take(Shown))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| `{statement}` | {spent.TotalSeconds:0.00} |"));
        var rest = store - server.Spent.Values.Aggregate(TimeSpan.Zero, (sum, one) => sum + one);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| in this program | {rest.TotalSeconds:0.00} |"));
    }

    private static async Task<TimeSpan> Bare(Timed server, List<GraphRecord> records)
    {
        var clock = Stopwatch.StartNew();
        await server.Write(async transaction =>
        {
            await Create(transaction, "CREATE (n:Source) SET n = row", records.OfType<SourceRecord>().Select(Rows.Of));
            foreach (var type in records.OfType<EntityRecord>().GroupBy(record => record.Type))
                await Create(transaction, $"CREATE (n:Entity:{Schema.EntityType(type.Key)!.Label}) SET n = row", type.Select(Rows.Of));
            foreach (var type in records.OfType<RelationRecord>().GroupBy(record => record.Type))
            {
                await Create(transaction, $"MATCH (a:Entity {{id: row.from}}) MATCH (b:Entity {{id: row.to}}) CREATE (a)-[r:{type.Key}]->(b) SET r = row.properties",
                    type.Select(record => new Dictionary<string, object?> { ["from"] = record.From, ["to"] = record.To, ["properties"] = Rows.Of(record) }));
            }
            return true;
        }, default);
        return clock.Elapsed;
    }

    private static async Task Create(IServerTransaction transaction, string statement, IEnumerable<Dictionary<string, object?>> rows)
    {
        foreach (var some in rows.Chunk(BareRows))
        {
            await transaction.Run("UNWIND $rows AS row " + statement, new Dictionary<string, object?> { ["rows"] = some });
            await transaction.Keep();
        }
    }

    private static async Task Empty(IServer server) => await server.Execute("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS", None, default);

    public static string Variable(string name) => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"Set {name}: whose database is emptied and filled.");

    /// <summary>A server that outlives the store that is opened on it.</summary>
    private sealed class Borrowed(IServer server) : IServer
    {
        public Task<IReadOnlyList<ServerRow>> Read(string cypher, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancel) => server.Read(cypher, parameters, cancel);

        public Task<IReadOnlyList<ServerRow>> Execute(string cypher, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancel) => server.Execute(cypher, parameters, cancel);

        public Task<T> Write<T>(Func<IServerTransaction, Task<T>> work, CancellationToken cancel) => server.Write(work, cancel);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    /// <summary>A server that notes how long each statement of a transaction takes, and the commit.</summary>
    private sealed class Timed(IServer server) : IServer
    {
        public Dictionary<string, TimeSpan> Spent { get; } = [];

        public Task<IReadOnlyList<ServerRow>> Read(string cypher, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancel) => server.Read(cypher, parameters, cancel);

        public Task<IReadOnlyList<ServerRow>> Execute(string cypher, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancel) => server.Execute(cypher, parameters, cancel);

        public async Task<T> Write<T>(Func<IServerTransaction, Task<T>> work, CancellationToken cancel)
        {
            var clock = new Stopwatch();
            var result = await server.Write(async transaction =>
            {
                var done = await work(new TimedTransaction(transaction, this));
                clock.Restart();
                return done;
            }, cancel);
            Add("commit", clock.Elapsed);
            return result;
        }

        public ValueTask DisposeAsync() => server.DisposeAsync();

        public void Add(string what, TimeSpan time) => Spent[what] = Spent.GetValueOrDefault(what) + time;
    }

    private sealed class TimedTransaction(IServerTransaction transaction, Timed timed) : IServerTransaction
    {
        public async Task<IReadOnlyList<ServerRow>> Run(string cypher, IReadOnlyDictionary<string, object?> parameters)
        {
            var clock = Stopwatch.StartNew();
            var rows = await transaction.Run(cypher, parameters);
            timed.Add(Named(cypher), clock.Elapsed);
            return rows;
        }

        public async Task Keep()
        {
            var clock = Stopwatch.StartNew();
            await transaction.Keep();
            timed.Add("commit", clock.Elapsed);
        }

        private static string Named(string cypher)
        {
            var plain = string.Join(' ', cypher.Split('\n').Where(line => !line.StartsWith("//", StringComparison.Ordinal)).Select(line => line.Trim()));
            return plain.Length > 110 ? plain[..110] : plain;
        }
    }
}
