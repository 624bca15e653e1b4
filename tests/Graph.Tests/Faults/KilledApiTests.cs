using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using Graph.Cli;
using Graph.Sqlite;
using Graph.Tests.Storage;

namespace Graph.Tests.Faults;

/// <summary>The API killed while editors write through it: what it acknowledged is there, with its history, and of the rest nothing half.</summary>
public sealed class KilledApiTests : IDisposable
{
    private const int EditorsAtOnce = 4;

    private readonly string folder = Directory.CreateTempSubdirectory("graph-killed-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task What_was_acknowledged_outlives_any_kill_and_nothing_half_does()
    {
        var (path, random, before, acknowledged, unanswered) = (Path.Combine(folder, "graph.db"), new Random(Environment.TickCount), 1L, 0, 0);
        var key = await Made(path);
        var whole = TimeSpan.Zero;
        var times = Kills.Or(25);
        for (var kill = 0; kill <= times; kill++)
        {
            var ledger = new Ledger();
            using (var api = await Victim.Start(folder, path))
            {
                var clock = Stopwatch.StartNew();
                // the first time they are let finish, to see how long it takes
                var writing = new Editors(api.Http, key, ledger).Write($"k{kill}", EditorsAtOnce, kill == 0 ? 3 : 30);
                if (kill == 0)
                    await writing;
                else
                    await Task.Delay(random.NextDouble() * whole);
                whole = kill == 0 ? clock.Elapsed : whole;
                api.Kill();
                await writing;
                Assert.DoesNotContain("A bug:", api.Said, StringComparison.Ordinal);
            }
            using var store = SqliteGraphStore.Open(path);
            before = await ledger.Check(store, before);
            (acknowledged, unanswered) = (acknowledged + ledger.Acknowledged, unanswered + ledger.Unanswered);
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{times} kills within {whole.TotalMilliseconds:0} ms: {acknowledged} writes acknowledged, {unanswered} cut off.");

        await AssertDerivedAnew(path);
        Assert.True(unanswered > 0);
    }

    [Fact]
    public async Task An_import_that_was_coming_in_when_it_was_killed_leaves_no_file_behind()
    {
        var path = Path.Combine(folder, "graph.db");
        var key = await Made(path);
        using var api = await Victim.Start(folder, path);
        using var http = new HttpClient { BaseAddress = api.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        var half = new TaskCompletionSource();

        var importing = Record.ExceptionAsync(() => http.PostAsync("/v1/import", new Slow(half.Task)));
        Assert.True(SpinWait.SpinUntil(() => Directory.EnumerateFiles($"/proc/{api.Id}/fd").Any(Spools) || importing.IsCompleted, TimeSpan.FromSeconds(30)));
        // it is well in the middle of it
        await Task.Delay(TimeSpan.FromMilliseconds(200));
        api.Kill();
        half.SetResult();

        Assert.NotNull(await importing);
        Assert.Empty(api.TemporaryFiles);

        static bool Spools(string file)
        {
            try
            {
                return File.ResolveLinkTarget(file, returnFinalTarget: false)?.Name.Contains("graph-import", StringComparison.Ordinal) == true;
            }
            catch (IOException)
            {
                // it was closed meanwhile
                return false;
            }
        }
    }

    /// <summary>A new graph made of the entries of this one has the same in every table, and so has every index.</summary>
    internal static async Task AssertDerivedAnew(string path)
    {
        var copy = path + ".copy";
        using (var store = SqliteGraphStore.Open(path))
        using (var anew = SqliteGraphStore.Open(copy))
            await new Copying(OpenGraph.Of(store), OpenGraph.Of(anew), new Told(TextWriter.Null)).Run(default);
        Tables.AssertWhole(path);
        Assert.Equal(Tables.Of(copy), Tables.Of(path));
    }

    /// <summary>A graph to write to, and a key to do so.</summary>
    private static async Task<string> Made(string path)
    {
        using var store = SqliteGraphStore.Open(path, () => Editors.Ground);
        var (text, kept) = Keys.Make("marie", Keys.Editor, DateTimeOffset.UtcNow);
        await store.AddKey(kept, default);
        return text;
    }

    /// <summary>A body of which the first lines come, and the rest when it is told to.</summary>
    private sealed class Slow : HttpContent
    {
        private readonly Task rest;

        public Slow(Task rest)
        {
            this.rest = rest;
            Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            await stream.WriteAsync(Encoding.UTF8.GetBytes("""{"record":"entity","id":"anna","type":"person","name":"Anna"}""" + "\n"));
            await stream.FlushAsync();
            await rest;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
