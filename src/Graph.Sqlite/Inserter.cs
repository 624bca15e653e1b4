using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Graph.Sqlite;

/// <summary>Writes checked records as rows; remembers the numbers of what was looked up.</summary>
internal sealed class Inserter(Session session) : IDisposable
{
    private readonly Dictionary<string, long> entities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> sources = new(StringComparer.Ordinal);

    private readonly SqliteCommand source = session.Insert(
        "INSERT INTO source (id, title, publisher, published, url, day, earliest, latest, body) VALUES (@id, @title, @publisher, @published, @url, @day, @earliest, @latest, @body) RETURNING n",
        "id", "title", "publisher", "published", "url", "day", "earliest", "latest", "body");

    private readonly SqliteCommand entity = session.Insert(
        """
        INSERT INTO entity (id, type, name, aliases, description, kind, status, area, date, day, earliest, latest, body)
        VALUES (@id, @type, @name, @aliases, @description, @kind, @status, @area, @date, @day, @earliest, @latest, @body) RETURNING n
        """,
        "id", "type", "name", "aliases", "description", "kind", "status", "area", "date", "day", "earliest", "latest", "body");

    private readonly SqliteCommand relation = session.Insert(
        """
        INSERT INTO relation (id, type, a, b, date, role, mode, title, since, until, office, party, event, place, sure_from, sure_to, moment, day, earliest, latest, supported, body, recorded, recorded_by)
        VALUES (@id, @type, @a, @b, @date, @role, @mode, @title, @since, @until, @office, @party, @event, @place, @sureFrom, @sureTo, @date, @day, @earliest, @latest, @supported, @body, @recorded, @recordedBy) RETURNING n
        """,
        "id", "type", "a", "b", "date", "role", "mode", "title", "since", "until", "office", "party", "event", "place", "sureFrom", "sureTo", "day", "earliest", "latest", "supported", "body", "recorded", "recordedBy");

    private readonly SqliteCommand evidence = session.Insert(
        "INSERT INTO evidence (relation, seq, source, locator, summary, quote, stance, confidence) VALUES (@relation, @seq, @source, @locator, @summary, @quote, @stance, @confidence)",
        "relation", "seq", "source", "locator", "summary", "quote", "stance", "confidence");

    private readonly SqliteCommand home = session.Insert("UPDATE entity SET country = @country, institution = @institution, within = @within WHERE n = @n", "country", "institution", "within", "n");
    private readonly SqliteCommand name = session.Insert("INSERT INTO name_index (rowid, keys) VALUES (@n, @keys)", "n", "keys");
    private readonly SqliteCommand words = session.Insert("INSERT INTO word_index (rowid, text) VALUES (@n, @text)", "n", "text");
    private readonly SqliteCommand amount = session.Insert("INSERT INTO amount (commitment, currency, value) VALUES (@n, @currency, @value)", "n", "currency", "value");
    private readonly SqliteCommand entityNumber = session.Insert("SELECT n FROM entity WHERE id = @id", "id");
    private readonly SqliteCommand sourceNumber = session.Insert("SELECT n FROM source WHERE id = @id", "id");

    /// <summary>What has a column of its own; the rest of a source stands in its body.</summary>
    private static readonly string[] SourceColumns = ["id", "title", "publisher", "published", "url"];

    public void Source(SourceRecord record)
    {
        var days = Days.Of(record.Published);
        var body = JsonSerializer.SerializeToElement(record, GraphJson.Default.SourceRecord);
        var own = body.EnumerateObject().Where(field => !SourceColumns.Contains(field.Name)).ToDictionary(field => field.Name, field => field.Value);
        sources[record.Id] = Number(source, record.Id, record.Title, record.Publisher, record.Published, record.Url, days.Day, days.Earliest, days.Latest, Json(own));
    }

    public void Entity(EntityRecord record)
    {
        var fields = new Dictionary<string, JsonElement>(record.Fields);
        if (record.SameAs is { Count: > 0 } links)
            fields["sameAs"] = JsonSerializer.SerializeToElement(links, GraphJson.Default.IReadOnlyListString);
        var days = Days.Of(Text(fields, "date"));
        var status = Text(fields, "status") ?? (record.Type == Schema.Commitment ? "unknown" : null);
        var n = Number(entity, record.Id, record.Type, record.Name, JsonSerializer.Serialize(record.Aliases, GraphJson.Default.IReadOnlyListString), record.Description,
            Text(fields, "kind"), status, Text(fields, "area"), Text(fields, "date"), days.Day, days.Earliest, days.Latest, Json(fields));
        entities[record.Id] = n;
        Run(name, n, Names.Keys([record.Name, .. record.Aliases]));
        if (record.Type == Schema.Statement)
            Run(words, n, Names.Fold($"{record.Name} {record.Description} {Text(fields, "quote")}"));
        if (fields.TryGetValue("amounts", out var amounts))
        {
            foreach (var (currency, value) in Values(amounts.Deserialize(GraphJson.Default.IReadOnlyListAmount)!))
                Run(amount, n, currency, value);
        }
    }

    /// <summary>What entities belong to and lie in; after all entities, since they may come in any order.</summary>
    public void Homes(IEnumerable<EntityRecord> records)
    {
        foreach (var record in records)
        {
            var (country, institution, within) = (Text(record.Fields, "country"), Text(record.Fields, "institution"), Text(record.Fields, "within"));
            if (country is not null || institution is not null || within is not null)
                Run(home, EntityNumber(country), EntityNumber(institution), EntityNumber(within), EntityNumber(record.Id));
        }
    }

    public void Relation(RelationRecord record, string recorded, string recordedBy)
    {
        var fields = record.Fields;
        var (since, until) = (Text(fields, "since"), Text(fields, "until"));
        var days = since is null && until is null ? Days.Of(Text(fields, "date")) : Days.Between(since, until);
        var supported = record.Evidence.Any(item => item.Stance != "disputes");
        var n = Number(relation, record.Id, record.Type, EntityNumber(record.From), EntityNumber(record.To), Text(fields, "date"), Text(fields, "role"), Text(fields, "mode"), Text(fields, "title"), since, until,
            EntityNumber(Text(fields, "as")), EntityNumber(Text(fields, "for")), EntityNumber(Text(fields, "event")), EntityNumber(Text(fields, "place")),
            Days.SureFrom(since), Days.SureTo(until), days.Day, days.Earliest, days.Latest, supported, Json(fields), recorded, recordedBy);
        for (var i = 0; i < record.Evidence.Count; i++)
        {
            var item = record.Evidence[i];
            Run(evidence, n, i, SourceNumber(item.Source), item.Locator, item.Summary, item.Quote, item.Stance, item.Confidence);
        }
    }

    public void Dispose()
    {
        foreach (var command in new[] { source, entity, relation, evidence, home, name, words, amount, entityNumber, sourceNumber })
            command.Dispose();
    }

    private static IEnumerable<(string Currency, decimal Value)> Values(IEnumerable<Amount> amounts) => amounts.SelectMany(one =>
        (one is { Currency: { } currency, Value: { } value } ? [(currency, value)] : Array.Empty<(string, decimal)>()).Concat(Values(one.Equivalents ?? [])));

    private static string? Text(Dictionary<string, JsonElement> fields, string field) => fields.TryGetValue(field, out var value) ? value.GetString() : null;

    private static string Json(Dictionary<string, JsonElement> fields) => JsonSerializer.Serialize(fields, GraphJson.Default.DictionaryStringJsonElement);

    private long? EntityNumber(string? id) => id is null ? null : Number(entities, entityNumber, id);

    private long SourceNumber(string id) => Number(sources, sourceNumber, id);

    private static long Number(Dictionary<string, long> known, SqliteCommand find, string id)
    {
        if (!known.TryGetValue(id, out var n))
            known[id] = n = Number(find, id);
        return n;
    }

    private static long Number(SqliteCommand command, params object?[] values) => (long)Bound(command, values).ExecuteScalar()!;

    private static void Run(SqliteCommand command, params object?[] values) => Bound(command, values).ExecuteNonQuery();

    private static SqliteCommand Bound(SqliteCommand command, object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] is decimal number ? (double)number : values[i] ?? DBNull.Value;
        return command;
    }
}
