using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Graph.Neo4j;

namespace Graph.Bench;

/// <summary>
/// Each question over the API on Neo4j, against the Cypher that it runs sent straight to the Query API, in turn in one run; and both against a program
/// that only takes a request, sends the same Cypher and hands on what comes: whoever stands between takes his part of the same processor.
/// </summary>
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
        Process? through = null;
        try
        {
            Console.WriteLine($"Throughput: {Connections} connections, {Rounds} rounds of {Seconds} s each in turn; p95: one question after the other, {Alone} in turn; load from the same machine, without the API's cache");
            Console.WriteLine();
            Console.WriteLine("| question | statements | straight, questions/s | handed on | API | handed on over straight | API over straight | API over handed on | p95 straight, ms | handed on | API |");
            Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
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
            var file = Path.Combine(folder, "bodies.json");
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(statements.Select(bodies => bodies.Select(Encoding.UTF8.GetBytes))));
            var bare = $"http://127.0.0.1:{Published.FreePort()}";
            (through, _) = await Published.Serve($"{bare}/0", [typeof(Straight).Assembly.Location, "through", new Uri(bare).Port.ToString(CultureInfo.InvariantCulture), $"{http}/db/neo4j/query/v2", basic, file]);

            // a question is all of its statements
            async Task<(double Straight, double Through, double Api)> Round(int i) =>
                (await Wrk(scripts[i], $"{http}/db/neo4j/query/v2") / statements[i].Count, await Wrk(asked, $"{bare}/{i}"), await Wrk(asked, root + Questions[i].Path));
            // a server that has just started is many times slower than it is later: all of them are asked before any is measured
            for (var i = 0; i < Questions.Length * Rounds; i++)
                await Round(i % Questions.Length);
            for (var i = 0; i < Questions.Length; i++)
            {
                var rates = new List<(double Straight, double Through, double Api)>();
                for (var round = 0; round < Rounds; round++)
                    rates.Add(await Round(i));
                var (path, bodies, number) = (Questions[i].Path, statements[i], i);
                var p95 = await P95(
                    async () =>
                    {
                        foreach (var body in bodies)
                            await Ask(client, HttpMethod.Post, $"{http}/db/neo4j/query/v2", body, basic);
                    },
                    () => Ask(client, HttpMethod.Get, $"{bare}/{number}", null, null), () => Ask(client, HttpMethod.Get, root + path, null, null));
                double Median(Func<(double Straight, double Through, double Api), double> of) => Start.Median([.. rates.Select(of)]);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"| `{path}` | {bodies.Count} | {Median(rate => rate.Straight):0} | {Median(rate => rate.Through):0} | {Median(rate => rate.Api):0} | {Median(rate => rate.Through / rate.Straight):0.00} | {Median(rate => rate.Api / rate.Straight):0.00} | {Median(rate => rate.Api / rate.Through):0.00} | {p95[0]:0.0} | {p95[1]:0.0} | {p95[2]:0.0} |"));
            }
        }
        finally
        {
            Published.Stop(server);
            if (through is not null)
                Published.Stop(through);
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

    /// <summary>Of several that are done in turn.</summary>
    private static async Task<double[]> P95(params Func<Task>[] all)
    {
        var times = all.Select(_ => new List<double>()).ToArray();
        for (var i = 0; i < Warm + Alone; i++)
        {
            foreach (var (one, work) in all.Index())
            {
                var clock = Stopwatch.StartNew();
                await work();
                times[one].Add(clock.Elapsed.TotalMilliseconds);
            }
        }
        return [.. times.Select(of => of.Skip(Warm).Order().ElementAt(Alone * 95 / 100))];
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
