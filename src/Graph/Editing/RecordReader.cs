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

    private static readonly string[] EvidenceFields = [.. Schema.EvidenceFields.Select(field => field.Name)];

    private static readonly Dictionary<RecordKind, Shape> Shapes = new()
    {
        [RecordKind.Source] = new(["id", .. Schema.SourceFields.Select(field => field.Name)], [], ["title"], Open: false),
        [RecordKind.Entity] = new(["id", "type", "name", "description"], ["aliases", "sameAs"], ["type", "name"], Open: true),
        [RecordKind.Relation] = new(["id", "type", "from", "to"], [], ["type", "from", "to", "evidence"], Open: true),
        [RecordKind.Judgement] = new(["id", "one", "other", "verdict"], [], ["one", "other", "verdict"], Open: false),
    };

    /// <summary>Reads JSON; nothing in it is named twice.</summary>
    /// <exception cref="GraphException"><see cref="GraphCode.BadJson"/></exception>
    public static JsonElement Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            var read = JsonElement.Parse(json.Span, Strict);
            return IsSurelySound(json.Span) || Sound(read) ? read : throw new GraphException(GraphCode.BadJson, Utf8.IsValid(json.Span) ? "The JSON holds half a character (a surrogate without the other)." : "The JSON holds bytes that are not UTF-8.");
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

    /// <param name="Texts">The fields that are texts; the first is the id.</param>
    /// <param name="Lists">Those that are lists of texts.</param>
    /// <param name="Required">Those that are needed.</param>
    /// <param name="Open">Whether others are fields of the type.</param>
    private sealed record Shape(string[] Texts, string[] Lists, string[] Required, bool Open)
    {
        public bool HasEvidence { get; } = Required.Contains("evidence");
    }

    /// <summary>Reads one record. Where a fault is, is put into words only when there is one: most records have none.</summary>
    private sealed class Reading
    {
        private readonly Shape shape;
        private readonly string?[] texts;
        private readonly string at;
        private readonly List<Fault> faults;
        private Dictionary<string, JsonElement>? fields;
        private Dictionary<string, IReadOnlyList<string>>? lists;
        private List<EvidenceRecord>? evidence;

        public Reading(JsonElement json, Shape shape, string at, List<Fault> faults)
        {
            (this.shape, this.at, this.faults, texts) = (shape, at, faults, new string?[shape.Texts.Length]);
            var told = false;
            foreach (var member in json.EnumerateObject())
            {
                told |= member.NameEquals("evidence"u8);
                // null is as good as left out
                if (member.Value.ValueKind != JsonValueKind.Null && !member.NameEquals("record"u8))
                    Member(member.Name, member.Value);
            }
            foreach (var missing in shape.Required)
            {
                if (missing == "evidence" ? !told : texts[Array.IndexOf(shape.Texts, missing)] is null)
                    faults.Add(new($"{at}/{missing}", missing == "evidence" ? "a relation needs at least one piece of evidence" : "is required and not empty"));
            }
        }

        public GraphRecord Record(RecordKind kind) => kind switch
        {
            RecordKind.Source => new SourceRecord
            {
                Id = Id, Title = One("title")!, Publisher = One("publisher"), Author = One("author"), Published = One("published"), Url = One("url"),
                ArchivedUrl = One("archivedUrl"), Language = One("language"), Licence = One("licence"), Retrieved = One("retrieved"),
            },
            RecordKind.Entity => new EntityRecord
            {
                Id = Id, Type = One("type")!, Name = One("name")!, Description = One("description"),
                Aliases = lists?.GetValueOrDefault("aliases") ?? [], SameAs = lists?.GetValueOrDefault("sameAs"), Fields = fields ?? [],
            },
            RecordKind.Relation => new RelationRecord { Id = Id, Type = One("type")!, From = One("from")!, To = One("to")!, Fields = fields ?? [], Evidence = evidence ?? [] },
            _ => new JudgementRecord { Id = Id, One = One("one")!, Other = One("other")!, Verdict = One("verdict")! },
        };

        private string Id => texts[0] ?? "";

        private void Member(string name, JsonElement value)
        {
            if (Array.IndexOf(shape.Texts, name) is >= 0 and var text)
                texts[text] = Text(value, "", -1, name);
            else if (shape.Lists.Contains(name))
                (lists ??= [])[name] = [.. Items(name, value).Select((item, i) => Text(item, name, i))];
            else if (name == "evidence" && shape.HasEvidence)
                Evidence(value);
            else if (shape.Open)
                (fields ??= [])[name] = value;
            else
                faults.Add(new($"{at}/{name}", Nearest.Sentence("field", name, shape.Texts)));
        }

        private void Evidence(JsonElement json)
        {
            evidence = new(1);
            foreach (var item in Items("evidence", json))
                evidence.Add(OneEvidence(item, evidence.Count));
        }

        private EvidenceRecord OneEvidence(JsonElement json, int number)
        {
            if (json.ValueKind != JsonValueKind.Object)
            {
                faults.Add(new($"{at}/evidence/{number}", "evidence is {source, locator, summary, quote, stance, confidence}"));
                return new() { Source = "", Summary = "" };
            }
            var parts = new string?[EvidenceFields.Length];
            foreach (var member in json.EnumerateObject())
            {
                if (member.Value.ValueKind == JsonValueKind.Null)
                    continue;
                var name = member.Name;
                if (Array.IndexOf(EvidenceFields, name) is >= 0 and var part)
                    parts[part] = Text(member.Value, "evidence", number, name);
                else
                    faults.Add(new($"{at}/evidence/{number}/{name}", Nearest.Sentence("field of evidence", name, EvidenceFields)));
            }
            foreach (var missing in NeededEvidence)
            {
                if (parts[Array.IndexOf(EvidenceFields, missing)] is null)
                    faults.Add(new($"{at}/evidence/{number}/{missing}", "is required and not empty"));
            }
            return new() { Source = Part("source") ?? "", Locator = Part("locator"), Summary = Part("summary") ?? "", Quote = Part("quote"), Stance = Part("stance"), Confidence = Part("confidence") };

            string? Part(string name) => parts[Array.IndexOf(EvidenceFields, name)];
        }

        private JsonElement.ArrayEnumerator Items(string name, JsonElement json)
        {
            if (json.ValueKind == JsonValueKind.Array)
                return json.EnumerateArray();
            faults.Add(new($"{at}/{name}", "is a list"));
            return default;
        }

        private string Text(JsonElement json, string list, int number, string name = "")
        {
            if (json.ValueKind == JsonValueKind.String)
                return json.GetString()!;
            faults.Add(new(at + (number < 0 ? "" : $"/{list}/{number}") + (name.Length == 0 ? "" : $"/{name}"), "is a text"));
            return "";
        }

        private string? One(string name) => texts[Array.IndexOf(shape.Texts, name)];
    }
}
