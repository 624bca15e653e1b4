using System.Text.Json;

namespace Graph.Sqlite;

/// <summary>Where a state of a record is kept: in its row (by kind and number), or as an older state (kind 4, by its number among those).</summary>
internal readonly record struct Place(int Kind, long N)
{
    public const int Older = 4;

    public static Place Read(Row row) => new(row.Int(0), row.Long(1));
}

/// <summary>Reads what rows and older states say as the changes that made them.</summary>
internal static class Log
{
    private static readonly string[] Words = ["source", "entity", "relation", "judgement"];

    public static string Word(RecordKind kind) => Words[(int)kind];

    /// <summary>The row of a record; null when there is none.</summary>
    public static Place? Row(Session session, RecordKey key) => session.First($"log/{Word(key.Kind)}-by-id", row => (Place?)Place.Read(row), ("id", key.Id));

    /// <summary>The last state of a record that is gone, and the number that its row had.</summary>
    public static (Place Last, long Number)? Gone(Session session, RecordKey key) =>
        session.First("log/gone", row => ((Place, long)?)(Place.Read(row), row.Long(2)), ("kind", (int)key.Kind), ("id", key.Id));

    /// <summary>The changes that are kept at these places, in their order.</summary>
    public static IReadOnlyList<Change> States(Session session, IReadOnlyList<Place> places)
    {
        var found = new Dictionary<Place, Change>(places.Count);
        foreach (var kind in places.GroupBy(place => place.Kind, place => place.N))
        {
            var numbers = JsonSerializer.Serialize([.. kind], GraphJson.Default.Int64Array);
            foreach (var (n, change) in Read(session, kind.Key, numbers))
                found[new(kind.Key, n)] = change;
        }
        return [.. places.Select(place => found[place])];
    }

    private static List<(long N, Change Change)> Read(Session session, int kind, string numbers) => kind switch
    {
        (int)RecordKind.Source => session.List("log/sources", row => Made(row, Source(row)), ("n", numbers)),
        (int)RecordKind.Entity => session.List("log/entities", row => Made(row, Entity(row)), ("n", numbers)),
        (int)RecordKind.Relation => Relations(session, numbers),
        (int)RecordKind.Judgement => session.List("log/judgements", row => Made(row, new JudgementRecord { Id = row.Text(8), One = row.Text(9), Other = row.Text(10), Verdict = row.Text(11) }), ("n", numbers)),
        _ => session.List("log/states", row => Made(row, new RecordKey((RecordKind)row.Int(8), row.Text(9)), row.IsNull(10) ? null : JsonSerializer.Deserialize(row.Text(10), GraphJson.Default.GraphRecord), row.TextOrNull(11)), ("n", numbers)),
    };

    private static List<(long, Change)> Relations(Session session, string numbers)
    {
        var evidence = session.List("log/evidence", row => (Relation: row.Long(0), Evidence: new EvidenceRecord
        {
            Source = row.Text(1), Locator = row.TextOrNull(2), Summary = row.Text(3), Quote = row.TextOrNull(4), Stance = row.TextOrNull(5), Confidence = row.TextOrNull(6),
        }), ("n", numbers)).ToLookup(row => row.Relation, row => row.Evidence);
        return session.List("log/relations", row => Made(row, new RelationRecord
        {
            Id = row.Text(8), Type = row.Text(9), From = row.Text(10), To = row.Text(11), Fields = Fields(row.Text(12)), Evidence = [.. evidence[row.Long(0)]],
        }), ("n", numbers));
    }

    private static SourceRecord Source(Row row)
    {
        var rest = Fields(row.Text(13));
        return new()
        {
            Id = row.Text(8), Title = row.Text(9), Publisher = row.TextOrNull(10), Published = row.TextOrNull(11), Url = row.TextOrNull(12),
            Author = Text("author"), ArchivedUrl = Text("archivedUrl"), Language = Text("language"), Licence = Text("licence"), Retrieved = Text("retrieved"),
        };

        string? Text(string name) => rest.TryGetValue(name, out var value) ? value.GetString() : null;
    }

    private static EntityRecord Entity(Row row)
    {
        var fields = Fields(row.Text(13));
        var links = fields.Remove("sameAs", out var sameAs) ? sameAs.Deserialize(GraphJson.Default.IReadOnlyListString) : null;
        return new()
        {
            Id = row.Text(8), Type = row.Text(9), Name = row.Text(10), Aliases = JsonSerializer.Deserialize(row.Text(11), GraphJson.Default.IReadOnlyListString)!,
            Description = row.TextOrNull(12), SameAs = links, Fields = fields,
        };
    }

    private static Dictionary<string, JsonElement> Fields(string body) => JsonSerializer.Deserialize(body, GraphJson.Default.DictionaryStringJsonElement)!;

    private static (long N, Change Change) Made(Row row, GraphRecord record) => Made(row, record.Key, record, null);

    private static (long N, Change Change) Made(Row row, RecordKey key, GraphRecord? record, string? into) =>
        (row.Long(0), new Change(key, row.Int(1), new Entry(row.Long(3), row.Text(4), row.Text(5), row.Text(6), row.TextOrNull(7)), row.Int(2), record, into));
}
