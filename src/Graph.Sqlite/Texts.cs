using System.Text;

namespace Graph.Sqlite;

/// <summary>Many short texts as bytes one after the other: a tenth of what they take as strings, and nothing for the collector to look through.</summary>
internal sealed class Texts
{
    private readonly List<byte> bytes = [];
    private readonly List<int> ends = [];

    public string this[int place] => Encoding.UTF8.GetString(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bytes)[(place == 0 ? 0 : ends[place - 1])..ends[place]]);

    public void Add(ReadOnlySpan<byte> text)
    {
        bytes.AddRange(text);
        ends.Add(bytes.Count);
    }

    /// <summary>Gives back what was reserved for more.</summary>
    public void End()
    {
        bytes.TrimExcess();
        ends.TrimExcess();
    }
}
