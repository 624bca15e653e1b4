using System.Globalization;
using System.Runtime.CompilerServices;

namespace Graph;

/// <summary>
/// Where a fault would be: a JSON pointer that is put together only when there is one, as <c>$"{at}/name"</c> is given to what takes one. A record
/// has a dozen such places, and most records no fault.
/// </summary>
[InterpolatedStringHandler]
internal struct JsonPointer
{
    private string root;
    private string? first, last;
    private int number = -1;

    public JsonPointer(int literalLength, int formattedCount) => root = "";

    public static implicit operator JsonPointer(string at) => new(0, 0) { root = at };

    public void AppendLiteral(string text)
    {
        if (first is null && number < 0)
            first = text;
        else if (last is null)
            last = text;
        else
            (root, first, last, number) = (ToString(), text, null, -1);
    }

    public void AppendFormatted(string text)
    {
        if (root.Length == 0 && first is null)
            root = text;
        else
            AppendLiteral(text);
    }

    public void AppendFormatted(JsonPointer place) => this = place;

    public void AppendFormatted(int position)
    {
        if (number >= 0 || last is not null)
            (root, first, last) = (ToString(), null, null);
        number = position;
    }

    public override readonly string ToString() => string.Concat(root, first, number < 0 ? "" : number.ToString(CultureInfo.InvariantCulture), last);
}
