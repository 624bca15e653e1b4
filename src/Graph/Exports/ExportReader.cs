using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Graph;

/// <summary>Which part of a graph: all of it, or the relations that all filters keep, with what they name.</summary>
public sealed record ExportPart
{
    public const int HopsMax = 6;

    /// <summary>Ids of entities that the part starts from; empty for anywhere.</summary>
    public IReadOnlyList<string> Who { get; init; } = [];

    /// <summary>How many relations away from them.</summary>
    public int Hops { get; init; } = 1;

    public IReadOnlyList<string> Types { get; init; } = [];

    public IReadOnlyList<string> Sources { get; init; } = [];

    public DateRange When { get; init; } = DateRange.Always;

    public bool IsWhole => Who.Count == 0 && Types.Count == 0 && Sources.Count == 0 && When == DateRange.Always;
}

/// <summary>
/// Reads the records of a part, in the order of their ids, a page at a time, all as they stood when it was opened: what was added since is left
/// out, what was changed or removed is given as it was. The whole graph takes the memory of two pages, and of the keys that are removed
/// meanwhile; a part also that of the ids in it.
/// </summary>
public sealed class ExportReader
{
    private const int PageRecords = 500;

    private readonly IGraphLog log;
    private readonly ExportPart part;
    private readonly TimeSpan pageTime;
    private readonly HashSet<RecordKey> removed = [];
    private readonly HashSet<string> reached = new(StringComparer.Ordinal), dated = new(StringComparer.Ordinal), entities = new(StringComparer.Ordinal), sources = new(StringComparer.Ordinal);
    private long last, looked;

    private ExportReader(IGraphLog log, ExportPart part, TimeSpan pageTime) => (this.log, this.part, this.pageTime) = (log, part, pageTime);

    /// <param name="log">The graph.</param>
    /// <param name="part">What of it.</param>
    /// <param name="pageTime">How long a page may take to be read.</param>
    /// <param name="cancel">Ends the work.</param>
    public static async Task<ExportReader> Open(IGraphLog log, ExportPart part, TimeSpan pageTime, CancellationToken cancel)
    {
        var reader = new ExportReader(log, part, pageTime);
        reader.last = reader.looked = await reader.Limited(async limited => await log.ReadChangesAbout([], null, 1, limited) is [var latest, ..] ? latest.Entry.Number : 0, cancel);
        if (!part.IsWhole)
            await reader.Pick(cancel);
        return reader;
    }

    public async IAsyncEnumerable<GraphRecord> Read(RecordKind kind, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var record in All(kind, cancel))
        {
            if (part.IsWhole || IsPicked(record))
                yield return record;
        }
    }

    private bool IsPicked(GraphRecord record) => record switch
    {
        EntityRecord entity => entities.Contains(entity.Id),
        SourceRecord source => sources.Contains(source.Id),
        RelationRecord relation => Keeps(relation) && (part.Who.Count == 0 || reached.Contains(relation.From) || reached.Contains(relation.To)),
        JudgementRecord judgement => entities.Contains(judgement.One) && entities.Contains(judgement.Other),
        _ => false,
    };

    /// <summary>Finds the ids in the part: what is reached, then what the relations there name, then what those entities name.</summary>
    private async Task Pick(CancellationToken cancel)
    {
        if (part.When != DateRange.Always)
        {
            await foreach (var record in All(RecordKind.Entity, cancel))
            {
                if (InRange(Span(((EntityRecord)record).Fields)))
                    dated.Add(record.Id);
            }
        }
        reached.UnionWith(part.Who);
        entities.UnionWith(part.Who);
        for (var hop = 1; hop < part.Hops && part.Who.Count > 0; hop++)
        {
            var next = new List<string>();
            await foreach (var record in All(RecordKind.Relation, cancel))
            {
                if (record is RelationRecord relation && IsPicked(relation))
                    next.AddRange([relation.From, relation.To]);
            }
            reached.UnionWith(next);
        }
        await foreach (var record in Read(RecordKind.Relation, cancel))
        {
            var relation = (RelationRecord)record;
            entities.UnionWith([relation.From, relation.To, .. Named(Schema.RelationType(relation.Type)?.Fields, relation.Fields)]);
            sources.UnionWith(relation.Evidence.Select(one => one.Source));
        }
        var open = new Queue<string>(entities);
        while (open.TryDequeue(out var id))
        {
            if (await Limited(limited => AtLast(new(RecordKind.Entity, id), limited), cancel) is not EntityRecord entity)
                continue;
            foreach (var named in Named(Schema.EntityType(entity.Type)?.Fields, entity.Fields).Where(entities.Add))
                open.Enqueue(named);
        }
    }

    private bool Keeps(RelationRecord relation)
    {
        if (part.Types.Count > 0 && !part.Types.Contains(relation.Type))
            return false;
        if (part.Sources.Count > 0 && !relation.Evidence.Any(one => part.Sources.Contains(one.Source)))
            return false;
        if (part.When == DateRange.Always)
            return true;
        // what has no date of its own has that of the event or statement it belongs to
        var days = Span(relation.Fields);
        return days.Earliest is null ? dated.Contains(relation.From) || dated.Contains(relation.To) : InRange(days);
    }

    private bool InRange(Days days) => days.Earliest is not null
        && string.CompareOrdinal(days.Earliest, part.When.Until ?? "9999-12-31") <= 0 && string.CompareOrdinal(days.Latest, part.When.Since ?? "0001-01-01") >= 0;

    /// <summary>The days of a record with a date, or with a since and until.</summary>
    public static Days Span(Dictionary<string, JsonElement> fields)
    {
        string? Of(string name) => fields.TryGetValue(name, out var value) ? value.GetString() : null;
        return Of("date") is { } date ? Days.Of(date) : Of("since") is null && Of("until") is null ? Days.Of(null) : Days.Between(Of("since"), Of("until"));
    }

    private static IEnumerable<string> Named(IReadOnlyList<Field>? schema, Dictionary<string, JsonElement> fields) =>
        (schema ?? []).Where(field => field.Kind == FieldKind.Ref && fields.ContainsKey(field.Name)).Select(field => fields[field.Name].GetString()!);

    private async IAsyncEnumerable<GraphRecord> All(RecordKind kind, [EnumeratorCancellation] CancellationToken cancel)
    {
        // the next page is read while this one is written
        for (var next = Read(""); next is not null;)
        {
            var (records, end) = await next;
            next = end is null ? null : Read(end);
            foreach (var record in records)
                yield return record;
        }

        Task<(IReadOnlyList<GraphRecord>, string?)> Read(string after) => Task.Run(() => Limited(limited => Page(kind, after, limited), cancel), cancel);
    }

    /// <summary>A page of records, and the id that it ended with; null at the last page.</summary>
    private async Task<(IReadOnlyList<GraphRecord> Records, string? End)> Page(RecordKind kind, string after, CancellationToken cancel)
    {
        var page = await log.ReadRecords(kind, after, PageRecords, cancel);
        var end = page.Count < PageRecords ? null : page[^1].Key.Id;
        var records = new List<GraphRecord>(page.Count);
        foreach (var change in page)
        {
            if ((change.Entry.Number <= last ? change.Record : await AtLast(change.Key, cancel)) is { } record)
                records.Add(record);
        }
        // looked for after the page is read: what is missing in it was removed before
        await NoteRemoved(cancel);
        if (removed.Count == 0)
            return (records, end);
        var there = page.Select(change => change.Key).ToHashSet();
        foreach (var key in removed.Where(key => key.Kind == kind && string.CompareOrdinal(key.Id, after) > 0 && (end is null || string.CompareOrdinal(key.Id, end) <= 0) && !there.Contains(key)))
        {
            if (await AtLast(key, cancel) is { } record)
                records.Add(record);
        }
        return ([.. records.OrderBy(record => record.Id, StringComparer.Ordinal)], end);
    }

    private async Task NoteRemoved(CancellationToken cancel)
    {
        while (await log.ReadEntries(looked, 1, cancel) is [var entry])
        {
            IReadOnlyList<Change> changes = [];
            for (var after = -1; after == -1 || changes.Count == PageRecords; after = changes[^1].Position)
            {
                changes = await log.ReadChanges(entry.Number, after, PageRecords, cancel);
                removed.UnionWith(changes.Where(change => change.Record is null).Select(change => change.Key));
                if (changes.Count == 0)
                    break;
            }
            looked = entry.Number;
        }
    }

    /// <summary>A record as it stood when the reader was opened.</summary>
    private async Task<GraphRecord?> AtLast(RecordKey key, CancellationToken cancel) => (await log.ReadVersions(key, cancel)).LastOrDefault(change => change.Entry.Number <= last)?.Record;

    private async Task<T> Limited<T>(Func<CancellationToken, Task<T>> read, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(pageTime);
        try
        {
            return await read(limit.Token);
        }
        catch (OperationCanceledException fault) when (!cancel.IsCancellationRequested)
        {
            throw new GraphException(GraphCode.Timeout, $"A page of the export took longer than {(long)pageTime.TotalMilliseconds} ms.", fault);
        }
    }
}
