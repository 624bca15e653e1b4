using System.Text.Json;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Graph.Sqlite;

/// <summary>
/// A graph in one SQLite file. Readers never wait for the writer nor the writer for readers (WAL); a write is on disk when it returns
/// (<c>synchronous=FULL</c>), and a process that dies in the middle of one leaves none of it.
/// </summary>
public sealed partial class SqliteGraphStore : IGraphStore, IGraphLog, IGraphKeys, IDisposable
{
    private readonly Sessions readers;
    private readonly Seatings seatings;
    private readonly Session writer;
    private readonly SemaphoreSlim writing = new(1, 1);

    private SqliteGraphStore(Sessions readers, Session writer, int heldFrom)
    {
        this.readers = readers;
        seatings = new(readers, heldFrom);
        this.writer = writer;
    }

    public Task<string> GetVersion(CancellationToken cancel) => Ask(session => session.First("get-version", row => row.Text(0))!, cancel, single: true);

    public void Dispose()
    {
        seatings.Dispose();
        readers.Dispose();
        writer.Dispose();
        writing.Dispose();
    }

    private static readonly System.Globalization.CultureInfo Invariant = System.Globalization.CultureInfo.InvariantCulture;

    /// <summary>Runs a question in one read transaction, so that all its statements see one state. SQLite has no asynchronous calls: it runs here and now.</summary>
    /// <param name="question">What to do.</param>
    /// <param name="cancel">Ends it, in SQLite too.</param>
    /// <param name="single">Whether it runs a single statement, which sees one state by itself.</param>
    /// <param name="seated">Whether it goes by who stood where.</param>
    private Task<T> Ask<T>(Func<Session, T> question, CancellationToken cancel, bool single = false, bool seated = false)
    {
        cancel.ThrowIfCancellationRequested();
        Session? session = null;
        try
        {
            session = readers.Take();
            T? answer = default;
            GraphException? refusal = null;
            // the registration ends before the session is another question's
            using (cancel.UnsafeRegister(static running => ((Session)running!).Interrupt(), session))
            {
                if (!single)
                    session.Execute("open/begin");
                try
                {
                    session.Seating = seated ? seatings.At(session) : null;
                    answer = question(session);
                }
                catch (GraphException said)
                {
                    refusal = said;
                }
                if (!single)
                    session.Execute("open/commit");
            }
            // a session that waits must not keep a version that nobody asks about any more
            session.Seating = null;
            readers.Return(session);
            return refusal is null ? Task.FromResult(answer!) : Task.FromException<T>(refusal);
        }
        catch (Exception fault)
        {
            // it stands in the middle of something: the next question gets another
            session?.Dispose();
            if (fault is SqliteException of)
                throw Translated(of, cancel);
            throw;
        }
    }

    /// <summary>What the file or the machine does is said to be so; what a statement of ours does wrong stays a bug.</summary>
    private static Exception Translated(SqliteException fault, CancellationToken cancel) => fault.SqliteErrorCode switch
    {
        // an interrupt while a statement is compiled goes by other names
        _ when cancel.IsCancellationRequested => new OperationCanceledException(cancel),
        raw.SQLITE_INTERRUPT => new OperationCanceledException(cancel),
        raw.SQLITE_FULL => new GraphException(GraphCode.DiskFull, "The disk of the graph is full: nothing was written. It has to be given room.", fault),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_NOMEM or raw.SQLITE_READONLY or raw.SQLITE_IOERR or raw.SQLITE_CORRUPT
            or raw.SQLITE_CANTOPEN or raw.SQLITE_PROTOCOL or raw.SQLITE_PERM or raw.SQLITE_AUTH or raw.SQLITE_NOTADB
            => new GraphException(GraphCode.StoreUnavailable, "The store cannot be read or written just now.", fault),
        _ => fault,
    };

    private static string Json(IEnumerable<string> values) => JsonSerializer.Serialize([.. values], GraphJson.Default.StringArray);

    private static string Json(IEnumerable<long> values) => JsonSerializer.Serialize([.. values], GraphJson.Default.Int64Array);

    /// <summary>A list as a parameter; null, and so no condition, when it is empty.</summary>
    private static string? Given(IReadOnlyCollection<string> values) => values.Count == 0 ? null : Json(values);

    /// <summary>Cuts off the row that was read beyond the limit, and says where the next page starts.</summary>
    private static string? Next<T>(ListQuestion question, List<T> rows, Func<T, string[]> keys)
    {
        if (rows.Count <= question.Limit)
            return null;
        rows.RemoveRange(question.Limit, rows.Count - question.Limit);
        return Cursor.Write(question, keys(rows[^1]));
    }

    private sealed record Keyed(long N, string Day, string Id)
    {
        public static Keyed Read(Row row) => new(row.Long(0), row.Text(1), row.Text(2));

        public string[] Keys => [Day, Id];
    }

    /// <summary>The evidence of relations, by their numbers.</summary>
    private static ILookup<long, Evidence> EvidenceOf(Session session, IEnumerable<long> relations)
    {
        var rows = session.List("part-evidence/evidence", row => (Relation: row.Long(0), Locator: row.TextOrNull(1), Summary: row.Text(2), Quote: row.TextOrNull(3),
            Stance: row.TextOrNull(4), Confidence: row.TextOrNull(5), Source: row.Long(6)), ("relations", Json(relations.Distinct())));
        // many claims rest on few sources
        var wanted = rows.Select(row => row.Source).Distinct();
        var sources = session.Seating?.Sources is { } held
            ? wanted.ToDictionary(n => n, n => held[n])
            : session.List("part-evidence/sources", row => (N: row.Long(0), Source: new SourceRef(row.Text(1), row.Text(2), row.TextOrNull(3), row.TextOrNull(4), row.TextOrNull(5))),
                ("sources", Json(wanted))).ToDictionary(row => row.N, row => row.Source);
        return rows.ToLookup(row => row.Relation, row => new Evidence(sources[row.Source], row.Locator, row.Summary, row.Quote, row.Stance, row.Confidence));
    }

    /// <summary>An entity's own fields, with references in place of ids.</summary>
    private static List<Dictionary<string, JsonElement>> Expand(Session session, List<(IReadOnlyList<Field> Schema, string Body)> bodies)
    {
        var fields = bodies.ConvertAll(body => JsonSerializer.Deserialize(body.Body, GraphJson.Default.DictionaryStringJsonElement)!);
        var ids = new HashSet<string>();
        for (var i = 0; i < bodies.Count; i++)
            ids.UnionWith(References(bodies[i].Schema, fields[i]).Select(name => fields[i][name].GetString()!));
        if (ids.Count == 0)
            return fields;
        var refs = session.List("part-refs", row => row.Ref(0), ("ids", Json(ids)))
            .ToDictionary(reference => reference.Id, reference => JsonSerializer.SerializeToElement(reference, GraphJson.Default.Ref));
        for (var i = 0; i < bodies.Count; i++)
        {
            foreach (var name in References(bodies[i].Schema, fields[i]))
                fields[i][name] = refs[fields[i][name].GetString()!];
        }
        return fields;
    }

    private static List<string> References(IReadOnlyList<Field> schema, Dictionary<string, JsonElement> fields) =>
        [.. schema.Where(field => field.Kind == FieldKind.Ref && fields.ContainsKey(field.Name)).Select(field => field.Name)];
}
