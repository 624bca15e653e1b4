using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Graph.Cli;
using Graph.Sqlite;
using Graph.Tests.Cli;
using Graph.Tests.Storage;

namespace Graph.Tests.Faults;

/// <summary>
/// <c>graph import</c> and <c>graph copy</c>, killed at any moment between the one at which they open the graph and the one at which they would
/// have ended: an import is there whole or not at all, a copy up to some entry, and the next run ends what was begun.
/// </summary>
public sealed partial class KilledImporterTests : IDisposable
{
    private const int AtOnce = 2, People = 150;
    private static readonly TimeSpan OpenMax = TimeSpan.FromMinutes(1);

    private readonly string folder = Directory.CreateTempSubdirectory("graph-killed-").FullName;
    private readonly Random random = new(Environment.TickCount);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task An_import_that_is_killed_has_written_all_or_nothing()
    {
        var there = Path.Combine(folder, "there.db");
        SqliteGraphStore.Open(there, () => Some.Graph(Some.Meeting("talk", "2024", "anna", "boris").Concat(Some.People("anna", "boris")))).Dispose();
        var file = Path.Combine(folder, "more.ndjson");
        await File.WriteAllLinesAsync(file, More().Select(record => JsonSerializer.Serialize(record, GraphJson.Default.GraphRecord)));
        var (nothing, all) = (State(there), "");

        await Killed(Kills.Or(100), ["import", file, "--store", "{store}"], store => File.Copy(there, store), (store, ended) =>
        {
            Tables.AssertWhole(store);
            var state = State(store);
            if (ended is 0)
                Assert.Equal(all = state, all.Length == 0 ? state : all);
            if (state != nothing)
                Assert.Equal(all, state);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task A_history_whose_import_is_killed_is_there_whole_or_not_at_all_and_comes_with_the_next()
    {
        var whole = await Grown();
        var file = Path.Combine(folder, "history.ndjson");
        await File.WriteAllTextAsync(file, await Exported(whole));

        await Killed(Kills.Or(30), ["import", file, "--store", "{store}"], _ => { }, async (store, ended) =>
        {
            var last = await Last(store);
            Assert.True(last == 5 || (last == 0 && ended is null), $"It has {last} entries.");
            if (last == 0)
                Assert.Equal(0, (await Ran.Of("import", file, "--store", store)).Code);
            Assert.Equal(Tables.Of(whole), Tables.Of(store));
            Assert.Equal(await Exported(whole), await Exported(store));
        });
    }

    [Fact]
    public async Task A_copy_that_is_killed_has_the_beginning_of_the_history_and_goes_on_from_there()
    {
        var whole = await Grown();

        await Killed(Kills.Or(20), ["copy", "--from", whole, "--to", "{store}"], _ => { }, async (store, ended) =>
        {
            Assert.InRange(await Last(store), ended is 0 ? 5 : 0, 5);
            Assert.Equal(0, (await Ran.Of("copy", "--from", whole, "--to", store)).Code);
            Assert.Equal(Tables.Of(whole), Tables.Of(store));
            Assert.Equal(await Exported(whole), await Exported(store));
        });
    }

    /// <summary>Lets a command run to its end twice, then kills it as often as asked, each time on a store of its own.</summary>
    /// <param name="times">How often.</param>
    /// <param name="command">The command; <c>{store}</c> stands for the path.</param>
    /// <param name="prepare">Makes what is at that path before.</param>
    /// <param name="check">Looks at it afterwards; told how the command ended, null when it was killed.</param>
    private async Task Killed(int times, string[] command, Action<string> prepare, Func<string, int?, Task> check)
    {
        var (work, killed) = (TimeSpan.Zero, 0);
        for (var run = 0; run < 2; run++)
            work = await Once(null);
        await Parallel.ForAsync(0, times, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (_, _) => await Once(random.NextDouble() * work));
        TestContext.Current.TestOutputHelper?.WriteLine($"{killed} of {times} were killed before they ended, within {work.TotalMilliseconds:0} ms.");
        Assert.True(killed > times / 4, $"Only {killed} of {times} were killed before they ended.");

        async Task<TimeSpan> Once(TimeSpan? after)
        {
            var here = Directory.CreateDirectory(Path.Combine(folder, Guid.NewGuid().ToString("N"))).FullName;
            var store = Path.Combine(here, "graph.db");
            prepare(store);
            using var program = Ran.Start([.. command.Select(word => word == "{store}" ? store : word)]);
            _ = program.StandardOutput.ReadToEndAsync(CancellationToken.None);
            var errors = program.StandardError.ReadToEndAsync(CancellationToken.None);
            // its shared memory is there when the graph is open, and gone when it was closed
            Assert.True(SpinWait.SpinUntil(() => program.HasExited || File.Exists(store + "-shm") || !Sleep(), OpenMax));
            var clock = Stopwatch.StartNew();
            if (after is { } moment)
            {
                await Task.Delay(moment);
                program.Kill();
            }
            await program.WaitForExitAsync();
            var took = clock.Elapsed;
            Assert.True(program.ExitCode is 0 or 137, await errors);
            if (program.ExitCode == 137)
                Interlocked.Increment(ref killed);
            await check(store, program.ExitCode == 0 ? 0 : null);
            Directory.Delete(here, recursive: true);
            return took;
        }

        static bool Sleep()
        {
            Thread.Sleep(1);
            return true;
        }
    }

    private static IReadOnlyList<GraphRecord> More() =>
    [
        .. Enumerable.Range(0, People).Select(i => Some.Person($"p{i}", $"Persona {i}")),
        .. Enumerable.Range(1, People - 1).Select(i => Some.Met($"p{i}", $"p{i - 1}", "2025")),
        .. Enumerable.Range(0, People / 5).SelectMany(i => Some.Meeting($"round-{i}", "2025-03", "anna", $"p{i}", $"p{i + 1}")),
        Some.Commitment("tanks", ("what", "weapons")), Some.Relation("PLEDGED", "anna", "tanks", ("date", "2025-01-02")), Some.Statement("said", "They will come."), Some.Relation("SAID", "boris", "said"),
    ];

    /// <summary>A graph of five entries, one of them long.</summary>
    private async Task<string> Grown()
    {
        var path = Path.Combine(folder, "grown.db");
        using var store = SqliteGraphStore.Open(path, () => Some.Graph(Some.People("anna", "boris")));
        await store.Add([Some.Person("carla"), Some.Met("carla", "anna", "2024")]);
        await store.Add(More());
        var editor = new Graph.Editing.GraphEditor(store, TimeProvider.System);
        await editor.Replace(Some.Person("carla", "Carla C."), 1, new("anna", "so"), default);
        await editor.Remove(new(RecordKind.Relation, "carla--met-with--anna"), 1, new("anna", "so"), default);
        return path;
    }

    private static async Task<long> Last(string path)
    {
        using var store = SqliteGraphStore.Open(path);
        Tables.AssertWhole(path);
        return await store.Write(writing => writing.LastEntry(), default);
    }

    private static async Task<string> Exported(string path) => (await Ran.Of("export", "--store", path, "--history")).Output;

    /// <summary>What is in a file, whenever it was written.</summary>
    private static string State(string path) => Moment().Replace(string.Join('\n', Tables.Of(path)), "");

    [GeneratedRegex(@"[0-9-]{10}T[0-9:]{8}Z")]
    private static partial Regex Moment();
}
