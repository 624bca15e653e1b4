using System.Globalization;

namespace Graph;

/// <summary>The first entry of a graph: what it starts with.</summary>
public static class Seed
{
    /// <exception cref="GraphException"><see cref="GraphCode.InvalidRecords"/></exception>
    public static Task Write(IGraphWriting empty, IReadOnlyList<GraphRecord> records, string by, DateTimeOffset now)
    {
        RecordCheck.Check(records, _ => null, _ => false, _ => false);
        var entry = new Entry(1, Moment(now), by, "import");
        return empty.Append(entry, [.. records.OrderBy(record => record.Key.Kind).Select((record, i) => new Change(record.Key, 1, entry, i, record))]);
    }

    /// <summary>A moment as records and entries have it: UTC, ISO 8601 to the second.</summary>
    public static string Moment(DateTimeOffset now) => now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
