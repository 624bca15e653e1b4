using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Graph.Sqlite;

/// <summary>A connection with its prepared statements: used by one question at a time, then given back to its <see cref="Sessions"/>.</summary>
internal sealed class Session : IDisposable
{
    /// <summary>In place of the parameters that are given, for a statement that takes null as NULL.</summary>
    private const int AllValues = -1;

    private readonly SqliteConnection connection;
    private readonly Dictionary<(string Section, int Given), Prepared> prepared = [];

    static Session()
    {
        // A session is used by one thread at a time, so SQLite need not lock at every call, nor count memory under one lock for all sessions.
        // This has to come first in the process; where something else has opened a database before, it is refused and changes nothing.
        Batteries_V2.Init();
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    public Session(string connectionString, string pragmas)
    {
        connection = new SqliteConnection(connectionString);
        connection.Open();
        // a plan that looks at the values bound to it (LIMIT @limit) is made anew whenever they are bound
        _ = raw.sqlite3_db_config(connection.Handle!, raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _);
        Run(pragmas);
    }

    /// <summary>Who stood where at the version that is read, for a question that can use it; null where that is not held.</summary>
    public Seating? Seating { get; set; }

    /// <summary>What is known of ids; null for one that writes, whose numbers may yet be taken back.</summary>
    public KnownIds? Ids { get; init; }

    /// <summary>Runs statements that are not kept.</summary>
    public void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Ends what the session is doing; called from another thread.</summary>
    public void Interrupt() => raw.sqlite3_interrupt(connection.Handle);

    /// <summary>All rows of a statement. A parameter whose value is null is not given, see <see cref="Sql"/>.</summary>
    public List<T> List<T>(string section, Func<Row, T> row, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var rows = new List<T>();
        var statement = Bound(section, values);
        try
        {
            while (statement.Step())
                rows.Add(row(statement.Row));
        }
        finally
        {
            statement.Reset();
        }
        return rows;
    }

    /// <summary>Does something with every row of a statement.</summary>
    public void Each(string section, Action<Row> row, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var statement = Bound(section, values);
        try
        {
            while (statement.Step())
                row(statement.Row);
        }
        finally
        {
            statement.Reset();
        }
    }

    /// <summary>The first row, or the default when there is none.</summary>
    public T? First<T>(string section, Func<Row, T> row, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var statement = Bound(section, values);
        try
        {
            return statement.Step() ? row(statement.Row) : default;
        }
        finally
        {
            statement.Reset();
        }
    }

    public void Execute(string section, params ReadOnlySpan<(string Name, object? Value)> values) => First(section, _ => true, values);

    /// <summary>Runs a statement of <c>write.sql</c> with all its values, null as NULL, in the order in which it names them; the number in its first row, if it has one.</summary>
    public long? Put(string section, params ReadOnlySpan<object?> values)
    {
        var statement = Writing(section);
        statement.BindAll(values);
        try
        {
            return statement.Step() ? statement.Row.Long(0) : null;
        }
        finally
        {
            statement.Reset();
        }
    }

    /// <summary>A statement of <c>write.sql</c>, to be given its values one by one.</summary>
    public Prepared Writing(string section)
    {
        if (!prepared.TryGetValue((section, AllValues), out var statement))
            prepared[(section, AllValues)] = statement = new Prepared(connection.Handle!, section, []);
        return statement.Begin();
    }

    private Prepared Bound(string section, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var given = 0;
        for (var i = 0; i < values.Length; i++)
            given |= values[i].Value is null ? 0 : 1 << i;
        if (!prepared.TryGetValue((section, given), out var statement))
            prepared[(section, given)] = statement = new Prepared(connection.Handle!, section, values);
        statement.Bind(values);
        return statement;
    }

    public void Dispose()
    {
        foreach (var statement in prepared.Values)
            statement.Dispose();
        connection.Dispose();
    }
}

/// <summary>The sessions of a file: as many as questions were ever asked at once, kept for the next ones.</summary>
internal sealed class Sessions(Func<Session> open) : IDisposable
{
    private readonly ConcurrentBag<Session> idle = [];
    private volatile bool closed;

    public Session Take() => idle.TryTake(out var session) ? session : open();

    public void Return(Session session)
    {
        if (closed)
            session.Dispose();
        else
            idle.Add(session);
    }

    public void Dispose()
    {
        closed = true;
        while (idle.TryTake(out var session))
            session.Dispose();
    }
}
