using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Graph.Neo4j;

namespace Graph.Bench;

/// <summary>Questions of a generated graph on Neo4j: how long each takes, alone, and how the server goes about it by PROFILE.</summary>
internal static partial class Plans
{
    private const int Warm = 10, Times = 100;

    private static readonly (string What, Func<IGraphStore, int, Task> Ask)[] Questions =
    [
        ("meetings of somebody", (graph, i) => graph.FindMeetings(new MeetingQuestion { Who = [Somebody(i)] }, default)),
        ("meetings of the hub", (graph, _) => graph.FindMeetings(new MeetingQuestion { Who = ["person-0"] }, default)),
        ("contacts of somebody, top 50", (graph, i) => graph.FindContacts(new ContactQuestion(Somebody(i)), default)),
        ("contacts of the hub, top 50", (graph, _) => graph.FindContacts(new ContactQuestion("person-0"), default)),
        ("paths, up to 6 hops", (graph, i) => graph.FindPaths(new PathQuestion(Somebody(i), Somebody(i + 1)), default)),
        ("what two share", (graph, i) => graph.FindCommon(new CommonQuestion { Of = [Somebody(i), "person-1"] }, default)),
        ("neighbours", (graph, i) => graph.FindNeighbours(new NeighbourQuestion(Somebody(i)), default)),
        ("timeline", (graph, i) => graph.ReadTimeline(new TimelineQuestion(Somebody(i)), default)),
        ("an entity", (graph, i) => graph.GetEntity(Somebody(i), null, default)),
        ("a meeting", (graph, i) => graph.GetMeeting($"event-{1000 + (i * 7)}", default)),
        ("search", (graph, i) => graph.Search(new SearchQuestion($"lefevre {i}"), default)),
        ("commitments by a country", (graph, i) => graph.FindCommitments(new CommitmentQuestion { By = [$"country-{i % 40}"] }, default)),
        ("commitments, all", (graph, _) => graph.FindCommitments(new CommitmentQuestion(), default)),
        ("meetings, all, the latest first", (graph, _) => graph.FindMeetings(new MeetingQuestion { LatestFirst = true }, default)),
        ("entities of a country", (graph, i) => graph.ListEntities(new EntityQuestion { Country = $"country-{i % 40}" }, default)),
        ("claims of a source", (graph, i) => graph.ListClaims(new ClaimQuestion($"source-{i * 11}"), default)),
        ("sources", (graph, _) => graph.ListSources(new SourceQuestion(), default)),
        ("statements by somebody", (graph, i) => graph.FindStatements(new StatementQuestion { By = [Somebody(i)] }, default)),
        ("what the graph holds", (graph, _) => graph.GetStats(default)),
    ];

    /// <summary>Asks the graph that <see cref="Loading"/> left in the database of <c>NEO4J_HTTP</c>.</summary>
    public static async Task Measure()
    {
        await using var server = ServerAddress.Of(Loading.Variable("NEO4J_HTTP"), Loading.Variable("NEO4J_USERNAME"), Loading.Variable("NEO4J_PASSWORD"), "neo4j").Open();
        var recording = new Recording(server);
        var graph = new Neo4jGraphStore(recording);
        Console.WriteLine("| question | p50, ms | p95, ms | statements | db hits | scans |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var (what, ask) in Questions)
        {
            for (var i = 0; i < Warm; i++)
                await ask(graph, i);
            recording.Statements.Clear();
            await ask(graph, Warm);
            var (hits, scans, statements) = (0L, new HashSet<string>(), recording.Statements.ToList());
            foreach (var (statement, parameters) in statements)
            {
                var plan = await Profile(statement, parameters);
                hits += long.Parse(Hits().Match(plan).Groups[1].Value, CultureInfo.InvariantCulture);
                scans.UnionWith(plan.Split('\n').Select(line => Scan().Match(line)).Where(match => match.Success).Select(match => $"{match.Groups[1].Value} {match.Groups[2].Value.Trim()}").Where(scan => !scan.Contains(":Graph", StringComparison.Ordinal)));
            }
            var times = new List<double>();
            for (var i = 0; i < Times; i++)
            {
                var clock = Stopwatch.StartNew();
                await ask(graph, Warm + i);
                times.Add(clock.Elapsed.TotalMilliseconds);
            }
            times.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {times[Times / 2]:0.0} | {times[Times * 95 / 100]:0.0} | {statements.Count} | {hits} | {string.Join(", ", scans)} |"));
        }
    }

    /// <summary>People whose number of meetings is neither the most nor the least.</summary>
    private static string Somebody(int i) => $"person-{500 + (i * 13)}";

    private static async Task<string> Profile(string statement, IReadOnlyDictionary<string, object?> parameters)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Loading.Variable("NEO4J_HTTP")}/db/neo4j/query/v2") { Content = new ReadOnlyMemoryContent(HttpServerJson.Write("PROFILE " + statement, parameters, new Calls().Next(), reads: true)) };
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Loading.Variable("NEO4J_USERNAME")}:{Loading.Variable("NEO4J_PASSWORD")}")));
        using var response = await http.SendAsync(request);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(), new JsonDocumentOptions { MaxDepth = 1000 });
        return body.RootElement.GetProperty("profiledQueryPlan").GetProperty("arguments").GetProperty("string-representation").GetString()!;
    }

    [GeneratedRegex(@"Total database accesses: (\d+)")]
    private static partial Regex Hits();

    [GeneratedRegex(@"\+(\w*(?:AllNodesScan|NodeByLabelScan|NodeByLabelsScan|RelationshipTypeScan|RelationshipTypesScan|AllRelationshipsScan)) *\| *\d+ *\|([^|]*)")]
    private static partial Regex Scan();

    /// <summary>A server that notes what is read from it.</summary>
    private sealed class Recording(IServer server) : IServer
    {
        public List<(string Statement, IReadOnlyDictionary<string, object?> Parameters)> Statements { get; } = [];

        public Task<IReadOnlyList<ServerRow>> Read(string cypher, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancel)
        {
            Statements.Add((cypher, parameters));
            return server.Read(cypher, parameters, cancel);
        }

        public Task<IReadOnlyList<ServerRow>> Execute(string cypher, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancel) => server.Execute(cypher, parameters, cancel);

        public Task<T> Write<T>(Func<IServerTransaction, Task<T>> work, CancellationToken cancel) => server.Write(work, cancel);

        public ValueTask DisposeAsync() => server.DisposeAsync();
    }
}
