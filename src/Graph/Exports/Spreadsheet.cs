using System.Globalization;

namespace Graph;

/// <summary>What may stand in a cell of a table that is opened in a spreadsheet.</summary>
public static class Spreadsheet
{
    private const string Formula = "=+-@\t\r";

    /// <summary>A text that a spreadsheet would take for a formula is made text by an apostrophe; a negative number stays a number.</summary>
    public static string Cell(string? text) =>
        text is not { Length: > 0 } || !Formula.Contains(text[0], StringComparison.Ordinal) || IsNegative(text) ? text ?? "" : "'" + text;

    /// <summary>A row of a CSV file (RFC 4180), with its end.</summary>
    public static string Row(IEnumerable<string?> cells) => string.Join(',', cells.Select(Quoted)) + "\r\n";

    private static string Quoted(string? cell)
    {
        var safe = Cell(cell);
        return safe.AsSpan().ContainsAny(",\"\r\n") || safe.StartsWith(' ') || safe.EndsWith(' ') ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static bool IsNegative(string text) => text[0] == '-' && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}
