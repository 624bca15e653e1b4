using Graph.Sqlite;

namespace Graph.Tests;

/// <summary>A real embedded store in a temporary folder, gone with the test.</summary>
internal sealed class TempStore : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("graph-test-").FullName;

    private TempStore()
    {
    }

    public string Path => System.IO.Path.Combine(folder, "graph.db");

    public SqliteGraphStore Store { get; private set; } = null!;

    public static TempStore Of(IReadOnlyList<GraphRecord> records) => Of(records, Seatings.AskedMin);

    /// <summary>One that holds who stood where in memory from so many questions on.</summary>
    public static TempStore Of(IReadOnlyList<GraphRecord> records, int heldFrom)
    {
        var temp = new TempStore();
        temp.Store = SqliteGraphStore.Open(temp.Path, () => records, heldFrom);
        return temp;
    }

    public void Dispose()
    {
        Store.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}

internal static class Written
{
    /// <summary>Adds new records, as one entry.</summary>
    public static Task Add(this IGraphLog graph, IReadOnlyList<GraphRecord> records) => graph.Write(async writing =>
    {
        var entry = new Entry(await writing.LastEntry() + 1, Seed.Moment(DateTimeOffset.UtcNow), "a test", "create");
        await writing.Append(entry, [.. records.Select((record, i) => new Change(record.Key, 1, entry, i, record))]);
        return true;
    }, CancellationToken.None);
}
