using System.Globalization;

namespace Graph;

/// <summary>What may stand in a cell of a table that is opened in a spreadsheet.</summary>
public static class Spreadsheet
{
    private const string Formula = "=+-@\t\r";

    /// <summary>A text that a spreadsheet would take for a formula is made text by an apostrophe; a negative number stays a number.</summary>
    public static string Cell(string? text) =>
        text is not { Length: > 0 } || !Formula.Contains(text[0], StringComparison.Ordinal) || IsNegative(text) ? text ?? "" : "'" + text;

    private static bool IsNegative(string text) => text[0] == '-' && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}
