using System.CommandLine;
using System.CommandLine.Parsing;
using Graph.Neo4j;
using Graph.Sqlite;

namespace Graph.Cli;

/// <summary>The options that name a store: a file, or a server with the user to ask it as. Passwords come from a file or the environment, since others see a command line.</summary>
internal sealed class StoreOptions
{
    private const string PasswordVariable = "GRAPH_NEO4J_PASSWORD";

    /// <summary>As the API has it.</summary>
    private const string Default = "graph.db";

    private readonly Option<string> store;
    private readonly Option<string> user, database;
    private readonly Option<FileInfo?> passwordFile;

    private StoreOptions(string name, string prefix, string what)
    {
        store = new Option<string>(name) { Required = prefix.Length > 0, HelpName = "STORE", Description = $"{what}: the path of a file, or the address of a Neo4j server, http(s)://…, neo4j(+s)://… or bolt(+s)://…" };
        if (prefix.Length == 0)
            store.DefaultValueFactory = _ => Default;
        user = new Option<string>($"--{prefix}user") { HelpName = "NAME", Description = "The user on a Neo4j server.", DefaultValueFactory = _ => "neo4j" };
        passwordFile = new Option<FileInfo?>($"--{prefix}password-file") { HelpName = "FILE", Description = $"The file with the user's password; without it the environment has it, in {PasswordVariable}." };
        database = new Option<string>($"--{prefix}database") { HelpName = "NAME", Description = "The database on a Neo4j server.", DefaultValueFactory = _ => "neo4j" };
    }

    public static StoreOptions AddTo(Command command, string name = "--store", string prefix = "", string what = "The graph")
    {
        var options = new StoreOptions(name, prefix, what);
        command.Add(options.store);
        command.Add(options.user);
        command.Add(options.passwordFile);
        command.Add(options.database);
        return options;
    }

    /// <summary>Whether a store is named on the command line.</summary>
    public bool IsGiven(SymbolResult result) => result.GetResult(store) is { Implicit: false };

    /// <summary>The graph to be asked. Where none is named and none is there, it is made with the graph that ships, as the API does.</summary>
    public async Task<OpenGraph> OpenOrMake(ParseResult asked, Terminal terminal, CancellationToken cancel)
    {
        if (IsGiven(asked.CommandResult) || File.Exists(Default))
            return await Open(asked, make: false, cancel);
        var graph = OpenGraph.Of(SqliteGraphStore.Open(Default, () => Ndjson.ReadFolder(Path.Combine(AppContext.BaseDirectory, "data"))));
        await terminal.Error.WriteLineAsync($"Made {Path.GetFullPath(Default)} with the graph that ships; --store names another, --url an API.");
        return graph;
    }

    /// <summary>What is given, as arguments of the API; its own settings say the rest.</summary>
    public IEnumerable<string> Arguments(ParseResult asked)
    {
        foreach (var (name, option) in ((string, Option<string>)[])[("Store", store), ("Neo4jUser", user), ("Neo4jDatabase", database)])
        {
            if (asked.GetResult(option) is { Implicit: false })
                yield return $"--Graph:{name}={asked.GetValue(option)}";
        }
        if (Password(asked) is { Length: > 0 } password)
            yield return $"--Graph:Neo4jPassword={password}";
    }

    /// <summary>The graph that a dry run asks: where there is no file yet, an empty one elsewhere, gone with it.</summary>
    public async Task<OpenGraph> OpenDry(ParseResult asked, CancellationToken cancel)
    {
        var where = asked.GetRequiredValue(store);
        if (Neo4jGraphStore.IsAddress(where) || File.Exists(where))
            return await Open(asked, make: false, cancel);
        var folder = Directory.CreateTempSubdirectory("graph-dry-run-");
        var graph = SqliteGraphStore.Open(Path.Combine(folder.FullName, Default));
        return OpenGraph.Of(graph) with { Owner = new TemporaryStore(graph, folder) };
    }

    /// <param name="asked">The command line.</param>
    /// <param name="make">Whether an empty graph is made where there is none.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="GraphException"></exception>
    public async Task<OpenGraph> Open(ParseResult asked, bool make, CancellationToken cancel)
    {
        var where = asked.GetRequiredValue(store);
        // called where there is none, within what would make it
        Func<IReadOnlyList<GraphRecord>>? seed = make ? null : () => throw None(where);
        if (Neo4jGraphStore.IsAddress(where))
        {
            var server = Neo4jGraphStore.At(where, asked.GetRequiredValue(user), Password(asked), asked.GetRequiredValue(database), seed);
            try
            {
                await server.Open(cancel);
                return OpenGraph.Of(server);
            }
            catch
            {
                await server.DisposeAsync();
                throw;
            }
        }
        return make || File.Exists(where) ? OpenGraph.Of(SqliteGraphStore.Open(where, seed)) : throw None(where);
    }

    private static GraphException None(string where) => new(GraphCode.StoreUnavailable, $"There is no graph at '{where}'. The service makes one when it starts, and so do 'graph copy' and 'graph import'.");

    private string Password(ParseResult asked) =>
        asked.GetValue(passwordFile) is { } file ? File.ReadAllText(file.FullName).TrimEnd('\r', '\n') : Environment.GetEnvironmentVariable(PasswordVariable) ?? "";
}

/// <summary>A store that is gone with its folder.</summary>
internal sealed class TemporaryStore(IDisposable store, DirectoryInfo folder) : IDisposable
{
    public void Dispose()
    {
        store.Dispose();
        folder.Delete(recursive: true);
    }
}

/// <summary>A store, by what it can.</summary>
internal sealed record OpenGraph(IGraphStore Questions, IGraphLog Log, IGraphKeys Keys, IDisposable Owner) : IDisposable
{
    public static OpenGraph Of<T>(T store)
        where T : IGraphStore, IGraphLog, IGraphKeys, IDisposable => new(store, store, store, store);

    public void Dispose() => Owner.Dispose();
}
