using System.Globalization;

namespace Graph.Editing;

public sealed partial class GraphEditor
{
    private readonly Lock searching = new();

    /// <summary>The pairs as they were found last, with the entry they were found after: all pages of a list, and all who ask for it, share one search.</summary>
    private (long Entry, Task<IReadOnlyList<Duplicate>> Pairs) found = (-1, Task.FromResult<IReadOnlyList<Duplicate>>([]));

    public async Task<Page<Duplicate>> FindDuplicates(DuplicateQuestion question, CancellationToken cancel)
    {
        var last = await log.ReadChangesAbout([], null, 1, cancel) is [var latest, ..] ? latest.Entry.Number : 0;
        var pairs = await Pairs(last).WaitAsync(cancel);
        var keys = Cursor.Read(question, 3);
        var rest = pairs.Where(pair => question.Types.Count == 0 || question.Types.Contains(pair.One.Type))
            .Where(pair => question.Id is null || pair.One.Id == question.Id || pair.Other.Id == question.Id)
            .SkipWhile(pair => keys is not null && string.CompareOrdinal(string.Join('\n', Keys(pair)), string.Join('\n', keys)) <= 0).Take(question.Limit + 1).ToList();
        if (rest.Count <= question.Limit)
            return new(rest);
        rest.RemoveAt(question.Limit);
        return new(rest, Cursor.Write(question, Keys(rest[^1])));
    }

    private Task<IReadOnlyList<Duplicate>> Pairs(long last)
    {
        lock (searching)
        {
            if (found.Entry != last || found.Pairs.IsFaulted)
                found = (last, Task.Run(async () => Likeness.Find(await Pool())));
            return found.Pairs;
        }
    }

    /// <summary>In the order of the pairs: what is likelier has the smaller key.</summary>
    private static string[] Keys(Duplicate pair) => [((int)Math.Round((1 - pair.Score) * 100)).ToString("000", CultureInfo.InvariantCulture), pair.One.Id, pair.Other.Id];

    private async Task<Likeness.Pool> Pool()
    {
        var pool = new Likeness.Pool();
        foreach (var kind in (RecordKind[])[RecordKind.Entity, RecordKind.Relation, RecordKind.Judgement])
        {
            IReadOnlyList<Change> part = [];
            for (var after = ""; after == "" || part.Count == PartMax; after = part[^1].Key.Id)
            {
                part = await log.ReadRecords(kind, after, PartMax, CancellationToken.None);
                foreach (var change in part)
                    pool.Add(change.Record!);
                if (part.Count == 0)
                    break;
            }
        }
        return pool;
    }
}
