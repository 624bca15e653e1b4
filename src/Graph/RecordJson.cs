using System.Text.Json;

namespace Graph;

/// <summary>
/// A record as JSON, exactly as the serializer writes it: an export writes as many as there are, and fields that no class has take the serializer longer than all else.
/// </summary>
internal static class RecordJson
{
    public static void Write(Utf8JsonWriter json, GraphRecord record)
    {
        json.WriteStartObject();
        switch (record)
        {
            case SourceRecord one:
                json.WriteString("record"u8, "source"u8);
                json.WriteString("title"u8, one.Title);
                Given(json, "publisher"u8, one.Publisher);
                Given(json, "author"u8, one.Author);
                Given(json, "published"u8, one.Published);
                Given(json, "url"u8, one.Url);
                Given(json, "archivedUrl"u8, one.ArchivedUrl);
                Given(json, "language"u8, one.Language);
                Given(json, "licence"u8, one.Licence);
                Given(json, "retrieved"u8, one.Retrieved);
                json.WriteString("id"u8, one.Id);
                break;
            case EntityRecord one:
                json.WriteString("record"u8, "entity"u8);
                json.WriteString("type"u8, one.Type);
                json.WriteString("name"u8, one.Name);
                Texts(json, "aliases"u8, one.Aliases);
                Given(json, "description"u8, one.Description);
                if (one.SameAs is { } links)
                    Texts(json, "sameAs"u8, links);
                json.WriteString("id"u8, one.Id);
                Fields(json, one.Fields);
                break;
            case RelationRecord one:
                json.WriteString("record"u8, "relation"u8);
                json.WriteString("type"u8, one.Type);
                json.WriteString("from"u8, one.From);
                json.WriteString("to"u8, one.To);
                Evidence(json, one.Evidence);
                json.WriteString("id"u8, one.Id);
                Fields(json, one.Fields);
                break;
            case JudgementRecord one:
                json.WriteString("record"u8, "judgement"u8);
                json.WriteString("one"u8, one.One);
                json.WriteString("other"u8, one.Other);
                json.WriteString("verdict"u8, one.Verdict);
                json.WriteString("id"u8, one.Id);
                break;
        }
        json.WriteEndObject();
    }

    private static void Evidence(Utf8JsonWriter json, IReadOnlyList<EvidenceRecord> evidence)
    {
        json.WriteStartArray("evidence"u8);
        foreach (var item in evidence)
        {
            json.WriteStartObject();
            json.WriteString("source"u8, item.Source);
            Given(json, "locator"u8, item.Locator);
            json.WriteString("summary"u8, item.Summary);
            Given(json, "quote"u8, item.Quote);
            Given(json, "stance"u8, item.Stance);
            Given(json, "confidence"u8, item.Confidence);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Texts(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void Fields(Utf8JsonWriter json, Dictionary<string, JsonElement> fields)
    {
        foreach (var (name, value) in fields)
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }
    }

    private static void Given(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }
}
