using System.Diagnostics;
using System.Net;
using System.Text;
using Graph.Cli;
using Graph.Sqlite;
using Graph.Tests.Api;
using Graph.Tests.Cli;
using Graph.Tests.Storage;

namespace Graph.Tests.Faults;

/// <summary>A disk of three megabytes that fills up: a file system of its own, seen by the program alone.</summary>
public sealed class FullDiskTests : IDisposable
{
    private const string Mounted = """mount -t tmpfs -o size=3m none "$0" && cp "$0.db" "$0/graph.db" && """;

    private readonly string folder = Directory.CreateTempSubdirectory("graph-disk-").FullName;
    private readonly string disk, key;

    public FullDiskTests()
    {
        disk = Directory.CreateDirectory(Path.Combine(folder, "disk")).FullName;
        using var store = SqliteGraphStore.Open(disk + ".db", () => Editors.Ground);
        var (text, kept) = Keys.Make("marie", Keys.Editor, DateTimeOffset.UtcNow);
        store.AddKey(kept, default).GetAwaiter().GetResult();
        key = text;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Without_room_writing_is_refused_reading_goes_on_and_with_room_again_so_does_writing()
    {
        var ledger = new Ledger();
        using var api = await Victim.StartBy(Alone(Mounted + """exec "$@" """, disk), folder, Path.Combine(disk, "graph.db"));
        var seen = $"/proc/{api.Id}/root{disk}";

        Fill(Path.Combine(seen, "ballast"));
        List<(string Id, HttpStatusCode Status)> made = [];
        while (made.Count(one => one.Status != HttpStatusCode.Created) < 5)
            made.Add(await Create(api, ledger, $"p{made.Count}"));
        using var import = await Send(api, HttpMethod.Post, "/v1/import", new StringContent(string.Join('\n', Many()), Encoding.UTF8, "application/x-ndjson"));
        var refusal = await Refusal.Of(import);

        Assert.Equal((507, "disk-full"), (refusal.Status, refusal.Code));
        Assert.All(made, one => Assert.Contains(one.Status, (HttpStatusCode[])[HttpStatusCode.Created, HttpStatusCode.InsufficientStorage]));
        foreach (var (id, status) in made)
            Assert.Equal(status == HttpStatusCode.Created ? HttpStatusCode.OK : HttpStatusCode.NotFound, await Status(api, $"/v1/entities/{id}"));
        Assert.Equal(HttpStatusCode.OK, await Status(api, "/v1/meetings?who=hub"));
        Assert.Equal(HttpStatusCode.OK, await Status(api, "/v1/export"));
        Assert.Equal(HttpStatusCode.OK, await Status(api, "/health/ready"));

        File.Delete(Path.Combine(seen, "ballast"));
        Assert.Equal(HttpStatusCode.Created, (await Create(api, ledger, "after")).Status);
        Assert.DoesNotContain("A bug:", api.Said, StringComparison.Ordinal);

        // nobody writes: what lies there is whole
        var copy = Path.Combine(folder, "after.db");
        foreach (var end in (string[])["", "-wal"])
            File.Copy(Path.Combine(seen, "graph.db" + end), copy + end);
        using (var store = SqliteGraphStore.Open(copy))
            await ledger.Check(store, 1);
        await KilledApiTests.AssertDerivedAnew(copy);
    }

    [Fact]
    public async Task An_import_for_which_there_is_no_temporary_room_is_refused_and_takes_none()
    {
        using var api = await Victim.StartBy(Alone("""mount -t tmpfs -o size=1m none "$0" && exec "$@" """, Directory.CreateDirectory(Path.Combine(folder, "tmp")).FullName), folder, disk + ".db");

        using var import = await Send(api, HttpMethod.Post, "/v1/import", new StringContent(new string('\n', 3 << 20), Encoding.UTF8, "application/x-ndjson"));
        using var small = await Send(api, HttpMethod.Post, "/v1/import", new StringContent("""{"record":"entity","id":"anna","type":"person","name":"Anna"}""", Encoding.UTF8, "application/x-ndjson"));

        Assert.Equal("disk-full", (await Refusal.Of(import)).Code);
        Assert.Equal(HttpStatusCode.OK, small.StatusCode);
        Assert.Empty(Directory.GetFiles($"/proc/{api.Id}/root{folder}/tmp", "graph-*"));
        Assert.DoesNotContain("A bug:", api.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_finds_no_room_says_so_and_leaves_the_graph_as_it_was()
    {
        var file = Path.Combine(folder, "more.ndjson");
        await File.WriteAllLinesAsync(file, Many());
        var script = Mounted + """{ "$@"; ended=$?; cp "$0"/graph.db* "$0.out/"; exit $ended; }""";
        Directory.CreateDirectory(disk + ".out");

        string[] line = [.. Alone(script, disk), "dotnet", Ran.Program, "import", file, "--store", Path.Combine(disk, "graph.db")];
        using var program = Process.Start(new ProcessStartInfo(line[0], line[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var ran = await Ran.End(program);

        Assert.Equal(CommandLine.Unavailable, ran.Code);
        Assert.Contains("graph: disk-full: ", ran.Error, StringComparison.Ordinal);
        Tables.AssertWhole(Path.Combine(disk + ".out", "graph.db"));
        Assert.Equal(Tables.Of(disk + ".db"), Tables.Of(Path.Combine(disk + ".out", "graph.db")));
    }

    /// <summary>Records of four megabytes.</summary>
    private static IEnumerable<string> Many() => Enumerable.Range(0, 1200).Select(i => $$"""{"record":"entity","id":"m{{i}}","type":"person","name":"M {{i}}","description":"{{new string('x', 3500)}}"}""");

    /// <summary>A shell with file systems of its own, which runs this script, <c>$0</c> and what is given besides; without root by a user of its own too.</summary>
    private static string[] Alone(string script, string zero) => ["unshare", Environment.IsPrivilegedProcess ? "-m" : "-rm", "sh", "-c", script, zero];

    /// <summary>Takes all that is left.</summary>
    private static void Fill(string path)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var part = new byte[4096];
        try
        {
            while (true)
                file.Write(part);
        }
        catch (IOException)
        {
            // full
        }
    }

    private async Task<(string Id, HttpStatusCode Status)> Create(Victim api, Ledger ledger, string id)
    {
        var person = Some.Person(id) with { Description = new string('x', 3500) };
        var sent = ledger.Send(new Expected(person));
        using var response = await Send(api, HttpMethod.Post, "/v1/entities", new StringContent(System.Text.Json.JsonSerializer.Serialize<GraphRecord>(person, GraphJson.Default.GraphRecord), Encoding.UTF8, "application/json"));
        sent.IsAcknowledged = response.IsSuccessStatusCode;
        return (id, response.StatusCode);
    }

    private async Task<HttpResponseMessage> Send(Victim api, HttpMethod method, string address, HttpContent content)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
        return await api.Http.SendAsync(request);
    }

    private static async Task<HttpStatusCode> Status(Victim api, string address)
    {
        using var response = await api.Http.GetAsync(address);
        return response.StatusCode;
    }
}
