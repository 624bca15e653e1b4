using System.Collections.Concurrent;
using System.Text.Json;

namespace Graph.Tests.Faults;

/// <summary>One write that was sent, by what it makes of records.</summary>
internal sealed class Sent(IReadOnlyList<Expected> changes)
{
    public IReadOnlyList<Expected> Changes => changes;

    /// <summary>Whether the answer came and said that it was kept.</summary>
    public bool IsAcknowledged { get; set; }
}

/// <summary>What a write makes of one record.</summary>
internal sealed record Expected(RecordKey Key, int Version, GraphRecord? Record, string? Into = null)
{
    public Expected(GraphRecord record, int version = 1)
        : this(record.Key, version, record)
    {
    }

    public override string ToString() => $"{Key.Id} {Version} {(Record is null ? Into ?? "removed" : JsonSerializer.Serialize(Record, GraphJson.Default.GraphRecord))}";
}

/// <summary>All that was sent to a graph: what was acknowledged must be there, anything else whole or not at all, and nothing beside.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentQueue<Sent> sent = new();

    public int Acknowledged => sent.Count(one => one.IsAcknowledged);

    public int Unanswered => sent.Count(one => !one.IsAcknowledged);

    public Sent Send(params Expected[] changes)
    {
        var one = new Sent(changes);
        sent.Enqueue(one);
        return one;
    }

    /// <param name="log">The graph after whatever happened.</param>
    /// <param name="before">Its last entry before anything of this was sent.</param>
    /// <returns>Its last entry.</returns>
    public async Task<long> Check(IGraphLog log, long before)
    {
        var entries = new HashSet<long>();
        foreach (var one in sent)
        {
            var found = new List<long?>();
            foreach (var change in one.Changes)
                found.Add(await Find(log, change));
            Assert.True(found.Distinct().Count() == 1, $"Half of a write is there: {string.Join("; ", one.Changes.Zip(found))}");
            Assert.True(found[0] is not null || !one.IsAcknowledged, $"What was acknowledged is not there: {string.Join("; ", one.Changes)}");
            if (found[0] is { } entry)
                Assert.True(entries.Add(entry), $"Two writes are one entry: {string.Join("; ", one.Changes)}");
        }
        // one entry a write, and none that nobody sent
        Assert.Equal(Enumerable.Range((int)before + 1, entries.Count).Select(number => (long)number), entries.Order());
        Assert.Empty(await log.ReadEntries(before + entries.Count, 1, default));
        return before + entries.Count;
    }

    /// <summary>The entry that made this of the record; null when there is none.</summary>
    private static async Task<long?> Find(IGraphLog log, Expected expected)
    {
        var found = (await log.ReadVersions(expected.Key, default)).FirstOrDefault(change => change.Version == expected.Version);
        if (found is null)
            return null;
        Assert.Equal(expected.ToString(), new Expected(found.Key, found.Version, found.Record, found.Into).ToString());
        return found.Entry.Number;
    }
}
