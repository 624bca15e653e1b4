using System.Globalization;
using System.Text.RegularExpressions;

namespace Graph.Cli.Mappings;

/// <summary>Whether something is meant on a row: all tests of one table of them, of any table of a list.</summary>
internal sealed class Condition
{
    private static readonly string[] Tests = ["is", "contains", "matches", "given", "above", "below"];

    private readonly List<List<Func<Row, bool>>> any = [];

    private Condition()
    {
    }

    /// <summary>By the keys <c>when</c> and <c>unless</c>.</summary>
    public static Func<Row, bool> Of(Dictionary<string, Part> parts, ColumnNames names)
    {
        var when = parts.TryGetValue("when", out var only) ? Read(only, names) : null;
        var unless = parts.TryGetValue("unless", out var never) ? Read(never, names) : null;
        return row => when?.Holds(row) != false && unless?.Holds(row) != true;
    }

    private static Condition Read(Part part, ColumnNames names)
    {
        var condition = new Condition();
        foreach (var table in part.Items())
            condition.any.Add([.. table.Members().Where(member => names.Check(member.Key, member.Name)).SelectMany(member => Of(member.Name, member.Value, names))]);
        return condition;
    }

    private bool Holds(Row row) => any.Any(all => all.All(test => test(row)));

    private static List<Func<Row, bool>> Of(string column, Part part, ColumnNames names)
    {
        if (!part.IsMap)
            return [Is(column, part, names)];
        return [.. part.Keys("a test", Tests).Select(test => Test(column, test.Key, test.Value, names))];
    }

    private static Func<Row, bool> Test(string column, string test, Part part, ColumnNames names)
    {
        switch (test)
        {
            case "is":
                return Is(column, part, names);
            case "given":
                var given = part.Flag();
                return row => row[column].Count > 0 == given;
            case "matches":
                var pattern = Pattern(part);
                return row => row[column].Any(pattern.IsMatch);
            case "contains":
                var parts = part.Items().Select(item => new Template(item, names)).ToList();
                return row => parts.Any(inside => inside.Fill(row) is { } text && row[column].Any(value => value.Contains(text, StringComparison.OrdinalIgnoreCase)));
            default:
                var bound = new Template(part, names);
                return row => bound.Fill(row) is { } text && row[column].Any(value => Math.Sign(Compare(value, text)) == (test == "above" ? 1 : -1));
        }
    }

    private static Func<Row, bool> Is(string column, Part part, ColumnNames names)
    {
        var choices = part.Items().Select(item => new Template(item, names)).ToList();
        return row => choices.Any(choice => choice.Fill(row) is { } text && row[column].Any(value => string.Equals(value, text, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Numbers by their value, all else letter by letter, as dates are.</summary>
    private static int Compare(string one, string other) =>
        decimal.TryParse(one, NumberStyles.Number, CultureInfo.InvariantCulture, out var a) && decimal.TryParse(other, NumberStyles.Number, CultureInfo.InvariantCulture, out var b)
            ? a.CompareTo(b)
            : string.CompareOrdinal(one, other);

    /// <summary>A regular expression that cannot run for long, whatever it is given.</summary>
    internal static Regex Pattern(Part part)
    {
        try
        {
            return new Regex(part.Text(), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (ArgumentException fault)
        {
            part.Fail($"is a regular expression, and this is none: {fault.Message}");
            return new Regex("(?!)");
        }
    }
}
