namespace Graph.Neo4j;

/// <summary>One write: records become nodes and relationships, what stood before is kept as a version, and at the end everything derived is made.</summary>
internal sealed class Writing(IServerTransaction transaction, long last, Filling? filling) : IGraphWriting
{
    /// <summary>How many rows one statement writes.</summary>
    private const int RowsMax = 5000;

    /// <summary>How many changes of an entry one node lists.</summary>
    public const int PartSize = 1000;

    /// <summary>What the write concerns; null where all is made, as in a graph that has nothing yet.</summary>
    private readonly Scope? scope = last == 0 ? null : new();

    /// <summary>In a graph that had nothing, what may be there by now, by the hash of its key: for all else the server need not be asked.</summary>
    private readonly HashSet<int>? known = last == 0 ? [] : null;

    /// <summary>The relations that were written, as the server names them; of a fill in parts only the first.</summary>
    private readonly List<string> written = [];
    private readonly HashSet<string> removed = new(StringComparer.Ordinal);

    private readonly int rowsMax = Math.Min(RowsMax, filling?.PartMax ?? RowsMax);

    /// <summary>Changes of different records that are still to be written, of one entry.</summary>
    private readonly List<Change> waiting = [];
    private readonly HashSet<RecordKey> waitingKeys = [];
    private long last = last;
    private bool changed;

    /// <summary>How many pieces of evidence came, less those that went: the graph counts them, since nothing else would without going through all.</summary>
    private int evidence;

    public Task<long> LastEntry() => Task.FromResult(last);

    public async Task<IReadOnlyList<Change>> Read(IReadOnlyCollection<RecordKey> keys)
    {
        if (waitingKeys.Overlaps(keys))
            await Put();
        return await Standing(keys);
    }

    public async Task<IReadOnlyList<RecordKey>> Naming(RecordKey key)
    {
        await Put();
        if (key.Kind is not (RecordKind.Entity or RecordKind.Source))
            return [];
        var rows = await Run($"read-records/naming-{Changes.Word(key.Kind)}", ("id", key.Id));
        return [.. rows.Select(row => new RecordKey(Changes.Kind(row.Text("kind")), row.Text("id")))];
    }

    public async Task Append(Entry entry, IReadOnlyList<Change> changes)
    {
        if (entry.Number != last)
        {
            await Put();
            await Run("write-records/entry", ("number", entry.Number), ("at", entry.At), ("by", entry.By), ("action", entry.Action), ("reason", entry.Reason));
        }
        last = entry.Number;
        changed = true;
        foreach (var change in changes)
        {
            // what is changed twice is read in between
            if (waiting.Count == rowsMax || waitingKeys.Contains(change.Key))
                await Put();
            waiting.Add(change with { Entry = entry });
            waitingKeys.Add(change.Key);
        }
    }

    public async Task<string?> Recall(string key, string since) =>
        await Run("write-records/recall", ("key", key), ("since", since)) is [var row] ? row.Text("answer") : null;

    public async Task Remember(string key, string answer, string at, string since)
    {
        await Run("write-records/forget", ("since", since));
        await Run("write-records/remember", ("key", key), ("answer", answer), ("at", at));
    }

    /// <summary>What is left to do before the commit.</summary>
    public async Task Finish()
    {
        if (!changed)
            return;
        await Put();
        if (removed.Count > 0)
            await Run("write-records/remove-entities", ("ids", removed));
        var deriving = new Deriving(transaction, filling);
        await (filling is { Begun: true } ? deriving.InParts() : scope is null ? deriving.Everything(written) : deriving.Within(scope, written));
        await Run("write-records/done", ("last", last), ("evidence", evidence));
    }

    private async Task<IReadOnlyList<Change>> Standing(IEnumerable<RecordKey> keys)
    {
        var found = new List<Change>();
        foreach (var kind in keys.Where(key => known is null || known.Contains(key.GetHashCode())).GroupBy(key => key.Kind, key => key.Id))
            found.AddRange(await Changes.Standing(transaction.Run, kind.Key, [.. kind.Distinct()]));
        return found;
    }

    /// <summary>Writes what is waiting.</summary>
    private async Task Put()
    {
        if (waiting.Count == 0)
            return;
        await Put(waiting[0].Entry, waiting);
        known?.UnionWith(waitingKeys.Select(key => key.GetHashCode()));
        var count = waiting.Count;
        waiting.Clear();
        waitingKeys.Clear();
        if (filling is not null)
            await filling.Wrote(count);
    }

    private async Task Put(Entry entry, List<Change> changes)
    {
        // a first version stands where nothing ever stood
        var later = changes.FindAll(change => change.Version > 1);
        var before = (await Standing(later.ConvertAll(change => change.Key))).ToDictionary(change => change.Key);
        foreach (var change in changes)
        {
            var then = before.GetValueOrDefault(change.Key)?.Record;
            scope?.Add(then, change.Record);
            evidence += Pieces(change.Record) - Pieces(then);
        }
        await Keep(entry, changes, before);
        await Clear(changes, before);

        await Put("sources", [.. changes.Where(change => change.Record is SourceRecord).Select(change => Stamped(Rows.Of((SourceRecord)change.Record!), change, entry))]);
        await Put("judgements", [.. changes.Where(change => change.Record is JudgementRecord).Select(change => Stamped(Rows.Of((JudgementRecord)change.Record!), change, entry))]);
        foreach (var type in changes.Where(change => change.Record is EntityRecord).GroupBy(change => ((EntityRecord)change.Record!).Type))
            await Put("entities", [.. type.Select(change => Stamped(Rows.Of((EntityRecord)change.Record!), change, entry))], Schema.EntityType(Schema.Person)!.Label, Schema.EntityType(type.Key)!.Label);
        var first = later.Exists(change => change.Record is RelationRecord) ? await First(later) : [];
        foreach (var type in changes.Where(change => change.Record is RelationRecord).GroupBy(change => ((RelationRecord)change.Record!).Type))
            await Put("relations", [.. type.Select(change => Relation(entry, change, first.GetValueOrDefault(change.Key.Id, (entry.At, entry.By, entry.Number, change.Position))))], Schema.MetWith, type.Key);

        foreach (var part in changes.GroupBy(change => change.Position / PartSize))
            await Run("write-records/part", ("entry", entry.Number), ("part", part.Key), ("changes", part.Select(Changes.Line)));
    }

    private static int Pieces(GraphRecord? record) => (record as RelationRecord)?.Evidence.Count ?? 0;

    /// <summary>Keeps what stood before, and that something is gone.</summary>
    private async Task Keep(Entry entry, List<Change> changes, Dictionary<RecordKey, Change> before)
    {
        await Put("versions", [
            .. before.Values.Where(change => change.Record is not null).Select(change => Changes.Version(change, change.Record)),
            .. changes.Where(change => change.Record is null).Select(change => Changes.Version(change with { Entry = entry }, before.GetValueOrDefault(change.Key)?.Record))]);
    }

    /// <summary>Takes away what is gone, and of what changes all that is not written over.</summary>
    private async Task Clear(List<Change> changes, Dictionary<RecordKey, Change> before)
    {
        foreach (var type in before.Values.Select(change => change.Record).OfType<RelationRecord>().GroupBy(record => record.Type, record => record.Id))
            await Run("write-records/remove-relations", Schema.MetWith, type.Key, ("ids", type));
        var gone = changes.Where(change => change.Record is null).ToLookup(change => change.Key.Kind, change => change.Key.Id);
        if (gone.Contains(RecordKind.Source))
            await Run("write-records/remove-sources", ("ids", gone[RecordKind.Source]));
        if (gone.Contains(RecordKind.Judgement))
            await Run("write-records/remove-judgements", ("ids", gone[RecordKind.Judgement]));
        var other = changes.Where(change => change.Record is EntityRecord now && before.GetValueOrDefault(change.Key)?.Record is EntityRecord then && then.Type != now.Type).Select(change => change.Key.Id);
        if (gone[RecordKind.Entity].Concat(other).ToList() is { Count: > 0 } entities)
            await Run("write-records/clear-entities", ("ids", entities));
        removed.UnionWith(gone[RecordKind.Entity]);
    }

    /// <summary>When relations were first recorded, by whom, and as which: a correction changes none of it.</summary>
    private async Task<Dictionary<string, (string At, string By, long Entry, int Position)>> First(List<Change> changes) =>
        (await Run("read-records/first", ("ids", changes.Where(change => change.Record is RelationRecord).Select(change => change.Key.Id))))
            .ToDictionary(row => row.Text("id"), row => (row.Text("at"), row.Text("by"), row.Long("entry"), row.Int("position")));

    private static Dictionary<string, object?> Relation(Entry entry, Change change, (string At, string By, long Entry, int Position) first)
    {
        var record = (RelationRecord)change.Record!;
        var row = Stamped(Rows.Of(record), change, entry);
        row["recorded"] = first.At;
        row["recordedBy"] = first.By;
        row["firstEntry"] = first.Entry;
        row["firstPosition"] = first.Position;
        return new() { ["from"] = record.From, ["to"] = record.To, ["properties"] = row };
    }

    private static Dictionary<string, object?> Stamped(Dictionary<string, object?> row, Change change, Entry entry)
    {
        row["version"] = change.Version;
        row["entry"] = entry.Number;
        row["position"] = change.Position;
        return row;
    }

    private async Task Put(string section, IReadOnlyList<Dictionary<string, object?>> rows, string sample = "", string instead = "")
    {
        if (rows.Count == 0)
            return;
        var made = await Run("write-records/" + section, sample, instead, ("rows", rows));
        if (section == "relations" && filling is not { Begun: true })
            written.AddRange(made[0].Texts("elements"));
    }

    private Task<IReadOnlyList<ServerRow>> Run(string section, params (string Name, object? Value)[] values) => Run(section, "", "", values);

    /// <summary>Runs a statement that names a label or type as a sample for another.</summary>
    private Task<IReadOnlyList<ServerRow>> Run(string section, string sample, string instead, params (string Name, object? Value)[] values)
    {
        var statement = Cypher.Whole(section);
        return transaction.Run(sample.Length == 0 ? statement : statement.Replace(sample, instead, StringComparison.Ordinal), values.ToDictionary(value => value.Name, value => value.Value));
    }
}
