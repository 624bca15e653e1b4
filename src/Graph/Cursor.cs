using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Graph;

/// <summary>
/// Where a page ended: the sort keys of its last row, bound to the question it belongs to. Opaque to callers; a check sum refuses what was
/// changed or belongs to another question, so that no page is silently wrong.
/// </summary>
public static class Cursor
{
    private const int CheckBytes = 8;

    /// <summary>Nothing is counted this far.</summary>
    private const int NumberMax = 1_000_000_000;

    /// <param name="question">The question without its cursor and limit, so that a page may be followed by one of another size.</param>
    /// <param name="keys">The sort keys of the last row.</param>
    public static string Write(ListQuestion question, params string[] keys)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(keys, GraphJson.Default.StringArray);
        return Base64Url.EncodeToString([.. Check(question, body), .. body]);
    }

    /// <summary>The sort keys, or null when the question asks for the first page.</summary>
    /// <exception cref="GraphException"><see cref="GraphCode.BadCursor"/></exception>
    public static string[]? Read(ListQuestion question, int count)
    {
        if (question.Cursor is null)
            return null;
        try
        {
            var bytes = Base64Url.DecodeFromChars(question.Cursor);
            if (bytes.Length > CheckBytes && bytes.AsSpan(0, CheckBytes).SequenceEqual(Check(question, bytes.AsSpan(CheckBytes)))
                && JsonSerializer.Deserialize(bytes.AsSpan(CheckBytes), GraphJson.Default.StringArray) is { } keys && keys.Length == count && !keys.Contains(null))
                return keys;
        }
        catch (Exception fault) when (fault is FormatException or JsonException)
        {
            // answered below: how it is wrong is of no use to anybody
        }
        throw Refused();
    }

    /// <summary>A key that is a count.</summary>
    /// <exception cref="GraphException"><see cref="GraphCode.BadCursor"/></exception>
    public static int Number(string key) => int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < NumberMax ? number : throw Refused();

    private static GraphException Refused() =>
        new(GraphCode.BadCursor, "cursor is not one that this question gave: take 'next' of the page before, with the same parameters.") { Field = "cursor" };

    private static byte[] Check(ListQuestion question, ReadOnlySpan<byte> body)
    {
        // a record prints lists by type only, so the lists are spelled out by JSON
        var asked = JsonSerializer.SerializeToUtf8Bytes(question with { Cursor = null, Limit = ListQuestion.LimitDefault }, question.GetType(), GraphJson.Default);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.ASCII.GetBytes(question.GetType().Name));
        hash.AppendData(asked);
        hash.AppendData(body);
        return hash.GetHashAndReset()[..CheckBytes];
    }
}
