using System.Globalization;
using System.Text;

namespace Graph.Cli.Mappings;

/// <summary>Reads which tables a mapping is of, finds the file of each among those that were given, and joins them.</summary>
internal sealed class TableReader(Dictionary<string, Part> parts, ColumnNames names)
{
    private readonly Dictionary<string, Table> tables = new(StringComparer.Ordinal);
    private readonly List<Action<Row>> joins = [];

    public IReadOnlyList<Action<Row>> Joins => joins;

    /// <summary>The table whose rows are gone through; null when a fault was found.</summary>
    public Table? Read(Part mapping, IReadOnlyList<string> given)
    {
        if (mapping.Needed(parts, "a mapping", "tables") is not { } part)
            return null;
        var forms = part.Members().Select(member => Form(member.Name, member.Value)).ToList();
        foreach (var (name, path) in Files(part, given, [.. forms.Select(form => form.Name)]))
            tables[name] = Table.Open(path, forms.Single(form => form.Name == name));
        if (tables.Count < forms.Count || forms.Count == 0)
            return null;
        var rows = parts.TryGetValue("rows", out var main) ? main.OneOf("table", [.. tables.Keys])
            : tables.Count == 1 ? forms[0].Name : mapping.Needed(parts, "a mapping of several tables", "rows")?.Text() ?? "";
        if (!tables.TryGetValue(rows, out var table))
            return null;
        foreach (var column in table.Columns)
            names.Add(column);
        if (parts.TryGetValue("join", out var join))
        {
            foreach (var (key, name, value) in join.Members())
                Join(key, name, value);
        }
        return table;
    }

    private static TableForm Form(string name, Part part)
    {
        var keys = part.IsText && part.Text().Length == 0 ? [] : part.Keys("a table", "encoding", "delimiter", "header", "empty");
        var header = 1;
        if (keys.TryGetValue("header", out var line) && (!int.TryParse(line.Text(), NumberStyles.None, CultureInfo.InvariantCulture, out header) || header < 1))
            line.Fail("is the number of the line with the names of the columns, from 1");
        var delimiter = keys.TryGetValue("delimiter", out var sign) ? sign.Text() switch { "tab" => "\t", "semicolon" => ";", "comma" => ",", var text => text } : ",";
        if (delimiter.Length != 1)
        {
            sign!.Fail("is one sign: ',' ';' or tab");
            delimiter = ",";
        }
        return new(name, Encoding(keys.GetValueOrDefault("encoding")), delimiter, Math.Max(header, 1), keys.TryGetValue("empty", out var empty) ? [.. empty.Items().Select(item => item.Text())] : []);
    }

    private static Encoding Encoding(Part? part)
    {
        var utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
        if (part is null || part.Text() is "utf-8")
            return utf8;
        System.Text.Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            return System.Text.Encoding.GetEncoding(part.Text(), EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (ArgumentException)
        {
            part.Fail($"'{Quoted.Shorten(part.Text())}' is no encoding that is known here, as utf-8, windows-1252 or iso-8859-1");
            return utf8;
        }
    }

    /// <summary>A file by the name of its table, NAME=FILE or NAME.csv; a single one is the single table.</summary>
    private static Dictionary<string, string> Files(Part part, IReadOnlyList<string> given, IReadOnlyList<string> known)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var argument in given)
        {
            var (name, path) = argument.Split('=', 2) is [var said, var rest] && known.Contains(said) ? (said, rest) : (Path.GetFileNameWithoutExtension(argument), argument);
            if (known.Count == 1 && given.Count == 1)
                name = known[0];
            if (!known.Contains(name))
                part.Fail($"the file {Path.GetFileName(argument)} is none of its tables: {string.Join(", ", known)}; say which by NAME={Path.GetFileName(argument)}");
            else if (!files.TryAdd(name, path))
                part.Fail($"two files were given for the table {name}");
        }
        foreach (var missing in known.Where(name => !files.ContainsKey(name)))
            part.Fail($"the table {missing} was not given: name its file after the mapping, as {missing}.csv or {missing}=FILE");
        return files;
    }

    private void Join(Part at, string name, Part part)
    {
        var keys = part.Keys("a join", "table", "key", "of", "when", "unless", "take");
        var table = tables.GetValueOrDefault(part.Needed(keys, "a join", "table")?.OneOf("table", [.. tables.Keys]) ?? "");
        var (key, of) = (part.Needed(keys, "a join", "key"), part.Needed(keys, "a join", "of"));
        if (table is null || key is null || of is null)
            return;
        var own = new ColumnNames();
        foreach (var column in table.Columns)
            own.Add(column);
        if (!own.Check(key, key.Text()))
            return;
        var (only, column_, wanted) = (Condition.Of(keys, own), key.Text(), new Template(of, names));
        var all = keys.TryGetValue("take", out var take) && take.OneOf("way to join", "one", "all") == "all";
        var index = new Lazy<ILookup<string, Row>>(() => table.Rows().Where(only).ToLookup(row => row[column_] is [var value, ..] ? value : "", StringComparer.Ordinal));
        foreach (var column in table.Columns)
            names.Add($"{name}.{column}");
        joins.Add(row =>
        {
            var found = wanted.Fill(row) is { Length: > 0 } value ? index.Value[value].ToList() : [];
            if (found.Count > 1 && !all)
                throw RowRefused.Of(of.Text(), $"{found.Count} rows of {table.File} have this {column_} (lines {string.Join(", ", found.Take(5).Select(one => one.Line))}): narrow them by when, or say take: all");
            foreach (var column in table.Columns)
                row.Set($"{name}.{column}", [.. found.SelectMany(one => one[column]).Distinct()]);
        });
    }
}
