namespace Graph.Editing;

/// <summary>One edit while it is made: what stood before, and what shall stand after it.</summary>
internal sealed class Draft(IGraphWriting graph)
{
    private readonly Dictionary<RecordKey, Change?> before = [];
    private readonly Dictionary<RecordKey, (GraphRecord? Record, string? Into)> after = [];

    public IGraphWriting Graph => graph;

    /// <summary>Reads what stands under these keys, many at once.</summary>
    public async Task Load(IEnumerable<RecordKey> keys)
    {
        var missing = keys.Where(key => !before.ContainsKey(key)).Distinct().ToList();
        if (missing.Count == 0)
            return;
        foreach (var key in missing)
            before[key] = null;
        foreach (var change in await graph.Read(missing))
            before[change.Key] = change;
    }

    /// <summary>What stands, or last stood; null when it never was there.</summary>
    public async Task<Change?> Find(RecordKey key)
    {
        await Load([key]);
        return before[key];
    }

    /// <summary>What stands.</summary>
    /// <exception cref="GraphException">When it is not there: unknown, gone or merged.</exception>
    public async Task<Change> Present(RecordKey key) => Refusals.Present(key, await Find(key));

    public void Put(GraphRecord record) => after[record.Key] = (record, null);

    public void Drop(RecordKey key, string? into = null) => after[key] = (null, into);

    /// <summary>The changes that the edit comes to, checked together.</summary>
    /// <exception cref="GraphException"><see cref="GraphCode.InvalidRecords"/>, <see cref="GraphCode.StillUsed"/></exception>
    public async Task<List<Change>> Finish(Entry entry)
    {
        await Load(after.Keys);
        foreach (var key in after.Keys.Where(key => before[key] is { Record: { } old } && after[key].Record is { } made && Patch.Same(old, made)).ToList())
            after.Remove(key);
        await Check();
        await Unused();
        return [.. after.OrderBy(pair => pair.Value.Record is null).ThenBy(pair => pair.Value.Record is null ? -(int)pair.Key.Kind : (int)pair.Key.Kind)
            .Select((pair, i) => new Change(pair.Key, (before[pair.Key]?.Version ?? 0) + 1, entry, i, pair.Value.Record, pair.Value.Into))];
    }

    private async Task Check()
    {
        var records = after.Values.Select(pair => pair.Record).OfType<GraphRecord>().ToList();
        await Load(records.SelectMany(Links.Of).Concat(records.Select(Links.Rival).OfType<RecordKey>()));
        var check = new RecordCheck(id => (Stands(Links.Entity(id)) as EntityRecord)?.Type, id => Stands(new(RecordKind.Source, id)) is not null) { Lost = key => Refusals.Lost(before.GetValueOrDefault(key)) };
        foreach (var record in records)
        {
            var at = records.Count == 1 ? "" : $"/{record.Key.Word()}/{record.Id}";
            if (before[record.Key] is null && record is not JudgementRecord)
                check.Id($"{at}/id", record.Id);
            Refusals.TypeKept(check, at, before[record.Key]?.Record, record);
            Refusals.NoRival(check, at, before[record.Key]?.Record, record, Stands);
            check.Record(at, record);
        }
        if (check.Faults.Count > 0)
            throw GraphException.Invalid(check.Faults);
    }

    private async Task Unused()
    {
        foreach (var gone in after.Where(pair => pair.Value.Record is null).Select(pair => pair.Key).ToList())
        {
            var users = (await graph.Naming(gone)).Where(user => !after.ContainsKey(user)).ToList();
            if (users.Count > 0)
                throw Refusals.StillUsed(gone, users);
        }
    }

    private GraphRecord? Stands(RecordKey key) => after.TryGetValue(key, out var made) ? made.Record : before.GetValueOrDefault(key)?.Record;
}
