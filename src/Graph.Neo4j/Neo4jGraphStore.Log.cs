namespace Graph.Neo4j;

public sealed partial class Neo4jGraphStore
{
    /// <summary>How many lists of changes are read at once to find the latest.</summary>
    private const int ListsMax = 50;

    public Task<IReadOnlyList<Entry>> ReadEntries(long after, int limit, CancellationToken cancel) => Whole<IReadOnlyList<Entry>>(async () =>
        [.. (await Look("read-log/entries", cancel, ("after", after), ("limit", limit))).Select(row => Changes.Entry(row.Map("entry")))], cancel);

    public Task<IReadOnlyList<Change>> ReadChanges(long entry, int after, int limit, CancellationToken cancel) => Whole(async () =>
    {
        var lists = await Look("read-log/changes", cancel, ("entry", entry), ("first", (after + 1) / Writing.PartSize), ("last", ((long)after + limit) / Writing.PartSize));
        return await States([.. lists.SelectMany(Made.Of).Where(made => made.Position > after).OrderBy(made => made.Position).Take(limit)], cancel);
    }, cancel);

    public Task<IReadOnlyList<Change>> ReadVersions(RecordKey key, CancellationToken cancel) => Whole(async () =>
    {
        // how it stands first: what is written meanwhile is among the versions then
        var now = await Standing(key, cancel);
        var versions = await Look("read-log/versions", cancel, ("kind", Changes.Word(key.Kind)), ("id", key.Id));
        return await States([.. versions.Select(Made.Read).Concat(now is null ? [] : [Made.Of(now)]).DistinctBy(made => made.Version)], cancel);
    }, cancel);

    public Task<IReadOnlyList<Change>> ReadChangesAbout(IReadOnlyList<string> entities, long? before, int limit, CancellationToken cancel) => Whole(async () =>
    {
        if (entities.Count == 0)
            return await States(await Latest(before ?? long.MaxValue, limit, cancel), cancel);
        (string, object?)[] range = [("before", before ?? long.MaxValue), ("limit", limit)];
        var now = await Look("read-log/about-now", cancel, [.. range, ("entities", entities)]);
        var then = await Look("read-log/about-then", cancel, [.. range, ("query", string.Join(' ', entities.Select(id => $"+about:\"{id}\"")))]);
        return await States([.. now.Concat(then).Select(Made.Read).Distinct().OrderByDescending(made => made.Entry).ThenByDescending(made => made.Position).Take(limit)], cancel);
    }, cancel);

    public Task<IReadOnlyList<Change>> ReadRecords(RecordKind kind, string after, int limit, CancellationToken cancel) =>
        Whole(() => Changes.Records((statement, values) => server.Read(statement, values, cancel), kind, ("after", after), ("limit", limit)), cancel);

    public Task<Change?> ReadRecord(RecordKey key, CancellationToken cancel) => Whole(() => Standing(key, cancel), cancel);

    private async Task<Change?> Standing(RecordKey key, CancellationToken cancel) =>
        (await Changes.Standing((statement, values) => server.Read(statement, values, cancel), key.Kind, [key.Id])) is [var change] ? change : null;

    /// <summary>What is read of a graph that is being filled is of none yet. Asked afterwards: the records are all there long before a fill ends.</summary>
    private async Task<T> Whole<T>(Func<Task<T>> read, CancellationToken cancel)
    {
        var result = await read();
        await GetVersion(cancel);
        return result;
    }

    private async Task<IReadOnlyList<Made>> Latest(long before, int limit, CancellationToken cancel)
    {
        var latest = new List<Made>();
        for (var skip = 0; latest.Count < limit; skip += ListsMax)
        {
            var lists = await Look("read-log/latest", cancel, ("before", before), ("skip", skip), ("limit", ListsMax));
            if (lists.Count == 0)
                break;
            latest.AddRange(lists.SelectMany(list => Made.Of(list).OrderByDescending(made => made.Position)));
        }
        return [.. latest.Take(limit)];
    }

    /// <summary>Changes with the records that they made, in the same order.</summary>
    private async Task<IReadOnlyList<Change>> States(IReadOnlyList<Made> changes, CancellationToken cancel)
    {
        if (changes.Count == 0)
            return [];
        var records = new Dictionary<(RecordKey, int), (GraphRecord? Record, string? Into)>();
        foreach (var kind in changes.GroupBy(made => made.Key.Kind, made => made.Key.Id))
        {
            foreach (var now in await Changes.Records((statement, values) => server.Read(statement, values, cancel), kind.Key, ("ids", kind.Distinct().ToList())))
                records[(now.Key, now.Version)] = (now.Record, null);
        }
        var older = changes.Where(made => !records.ContainsKey((made.Key, made.Version)))
            .Select(made => new Dictionary<string, object?> { ["kind"] = Changes.Word(made.Key.Kind), ["id"] = made.Key.Id, ["version"] = made.Version }).ToList();
        if (older.Count > 0)
        {
            foreach (var row in await Look("read-log/states", cancel, ("rows", older)))
                records[(new(Changes.Kind(row.Text("kind")), row.Text("id")), row.Int("version"))] = (Rows.Parse(row.Text("record")), Changes.Into(row));
        }
        var entries = (await Look("read-log/entries-of", cancel, ("numbers", changes.Select(made => made.Entry).Distinct()))).Select(row => Changes.Entry(row.Map("entry"))).ToDictionary(entry => entry.Number);
        return [.. changes.Select(made => new Change(made.Key, made.Version, entries[made.Entry], made.Position, records[(made.Key, made.Version)].Record, records[(made.Key, made.Version)].Into))];
    }

    private Task<IReadOnlyList<ServerRow>> Look(string section, CancellationToken cancel, params (string Name, object? Value)[] values) =>
        server.Read(Cypher.Whole(section), values.ToDictionary(value => value.Name, value => value.Value), cancel);

    /// <summary>A change without its record.</summary>
    private sealed record Made(long Entry, int Position, RecordKey Key, int Version)
    {
        public static Made Read(ServerRow row) => new(row.Long("entry"), row.Int("position"), new(Changes.Kind(row.Text("kind")), row.Text("id")), row.Int("version"));

        public static Made Of(Change change) => new(change.Entry.Number, change.Position, change.Key, change.Version);

        public static IEnumerable<Made> Of(ServerRow list) => list.Texts("changes").Select(line => line.Split(' ')).Select(parts =>
            new Made(list.Long("entry"), int.Parse(parts[0], Invariant), new(Changes.Kind(parts[1]), parts[3]), int.Parse(parts[2], Invariant)));
    }
}
