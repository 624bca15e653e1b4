using System.Diagnostics;
using System.Runtime.InteropServices;
using Graph.Neo4j;

namespace Graph.Tests.Storage.Neo4j;

/// <summary>A server that tests may kill: started and stopped by the program that <c>NEO4J_COMMAND</c> names.</summary>
public sealed partial class OwnServer : IDisposable
{
    private const int Halt = 19, Continue = 18;
    private static readonly TimeSpan StartMax = TimeSpan.FromMinutes(3);

    /// <summary>How long something may take to come about.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly string home = Directory.CreateTempSubdirectory("graph-neo4j-").FullName;
    private Dictionary<string, string> said = [];
    private string settings = "";

    /// <summary>Where it is, or will be again.</summary>
    internal ServerAddress Address => ServerAddress.Of(said[RealServer.UriVariable], said["NEO4J_USERNAME"], said["NEO4J_PASSWORD"], "neo4j");

    /// <summary>A store of it that has still to be opened.</summary>
    internal Neo4jGraphStore Store(Func<IReadOnlyList<GraphRecord>>? seed = null) => Neo4jGraphStore.At(said[RealServer.UriVariable], said["NEO4J_USERNAME"], said["NEO4J_PASSWORD"], "neo4j", seed);

    /// <summary>The same, opened.</summary>
    internal async Task<Neo4jGraphStore> Opened(Func<IReadOnlyList<GraphRecord>>? seed = null)
    {
        var store = Store(seed);
        await Until(async () =>
        {
            await store.Open(default);
            return true;
        });
        return store;
    }

    /// <summary>Holds nothing but indexes.</summary>
    internal async Task Wiped()
    {
        await using var way = Address.Open();
        await way.Execute("MATCH (n) DETACH DELETE n", new Dictionary<string, object?>(), default);
    }

    /// <summary>Waits for something, over the refusals of a server that has just started.</summary>
    internal static async Task Until(Func<Task<bool>> condition)
    {
        for (var clock = Stopwatch.StartNew(); ;)
        {
            try
            {
                if (await condition())
                    return;
            }
            catch (GraphException refusal) when (refusal.Code == GraphCode.StoreUnavailable && clock.Elapsed < Patience)
            {
                // asked again
            }
            Assert.True(clock.Elapsed < Patience, "It did not come about.");
            await Task.Delay(50);
        }
    }

    /// <summary>Runs, with these settings (<c>NEO4J_name=value</c>) and no others.</summary>
    public async Task Up(params string[] with)
    {
        if (IsUp && settings == string.Join(' ', with))
            return;
        Down();
        settings = string.Join(' ', with);
        var output = await Run(["start", "--home", home, "--bolt", Port("NEO4J_URI"), "--http", Port("NEO4J_HTTP")], with);
        said = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=', 2)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1]);
    }

    /// <summary>Ends at once, as when the power goes.</summary>
    public void Down()
    {
        if (!IsUp)
            return;
        using var process = Process.GetProcessById(Pid!.Value);
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>Ends in good order: nothing is left to recover at the next start.</summary>
    public async Task Stopped() => await Run(["stop", "--home", home], []);

    /// <summary>Takes connections, and answers nothing: each of its threads has halted when this returns, which the signal alone does not say.</summary>
    public void Pause()
    {
        var pid = Pid!.Value;
        Assert.Equal(0, Kill(pid, Halt));
        Assert.True(SpinWait.SpinUntil(() => Directory.GetDirectories($"/proc/{pid}/task").All(HasHalted), StartMax), "The server did not halt.");
    }

    public void Resume() => Assert.Equal(0, Kill(Pid!.Value, Continue));

    public void Dispose()
    {
        Down();
        Directory.Delete(home, recursive: true);
    }

    private string PidFile => Path.Combine(home, "run", "pid");

    private int? Pid => File.Exists(PidFile) && int.TryParse(File.ReadAllText(PidFile), out var pid) ? pid : null;

    private bool IsUp => Pid is { } pid && Kill(pid, 0) == 0;

    /// <summary>By the state in its stat file, which stands behind the name in brackets. A thread that ended meanwhile has no such file.</summary>
    private static bool HasHalted(string task)
    {
        try
        {
            var stat = File.ReadAllText(Path.Combine(task, "stat"));
            return stat[stat.LastIndexOf(')') + 2] == 'T';
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>A free one the first time, then the same one.</summary>
    private string Port(string variable) => said.TryGetValue(variable, out var uri) ? new Uri(uri).Port.ToString(System.Globalization.CultureInfo.InvariantCulture) : "0";

    private static async Task<string> Run(string[] arguments, string[] settings)
    {
        var start = new ProcessStartInfo(RealServer.Needed("NEO4J_COMMAND"), arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        // none lives long enough for its best machine code to pay, and on few cores its making takes them from the tests
        start.Environment.TryAdd("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        foreach (var setting in settings)
            start.Environment[setting.Split('=')[0]] = setting.Split('=', 2)[1];
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(StartMax);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
        await process.WaitForExitAsync(limit.Token);
        Assert.True(process.ExitCode == 0, await errors);
        return await output;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);
}
