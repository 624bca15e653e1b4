using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Graph.Sqlite;

/// <summary>
/// A prepared statement of <c>sql/</c>. A question runs a dozen of them: SQLite is called directly, since a command and a reader for each cost
/// more than SQLite's own work.
/// </summary>
internal sealed class Prepared : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    /// <summary>Where each value is bound; 0 when the statement, as these values make it, has no use for it.</summary>
    private readonly int[] places;

    /// <summary>How many of its values a row has that is being written.</summary>
    private int next;

    public Prepared(sqlite3 database, string section, ReadOnlySpan<(string Name, object? Value)> values)
    {
        this.database = database;
        var given = new HashSet<string>();
        foreach (var (name, value) in values)
        {
            if (value is not null)
                given.Add(name);
        }
        Check(raw.sqlite3_prepare_v2(database, Sql.For(section, given), out statement));
        places = new int[values.Length];
        for (var i = 0; i < values.Length; i++)
            places[i] = values[i].Value is null ? 0 : raw.sqlite3_bind_parameter_index(statement, "@" + values[i].Name);
    }

    public Row Row => new(statement);

    public void Bind(ReadOnlySpan<(string Name, object? Value)> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (places[i] == 0)
                continue;
            Bind(places[i], values[i].Value);
        }
    }

    /// <summary>Binds all parameters, in the order in which the statement first names them.</summary>
    public void BindAll(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            Bind(i + 1, values[i]);
    }

    public bool Step()
    {
        var code = raw.sqlite3_step(statement);
        Check(code);
        return code == raw.SQLITE_ROW;
    }

    /// <summary>Ready for the values of a row.</summary>
    public Prepared Begin()
    {
        next = 0;
        return this;
    }

    /// <summary>The next of the values that a row is written with, in the order in which the statement first names them; null is NULL.</summary>
    public Prepared Add(string? text)
    {
        next++;
        if (text is not null)
            Check(Bind(next, text));
        return this;
    }

    public Prepared Add(long number)
    {
        Check(raw.sqlite3_bind_int64(statement, ++next, number));
        return this;
    }

    public Prepared Add(long? number)
    {
        next++;
        if (number is { } given)
            Check(raw.sqlite3_bind_int64(statement, next, given));
        return this;
    }

    public Prepared AddUtf8(ReadOnlySpan<byte> text)
    {
        Check(raw.sqlite3_bind_text(statement, ++next, text));
        return this;
    }

    /// <summary>Writes the row.</summary>
    public void Write()
    {
        try
        {
            Step();
        }
        finally
        {
            Reset();
            _ = raw.sqlite3_clear_bindings(statement);
        }
    }

    /// <summary>Ready for the next use; what went wrong was said by <see cref="Step"/>.</summary>
    public void Reset() => raw.sqlite3_reset(statement);

    public void Dispose() => statement.Dispose();

    private void Bind(int place, object? value) => Check(value switch
    {
        null => raw.sqlite3_bind_null(statement, place),
        string text => Bind(place, text),
        byte[] text => raw.sqlite3_bind_text(statement, place, text.AsSpan()),
        long number => raw.sqlite3_bind_int64(statement, place, number),
        int number => raw.sqlite3_bind_int(statement, place, number),
        decimal number => raw.sqlite3_bind_double(statement, place, (double)number),
        bool flag => raw.sqlite3_bind_int(statement, place, flag ? 1 : 0),
        _ => throw new InvalidOperationException($"Parameter {place} cannot be bound: {value.GetType()}"),
    });

    /// <summary>A text, of which SQLite makes a copy of its own.</summary>
    private int Bind(int place, string text)
    {
        // no bytes are no pointer, which SQLite takes for NULL
        if (text.Length == 0)
            return raw.sqlite3_bind_text(statement, place, text);
        const int OnStackMax = 1024;
        var bytes = Encoding.UTF8.GetMaxByteCount(text.Length);
        var rented = bytes > OnStackMax ? ArrayPool<byte>.Shared.Rent(bytes) : null;
        var buffer = rented ?? stackalloc byte[OnStackMax];
        var code = raw.sqlite3_bind_text(statement, place, buffer[..Encoding.UTF8.GetBytes(text, buffer)]);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return code;
    }

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, database);
}

/// <summary>
/// The columns of the current row, read from the statement itself: a question reads hundreds of them, and the reader's own getters cost more
/// than SQLite does.
/// </summary>
internal readonly struct Row(sqlite3_stmt statement)
{
    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long Long(int column) => raw.sqlite3_column_int64(statement, column);

    public int Int(int column) => raw.sqlite3_column_int(statement, column);

    public string Text(int column) => Encoding.UTF8.GetString(raw.sqlite3_column_blob(statement, column));

    /// <summary>A text as it lies there, until the next row.</summary>
    public ReadOnlySpan<byte> Utf8(int column) => raw.sqlite3_column_blob(statement, column);

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    /// <summary>The reference in three columns: id, type, name.</summary>
    public Ref Ref(int column) => new(Text(column), Text(column + 1), Text(column + 2));

    public Ref? RefOrNull(int column) => IsNull(column) ? null : Ref(column);
}
