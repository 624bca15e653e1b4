using System.Text.Json;

namespace Graph.Cli;

/// <summary>A copy of a graph by its entries. An entry is written whole or not at all, so that readers of the target see a state that the source once had.</summary>
internal sealed class Copying(OpenGraph from, OpenGraph to, Told told)
{
    /// <summary>How many entries, and how many changes of one, are read at once.</summary>
    private const int EntriesMax = 500, ChangesMax = 1000;

    /// <summary>After how many changes a transaction ends, with the entry that reaches it, where a copy is brought up to date: many small entries share one.</summary>
    public int TransactionChanges { get; init; } = 5000;

    /// <summary>The last entry that both have.</summary>
    public long Last { get; private set; }

    /// <summary>How many entries were copied.</summary>
    public long Copied { get; private set; }

    public async Task Run(CancellationToken cancel)
    {
        await FindLast(cancel);
        if (Last == 0)
            (Last, Copied) = await to.Log.Write(writing => Fill(writing, cancel), cancel);
        // whoever writes to the source meanwhile is copied too
        while (await from.Log.ReadEntries(Last, EntriesMax, cancel) is { Count: > 0 } entries)
        {
            for (var done = 0; done < entries.Count;)
            {
                var count = await to.Log.Write(writing => Write(writing, entries, done, cancel), cancel);
                done += count;
                Copied += count;
                Last = entries[done - 1].Number;
                told.Progress(() => $"Copied {Copied} entries, up to number {Last} of {entries[^1].At}.");
            }
        }
        await Verify(cancel);
    }

    /// <summary>What both have in common is all that the target has, or it is another graph.</summary>
    private async Task FindLast(CancellationToken cancel)
    {
        while (await to.Log.ReadEntries(Last, EntriesMax, cancel) is { Count: > 0 } there)
        {
            var here = await from.Log.ReadEntries(Last, there.Count, cancel);
            if (here.Zip(there).Any(pair => pair.First != pair.Second))
                throw Another($"they differ from entry {here.Zip(there).First(pair => pair.First != pair.Second).Second.Number} on");
            if (here.Count < there.Count)
                throw Another($"it has entries after number {Last + here.Count}, the last one of the graph to copy");
            // two graphs can have been filled by the same program in the same second
            await Compare(there[0], cancel);
            await Compare(there[^1], cancel);
            Last = there[^1].Number;
        }
    }

    private async Task Compare(Entry entry, CancellationToken cancel)
    {
        var here = await from.Log.ReadChanges(entry.Number, -1, ChangesMax, cancel);
        var there = await to.Log.ReadChanges(entry.Number, -1, ChangesMax, cancel);
        if (here.Count != there.Count || here.Zip(there).Any(pair => !Same(pair.First, pair.Second)))
            throw Another($"their entries number {entry.Number} made different changes");
    }

    private static bool Same(Change one, Change other) => one with { Record = null } == other with { Record = null }
        && (one.Record is null ? other.Record is null : other.Record is not null && JsonElement.DeepEquals(Json(one.Record), Json(other.Record)));

    private static JsonElement Json(GraphRecord record) => JsonSerializer.SerializeToElement(record, GraphJson.Default.GraphRecord);

    /// <summary>An empty store takes all there is in one write: what stops half-way leaves nothing, and what is derived is made once.</summary>
    /// <returns>The last entry, and how many it was.</returns>
    private async Task<(long Last, long Copied)> Fill(IGraphWriting writing, CancellationToken cancel)
    {
        await CheckLast(writing);
        var (last, copied) = (0L, 0L);
        while (await from.Log.ReadEntries(last, EntriesMax, cancel) is { Count: > 0 } entries)
        {
            foreach (var entry in entries)
                await Write(writing, entry, cancel);
            (last, copied) = (entries[^1].Number, copied + entries.Count);
        }
        return (last, copied);
    }

    /// <returns>How many entries it was.</returns>
    private async Task<int> Write(IGraphWriting writing, IReadOnlyList<Entry> entries, int first, CancellationToken cancel)
    {
        await CheckLast(writing);
        var (next, changes) = (first, 0);
        while (next < entries.Count && changes < TransactionChanges)
            changes += await Write(writing, entries[next++], cancel);
        return next - first;
    }

    /// <returns>How many changes it was.</returns>
    private async Task<int> Write(IGraphWriting writing, Entry entry, CancellationToken cancel)
    {
        var after = -1;
        while (await from.Log.ReadChanges(entry.Number, after, ChangesMax, cancel) is { Count: > 0 } part)
        {
            cancel.ThrowIfCancellationRequested();
            await writing.Append(entry, part);
            after = part[^1].Position;
            told.Progress(() => $"Copying entry {entry.Number} of {entry.At}: {after + 1} changes.");
        }
        if (after < 0)
            await writing.Append(entry, []);
        return after + 1;
    }

    private async Task CheckLast(IGraphWriting writing)
    {
        if (await writing.LastEntry() != Last)
            throw new GraphException(GraphCode.StoreUnavailable, "Somebody else writes to the graph that is copied to: stop that, and copy again.");
    }

    private async Task Verify(CancellationToken cancel)
    {
        var (here, there) = (await from.Questions.GetStats(cancel), await to.Questions.GetStats(cancel));
        if ((await from.Log.ReadEntries(Last, 1, cancel)).Count > 0)
        {
            await Run(cancel);
            return;
        }
        var counts = Counts(here).Zip(Counts(there)).FirstOrDefault(pair => pair.First != pair.Second);
        if (counts.First is not null || Counts(here).Count != Counts(there).Count)
            throw new GraphException(GraphCode.Internal, $"The copy does not hold what the graph holds: {counts.First} there, {counts.Second} here. Copy into an empty store, and tell whoever makes this program.");
    }

    private static List<string> Counts(Stats stats) =>
    [
        .. stats.Entities.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Value} entities of type {pair.Key}"),
        .. stats.Relations.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Value} relations of type {pair.Key}"),
        $"{stats.Sources} sources",
        $"{stats.Evidence} pieces of evidence",
    ];

    private static GraphException Another(string why) => new(GraphCode.BadValue, $"The store that is copied to holds another graph, or a later state of this one: {why}. Nothing was written. Copy into an empty store.");
}
