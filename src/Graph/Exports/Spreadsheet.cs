using System.Buffers;
using System.Globalization;
using System.Text;

namespace Graph;

/// <summary>What may stand in a cell of a table that is opened in a spreadsheet.</summary>
public static class Spreadsheet
{
    /// <summary>What a formula begins with, also in full width.</summary>
    private static readonly SearchValues<char> Formula = SearchValues.Create("=+-@＝＋－＠");

    /// <summary>Where a program starts a new cell that takes another character than the comma to part them, and so knows nothing of our quotes: Excel in most of Europe.</summary>
    private static readonly SearchValues<char> Breaks = SearchValues.Create(";\t\r\n");

    /// <summary>What a cell is quoted for.</summary>
    private static readonly SearchValues<char> Parted = SearchValues.Create(",;\t\"\r\n");

    /// <summary>A text that a spreadsheet would take for a formula is made text by an apostrophe, wherever in it a cell may be taken to start; a negative number stays a number.</summary>
    public static string Cell(string? text)
    {
        if (text is not { Length: > 0 } || !text.AsSpan().ContainsAny(Formula) || IsNegative(text))
            return text ?? "";
        var (safe, copied) = (new StringBuilder(text.Length + 1), 0);
        for (var start = 0; start >= 0;)
        {
            var at = start;
            while (at < text.Length && (text[at] == '"' || char.IsWhiteSpace(text[at])))
                at++;
            if (at < text.Length && Formula.Contains(text[at]))
            {
                safe.Append(text, copied, at - copied).Append('\'');
                copied = at;
            }
            var next = text.AsSpan(at).IndexOfAny(Breaks);
            start = next < 0 ? -1 : at + next + 1;
        }
        return safe.Append(text, copied, text.Length - copied).ToString();
    }

    /// <summary>A row of a CSV file (RFC 4180), with its end.</summary>
    public static string Row(IEnumerable<string?> cells) => string.Join(',', cells.Select(Quoted)) + "\r\n";

    private static string Quoted(string? cell)
    {
        var safe = Cell(cell);
        return safe.AsSpan().ContainsAny(Parted) || safe.StartsWith(' ') || safe.EndsWith(' ') ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static bool IsNegative(string text) => text[0] == '-' && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out _);
}
