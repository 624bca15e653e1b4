namespace Graph.Sqlite;

public sealed partial class SqliteGraphStore
{
    public Task<IReadOnlyList<Entry>> ReadEntries(long after, int limit, CancellationToken cancel) => Ask<IReadOnlyList<Entry>>(session =>
        session.List("log/entries", row => new Entry(row.Long(0), row.Text(1), row.Text(2), row.Text(3), row.TextOrNull(4)), ("after", after), ("limit", limit)), cancel, single: true);

    public Task<IReadOnlyList<Change>> ReadChanges(long entry, int after, int limit, CancellationToken cancel) =>
        At("log/changes", cancel, ("entry", entry), ("after", after), ("limit", limit));

    public Task<IReadOnlyList<Change>> ReadVersions(RecordKey key, CancellationToken cancel) => Ask(session =>
    {
        var places = session.List("log/versions", Place.Read, ("kind", (int)key.Kind), ("id", key.Id));
        if (Log.Row(session, key) is { } row)
            places.Add(row);
        return Log.States(session, places);
    }, cancel);

    public Task<IReadOnlyList<Change>> ReadChangesAbout(IReadOnlyList<string> entities, long? before, int limit, CancellationToken cancel)
    {
        (string, object?)[] range = [("before", before ?? long.MaxValue), ("limit", limit)];
        var about = entities.Distinct().ToList();
        return about.Count == 0 ? At("log/latest", cancel, range) : At("log/about", cancel, [.. range, ("entities", Json(about)), ("count", about.Count)]);
    }

    public Task<IReadOnlyList<Change>> ReadRecords(RecordKind kind, string after, int limit, CancellationToken cancel) =>
        At($"log/{Log.Word(kind)}-list", cancel, ("after", after), ("limit", limit));

    public Task<Change?> ReadRecord(RecordKey key, CancellationToken cancel) => Ask(session =>
        (Log.Row(session, key) ?? Log.Gone(session, key)?.Last) is { } place ? Log.States(session, [place])[0] : null, cancel);

    /// <summary>The changes at the places that a statement finds.</summary>
    private Task<IReadOnlyList<Change>> At(string section, CancellationToken cancel, params (string Name, object? Value)[] values) =>
        Ask(session => Log.States(session, session.List(section, Place.Read, values)), cancel);
}
