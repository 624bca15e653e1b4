using System.Text.Json;

namespace Graph.Sqlite;

/// <summary>
/// Writes checked records as rows, within one write. A row's number is given when its id is first named, so that records may name others
/// that come later in the same write.
/// </summary>
internal sealed class Inserter(Session session)
{
    /// <summary>How many numbers are remembered, of entities and of sources: a write can name more of them than memory should hold.</summary>
    private const int KnownMax = 500_000;

    private readonly long[] last = session.First("write/last-numbers", row => new[] { row.Long(0), row.Long(1), row.Long(2), row.Long(3) })!;
    private readonly Dictionary<RecordKey, long> known = [];
    private readonly Dictionary<RecordKey, long> promised = [];

    /// <summary>What has a column of its own; the rest of a source stands in its body.</summary>
    private static readonly string[] SourceColumns = ["id", "title", "publisher", "published", "url"];

    /// <summary>The first record that was named and never came.</summary>
    public RecordKey? Missing => promised.Count == 0 ? null : promised.First().Key;

    /// <summary>Writes a record as a row.</summary>
    /// <param name="change">The change, with its record.</param>
    /// <param name="n">The number of its row, or of the one it had; null when there never was one.</param>
    /// <param name="there">Whether there is a row.</param>
    /// <param name="keys">Those of the name of an entity, where they are known already.</param>
    public void Put(Change change, long? n, bool there, string? keys)
    {
        var number = promised.Remove(change.Key, out var given) ? given : n ?? ++last[(int)change.Key.Kind];
        switch (change.Record)
        {
            case SourceRecord source:
                Source(number, source, change);
                break;
            case EntityRecord entity:
                if (there)
                    Clear(number);
                Entity(number, entity, change, keys);
                break;
            case RelationRecord relation:
                if (there)
                    session.Put("write/clear-evidence", number);
                Relation(number, relation, change);
                break;
            case JudgementRecord judgement:
                session.Put("write/judgement", number, judgement.Id, judgement.One, judgement.Other, judgement.Verdict, change.Version, change.Entry.Number, change.Position);
                break;
        }
        if (change.Key.Kind is RecordKind.Source or RecordKind.Entity)
            Remember(change.Key, number);
    }

    public void Remove(RecordKey key, long n)
    {
        known.Remove(key);
        switch (key.Kind)
        {
            case RecordKind.Source:
                session.Put("write/remove-source", n);
                break;
            case RecordKind.Entity:
                Clear(n);
                session.Put("write/remove-entity", n);
                break;
            case RecordKind.Relation:
                session.Put("write/clear-evidence", n);
                session.Put("write/remove-relation", n);
                break;
            case RecordKind.Judgement:
                session.Put("write/remove-judgement", n);
                break;
        }
    }

    private void Source(long n, SourceRecord record, Change change)
    {
        var days = Days.Of(record.Published);
        var body = JsonSerializer.SerializeToElement(record, GraphJson.Default.SourceRecord);
        var own = body.EnumerateObject().Where(field => !SourceColumns.Contains(field.Name)).ToDictionary(field => field.Name, field => field.Value);
        session.Put("write/source", n, record.Id, record.Title, record.Publisher, record.Published, record.Url, days.Day, days.Earliest, days.Latest, Json(own), change.Version, change.Entry.Number, change.Position);
    }

    private void Entity(long n, EntityRecord record, Change change, string? keys)
    {
        var fields = new Dictionary<string, JsonElement>(record.Fields);
        if (record.SameAs is { } links)
            fields["sameAs"] = JsonSerializer.SerializeToElement(links, GraphJson.Default.IReadOnlyListString);
        var days = Days.Of(Text(fields, "date"));
        var status = Text(fields, "status") ?? (record.Type == Schema.Commitment ? "unknown" : null);
        session.Put("write/entity", n, record.Id, record.Type, record.Name, JsonSerializer.Serialize(record.Aliases, GraphJson.Default.IReadOnlyListString), record.Description,
            Text(fields, "kind"), status, Text(fields, "area"), EntityNumber(Text(fields, "country")), EntityNumber(Text(fields, "institution")), EntityNumber(Text(fields, "within")),
            Text(fields, "date"), days.Day, days.Earliest, days.Latest, Json(fields), change.Version, change.Entry.Number, change.Position);
        session.Put("write/names", n, keys ?? NameKeys.Of(record));
        if (record.Type == Schema.Statement)
            session.Put("write/words", n, Names.Fold($"{record.Name} {record.Description} {Text(fields, "quote")}"));
        if (fields.TryGetValue("amounts", out var amounts))
        {
            foreach (var (currency, value) in Values(amounts.Deserialize(GraphJson.Default.IReadOnlyListAmount)!))
                session.Put("write/amount", n, currency, value);
        }
    }

    private void Relation(long n, RelationRecord record, Change change)
    {
        var fields = record.Fields;
        var (since, until) = (Text(fields, "since"), Text(fields, "until"));
        var days = since is null && until is null ? Days.Of(Text(fields, "date")) : Days.Between(since, until);
        var supported = record.Evidence.Any(item => item.Stance != "disputes");
        var (recorded, recordedBy) = change.Version == 1 ? (change.Entry.At, change.Entry.By)
            : session.First("write/first-recorded", row => (row.Text(0), row.Text(1)), ("id", record.Id));
        session.Put("write/relation", n, record.Id, record.Type, EntityNumber(record.From), EntityNumber(record.To), Text(fields, "date"), Text(fields, "role"), Text(fields, "mode"), Text(fields, "title"), since, until,
            EntityNumber(Text(fields, "as")), EntityNumber(Text(fields, "for")), EntityNumber(Text(fields, "event")), EntityNumber(Text(fields, "place")),
            Days.SureFrom(since), Days.SureTo(until), days.Day, days.Earliest, days.Latest, supported, Json(fields), change.Version, change.Entry.Number, change.Position, recorded, recordedBy);
        for (var i = 0; i < record.Evidence.Count; i++)
        {
            var item = record.Evidence[i];
            session.Put("write/evidence", n, i, Number(new(RecordKind.Source, item.Source), "write/source-number"), item.Locator, item.Summary, item.Quote, item.Stance, item.Confidence);
        }
    }

    /// <summary>What belongs to the row of an entity.</summary>
    private void Clear(long n)
    {
        session.Put("write/clear-names", n);
        session.Put("write/clear-words", n);
        session.Put("write/clear-amounts", n);
    }

    private static IEnumerable<(string Currency, decimal Value)> Values(IEnumerable<Amount> amounts) => amounts.SelectMany(one =>
        (one is { Currency: { } currency, Value: { } value } ? [(currency, value)] : Array.Empty<(string, decimal)>()).Concat(Values(one.Equivalents ?? [])));

    private static string? Text(Dictionary<string, JsonElement> fields, string field) => fields.TryGetValue(field, out var value) ? value.GetString() : null;

    private static byte[] Json(Dictionary<string, JsonElement> fields) => JsonSerializer.SerializeToUtf8Bytes(fields, GraphJson.Default.DictionaryStringJsonElement);

    private long? EntityNumber(string? id) => id is null ? null : Number(new(RecordKind.Entity, id), "write/entity-number");

    private long Number(RecordKey key, string section)
    {
        if (known.TryGetValue(key, out var n) || promised.TryGetValue(key, out n))
            return n;
        if (session.Put(section, key.Id) is { } there)
        {
            Remember(key, there);
            return there;
        }
        // one that is made again gets the number that it had
        return promised[key] = Log.Gone(session, key)?.Number ?? ++last[(int)key.Kind];
    }

    private void Remember(RecordKey key, long n)
    {
        if (known.Count >= KnownMax)
            known.Clear();
        known[key] = n;
    }
}
