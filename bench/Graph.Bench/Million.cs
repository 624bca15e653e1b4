using System.Diagnostics;
using System.Globalization;
using Graph.Editing;
using Graph.Sqlite;
using Microsoft.Data.Sqlite;

namespace Graph.Bench;

/// <summary>
/// The embedded store at a size: how fast it is filled, asked, searched and read out, and what memory its server takes. The floors, in the same run: the
/// same lines in a table of SQLite by themselves, and bare Kestrel with an answer as long.
/// </summary>
internal static class Million
{
    private const int Connections = 16;
    private const int Asked = 400;
    private const int Seconds = 5;
    private const int WarmSeconds = 6;

    /// <param name="relations">How many.</param>
    /// <param name="file">Kept, with its floor beside it, and used again when it is there; null for none.</param>
    /// <param name="api">The published API; null to publish it.</param>
    /// <param name="folder">For what is not kept.</param>
    public static async Task Measure(int relations, string? file, string? api, string folder)
    {
        var store = file ?? Path.Combine(folder, "million.db");
        var floor = $"{store}.floor";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{relations} relations, {new MillionGraph(relations).People} people"));
        Console.WriteLine();
        Console.WriteLine("| what | | over the floor |");
        Console.WriteLine("|---|---|---|");
        if (!File.Exists(store))
            await Fill(relations, store, floor, Path.Combine(folder, "million.ndjson"));
        if (file is null || api is not null)
            await Serve(relations, api ?? await Published.Make(folder), store, floor, folder);
    }

    private static async Task Fill(int relations, string store, string floor, string lines)
    {
        await File.WriteAllLinesAsync(lines, new MillionGraph(relations).Lines());
        Say("NDJSON, MB", new FileInfo(lines).Length / 1e6, null);
        File.Delete(floor);
        // the store first: it says how SQLite works in a process, which is settled when anybody opens a file
        var cpu = Environment.CpuUsage.TotalTime;
        var taken = await Timed(() => Import(lines, store));
        var (used, peak) = (Environment.CpuUsage.TotalTime - cpu, Process.GetCurrentProcess().PeakWorkingSet64);
        var bare = await Timed(() => Straight(floor, lines));
        Say("import, relations/s", relations / taken.TotalSeconds, bare / taken);
        Say("import, s of processor time", used.TotalSeconds, null);
        Say("import, peak memory of the program, MB", peak / 1e6, null);
        Say("size of the file, MB", new FileInfo(store).Length / 1e6, new FileInfo(store).Length / (double)new FileInfo(lines).Length);
        File.Delete(lines);
    }

    private static async Task Serve(int relations, string api, string store, string floor, string folder)
    {
        var (port, barePort) = (Published.FreePort(), Published.FreePort());
        var (root, bareRoot) = ($"http://127.0.0.1:{port}", $"http://127.0.0.1:{barePort}");
        var (server, first) = await Published.Serve($"{root}/health/ready", [api], ("ASPNETCORE_URLS", root), ("Graph__Store", store), ("Graph__RequestsPerMinute", "0"), ("Graph__QueryTimeoutMs", "60000"));
        using var http = new HttpClient();
        var body = Path.Combine(folder, "body.json");
        await File.WriteAllBytesAsync(body, await http.GetByteArrayAsync($"{root}/v1/entities/person-{relations / 1000}/contacts"));
        var (bare, _) = await Published.Serve($"{bareRoot}/", [typeof(Million).Assembly.Location, "bare", $"{barePort}", body]);
        try
        {
            Say("start to first answer, s", first.TotalSeconds, null);
            var people = new MillionGraph(relations).People;
            string[] anybody = [.. Several(random => $"/v1/entities/person-{random.Next(people)}/contacts")];
            string[] known = [.. Several(random => $"/v1/entities/person-{MillionGraph.Asked(random, people)}/contacts")];
            string[] paths = [.. Several(random => $"/v1/paths?from=person-{MillionGraph.Asked(random, people)}&to=person-{random.Next(people)}&maxHops=6")];
            string[] Searches(Func<string[], string> text) => [.. Several(random => $"/v1/search?q={Uri.EscapeDataString(text(MillionGraph.NameOf(MillionGraph.Asked(random, people)).Split(' ', 3)))}")];
            var floorMs = (await Wrk.Run(bareRoot, ["/"], 1, Seconds, fresh: false, folder)).P95;
            foreach (var (what, asked) in new[]
            {
                ("whom did anybody meet, top 50", anybody), ("the same of those who are asked for as often as they are named", known), ("the same of the best known", ["/v1/entities/person-0/contacts"]),
                ("paths of up to 6 hops", paths), ("search by name", Searches(name => string.Join(' ', name))), ("search by a name in which two letters changed places", Searches(name => $"{name[0]} {name[1]} {Slipped(name[2])}")),
                ("search by a family name that one of ten bears", Searches(name => name[2])), ("search by its first three letters", Searches(name => name[2][..3])), ("search by given and family name", Searches(name => $"{name[0]} {name[2]}")), ("search by a middle name", Searches(name => name[1])),
            })
            {
                await Wrk.Run(root, asked, 2, WarmSeconds, fresh: true, folder);
                var load = await Wrk.Run(root, asked, 1, Seconds, fresh: true, folder);
                Say($"{what}: p50, ms", load.P50, null);
                Say($"{what}: p95, ms", load.P95, load.P95 / floorMs);
            }
            var floorRate = (await Wrk.Run(bareRoot, ["/"], Connections, Seconds, fresh: false, folder)).Rate;
            foreach (var (what, asked, fresh) in new[]
            {
                ($"whom did anybody meet, a second on {Connections} connections, by the store", anybody, true), ($"the same with the cache, {Asked} different ones", anybody, false),
                ("the same of those who are asked for as often as they are named, by the store", known, true), ($"the same with the cache, {Asked} different ones", known, false),
            })
            {
                var load = await Wrk.Run(root, asked, Connections, Seconds, fresh, folder);
                Say(what, load.Rate, load.Rate / floorRate);
            }
            server.Refresh();
            Say("memory of the server after the questions, MB", server.WorkingSet64 / 1e6, null);
            long bytes = 0, read = 0;
            await Exports.Drain(await http.GetStreamAsync($"{root}/v1/export?type=HELD_AT"));
            var export = await Timed(async () => bytes = await Exports.Drain(await http.GetStreamAsync($"{root}/v1/export")));
            var straight = await Timed(() => Task.FromResult(read = Read(floor)));
            Say("whole export as NDJSON, MB/s", bytes / export.TotalSeconds / 1e6, bytes / export.TotalSeconds / (read / straight.TotalSeconds));
            server.Refresh();
            Say("memory of the server after the export, MB", server.WorkingSet64 / 1e6, null);
            Say("peak memory of the server, MB", server.PeakWorkingSet64 / 1e6, null);
        }
        finally
        {
            Published.Stop(server);
            Published.Stop(bare);
        }
    }

    private static IEnumerable<string> Several(Func<Random, string> path)
    {
        var random = new Random(1);
        return Enumerable.Range(0, Asked).Select(_ => path(random));
    }

    private static string Slipped(string word) => $"{word[..2]}{word[3]}{word[2]}{word[4..]}";

    private static async Task Import(string lines, string path)
    {
        using var store = SqliteGraphStore.Open(path);
        await new GraphEditor(store, TimeProvider.System).Import(File.ReadLinesAsync(lines), dryRun: false, eachLine: false, new Author("bench"), null, default);
    }

    /// <summary>The floor of an import: the same lines as they are, in a table of their own, in one transaction.</summary>
    private static async Task Straight(string path, string lines)
    {
        using var connection = Open(path);
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE line (id TEXT PRIMARY KEY, json TEXT) WITHOUT ROWID;";
        command.ExecuteNonQuery();
        using var transaction = connection.BeginTransaction();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO line (id, json) VALUES ($id, $json)";
        var (id, json) = (command.Parameters.Add("$id", SqliteType.Text), command.Parameters.Add("$json", SqliteType.Text));
        await foreach (var line in File.ReadLinesAsync(lines))
        {
            var parts = line.Split('"', 9);
            (id.Value, json.Value) = (parts[3] + parts[7], line);
            command.ExecuteNonQuery();
        }
        await transaction.CommitAsync();
    }

    /// <summary>The floor of an export: the same lines read in the order of their ids.</summary>
    private static long Read(string path)
    {
        using var connection = Open(path);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT json FROM line ORDER BY id";
        using var reader = command.ExecuteReader();
        var bytes = 0L;
        while (reader.Read())
            bytes += System.Text.Encoding.UTF8.GetByteCount(reader.GetString(0)) + 1;
        return bytes;
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    private static async Task<TimeSpan> Timed(Func<Task> work)
    {
        var clock = Stopwatch.StartNew();
        await work();
        return clock.Elapsed;
    }

    private static void Say(string what, double value, double? ratio) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {(value < 100 ? value.ToString("0.0", CultureInfo.InvariantCulture) : value.ToString("0", CultureInfo.InvariantCulture))} | {(ratio is { } over ? over.ToString("0.00", CultureInfo.InvariantCulture) : "")} |"));
}
