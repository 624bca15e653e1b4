using System.Globalization;

namespace Graph.Neo4j;

/// <summary>A graph on a Neo4j server. What labels, types and properties it has there is in the head of <c>cypher/schema.cypher</c>.</summary>
public sealed partial class Neo4jGraphStore : IAsyncDisposable, IDisposable
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>How often a question is asked again when the graph was written in the middle of it, before writers have to wait for it.</summary>
    private const int TriesMax = 3;

    private readonly IServer server;

    internal Neo4jGraphStore(IServer server) => this.server = server;

    public async Task<string> GetVersion(CancellationToken cancel)
    {
        var rows = await server.Read(Cypher.Whole("get-version"), None, cancel);
        return rows.Count == 0 ? throw Gone() : rows[0].Text("version");
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static readonly Dictionary<string, object?> None = [];

    /// <summary>
    /// Runs a question so that all of it sees one state. Neo4j shows every statement what others have committed meanwhile, so the version is read
    /// at both ends of each; where writers are never idle, they wait for one question.
    /// </summary>
    private async Task<T> Ask<T>(Func<Asking, Task<T>> question, CancellationToken cancel)
    {
        for (var i = 0; i < TriesMax; i++)
        {
            try
            {
                return await question(new Asking((statement, values) => server.Read(statement, values, cancel)));
            }
            catch (WrittenMeanwhileException)
            {
                // the next try sees the new state
            }
        }
        return await server.Write(async transaction =>
        {
            await transaction.Run(Cypher.Whole("part-asking/hold"), None);
            return await question(new Asking(transaction.Run));
        }, cancel);
    }

    private static GraphException Gone() => new(GraphCode.StoreUnavailable, "The database holds no graph any more: start the program again.");

    /// <summary>One run of a question.</summary>
    private sealed class Asking(Func<string, IReadOnlyDictionary<string, object?>, Task<IReadOnlyList<ServerRow>>> run)
    {
        private string? version;

        /// <summary>The state that is read; null before the first statement.</summary>
        public string? Version => version;

        /// <summary>All rows of a statement. A parameter whose value is null is not given, see <see cref="Cypher"/>.</summary>
        public async Task<IReadOnlyList<ServerRow>> List(string section, params (string Name, object? Value)[] values)
        {
            var given = values.Where(value => value.Value is not null).ToDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal);
            var rows = await run(Cypher.For("part-asking/frame", given.Keys.ToHashSet()).Replace(Inside, Cypher.For(section, given.Keys.ToHashSet()), StringComparison.Ordinal), given);
            if (rows.Count == 0)
                throw Gone();
            version ??= rows[0].Text("before");
            if (rows[0].Text("before") != version || rows[0].Text("after") != version)
                throw new WrittenMeanwhileException();
            return rows[0].Maps("rows");
        }

        /// <summary>The first row, or null when there is none.</summary>
        public async Task<ServerRow?> First(string section, params (string Name, object? Value)[] values) => (await List(section, values)).FirstOrDefault();

        private const string Inside = "RETURN {} AS row";
    }

    private sealed class WrittenMeanwhileException : Exception;
}
