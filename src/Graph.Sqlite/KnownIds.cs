using System.Text;

namespace Graph.Sqlite;

/// <summary>
/// Which ids the numbers of rows stand for, of as many as there is room for: whoever reads a whole graph comes upon the same entities and sources
/// again and again, and each is a page of the file. A number is never given to another id, so what was committed once stays true.
/// </summary>
internal sealed class KnownIds
{
    /// <summary>Of each kind, the numbers below this.</summary>
    private const int Room = 1 << 19;

    /// <summary>Of all together; a graph of a million relations takes 8 MB of it.</summary>
    private const long BytesMax = 32_000_000;

    private readonly Lock keeping = new();
    private readonly Texts ids = new();

    /// <summary>By number, one more than where the id is; 0 while it is not known.</summary>
    private readonly int[] entities = new int[Room], sources = new int[Room];

    public string? Of(RecordKind kind, long n) => n < Room && Volatile.Read(ref PlacesOf(kind)[n]) is > 0 and var place ? ids[place - 1] : null;

    public void Keep(RecordKind kind, long n, string id)
    {
        if (n >= Room || PlacesOf(kind)[n] > 0)
            return;
        Span<byte> text = stackalloc byte[Encoding.UTF8.GetMaxByteCount(RecordCheck.IdMax)];
        lock (keeping)
        {
            if (PlacesOf(kind)[n] == 0 && ids.Reserved < BytesMax)
                Volatile.Write(ref PlacesOf(kind)[n], ids.Add(text[..Encoding.UTF8.GetBytes(id, text)]) + 1);
        }
    }

    private int[] PlacesOf(RecordKind kind) => kind == RecordKind.Source ? sources : entities;
}
