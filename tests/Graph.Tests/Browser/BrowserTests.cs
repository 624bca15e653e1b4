using System.Diagnostics;
using Graph.Api;
using Graph.Tests.Storage.Neo4j;

namespace Graph.Tests.Browser;

/// <summary>
/// The explorer in a real Chromium: each file of <c>tests/explorer</c> does with the page what a reader does, over the graph of its name in
/// <c>tests/explorer/graphs</c>, or the one that ships.
/// </summary>
public abstract class BrowserContract(Chromium chromium)
{
    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Chromium.Folder, "*.test.mjs").Select(file => Path.GetFileName(file)[..^".test.mjs".Length]).Order(StringComparer.Ordinal)];

    /// <summary>Whether axe looks at every page: one store is enough for that.</summary>
    private protected abstract bool Looks { get; }

    private protected abstract Task<IGraphStore> Of(IReadOnlyList<GraphRecord> records);

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_page_does_what_its_readers_ask_of_it(string file)
    {
        chromium.MustBeThere();
        var graph = Path.Combine(Chromium.Folder, "graphs", file);
        var store = await Of(Directory.Exists(graph) ? Ndjson.ReadFolder(graph) : Repository.ShippedData());
        var (key, kept) = Keys.Make("a reader", Keys.Reader, DateTimeOffset.UtcNow);
        await ((IGraphKeys)store).AddKey(kept, CancellationToken.None);
        using var api = new ApiHost(store, ("ReadKeyRequired", file == "key" ? "true" : "false"));

        var (status, said) = await Chromium.Node([$"{file}.test.mjs"], ("GRAPH_URL", api.Address.ToString()), ("GRAPH_KEY", key), ("GRAPH_LOOKS", Looks ? "yes" : "no"), ("CHROMIUM", chromium.Path));

        Assert.True(status == 0, said);
    }
}

/// <summary>Over a file.</summary>
public sealed class SqliteBrowserTests(Chromium chromium) : BrowserContract(chromium), IClassFixture<Chromium>, IDisposable
{
    private TempStore? temp;

    private protected override bool Looks => true;

    public void Dispose() => temp?.Dispose();

    private protected override Task<IGraphStore> Of(IReadOnlyList<GraphRecord> records) => Task.FromResult<IGraphStore>((temp = TempStore.Of(records)).Store);
}

/// <summary>Over a Neo4j server.</summary>
[Collection(RealServer.Name)]
public sealed class Neo4jBrowserTests(Chromium chromium, RealServer server) : BrowserContract(chromium), IClassFixture<Chromium>
{
    private protected override bool Looks => false;

    private protected override async Task<IGraphStore> Of(IReadOnlyList<GraphRecord> records) => await server.Of(records);
}

/// <summary>The browser and what drives it. Where one of them is missing its tests are skipped, and fail in CI.</summary>
public sealed class Chromium
{
    private static readonly Lazy<Task<string?>> Installed = new(Install);

    internal static string Folder { get; } = Repository.File("tests", "explorer");

    internal string Path { get; } = Environment.GetEnvironmentVariable("CHROMIUM")
        ?? ((string[])["chromium", "chromium-browser", "google-chrome"]).SelectMany(Named).FirstOrDefault(File.Exists) ?? "";

    internal void MustBeThere()
    {
        var missing = Path.Length == 0 ? "no Chromium is installed (CHROMIUM can name one)" : Installed.Value.GetAwaiter().GetResult();
        if (missing is not null && !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
            Assert.Fail($"The explorer cannot be tried: {missing}.");
        Assert.SkipWhen(missing is not null, $"The explorer is not tried: {missing}.");
    }

    internal static async Task<(int Status, string Said)> Node(string[] arguments, params (string Name, string Value)[] settings) => await Run("node", arguments, settings);

    private static async Task<string?> Install()
    {
        if (!Explorer.IsBuilt)
            return "this build does not have it";
        try
        {
            var (status, said) = await Run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], []);
            return status == 0 ? null : $"npm could not install what drives the browser ({said.Split('\n')[0]})";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "npm is missing";
        }
    }

    private static async Task<(int Status, string Said)> Run(string program, string[] arguments, (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // the tests of a file are not those of a runner around it
        start.Environment.Remove("NODE_TEST_CONTEXT");
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }

    private static IEnumerable<string> Named(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator).Select(folder => System.IO.Path.Combine(folder, program));
}
