using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Graph.Neo4j;

namespace Graph.Bench;

/// <summary>Each question over the API on Neo4j, against the Cypher that it runs sent straight to the Query API, in turn in one run.</summary>
internal static partial class Straight
{
    private const int Rounds = 3, Seconds = 2, Connections = 16, Warm = 50, Alone = 200;

    private static readonly (string Path, Func<IGraphStore, Task> Ask)[] Questions =
    [
        ("/v1/meetings?who=sebastien-lecornu", graph => graph.FindMeetings(new MeetingQuestion { Who = ["sebastien-lecornu"] }, default)),
        ("/v1/meetings/val-de-grace-meeting-2025-03-12", graph => graph.GetMeeting("val-de-grace-meeting-2025-03-12", default)),
        ("/v1/entities/emmanuel-macron", graph => graph.GetEntity("emmanuel-macron", null, default)),
        ("/v1/entities/emmanuel-macron/timeline", graph => graph.ReadTimeline(new TimelineQuestion("emmanuel-macron"), default)),
        ("/v1/entities/sebastien-lecornu/contacts", graph => graph.FindContacts(new ContactQuestion("sebastien-lecornu"), default)),
        ("/v1/commitments?by=france", graph => graph.FindCommitments(new CommitmentQuestion { By = ["france"] }, default)),
        ("/v1/search?q=sejourne", graph => graph.Search(new SearchQuestion("sejourne"), default)),
        ("/v1/sources/report-2025-03-12/claims", graph => graph.ListClaims(new ClaimQuestion("report-2025-03-12"), default)),
    ];

    /// <summary>Fills the empty database of <c>NEO4J_HTTP</c> with the graph that ships, or takes the one that is there.</summary>
    public static async Task Measure(string api, string folder)
    {
        var (http, user, password) = (Loading.Variable("NEO4J_HTTP"), Loading.Variable("NEO4J_USERNAME"), Loading.Variable("NEO4J_PASSWORD"));
        var port = Published.FreePort();
        var root = $"http://127.0.0.1:{port}";
        var (server, _) = await Published.Serve($"{root}/health/ready", [api],
            ("ASPNETCORE_URLS", root), ("Graph__Store", http), ("Graph__Neo4jUser", user), ("Graph__Neo4jPassword", password), ("Graph__RequestsPerMinute", "0"), ("Graph__QueryTimeoutMs", "60000"));
        try
        {
            Console.WriteLine($"Throughput: {Connections} connections, {Rounds} rounds of {Seconds} s each in turn; p95: one question after the other, {Alone} in turn; load from the same machine, without the API's cache");
            Console.WriteLine();
            Console.WriteLine("| question | statements | straight, questions/s | API, questions/s | API over straight | p95 straight, ms | p95 API, ms |");
            Console.WriteLine("|---|---|---|---|---|---|---|");
            using var client = new HttpClient();
            var basic = $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))}";
            var asked = await Script(folder, "api", "GET", [], null);
            var (statements, scripts) = (new List<IReadOnlyList<string>>(), new List<string>());
            foreach (var (_, ask) in Questions)
            {
                var recording = new Recording(ServerAddress.Of(http, user, password, "neo4j").Open());
                await using (var store = new Neo4jGraphStore(recording))
                    await ask(store);
                statements.Add(recording.Bodies);
                scripts.Add(await Script(folder, $"straight-{scripts.Count}", "POST", recording.Bodies, basic));
            }
            // a question is all of its statements
            async Task<(double Straight, double Api)> Round(int i) => (await Wrk(scripts[i], $"{http}/db/neo4j/query/v2") / statements[i].Count, await Wrk(asked, root + Questions[i].Path));
            // a server that has just started is many times slower than it is later: all of them are asked before any is measured
            for (var i = 0; i < Questions.Length * Rounds; i++)
                await Round(i % Questions.Length);
            for (var i = 0; i < Questions.Length; i++)
            {
                var rates = new List<(double Straight, double Api)>();
                for (var round = 0; round < Rounds; round++)
                    rates.Add(await Round(i));
                var path = Questions[i].Path;
                var bodies = statements[i];
                var (p95, p95Api) = await P95(async () =>
                {
                    foreach (var body in bodies)
                        await Ask(client, HttpMethod.Post, $"{http}/db/neo4j/query/v2", body, basic);
                }, () => Ask(client, HttpMethod.Get, root + path, null, null));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"| `{path}` | {bodies.Count} | {Start.Median([.. rates.Select(rate => rate.Straight)]):0} | {Start.Median([.. rates.Select(rate => rate.Api)]):0} | {Start.Median([.. rates.Select(rate => rate.Api / rate.Straight)]):0.00} | {p95:0.0} | {p95Api:0.0} |"));
            }
        }
        finally
        {
            Published.Stop(server);
        }
    }

    private static async Task<string> Script(string folder, string name, string method, IReadOnlyList<string> bodies, string? authorization)
    {
        var file = Path.Combine(folder, name + ".lua");
        await File.WriteAllTextAsync(file, $$"""
            local bodies = { {{string.Join(", ", bodies.Select(body => $"[==[{body}]==]"))}} }
            local n = 0
            wrk.method = "{{method}}"
            wrk.headers["Cache-Control"] = "no-cache"
            wrk.headers["Accept"] = "application/json"
            {{(authorization is null ? "" : $"wrk.headers[\"Authorization\"] = \"{authorization}\"\nwrk.headers[\"Content-Type\"] = \"application/json\"")}}
            request = function()
              if #bodies == 0 then return wrk.format() end
              n = n % #bodies + 1
              return wrk.format(nil, nil, nil, bodies[n])
            end
            done = function(summary, latency)
              io.write(string.format("rate %f errors %d\n", summary.requests / summary.duration * 1e6, summary.errors.status))
            end
            """);
        return file;
    }

    /// <summary>Of two that are done in turn.</summary>
    private static async Task<(double One, double Other)> P95(Func<Task> one, Func<Task> other)
    {
        var times = new List<(double One, double Other)>();
        for (var i = 0; i < Warm + Alone; i++)
            times.Add((await Timed(one), await Timed(other)));
        return (Of(times.Skip(Warm).Select(pair => pair.One)), Of(times.Skip(Warm).Select(pair => pair.Other)));

        static double Of(IEnumerable<double> times) => times.Order().ElementAt(Alone * 95 / 100);

        static async Task<double> Timed(Func<Task> work)
        {
            var clock = Stopwatch.StartNew();
            await work();
            return clock.Elapsed.TotalMilliseconds;
        }
    }

    private static async Task Ask(HttpClient client, HttpMethod method, string address, string? body, string? authorization)
    {
        using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Cache-Control", "no-cache");
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var response = await client.SendAsync(request);
        await response.Content.ReadAsByteArrayAsync();
        response.EnsureSuccessStatusCode();
    }

    private static async Task<double> Wrk(string script, string address)
    {
        var output = await Published.Run("wrk", "-t1", $"-c{Connections}", $"-d{Seconds}s", "-s", script, address);
        var said = Said().Match(output);
        return said.Groups[2].Value == "0" ? double.Parse(said.Groups[1].Value, CultureInfo.InvariantCulture) : throw new InvalidOperationException(output);
    }

    [GeneratedRegex(@"rate ([0-9.]+) errors (\d+)")]
    private static partial Regex Said();

    /// <summary>A server that notes what is read from it, as it is sent.</summary>
    private sealed class Recording(IServer server) : IServer
    {
        public List<string> Bodies { get; } = [];

        public Task<IReadOnlyList<ServerRow>> Read(string cypher, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancel)
        {
            Bodies.Add(Encoding.UTF8.GetString(HttpServerJson.Write(cypher, parameters, new Calls().Next(), reads: true).Span));
            return server.Read(cypher, parameters, cancel);
        }

        public Task<IReadOnlyList<ServerRow>> Execute(string cypher, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancel) => server.Execute(cypher, parameters, cancel);

        public Task<T> Write<T>(Func<IServerTransaction, Task<T>> work, CancellationToken cancel) => server.Write(work, cancel);

        public ValueTask DisposeAsync() => server.DisposeAsync();
    }
}
