using System.Buffers.Binary;
using System.Text;

namespace Graph.Sqlite;

/// <summary>
/// Many short texts as bytes one after the other: a fifth of what they take as strings, and nothing for the collector to look through. One thread adds
/// at a time; whoever has been told the place of a text can read it meanwhile.
/// </summary>
internal sealed class Texts
{
    /// <summary>So much is reserved at a time. The longest text of a graph takes a fifth of it.</summary>
    private const int PieceBytes = 1 << 16;

    private byte[][] pieces = new byte[4][];
    private int used = PieceBytes, count;

    /// <summary>What is reserved.</summary>
    public long Reserved => (long)count * PieceBytes;

    /// <param name="place">As <see cref="Add"/> gave it.</param>
    public string this[int place] => Encoding.UTF8.GetString(Bytes(place));

    /// <summary>Which of two comes first, by their bytes.</summary>
    public int Compare(int place, int other) => Bytes(place).SequenceCompareTo(Bytes(other));

    /// <summary>Keeps a text, and gives its place; no place is 0 but that of the first.</summary>
    public int Add(ReadOnlySpan<byte> text)
    {
        if (used + sizeof(ushort) + text.Length > PieceBytes)
        {
            if (count == pieces.Length)
                Array.Resize(ref pieces, count * 2);
            pieces[count++] = new byte[PieceBytes];
            used = 0;
        }
        var place = ((count - 1) * PieceBytes) + used;
        var there = pieces[count - 1].AsSpan(used);
        BinaryPrimitives.WriteUInt16LittleEndian(there, (ushort)text.Length);
        text.CopyTo(there[sizeof(ushort)..]);
        used += sizeof(ushort) + text.Length;
        return place;
    }

    private ReadOnlySpan<byte> Bytes(int place)
    {
        var text = pieces[place / PieceBytes].AsSpan(place % PieceBytes);
        return text.Slice(sizeof(ushort), BinaryPrimitives.ReadUInt16LittleEndian(text));
    }
}
