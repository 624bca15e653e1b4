namespace Graph.Cli.Mappings;

/// <summary>A row of a table with all that a mapping can name on it: its columns, those of joined tables, and those that are worked out.</summary>
internal sealed class Row
{
    private readonly Dictionary<string, IReadOnlyList<string>> values;

    public Row(Table table, int line, Dictionary<string, IReadOnlyList<string>> values)
    {
        (Table, Line, this.values) = (table, line, values);
    }

    private Row(Row row, IReadOnlyDictionary<string, string> bound)
    {
        (Table, Line, values, Bound) = (row.Table, row.Line, row.values, bound);
    }

    public Table Table { get; }

    /// <summary>The line of the file on which it begins, from 1.</summary>
    public int Line { get; }

    /// <summary>The columns of which one value of several is meant.</summary>
    public IReadOnlyDictionary<string, string> Bound { get; } = new Dictionary<string, string>();

    public IReadOnlyList<string> this[string column] => Bound.TryGetValue(column, out var one) ? [one] : values.GetValueOrDefault(column, []);

    public void Set(string column, IReadOnlyList<string> several) => values[column] = [.. several.Where(value => value.Length > 0)];

    /// <summary>The same row, with one value of a column meant.</summary>
    public Row With(string column, string value) => new(this, new Dictionary<string, string>(Bound) { [column] = value });

    /// <summary>The same row with what is meant on both; null when they mean different values of one column.</summary>
    public Row? And(Row other) => other.Bound.Any(pair => Bound.TryGetValue(pair.Key, out var mine) && mine != pair.Value)
        ? null
        : new(this, new Dictionary<string, string>(Bound.Union(other.Bound)));
}

/// <summary>Why nothing can be made of a row.</summary>
internal sealed class RowRefused(string detail) : Exception(detail)
{
    /// <param name="column">The column that is wrong, where it is one.</param>
    /// <param name="detail">What would be right.</param>
    public static RowRefused Of(string? column, string detail) => new(column is null ? detail : $"{column}: {detail}");
}
