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
        var changes = new Change[places.Count];
        var entries = new Dictionary<long, Entry>();
        foreach (var kind in places.Select((place, i) => (place.Kind, place.N, At: i)).GroupBy(place => place.Kind))
        {
            var wanted = kind.ToList();
            // rows come in the order of their numbers here; one can be asked for twice, and none is missing
            var found = Read(session, kind.Key, JsonSerializer.Serialize([.. wanted.Select(place => place.N)], GraphJson.Default.Int64Array), EntryOf);
            for (var i = 0; i < wanted.Count; i++)
                changes[wanted[i].At] = found[i];
        }
        return changes;

        Entry EntryOf(long number) => entries.TryGetValue(number, out var entry) ? entry
            : entries[number] = session.First("log/entry", row => new Entry(row.Long(0), row.Text(1), row.Text(2), row.Text(3), row.TextOrNull(4)), ("number", number))!;
    }

    private static List<Change> Read(Session session, int kind, string numbers, Func<long, Entry> entryOf)
    {
        return kind switch
        {
            (int)RecordKind.Source => session.List("log/sources", row => Made(row, Source(row)), ("n", numbers)),
            (int)RecordKind.Entity => session.List("log/entities", row => Made(row, Entity(row)), ("n", numbers)),
            (int)RecordKind.Relation => Relations(session, numbers, entryOf),
            (int)RecordKind.Judgement => session.List("log/judgements", row => Made(row, new JudgementRecord { Id = row.Text(4), One = row.Text(5), Other = row.Text(6), Verdict = row.Text(7) }), ("n", numbers)),
            _ => session.List("log/states", row => new Change(new((RecordKind)row.Int(4), row.Text(5)), row.Int(1), entryOf(row.Long(3)), row.Int(2),
                row.IsNull(6) ? null : JsonSerializer.Deserialize(row.Text(6), GraphJson.Default.GraphRecord), row.TextOrNull(7)), ("n", numbers)),
        };

        Change Made(Row row, GraphRecord record)
        {
            // who reads a whole graph comes by them before the relations that name them
            if (record.Key.Kind is RecordKind.Source or RecordKind.Entity)
                session.Ids?.Keep(record.Key.Kind, row.Long(0), record.Id);
            return new(record.Key, row.Int(1), entryOf(row.Long(3)), row.Int(2), record);
        }
    }

    private static List<Change> Relations(Session session, string numbers, Func<long, Entry> entryOf)
    {
        var rows = session.List("log/relations", row => (N: row.Long(0), Version: row.Int(1), Position: row.Int(2), Entry: row.Long(3), Id: row.Text(4), Type: row.Text(5), From: row.Long(6), To: row.Long(7), Fields: Fields(row.Utf8(8))), ("n", numbers));
        var pieces = session.List("log/evidence", row => (Relation: row.Long(0), Source: row.Long(1), Locator: row.TextOrNull(2), Summary: row.Text(3), Quote: row.TextOrNull(4), Stance: row.TextOrNull(5), Confidence: row.TextOrNull(6)), ("n", numbers));
        var (ids, sources) = (Ids(session, RecordKind.Entity, rows.SelectMany(row => (long[])[row.From, row.To])), Ids(session, RecordKind.Source, pieces.Select(piece => piece.Source)));
        var evidence = new Dictionary<long, List<EvidenceRecord>>(rows.Count);
        foreach (var piece in pieces)
        {
            if (!evidence.TryGetValue(piece.Relation, out var all))
                evidence[piece.Relation] = all = new(1);
            all.Add(new() { Source = sources[piece.Source], Locator = piece.Locator, Summary = piece.Summary, Quote = piece.Quote, Stance = piece.Stance, Confidence = piece.Confidence });
        }
        return rows.ConvertAll(row => new Change(new(RecordKind.Relation, row.Id), row.Version, entryOf(row.Entry), row.Position, new RelationRecord
        {
            Id = row.Id, Type = row.Type, From = ids[row.From], To = ids[row.To], Fields = row.Fields, Evidence = evidence.GetValueOrDefault(row.N, []),
        }));
    }

    private static Dictionary<long, string> Ids(Session session, RecordKind kind, IEnumerable<long> numbers)
    {
        var (ids, missing) = (new Dictionary<long, string>(), new List<long>());
        foreach (var n in numbers)
        {
            if (session.Ids?.Of(kind, n) is { } known)
                ids[n] = known;
            else if (ids.TryAdd(n, ""))
                missing.Add(n);
        }
        if (missing.Count == 0)
            return ids;
        // neighbours in the file one after the other
        missing.Sort();
        session.Each($"log/{Word(kind)}-ids", row =>
        {
            ids[row.Long(0)] = row.Text(1);
            session.Ids?.Keep(kind, row.Long(0), row.Text(1));
        }, ("n", JsonSerializer.Serialize([.. missing], GraphJson.Default.Int64Array)));
        return ids;
    }

    private static SourceRecord Source(Row row)
    {
        var rest = Fields(row.Utf8(9));
        return new()
        {
            Id = row.Text(4), Title = row.Text(5), Publisher = row.TextOrNull(6), Published = row.TextOrNull(7), Url = row.TextOrNull(8),
            Author = Text("author"), ArchivedUrl = Text("archivedUrl"), Language = Text("language"), Licence = Text("licence"), Retrieved = Text("retrieved"),
        };

        string? Text(string name) => rest.TryGetValue(name, out var value) ? value.GetString() : null;
    }

    private static EntityRecord Entity(Row row)
    {
        var fields = Fields(row.Utf8(9));
        var links = fields.Remove("sameAs", out var sameAs) ? sameAs.Deserialize(GraphJson.Default.IReadOnlyListString) : null;
        return new()
        {
            Id = row.Text(4), Type = row.Text(5), Name = row.Text(6), Aliases = JsonSerializer.Deserialize(row.Utf8(7), GraphJson.Default.IReadOnlyListString)!,
            Description = row.TextOrNull(8), SameAs = links, Fields = fields,
        };
    }

    /// <summary>The fields in a body, as parts of one piece of JSON: a piece for each would take longer to make than all else that is read.</summary>
    private static Dictionary<string, JsonElement> Fields(ReadOnlySpan<byte> body)
    {
        if (body.SequenceEqual("{}"u8))
            return [];
        var fields = new Dictionary<string, JsonElement>();
        foreach (var field in JsonElement.Parse(body).EnumerateObject())
            fields[field.Name] = field.Value;
        return fields;
    }
}
