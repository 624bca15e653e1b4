using System.Diagnostics;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Graph.Sqlite;

public sealed partial class SqliteGraphStore
{
    /// <summary>The application id of our files, so that no other program's file is taken for one: "Grap" in ASCII.</summary>
    private const int ApplicationId = 0x47726170;

    private const int SchemaVersion = 4;

    /// <summary>To what size the journal (WAL) is cut back when it has been copied into the file, in bytes.</summary>
    private const int JournalBytesMax = 16 * 1024 * 1024;

    /// <summary>How long a write waits for another process's, in milliseconds.</summary>
    private const int BusyMs = 10_000;

    /// <summary>How many entities are given new keys at once.</summary>
    private const int NamedAtOnce = 1000;

    /// <summary>After how long it tries again, in milliseconds.</summary>
    private const int BusyPauseMs = 10;

    /// <summary>Opens the graph in a file. A file that is not there is made, with its folder, and filled with the seed, in one transaction: it is never there half.</summary>
    /// <param name="path">The file.</param>
    /// <param name="seed">What a new graph starts with; not called for an existing one.</param>
    /// <exception cref="GraphException"><see cref="GraphCode.StoreUnavailable"/> with what to do, <see cref="GraphCode.InvalidRecords"/> for the seed.</exception>
    public static SqliteGraphStore Open(string path, Func<IReadOnlyList<GraphRecord>>? seed = null) => Open(path, seed, Seatings.AskedMin);

    /// <param name="path">The file.</param>
    /// <param name="seed">What a new graph starts with.</param>
    /// <param name="heldFrom">From how many questions of a version on who stood where is held of it, see <see cref="Seatings"/>.</param>
    internal static SqliteGraphStore Open(string path, Func<IReadOnlyList<GraphRecord>>? seed, int heldFrom)
    {
        Session? writer = null;
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
                Directory.CreateDirectory(folder);
            writer = new Session(ConnectionString(path, SqliteOpenMode.ReadWriteCreate), $"PRAGMA busy_timeout={BusyMs}; PRAGMA synchronous=FULL; PRAGMA foreign_keys=OFF; {Filling.Usual}");
            Recognise(writer, path);
            writer.Run($"PRAGMA journal_mode=WAL; PRAGMA journal_size_limit={JournalBytesMax};");
            string? graph = null;
            var ids = new KnownIds();
            var store = new SqliteGraphStore(new Sessions(() => Reader(path, graph, ids)), writer, heldFrom);
            // an existing graph is opened without a write, and so without waiting for another process's
            if (writer.First("open/what", row => row.Int(1)) != SchemaVersion)
                store.Change(session => Make(session, seed), CancellationToken.None).GetAwaiter().GetResult();
            // from here on whoever waits is not in SQLite, and can be cancelled
            writer.Run("PRAGMA busy_timeout=0");
            writer.Run(Sql.Whole("open/scope"));
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

    public async Task<T> Write<T>(Func<IGraphWriting, Task<T>> work, CancellationToken cancel) => await Change(async session =>
    {
        var writing = new Writing(session);
        try
        {
            var answer = await work(writing);
            await writing.Finish();
            return answer;
        }
        finally
        {
            await writing.Leave();
        }
    }, cancel);

    /// <summary>Runs a write in a transaction of its own, one at a time. It is on disk when this returns.</summary>
    private async Task<T> Change<T>(Func<Session, Task<T>> change, CancellationToken cancel)
    {
        await writing.WaitAsync(cancel);
        try
        {
            await Begin(cancel);
            try
            {
                T answer;
                // what is cancelled ends in SQLite too; but a commit, once it has begun, is not
                using (cancel.UnsafeRegister(static running => ((Session)running!).Interrupt(), writer))
                    answer = await change(writer);
                cancel.ThrowIfCancellationRequested();
                writer.Execute("open/commit");
                return answer;
            }
            catch
            {
                RollBack();
                throw;
            }
        }
        catch (SqliteException fault)
        {
            throw Translated(fault, cancel);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Waits for another process's write, no longer than <see cref="BusyMs"/>.</summary>
    private async Task Begin(CancellationToken cancel)
    {
        for (var clock = Stopwatch.StartNew(); ;)
        {
            try
            {
                writer.Execute("open/write");
                return;
            }
            catch (SqliteException fault) when (fault.SqliteErrorCode == raw.SQLITE_BUSY && clock.ElapsedMilliseconds < BusyMs)
            {
                await Task.Delay(BusyPauseMs, cancel);
            }
        }
    }

    /// <summary>A session that only reads, of the file that was opened: one that was taken away is not an empty graph, and another in its place is not this one.</summary>
    private static Session Reader(string path, string? graph, KnownIds ids)
    {
        var session = new Session(ConnectionString(path, SqliteOpenMode.ReadWrite), $"PRAGMA busy_timeout={BusyMs}; PRAGMA query_only=1; PRAGMA cache_size=-3072;") { Ids = ids };
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
        foreach (var sql in (string[])["ROLLBACK", Filling.Usual])
        {
            try
            {
                writer.Run(sql);
            }
            catch (SqliteException)
            {
                // the fault that led here is the one to tell
            }
        }
    }

    private static void Recognise(Session session, string path)
    {
        var (application, version, tables) = session.First("open/what", row => (row.Int(0), row.Int(1), row.Int(2)));
        if (tables == 0 && application == 0)
            return;
        if (application != ApplicationId)
            throw new GraphException(GraphCode.StoreUnavailable, $"'{path}' is a database of another program: give the path of a graph, or of a file that is not there yet.");
        if (version is < 1 or > SchemaVersion)
            throw new GraphException(GraphCode.StoreUnavailable, $"'{path}' was written by another version of this program (schema {version}, this one reads {SchemaVersion}): use that version, or give another path.");
    }

    /// <summary>Makes a new graph, or brings an older one to this version. Another process may have done so meanwhile.</summary>
    private static async Task<bool> Make(Session session, Func<IReadOnlyList<GraphRecord>>? seed)
    {
        var version = session.First("open/what", row => row.Int(1));
        if (version == SchemaVersion)
            return false;
        if (version == 0)
        {
            session.Run(Sql.Whole("schema"));
            session.Run($"PRAGMA application_id={ApplicationId}; INSERT INTO meta (key, value) VALUES ('graph', lower(hex(randomblob(4)))), ('version', 1);");
        }
        if (version < 2)
            session.Run(Sql.Whole("migrate-2"));
        if (version is 1 or 2)
            NameAnew(session);
        if (version < 4)
            session.Run(Sql.Whole("migrate-4"));
        session.Run($"PRAGMA user_version={SchemaVersion};");
        if (version == 0 && seed?.Invoke() is { Count: > 0 } records)
        {
            var empty = new Writing(session);
            await Seed.Write(empty, records, "shipped data", DateTimeOffset.UtcNow);
            await empty.Finish();
        }
        return true;
    }

    /// <summary>Version 3: names are found by more keys than before.</summary>
    private static void NameAnew(Session session)
    {
        session.Execute("write/forget-names");
        for (var after = 0L; ;)
        {
            var some = session.List("write/named", row => (N: row.Long(0), Record: new EntityRecord
            {
                Id = row.Text(1), Type = row.Text(2), Name = row.Text(3), Aliases = JsonSerializer.Deserialize(row.Text(4), GraphJson.Default.StringArray)!,
                Fields = JsonSerializer.Deserialize(row.Text(5), GraphJson.Default.DictionaryStringJsonElement)!,
            }), ("after", after), ("limit", NamedAtOnce));
            foreach (var (n, record) in some)
                session.Put("write/names", n, NameKeys.Of(record));
            if (some.Count < NamedAtOnce)
                return;
            after = some[^1].N;
        }
    }
}
