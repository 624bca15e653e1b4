using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Graph.Sqlite;

public sealed partial class SqliteGraphStore
{
    /// <summary>The application id of our files, so that no other program's file is taken for one: "Grap" in ASCII.</summary>
    private const int ApplicationId = 0x47726170;

    private const int SchemaVersion = 1;

    /// <summary>To what size the journal (WAL) is cut back when it has been copied into the file, in bytes.</summary>
    private const int JournalBytesMax = 16 * 1024 * 1024;

    /// <summary>How long a write waits for another process's, in milliseconds.</summary>
    private const int BusyMs = 10_000;

    /// <summary>Opens the graph in a file. A file that is not there is made, with its folder, and filled with the seed, in one transaction: it is never there half.</summary>
    /// <param name="path">The file.</param>
    /// <param name="seed">What a new graph starts with; not called for an existing one.</param>
    /// <exception cref="GraphException"><see cref="GraphCode.StoreUnavailable"/> with what to do, <see cref="GraphCode.InvalidRecords"/> for the seed.</exception>
    public static SqliteGraphStore Open(string path, Func<IReadOnlyList<GraphRecord>>? seed = null)
    {
        Session? writer = null;
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
                Directory.CreateDirectory(folder);
            writer = new Session(ConnectionString(path, SqliteOpenMode.ReadWriteCreate), $"PRAGMA busy_timeout={BusyMs}; PRAGMA synchronous=FULL;");
            Recognise(writer, path);
            writer.Run($"PRAGMA journal_mode=WAL; PRAGMA journal_size_limit={JournalBytesMax};");
            string? graph = null;
            var store = new SqliteGraphStore(new Sessions(() => Reader(path, graph)), writer);
            // an existing graph is opened without a write, and so without waiting for another process's
            if (writer.First("open/what", row => row.Int(1)) != SchemaVersion)
                store.Write(session => Create(session, seed));
            graph = Identity(writer);
            return store;
        }
        catch (Exception fault) when (fault is SqliteException or IOException or UnauthorizedAccessException)
        {
            writer?.Dispose();
            throw new GraphException(GraphCode.StoreUnavailable, $"The graph cannot be opened at '{path}': {fault.Message}", fault);
        }
        catch
        {
            writer?.Dispose();
            throw;
        }
    }

    /// <summary>Adds records, all or none.</summary>
    /// <param name="records">In any order; references may be to records that come later.</param>
    /// <param name="recordedBy">Who writes.</param>
    /// <exception cref="GraphException"><see cref="GraphCode.InvalidRecords"/></exception>
    public void Load(IReadOnlyList<GraphRecord> records, string recordedBy) => Write(session => Insert(session, records, recordedBy));

    private void Write(Action<Session> change)
    {
        lock (writing)
        {
            try
            {
                writer.Run("BEGIN IMMEDIATE");
                try
                {
                    change(writer);
                    writer.Run("COMMIT");
                }
                catch
                {
                    RollBack();
                    throw;
                }
            }
            catch (SqliteException fault)
            {
                throw Translated(fault, CancellationToken.None);
            }
        }
    }

    /// <summary>A session that only reads, of the file that was opened: one that was taken away is not an empty graph, and another in its place is not this one.</summary>
    private static Session Reader(string path, string? graph)
    {
        var session = new Session(ConnectionString(path, SqliteOpenMode.ReadWrite), $"PRAGMA busy_timeout={BusyMs}; PRAGMA query_only=1; PRAGMA cache_size=-8192;");
        if (Identity(session) == graph)
            return session;
        session.Dispose();
        throw new GraphException(GraphCode.StoreUnavailable, "The file of the graph was replaced by another: start the program again.");
    }

    private static string ConnectionString(string path, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = BusyMs / 1000 }.ToString();

    private static string Identity(Session session) => session.First("get-version", row => row.Text(0))!.Split('.')[0];

    /// <summary>SQLite has done so by itself after some faults, a full disk among them, and then says that there is nothing to take back.</summary>
    private void RollBack()
    {
        try
        {
            writer.Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            // the fault that led here is the one to tell
        }
    }

    private static void Recognise(Session session, string path)
    {
        var (application, version, tables) = session.First("open/what", row => (row.Int(0), row.Int(1), row.Int(2)));
        if (tables == 0 && application == 0)
            return;
        if (application != ApplicationId)
            throw new GraphException(GraphCode.StoreUnavailable, $"'{path}' is a database of another program: give the path of a graph, or of a file that is not there yet.");
        if (version != SchemaVersion)
            throw new GraphException(GraphCode.StoreUnavailable, $"'{path}' was written by another version of this program (schema {version}, this one reads {SchemaVersion}): use that version, or give another path.");
    }

    private static void Create(Session session, Func<IReadOnlyList<GraphRecord>>? seed)
    {
        if (session.First("open/what", row => row.Int(1)) == SchemaVersion)
            return;
        session.Run(Sql.Whole("schema"));
        session.Run($"PRAGMA application_id={ApplicationId}; PRAGMA user_version={SchemaVersion}; INSERT INTO meta (key, value) VALUES ('graph', lower(hex(randomblob(4)))), ('version', 1);");
        if (seed?.Invoke() is { Count: > 0 } records)
            Insert(session, records, "shipped data");
    }

    private static void Insert(Session session, IReadOnlyList<GraphRecord> records, string recordedBy)
    {
        RecordCheck.Check(records,
            id => session.First("part-names/by-id", row => row.Text(2), ("id", id)),
            id => session.First("get-source", row => true, ("id", id)),
            id => session.First("open/relation", row => true, ("id", id)));
        var recorded = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        using (var insert = new Inserter(session))
        {
            foreach (var source in records.OfType<SourceRecord>())
                insert.Source(source);
            foreach (var entity in records.OfType<EntityRecord>())
                insert.Entity(entity);
            insert.Homes(records.OfType<EntityRecord>());
            foreach (var relation in records.OfType<RelationRecord>())
                insert.Relation(relation, recorded, recordedBy);
        }
        var (acts, doing, kinds) = (Json(Schema.Acts), Json(Schema.Relations.Where(type => type.Doing).Select(type => type.Name)), Json(Schema.MeetingKinds));
        foreach (var step in Sql.Of("refresh"))
            session.Execute(step, ("acts", acts), ("doing", doing), ("meetingKinds", kinds));
    }
}
