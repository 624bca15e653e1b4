using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Graph.Neo4j;

namespace Graph.Bench;

/// <summary>Each question over the API on Neo4j, against the Cypher that it runs sent straight to the Query API, in turn in one run.</summary>
internal static partial class Straight
{
    private const int Rounds = 3, Seconds = 4, Connections = 16;

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
            Console.WriteLine($"{Connections} connections, {Rounds} rounds of {Seconds} s each in turn, load from the same machine, without the API's cache");
            Console.WriteLine();
            Console.WriteLine("| question | statements | straight, questions/s | API, questions/s | API over straight | p95 straight, ms | p95 API, ms |");
            Console.WriteLine("|---|---|---|---|---|---|---|");
            foreach (var (path, ask) in Questions)
            {
                var recording = new Recording(ServerAddress.Of(http, user, password, "neo4j").Open());
                await using (var store = new Neo4jGraphStore(recording))
                    await ask(store);
                var straight = await Script(folder, "straight.lua", "POST", recording.Bodies, $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))}");
                var asked = await Script(folder, "api.lua", "GET", [], null);
                var rounds = new List<((double Rate, double P95) Straight, (double Rate, double P95) Api)>();
                for (var round = 0; round <= Rounds; round++)
                    rounds.Add((await Wrk(straight, $"{http}/db/neo4j/query/v2"), await Wrk(asked, root + path)));
                // the first round is to get warm; a question is all of its statements
                var counted = rounds[1..].ConvertAll(round => (Straight: (Rate: round.Straight.Rate / recording.Bodies.Count, P95: round.Straight.P95 * recording.Bodies.Count), round.Api));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"| `{path}` | {recording.Bodies.Count} | {Start.Median([.. counted.Select(round => round.Straight.Rate)]):0} | {Start.Median([.. counted.Select(round => round.Api.Rate)]):0} | {Start.Median([.. counted.Select(round => round.Api.Rate / round.Straight.Rate)]):0.00} | {Start.Median([.. counted.Select(round => round.Straight.P95)]):0.0} | {Start.Median([.. counted.Select(round => round.Api.P95)]):0.0} |"));
            }
        }
        finally
        {
            Published.Stop(server);
        }
    }

    private static async Task<string> Script(string folder, string name, string method, IReadOnlyList<string> bodies, string? authorization)
    {
        var file = Path.Combine(folder, name);
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
              io.write(string.format("rate %f p95 %f errors %d\n", summary.requests / summary.duration * 1e6, latency:percentile(95) / 1000, summary.errors.status))
            end
            """);
        return file;
    }

    private static async Task<(double Rate, double P95)> Wrk(string script, string address)
    {
        var output = await Published.Run("wrk", "-t1", $"-c{Connections}", $"-d{Seconds}s", "-s", script, address);
        var said = Said().Match(output);
        if (said.Groups[3].Value != "0")
            throw new InvalidOperationException(output);
        return (double.Parse(said.Groups[1].Value, CultureInfo.InvariantCulture), double.Parse(said.Groups[2].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"rate ([0-9.]+) p95 ([0-9.]+) errors (\d+)")]
    private static partial Regex Said();

    /// <summary>A server that notes what is read from it, as it is sent.</summary>
    private sealed class Recording(IServer server) : IServer
    {
        public List<string> Bodies { get; } = [];

        public Task<IReadOnlyList<ServerRow>> Read(string cypher, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancel)
        {
            Bodies.Add(Encoding.UTF8.GetString(HttpServerJson.Write(cypher, parameters, "", reads: true).Span));
            return server.Read(cypher, parameters, cancel);
        }

        public Task<IReadOnlyList<ServerRow>> Execute(string cypher, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancel) => server.Execute(cypher, parameters, cancel);

        public Task<T> Write<T>(Func<IServerTransaction, Task<T>> work, CancellationToken cancel) => server.Write(work, cancel);

        public ValueTask DisposeAsync() => server.DisposeAsync();
    }
}
