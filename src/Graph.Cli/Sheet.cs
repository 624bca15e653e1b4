namespace Graph.Cli;

/// <summary>How a list becomes a table for people: a row an item, in the last column the numbers of its sources. A column that is empty in all rows is left out.</summary>
internal sealed class Sheet<T>
{
    private readonly List<(string Name, Func<T, string?> Value)> columns = [];
    private Func<T, IEnumerable<Evidence>>? evidence;

    public Sheet<T> Column(string name, Func<T, string?> value)
    {
        columns.Add((name, value));
        return this;
    }

    public Sheet<T> Column(string name, Func<T, IEnumerable<string?>> values) => Column(name, item => string.Join("; ", values(item).Where(value => value is not null).Distinct()));

    public Sheet<T> Column(string name, Func<T, int> value) => Column(name, item => value(item).ToString(System.Globalization.CultureInfo.InvariantCulture));

    public Sheet<T> Evidence(Func<T, IEnumerable<Evidence>> of)
    {
        evidence = of;
        return this;
    }

    public Task Write(Paper paper, IReadOnlyList<T> items)
    {
        var rows = items.Select(item => columns.Select(column => column.Value(item)).Concat(evidence is null ? [] : [paper.Marks(evidence(item))]).ToList()).ToList();
        var names = columns.Select(column => column.Name).Concat(evidence is null ? [] : ["who says so"]).ToList();
        var shown = Enumerable.Range(0, names.Count).Where(i => rows.Exists(row => !string.IsNullOrEmpty(row[i]))).ToList();
        return paper.Table([.. shown.Select(i => names[i])], rows.Select(row => (IReadOnlyList<string?>)[.. shown.Select(i => row[i])]));
    }
}
