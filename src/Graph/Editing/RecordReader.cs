using System.Text.Json;
using System.Text.Unicode;

namespace Graph.Editing;

/// <summary>Records as somebody writes them: everything that is not of their shape is told, each by its JSON pointer.</summary>
public static class RecordReader
{
    /// <summary>How deep JSON may be nested.</summary>
    public const int DepthMax = 32;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = DepthMax, AllowDuplicateProperties = false };

    private static readonly string[] NeededEvidence = [.. Schema.EvidenceFields.Where(field => field.Required).Select(field => field.Name)];

    private static readonly string[] Evidence = [.. Schema.EvidenceFields.Select(field => field.Name)];

    private static readonly Dictionary<RecordKind, Shape> Shapes = new()
    {
        [RecordKind.Source] = new([.. Schema.SourceFields.Select(field => field.Name)], [], ["title"], Open: false),
        [RecordKind.Entity] = new(["type", "name", "description"], ["aliases", "sameAs"], ["type", "name"], Open: true),
        [RecordKind.Relation] = new(["type", "from", "to"], [], ["type", "from", "to", "evidence"], Open: true),
        [RecordKind.Judgement] = new(["one", "other", "verdict"], [], ["one", "other", "verdict"], Open: false),
    };

    /// <summary>Reads JSON; nothing in it is named twice.</summary>
    /// <exception cref="GraphException"><see cref="GraphCode.BadJson"/></exception>
    public static JsonElement Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Strict);
            return IsSurelySound(json.Span) || Sound(document.RootElement) ? document.RootElement.Clone() : throw new GraphException(GraphCode.BadJson, "The JSON holds half a character (a surrogate without the other).");
        }
        catch (JsonException fault)
        {
            throw new GraphException(GraphCode.BadJson, $"This is not JSON as it is taken here, nested at most {DepthMax} deep and with each name once: {fault.Message}", fault);
        }
    }

    /// <summary>A record of this kind, or of the kind that its <c>record</c> says; null when it has faults.</summary>
    public static GraphRecord? Read(JsonElement json, RecordKind? kind, string at, List<Fault> faults)
    {
        var before = faults.Count;
        if (json.ValueKind != JsonValueKind.Object)
        {
            faults.Add(new(at, "a record is a JSON object"));
            return null;
        }
        var named = json.TryGetProperty("record", out var record) ? record.ToString() : null;
        if (kind is null || named is not null)
        {
            RecordKind? said = named switch { "source" => RecordKind.Source, "entity" => RecordKind.Entity, "relation" => RecordKind.Relation, "judgement" => RecordKind.Judgement, _ => null };
            if (said is null || (kind ?? said) != said)
            {
                faults.Add(new($"{at}/record", kind is null ? "record is source, entity, relation or judgement" : $"record is {kind.ToString()!.ToLowerInvariant()} here, or left out"));
                return null;
            }
            kind = said;
        }
        var read = new Reading(json, Shapes[kind.Value], at, faults);
        return faults.Count > before ? null : read.Record(kind.Value);
    }

    /// <summary>Half a character can only come by an escape, or in bytes that are not UTF-8.</summary>
    private static bool IsSurelySound(ReadOnlySpan<byte> json) => json.IndexOf("\\u"u8) < 0 && Utf8.IsValid(json);

    /// <summary>Whether all its texts are text.</summary>
    private static bool Sound(JsonElement json)
    {
        try
        {
            return json.ValueKind switch
            {
                JsonValueKind.String => json.GetString() is not null,
                JsonValueKind.Array => json.EnumerateArray().All(Sound),
                JsonValueKind.Object => json.EnumerateObject().All(member => member.Name is not null && Sound(member.Value)),
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private sealed record Shape(IReadOnlyList<string> Texts, IReadOnlyList<string> Lists, IReadOnlyList<string> Required, bool Open);

    private sealed class Reading
    {
        private readonly Dictionary<string, string> texts = [];
        private readonly Dictionary<string, IReadOnlyList<string>> lists = [];
        private readonly Dictionary<string, JsonElement> fields = [];
        private readonly List<EvidenceRecord> evidence = [];
        private readonly List<Fault> faults;

        public Reading(JsonElement json, Shape shape, string at, List<Fault> faults)
        {
            this.faults = faults;
            // null is as good as left out
            foreach (var member in json.EnumerateObject().Where(member => member.Name != "record" && member.Value.ValueKind != JsonValueKind.Null))
            {
                var (name, value) = (member.Name, member.Value);
                if (name == "id" || shape.Texts.Contains(name))
                    texts[name] = Text($"{at}/{name}", value);
                else if (shape.Lists.Contains(name))
                    lists[name] = [.. Items($"{at}/{name}", value).Select((item, i) => Text($"{at}/{name}/{i}", item))];
                else if (name == "evidence" && shape.Required.Contains(name))
                    evidence.AddRange(Items($"{at}/{name}", value).Select((item, i) => OneEvidence($"{at}/{name}/{i}", item)));
                else if (shape.Open)
                    fields[name] = value;
                else
                    faults.Add(new($"{at}/{name}", Nearest.Sentence("field", name, ["id", .. shape.Texts])));
            }
            foreach (var missing in shape.Required.Where(name => name == "evidence" ? !json.TryGetProperty(name, out _) : !texts.ContainsKey(name)))
                faults.Add(new($"{at}/{missing}", missing == "evidence" ? "a relation needs at least one piece of evidence" : "is required and not empty"));
        }

        public GraphRecord Record(RecordKind kind) => kind switch
        {
            RecordKind.Source => new SourceRecord
            {
                Id = texts.GetValueOrDefault("id", ""), Title = texts["title"], Publisher = One("publisher"), Author = One("author"), Published = One("published"), Url = One("url"),
                ArchivedUrl = One("archivedUrl"), Language = One("language"), Licence = One("licence"), Retrieved = One("retrieved"),
            },
            RecordKind.Entity => new EntityRecord
            {
                Id = texts.GetValueOrDefault("id", ""), Type = texts["type"], Name = texts["name"], Description = One("description"),
                Aliases = lists.GetValueOrDefault("aliases", []), SameAs = lists.GetValueOrDefault("sameAs"), Fields = fields,
            },
            RecordKind.Relation => new RelationRecord { Id = texts.GetValueOrDefault("id", ""), Type = texts["type"], From = texts["from"], To = texts["to"], Fields = fields, Evidence = evidence },
            _ => new JudgementRecord { Id = texts.GetValueOrDefault("id", ""), One = texts["one"], Other = texts["other"], Verdict = texts["verdict"] },
        };

        private EvidenceRecord OneEvidence(string at, JsonElement json)
        {
            var parts = new Dictionary<string, string>();
            if (json.ValueKind != JsonValueKind.Object)
            {
                faults.Add(new(at, "evidence is {source, locator, summary, quote, stance, confidence}"));
                return new() { Source = "", Summary = "" };
            }
            foreach (var member in json.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null))
            {
                if (RecordReader.Evidence.Contains(member.Name))
                    parts[member.Name] = Text($"{at}/{member.Name}", member.Value);
                else
                    faults.Add(new($"{at}/{member.Name}", Nearest.Sentence("field of evidence", member.Name, RecordReader.Evidence)));
            }
            foreach (var missing in NeededEvidence.Where(name => !parts.ContainsKey(name)))
                faults.Add(new($"{at}/{missing}", "is required and not empty"));
            return new()
            {
                Source = parts.GetValueOrDefault("source", ""), Locator = parts.GetValueOrDefault("locator"), Summary = parts.GetValueOrDefault("summary", ""), Quote = parts.GetValueOrDefault("quote"),
                Stance = parts.GetValueOrDefault("stance"), Confidence = parts.GetValueOrDefault("confidence"),
            };
        }

        private JsonElement.ArrayEnumerator Items(string at, JsonElement json)
        {
            if (json.ValueKind == JsonValueKind.Array)
                return json.EnumerateArray();
            faults.Add(new(at, "is a list"));
            return default;
        }

        private string Text(string at, JsonElement json)
        {
            if (json.ValueKind == JsonValueKind.String)
                return json.GetString()!;
            faults.Add(new(at, "is a text"));
            return "";
        }

        private string? One(string name) => texts.GetValueOrDefault(name);
    }
}
