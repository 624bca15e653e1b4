using System.Text.Json;

namespace Graph.Sqlite;

/// <summary>
/// Writes checked records as rows, within one write. A row's number is given when its id is first named, so that records may name others
/// that come later in the same write.
/// </summary>
/// <param name="session">The transaction.</param>
/// <param name="written">What was written into a graph that was empty; null where it was not, or is taken as if.</param>
internal sealed class Inserter(Session session, Written? written)
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
        // it may name itself, in a graph that was written before that was refused
        if (change.Key.Kind is RecordKind.Source or RecordKind.Entity)
            Remember(change.Key, number);
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
        var rest = JsonSerializer.SerializeToElement(record, GraphJson.Default.SourceRecord).EnumerateObject()
            .Where(field => !SourceColumns.Contains(field.Name)).ToDictionary(field => field.Name, field => field.Value);
        Stands(session.Writing("write/source").Add(n).Add(record.Id).Add(record.Title).Add(record.Publisher).Add(record.Published).Add(record.Url)
            .Add(days.Day).Add(days.Earliest).Add(days.Latest).AddUtf8(Json(rest)), change).Write();
    }

    private void Entity(long n, EntityRecord record, Change change, string? keys)
    {
        var fields = record.Fields;
        if (record.SameAs is { } links)
            fields = new(fields) { ["sameAs"] = JsonSerializer.SerializeToElement(links, GraphJson.Default.IReadOnlyListString) };
        var (date, status) = (Text(fields, "date"), Text(fields, "status") ?? (record.Type == Schema.Commitment ? "unknown" : null));
        var days = Days.Of(date);
        var (country, institution, within) = (EntityNumber(Text(fields, "country")), EntityNumber(Text(fields, "institution")), EntityNumber(Text(fields, "within")));
        var row = session.Writing("write/entity").Add(n).Add(record.Id).Add(record.Type).Add(record.Name)
            .AddUtf8(record.Aliases.Count == 0 ? "[]"u8 : JsonSerializer.SerializeToUtf8Bytes(record.Aliases, GraphJson.Default.IReadOnlyListString)).Add(record.Description)
            .Add(Text(fields, "kind")).Add(status).Add(Text(fields, "area")).Add(country).Add(institution).Add(within).Add(date).Add(days.Day).Add(days.Earliest).Add(days.Latest).AddUtf8(Json(fields));
        Stands(row, change).Write();
        session.Writing("write/names").Add(n).Add(keys ?? NameKeys.Of(record)).Write();
        if (record.Type == Schema.Statement)
            session.Writing("write/words").Add(n).Add(Names.Fold($"{record.Name} {record.Description} {Text(fields, "quote")}")).Write();
        if (fields.TryGetValue("amounts", out var amounts))
        {
            foreach (var (currency, value) in Values(amounts.Deserialize(GraphJson.Default.IReadOnlyListAmount)!))
                session.Put("write/amount", n, currency, value);
        }
    }

    private void Relation(long n, RelationRecord record, Change change)
    {
        var fields = record.Fields;
        var (since, until, date) = (Text(fields, "since"), Text(fields, "until"), Text(fields, "date"));
        var days = since is null && until is null ? Days.Of(date) : Days.Between(since, until);
        var (recorded, recordedBy) = change.Version == 1 ? (change.Entry.At, change.Entry.By)
            : session.First("write/first-recorded", row => (row.Text(0), row.Text(1)), ("id", record.Id));
        var (a, b, office, party) = (EntityNumber(record.From), EntityNumber(record.To), EntityNumber(Text(fields, "as")), EntityNumber(Text(fields, "for")));
        var (at, place) = (EntityNumber(Text(fields, "event")), EntityNumber(Text(fields, "place")));
        var row = session.Writing("write/relation").Add(n).Add(record.Id).Add(record.Type).Add(a).Add(b).Add(date).Add(Text(fields, "role")).Add(Text(fields, "mode")).Add(Text(fields, "title"))
            .Add(since).Add(until).Add(office).Add(party).Add(at).Add(place).Add(Days.SureFrom(since)).Add(Days.SureTo(until)).Add(days.Day).Add(days.Earliest).Add(days.Latest)
            .Add(Supported(record) ? 1 : 0).AddUtf8(Json(fields));
        Stands(row, change).Add(recorded).Add(recordedBy).Write();
        for (var i = 0; i < record.Evidence.Count; i++)
        {
            var item = record.Evidence[i];
            var source = Number(new(RecordKind.Source, item.Source), "write/source-number");
            session.Writing("write/evidence").Add(n).Add(i).Add(source).Add(item.Locator).Add(item.Summary).Add(item.Quote).Add(item.Stance).Add(item.Confidence).Write();
        }
    }

    /// <summary>By which entry a record is as it is.</summary>
    private static Prepared Stands(Prepared row, Change change) => row.Add(change.Version).Add(change.Entry.Number).Add(change.Position);

    private static bool Supported(RelationRecord record)
    {
        foreach (var item in record.Evidence)
        {
            if (item.Stance != "disputes")
                return true;
        }
        return false;
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

    private static ReadOnlySpan<byte> Json(Dictionary<string, JsonElement> fields) => fields.Count == 0 ? "{}"u8 : JsonSerializer.SerializeToUtf8Bytes(fields, GraphJson.Default.DictionaryStringJsonElement);

    private long? EntityNumber(string? id) => id is null ? null : Number(new(RecordKind.Entity, id), "write/entity-number");

    private long Number(RecordKey key, string section)
    {
        if (known.TryGetValue(key, out var n) || promised.TryGetValue(key, out n))
            return n;
        if (written?.May(key) != false && session.Put(section, key.Id) is { } there)
        {
            Remember(key, there);
            return there;
        }
        // one that is made again gets the number that it had
        return promised[key] = (written?.May(key) != false ? Log.Gone(session, key)?.Number : null) ?? ++last[(int)key.Kind];
    }

    private void Remember(RecordKey key, long n)
    {
        if (known.Count >= KnownMax)
            known.Clear();
        known[key] = n;
    }
}
