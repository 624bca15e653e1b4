using System.Globalization;
using System.Text.RegularExpressions;

namespace Graph.Cli.Mappings;

/// <summary>A column that a mapping works out from others. Its steps are taken in the order in which they stand here, whatever the order of the keys.</summary>
internal sealed class Column
{
    private static readonly string[] Known = ["of", "all", "count", "when", "unless", "split", "replace", "find", "lookup", "match", "matchAll", "otherwise", "date", "number", "none"];

    private readonly string name;
    private readonly Func<Row, bool> condition;
    private readonly Func<Row, IReadOnlyList<string>> start;
    private readonly List<Func<Row, IReadOnlyList<string>, IReadOnlyList<string>>> steps = [];
    private readonly string otherwise;

    private Column(string name, Part part, ColumnNames names)
    {
        this.name = name;
        var parts = part.IsMap ? part.Keys("a column", Known) : new() { ["of"] = part };
        condition = Condition.Of(parts, names);
        start = Start(part, parts, names);
        otherwise = parts.TryGetValue("otherwise", out var other) ? other.OneOf("way to go on", "refuse", "same", "none") : "";
        var none = parts.TryGetValue("none", out var empty) ? empty.Items().Select(item => item.Text()).ToList() : [];
        if (parts.TryGetValue("split", out var split))
            Each(value => value.Split(split.Text(), StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        if (parts.TryGetValue("replace", out var replace))
            Replace(replace);
        if (parts.TryGetValue("find", out var find))
            Find(Condition.Pattern(find));
        if (none.Count > 0)
            Each(value => none.Contains(value, StringComparer.OrdinalIgnoreCase) ? [] : [value]);
        if (parts.TryGetValue("lookup", out var lookup))
            Lookup(lookup);
        if (parts.TryGetValue("match", out var match))
            Match(match, names, all: false);
        if (parts.TryGetValue("matchAll", out var every))
            Match(every, names, all: true);
        if (parts.TryGetValue("date", out var date))
            Date(date);
        if (parts.TryGetValue("number", out var number))
            Number(number);
    }

    /// <summary>One column; of a list of ways the first that gives a value.</summary>
    public static Action<Row> Of(string name, Part part, ColumnNames names)
    {
        var ways = part.Items().Select(item => new Column(name, item, names)).ToList();
        names.Add(name);
        return row => row.Set(name, ways.Select(way => way.Values(row)).FirstOrDefault(values => values.Count > 0) ?? []);
    }

    private IReadOnlyList<string> Values(Row row) => condition(row) ? steps.Aggregate(start(row), (values, step) => step(row, values)) : [];

    private static Func<Row, IReadOnlyList<string>> Start(Part part, Dictionary<string, Part> parts, ColumnNames names)
    {
        if (parts.TryGetValue("count", out var count))
        {
            var (of, seen) = (new Template(count, names), new Dictionary<string, int>(StringComparer.Ordinal));
            return row => [(seen[of.Fill(row) ?? ""] = seen.GetValueOrDefault(of.Fill(row) ?? "") + 1).ToString(CultureInfo.InvariantCulture)];
        }
        if (parts.TryGetValue("all", out var all))
        {
            var templates = all.Items().Select(item => new Template(item, names)).ToList();
            return row => [.. templates.SelectMany(template => template.Every(row)).Distinct()];
        }
        if (part.Needed(parts, "a column", "of") is not { } of_)
            return _ => [];
        var template = new Template(of_, names);
        return template.Every;
    }

    private void Each(Func<string, IEnumerable<string>> step) => steps.Add((_, values) => [.. values.SelectMany(step).Where(value => value.Length > 0).Distinct()]);

    private void Replace(Part part)
    {
        foreach (var (key, _, value) in part.Members())
        {
            var (pattern, text) = (Condition.Pattern(key), value.Text());
            Each(old => [pattern.Replace(old, text).Trim()]);
        }
    }

    private void Find(Regex pattern) =>
        Each(value => pattern.Match(value) is { Success: true } found ? [(found.Groups.Count > 1 ? found.Groups[1] : found.Groups[0]).Value.Trim()] : []);

    private void Lookup(Part part)
    {
        var table = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value, becomes) in part.Members())
        {
            if (!table.TryAdd(value.Trim(), [.. becomes.Items().Select(item => item.Text())]))
                key.Fail($"'{Quoted.Shorten(value)}' stands twice in this lookup");
        }
        steps.Add((row, values) => [.. values.SelectMany(value => table.GetValueOrDefault(value) ?? Unknown(row, value, "lookup", "refuse")).Where(value => value.Length > 0).Distinct()]);
    }

    private void Match(Part part, ColumnNames names, bool all)
    {
        var ways = part.Members().Select(way => (Pattern: Condition.Pattern(way.Key), Become: way.Value.Items().Select(item => new Template(item, names)).ToList())).ToList();
        steps.Add((row, values) => [.. values.SelectMany(value => Matched(row, value)).Where(value => value.Length > 0).Distinct()]);

        IEnumerable<string> Matched(Row row, string value)
        {
            var fit = ways.Where(way => way.Pattern.IsMatch(value)).Take(all ? ways.Count : 1).ToList();
            return fit.Count > 0 ? fit.SelectMany(way => way.Become.SelectMany(become => become.Every(row))) : Unknown(row, value, all ? "matchAll" : "match", "none");
        }
    }

    private IReadOnlyList<string> Unknown(Row row, string value, string step, string without) => (otherwise.Length > 0 ? otherwise : without) switch
    {
        "same" => [value],
        "none" => [],
        _ => throw RowRefused.Of(name, $"'{Quoted.Shorten(value)}' is not in its {step}: add what it is, or say otherwise: same, or none"),
    };

    private void Date(Part part)
    {
        var ways = part.IsMap
            ? part.Members().Select(way => (Format: way.Name, Becomes: way.Value.Text())).ToList()
            : part.Items().Select(item => (Format: item.Text(), Becomes: "")).ToList();
        steps.Add((row, values) => [.. values.Select(value => ways.Select(way => Dated(value, way.Format, way.Becomes)).FirstOrDefault(date => date is not null)
            ?? throw RowRefused.Of(name, $"'{Quoted.Shorten(value)}' is not a date as {string.Join(", or ", ways.Select(way => way.Format))}; name its format, or say none: ['{Quoted.Shorten(value)}']"))]);
    }

    /// <summary>As precise as the format: without a day it is a month, without a month a year.</summary>
    private static string? Dated(string value, string format, string becomes)
    {
        if (format == "edtf")
            return Edtf.TryParse(value, out _) ? value : null;
        if (!DateTime.TryParseExact(value, format, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var day))
            return null;
        var letters = string.Concat(format.Split('\'').Where((_, i) => i % 2 == 0));
        var date = day.ToString(letters.Contains('d', StringComparison.Ordinal) ? "yyyy-MM-dd" : letters.Contains('M', StringComparison.Ordinal) ? "yyyy-MM" : "yyyy", CultureInfo.InvariantCulture);
        return becomes.Length == 0 ? date : becomes.Replace("{date}", date, StringComparison.Ordinal);
    }

    private void Number(Part part)
    {
        var parts = part.IsMap ? part.Keys("a number", "decimal", "group") : [];
        var (point, group) = (parts.TryGetValue("decimal", out var mark) ? mark.Text() : ".", parts.TryGetValue("group", out var between) ? between.Text() : ",");
        if (!part.IsMap && !part.Flag())
            return;
        if (point == group)
            part.Fail("decimal and group are one sign: then no number could be read");
        steps.Add((row, values) => [.. values.Select(value => Read(value) ?? throw RowRefused.Of(name, $"'{Quoted.Shorten(value)}' is not a number as 1{group}234{point}5; say what is none: ['{Quoted.Shorten(value)}']"))]);

        // groups are of three: 6.000.00 could be six thousand or six million, and is neither
        string? Read(string value) => Regex.IsMatch(value, $@"^-?(\d+|\d{{1,3}}({Regex.Escape(group)}\d{{3}})+)({Regex.Escape(point)}\d+)?([eE][+-]?\d+)?\z", RegexOptions.None, TimeSpan.FromSeconds(1))
            && decimal.TryParse(value.Replace(group, "", StringComparison.Ordinal).Replace(point, ".", StringComparison.Ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
                ? (number / 1.000000000000000000000000000m).ToString(CultureInfo.InvariantCulture)
                : null;
    }
}
