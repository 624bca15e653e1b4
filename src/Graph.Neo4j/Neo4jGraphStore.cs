using System.Globalization;

namespace Graph.Neo4j;

/// <summary>A graph on a Neo4j server. What labels, types and properties it has there is in the head of <c>cypher/schema.cypher</c>.</summary>
public sealed partial class Neo4jGraphStore : IGraphStore, IAsyncDisposable, IDisposable
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    private static readonly Dictionary<string, object?> None = [];

    /// <summary>How often a question is asked again when the graph was written in the middle of it, before writers have to wait for it.</summary>
    private const int TriesMax = 3;

    private readonly IServer server;

    internal Neo4jGraphStore(IServer server) => this.server = server;

    public async Task<string> GetVersion(CancellationToken cancel)
    {
        var rows = await server.Read(Cypher.Whole("get-version"), None, cancel);
        return rows.Count == 0 ? throw await NotThere(cancel) : rows[0].Text("version");
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

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
                var asking = new Asking((statement, values) => server.Read(statement, values, cancel), () => NotThere(cancel));
                var answer = await question(asking);
                AnsweredFrom.Tell(asking.Version, asking.RecordVersion);
                return answer;
            }
            catch (WrittenMeanwhileException)
            {
                // the next try sees the new state
            }
        }
        return await server.Write(async transaction =>
        {
            await transaction.Run(Cypher.Whole("part-asking/hold"), None);
            var asking = new Asking(transaction.Run, () => NotThere(cancel));
            var answer = await question(asking);
            AnsweredFrom.Tell(asking.Version, asking.RecordVersion);
            return answer;
        }, cancel);
    }

    /// <summary>A list as a parameter; null, and so no condition, when it is empty.</summary>
    private static IReadOnlyCollection<T>? Given<T>(IReadOnlyCollection<T> values) => values.Count == 0 ? null : values;

    /// <summary>Cuts off the row that was read beyond the limit, and says where the next page starts.</summary>
    private static string? Next(ListQuestion question, Found found, Func<ServerRow, string[]> keys)
    {
        if (found.All.Count <= question.Limit)
            return null;
        found.All.RemoveRange(question.Limit, found.All.Count - question.Limit);
        return Cursor.Write(question, keys(found.All[^1]));
    }

    private static string[] DayAndId(ServerRow row) => [row.Text("day"), row.Text("id")];

    /// <summary>One run of a question.</summary>
    private sealed class Asking(Func<string, IReadOnlyDictionary<string, object?>, Task<IReadOnlyList<ServerRow>>> run, Func<Task<GraphException>> notThere)
    {
        /// <summary>Where the statement of a question stands within the frame.</summary>
        private const string Inside = "RETURN {} AS row";

        /// <summary>The state that is read; null before the first statement.</summary>
        public string? Version { get; private set; }

        /// <summary>Of the one record that is asked for, where it is.</summary>
        public int? RecordVersion { get; set; }

        /// <summary>All rows of a statement, each one map. A parameter whose value is null is not given, see <see cref="Cypher"/>.</summary>
        public async Task<Found> List(string section, params (string Name, object? Value)[] values)
        {
            var given = values.Where(value => value.Value is not null).ToDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal);
            var rows = await run(Cypher.Whole("part-asking/frame").Replace(Inside, Cypher.For(section, given.Keys.ToHashSet()), StringComparison.Ordinal), given);
            if (rows.Count == 0)
                throw await notThere();
            var row = rows[0];
            Version ??= row.Text("before");
            if (row.Text("before") != Version || row.Text("after") != Version)
                throw new WrittenMeanwhileException();
            return new Found(row);
        }

        /// <summary>Whether there is an entity of an id: asked only where an answer is empty.</summary>
        public async Task<bool> Knows(string id) => (await List("part-names/known", ("id", id))).All.Count > 0;
    }

    /// <summary>What a statement found: rows, and the entities and sources that they name by id.</summary>
    private sealed class Found(ServerRow row)
    {
        private readonly Dictionary<string, Ref> entities = row.Maps("entities").ToDictionary(one => one.Text("id"), RefOf, StringComparer.Ordinal);

        private readonly Dictionary<string, SourceRef> sources = row.Maps("sources").ToDictionary(one => one.Text("id"),
            one => new SourceRef(one.Text("id"), one.Text("title"), one.TextOrNull("publisher"), one.TextOrNull("published"), one.TextOrNull("url")), StringComparer.Ordinal);

        public List<ServerRow> All { get; } = [.. row.Maps("rows")];

        public Ref Entity(string id) => entities[id];

        public Ref? EntityOrNull(ServerRow row, string name) => row.TextOrNull(name) is { } id ? entities[id] : null;

        /// <summary>The evidence of a relation: what each piece says stands in lists side by side.</summary>
        public IReadOnlyList<Evidence> Evidence(ServerRow relation)
        {
            var said = Rows.Evidence(relation);
            return [.. said.Select(one => new Evidence(sources[one.Source], one.Locator, one.Summary, one.Quote, one.Stance, one.Confidence))];
        }
    }

    private static Ref RefOf(ServerRow entity) => new(entity.Text("id"), entity.Text("type"), entity.Text("name"));

    private static Ref RefAt(ServerRow row, string name) => RefOf(row.Map(name));

    /// <summary>Relations in the order in which they were recorded.</summary>
    private static IOrderedEnumerable<ServerRow> ThenAsRecorded(IOrderedEnumerable<ServerRow> relations) => relations.ThenBy(row => row.Long("firstEntry")).ThenBy(row => row.Long("firstPosition"));

    private sealed class WrittenMeanwhileException : Exception;
}
