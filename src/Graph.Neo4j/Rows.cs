using System.Text;
using System.Text.Json;

namespace Graph.Neo4j;

/// <summary>Records as the properties of nodes and relationships, and back without loss.</summary>
internal static class Rows
{
    /// <summary>In the lists of evidence: what is not given is '', as a list holds no nulls, and so what is given and empty is a character that no record may hold.</summary>
    private const string Absent = "", Empty = "\u0001";

    /// <summary>What is read of each kind to make its record.</summary>
    public static readonly IReadOnlyDictionary<RecordKind, string> Read = new Dictionary<RecordKind, string>
    {
        [RecordKind.Source] = ".id, .title, .publisher, .author, .published, .url, .archivedUrl, .language, .licence, .retrieved",
        [RecordKind.Entity] = ".id, .type, .name, .aliases, .description, .sameAs, .body",
        [RecordKind.Relation] = ".id, .body, .sources, .locators, .summaries, .quotes, .stances, .confidences",
        [RecordKind.Judgement] = ".id, .one, .other, .verdict",
    };

    public static Dictionary<string, object?> Of(SourceRecord record)
    {
        var days = Days.Of(record.Published);
        return Present(new()
        {
            ["id"] = record.Id, ["title"] = record.Title, ["publisher"] = record.Publisher, ["author"] = record.Author, ["published"] = record.Published, ["url"] = record.Url,
            ["archivedUrl"] = record.ArchivedUrl, ["language"] = record.Language, ["licence"] = record.Licence, ["retrieved"] = record.Retrieved,
            ["day"] = days.Day, ["earliest"] = days.Earliest, ["latest"] = days.Latest,
        });
    }

    public static Dictionary<string, object?> Of(EntityRecord record)
    {
        var days = Days.Of(Text(record.Fields, "date"));
        var row = Own(record.Fields);
        row["id"] = record.Id;
        row["type"] = record.Type;
        row["name"] = record.Name;
        row["aliases"] = record.Aliases;
        row["description"] = record.Description;
        row["sameAs"] = record.SameAs;
        row["body"] = Json(record.Fields);
        row["keys"] = NameKeys.Of(record);
        row["day"] = days.Day;
        row["earliest"] = days.Earliest;
        row["latest"] = days.Latest;
        if (record.Type == Schema.Statement)
            row["words"] = Names.Fold($"{record.Name} {record.Description} {Text(record.Fields, "quote")}");
        if (record.Type == Schema.Commitment)
            row.TryAdd("status", "unknown");
        return Present(row);
    }

    public static Dictionary<string, object?> Of(RelationRecord record)
    {
        var fields = record.Fields;
        var (since, until, date) = (Text(fields, "since"), Text(fields, "until"), Text(fields, "date"));
        var days = since is null && until is null ? Days.Of(date) : Days.Between(since, until);
        var row = Own(fields);
        row["id"] = record.Id;
        row["body"] = Json(fields);
        row["moment"] = date;
        row["day"] = days.Day;
        row["earliest"] = days.Earliest;
        row["latest"] = days.Latest;
        if (record.Type == Schema.HoldsOffice)
        {
            row["sureFrom"] = Days.SureFrom(since);
            row["sureTo"] = Days.SureTo(until);
        }
        row["supported"] = Supported(record);
        row["sources"] = record.Evidence.Select(item => item.Source).ToList();
        row["locators"] = Beside(record, item => item.Locator);
        row["summaries"] = record.Evidence.Select(item => item.Summary).ToList();
        row["quotes"] = Beside(record, item => item.Quote);
        row["stances"] = Beside(record, item => item.Stance);
        row["confidences"] = Beside(record, item => item.Confidence);
        return Present(row);
    }

    public static Dictionary<string, object?> Of(JudgementRecord record) =>
        new() { ["id"] = record.Id, ["one"] = record.One, ["other"] = record.Other, ["verdict"] = record.Verdict };

    public static GraphRecord Record(RecordKind kind, ServerRow row) => kind switch
    {
        RecordKind.Source => new SourceRecord
        {
            Id = row.Text("id"), Title = row.Text("title"), Publisher = row.TextOrNull("publisher"), Author = row.TextOrNull("author"), Published = row.TextOrNull("published"),
            Url = row.TextOrNull("url"), ArchivedUrl = row.TextOrNull("archivedUrl"), Language = row.TextOrNull("language"), Licence = row.TextOrNull("licence"), Retrieved = row.TextOrNull("retrieved"),
        },
        RecordKind.Entity => new EntityRecord
        {
            Id = row.Text("id"), Type = row.Text("type"), Name = row.Text("name"), Aliases = row.Texts("aliases"), Description = row.TextOrNull("description"),
            SameAs = row.Has("sameAs") ? row.Texts("sameAs") : null, Fields = Fields(row.Text("body")),
        },
        RecordKind.Relation => new RelationRecord
        {
            Id = row.Text("id"), Type = row.Text("type"), From = row.Text("from"), To = row.Text("to"), Fields = Fields(row.Text("body")), Evidence = Evidence(row),
        },
        _ => new JudgementRecord { Id = row.Text("id"), One = row.Text("one"), Other = row.Text("other"), Verdict = row.Text("verdict") },
    };

    public static IReadOnlyList<EvidenceRecord> Evidence(ServerRow row)
    {
        var (sources, summaries) = (row.Texts("sources"), row.Texts("summaries"));
        var (locators, quotes, stances, confidences) = (Given(row, "locators"), Given(row, "quotes"), Given(row, "stances"), Given(row, "confidences"));
        return [.. sources.Select((source, i) => new EvidenceRecord
        {
            Source = source, Locator = locators(i), Summary = summaries[i], Quote = quotes(i), Stance = stances(i), Confidence = confidences(i),
        })];
    }

    /// <summary>What a list of evidence says of each piece; null where nothing is.</summary>
    private static Func<int, string?> Given(ServerRow row, string name)
    {
        if (!row.Has(name))
            return _ => null;
        var kept = row.Texts(name);
        return i => kept[i] switch { Absent => null, Empty => "", var text => text };
    }

    public static Dictionary<string, JsonElement> Fields(string body) => JsonSerializer.Deserialize(body, GraphJson.Default.DictionaryStringJsonElement)!;

    /// <summary>A record as a version of it is kept; '' for a removal.</summary>
    public static string Json(GraphRecord? record) => record is null ? "" : Encoding.UTF8.GetString(WireJson.Bytes(record));

    public static GraphRecord? Parse(string kept) => kept.Length == 0 ? null : JsonSerializer.Deserialize(kept, GraphJson.Default.GraphRecord);

    private static string Json(Dictionary<string, JsonElement> fields) => Encoding.UTF8.GetString(WireJson.Bytes(fields));

    /// <summary>What is not given is not sent either: to a property that is set it is the same, and over HTTP the server reads a body byte by byte.</summary>
    private static Dictionary<string, object?> Present(Dictionary<string, object?> row)
    {
        foreach (var (name, value) in row)
        {
            if (value is null)
                row.Remove(name);
        }
        return row;
    }

    /// <summary>What is given of each piece of evidence; no list where nothing is of any.</summary>
    private static List<string>? Beside(RelationRecord record, Func<EvidenceRecord, string?> said) =>
        record.Evidence.Any(item => said(item) is not null) ? [.. record.Evidence.Select(item => Kept(said(item)))] : null;

    private static string Kept(string? text) => text switch { null => Absent, "" => Empty, _ => text };

    private static bool Supported(RelationRecord record) => record.Evidence.Any(item => item.Stance != "disputes");

    /// <summary>A record's own fields as somebody reads and queries them in the database.</summary>
    private static Dictionary<string, object?> Own(Dictionary<string, JsonElement> fields)
    {
        var row = new Dictionary<string, object?>();
        foreach (var (name, value) in fields)
        {
            if (value.ValueKind != JsonValueKind.Array)
            {
                row[name] = value.ValueKind == JsonValueKind.Number ? value.GetDouble() : value.GetString();
                continue;
            }
            var amounts = value.Deserialize(GraphJson.Default.IReadOnlyListAmount)!;
            var money = Values(amounts).ToList();
            row[name] = amounts.Select(amount => amount.AsStated).ToList();
            row[name.TrimEnd('s') + "Currencies"] = money.ConvertAll(one => one.Currency);
            row[name.TrimEnd('s') + "Values"] = money.ConvertAll(one => (double)one.Value);
        }
        return row;
    }

    private static IEnumerable<(string Currency, decimal Value)> Values(IEnumerable<Amount> amounts) => amounts.SelectMany(one =>
        (one is { Currency: { } currency, Value: { } value } ? [(currency, value)] : Array.Empty<(string, decimal)>()).Concat(Values(one.Equivalents ?? [])));

    private static string? Text(Dictionary<string, JsonElement> fields, string name) => fields.TryGetValue(name, out var value) ? value.GetString() : null;
}
