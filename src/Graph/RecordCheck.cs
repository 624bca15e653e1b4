using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Graph;

/// <summary>
/// Checks records against the <see cref="Schema"/> and the rules of evidence before they are written. All faults are found at once; the place
/// of each is a JSON pointer that starts with the position of the record, from 0.
/// </summary>
public sealed partial class RecordCheck
{
    /// <summary>The longest text of one field, in characters.</summary>
    public const int TextMax = 4000;

    /// <summary>The longest quote, in words: more is no longer a quotation.</summary>
    public const int QuoteWordsMax = 20;

    /// <summary>The longest id, in characters.</summary>
    public const int IdMax = 200;

    /// <summary>How many faults are told; the rest would be of the same few causes.</summary>
    public const int FaultsMax = 100;

    private static readonly IReadOnlyList<string> Stances = Schema.EvidenceFields.Single(field => field.Name == "stance").Values!;
    private static readonly IReadOnlyList<string> Confidences = Schema.EvidenceFields.Single(field => field.Name == "confidence").Values!;

    private readonly Dictionary<string, string> types = new(StringComparer.Ordinal);
    private readonly HashSet<string> sources = new(StringComparer.Ordinal);
    private readonly List<Fault> faults = [];
    private readonly Func<string, string?> typeOf;
    private readonly Func<string, bool> hasSource;

    /// <param name="typeOf">The type of an entity that the graph has, or null.</param>
    /// <param name="hasSource">Whether the graph has a source.</param>
    internal RecordCheck(Func<string, string?> typeOf, Func<string, bool> hasSource)
    {
        this.typeOf = typeOf;
        this.hasSource = hasSource;
    }

    /// <summary>Of an amount, so that the sum of all that a graph can hold has room in a number.</summary>
    private const decimal AmountMax = 1_000_000_000_000_000_000;

    /// <summary>The faults that were found.</summary>
    internal IReadOnlyList<Fault> Faults => faults;

    /// <summary>Forgets the faults, for the next record.</summary>
    internal void Clear() => faults.Clear();

    /// <summary>Says of what is not there where it went; null when it never was there.</summary>
    internal Func<RecordKey, string?> Lost { get; init; } = _ => null;

    /// <summary>Where set, what is named and not there yet is noted here, to be asked for when all is read.</summary>
    internal List<Awaited>? Waiting { get; init; }

    /// <param name="records">What is to be written together, in any order.</param>
    /// <param name="typeOf">The type of an entity that the graph has already, or null.</param>
    /// <param name="hasSource">Whether the graph has a source already.</param>
    /// <param name="hasRelation">Whether the graph has a relation already.</param>
    /// <exception cref="GraphException"><see cref="GraphCode.InvalidRecords"/>, with all faults.</exception>
    public static void Check(IReadOnlyList<GraphRecord> records, Func<string, string?> typeOf, Func<string, bool> hasSource, Func<string, bool> hasRelation)
    {
        var check = new RecordCheck(typeOf, hasSource);
        check.Identities(records, hasRelation);
        for (var i = 0; i < records.Count; i++)
            check.Record($"/{i}", records[i]);
        if (check.faults.Count > 0)
            throw GraphException.Invalid(check.faults);
    }

    /// <summary>One record, its id apart.</summary>
    internal void Record(JsonPointer at, GraphRecord record)
    {
        switch (record)
        {
            case SourceRecord source:
                Source(at, source);
                break;
            case EntityRecord entity:
                Entity(at, entity);
                break;
            case RelationRecord relation:
                Relation(at, relation);
                break;
            case JudgementRecord judgement:
                Judgement(at, judgement);
                break;
        }
    }

    internal void Id(JsonPointer at, string id)
    {
        if (!IsId(id))
            Fail(at, "an id is small ASCII letters and digits, joined by hyphens");
    }

    internal static bool IsId(string id) => id.Length <= IdMax && Slug().IsMatch(id);

    /// <summary>A reference that had to wait.</summary>
    internal void Late(Awaited reference)
    {
        if (reference.Key.Kind == RecordKind.Source)
            Cited(reference.At, reference.Key.Id);
        else
            End(reference.At, reference.Key.Id, reference.Types, reference.Of);
    }

    internal void Fail(JsonPointer at, string detail) => faults.Add(new Fault(at.ToString(), detail));

    private void Identities(IReadOnlyList<GraphRecord> records, Func<string, bool> hasRelation)
    {
        var others = new HashSet<RecordKey>();
        for (var i = 0; i < records.Count; i++)
        {
            var record = records[i];
            if (record is not JudgementRecord)
                Id($"/{i}/id", record.Id);
            var isNew = record switch
            {
                SourceRecord => !hasSource(record.Id) && sources.Add(record.Id),
                EntityRecord entity => typeOf(record.Id) is null && types.TryAdd(record.Id, entity.Type),
                RelationRecord => !hasRelation(record.Id) && others.Add(record.Key),
                _ => others.Add(record.Key),
            };
            if (!isNew)
                Fail($"/{i}/id", $"'{record.Id}' is taken");
        }
    }

    private void Source(JsonPointer at, SourceRecord source)
    {
        Line($"{at}/title", source.Title, required: true);
        Line($"{at}/publisher", source.Publisher);
        Line($"{at}/author", source.Author);
        Line($"{at}/licence", source.Licence);
        Line($"{at}/language", source.Language);
        Date($"{at}/published", source.Published);
        Date($"{at}/retrieved", source.Retrieved);
        Address($"{at}/url", source.Url);
        Address($"{at}/archivedUrl", source.ArchivedUrl);
    }

    private void Entity(JsonPointer at, EntityRecord entity)
    {
        Name($"{at}/name", entity.Name);
        if (Names.Fold(entity.Name).Length == 0)
            Fail($"{at}/name", "a name has at least one letter or digit");
        Line($"{at}/description", entity.Description);
        for (var i = 0; i < entity.Aliases.Count; i++)
            Name($"{at}/aliases/{i}", entity.Aliases[i]);
        for (var i = 0; i < entity.SameAs?.Count; i++)
            Address($"{at}/sameAs/{i}", entity.SameAs[i]);
        if (Schema.EntityType(entity.Type) is { } type)
        {
            Fields(at, type.Name, type.Fields, entity.Fields);
            foreach (var field in type.Fields)
            {
                if (field.Kind == FieldKind.Ref && Text(entity.Fields, field.Name) is { } other && other == entity.Id)
                    Fail($"{at}/{field.Name}", $"{field.Name} names another entity, not this one itself");
            }
        }
        else
        {
            Fail($"{at}/type", Nearest.Sentence("type", entity.Type, Schema.EntityNames));
        }
    }

    private void Relation(JsonPointer at, RelationRecord relation)
    {
        if (Schema.RelationType(relation.Type) is { } type)
        {
            End($"{at}/from", relation.From, type.From, type.Name);
            End($"{at}/to", relation.To, type.To, type.Name);
            Fields(at, type.Name, type.Fields, relation.Fields);
        }
        else
        {
            Fail($"{at}/type", Nearest.Sentence("type", relation.Type, Schema.RelationNames));
        }
        if (relation.From == relation.To)
            Fail($"{at}/to", "a relation joins two entities, not one with itself");
        if (relation.Evidence.Count == 0)
            Fail($"{at}/evidence", "a relation needs at least one piece of evidence");
        for (var i = 0; i < relation.Evidence.Count; i++)
            Evidence($"{at}/evidence/{i}", relation.Evidence[i]);
    }

    private void Evidence(JsonPointer at, EvidenceRecord evidence)
    {
        Cited($"{at}/source", evidence.Source);
        Line($"{at}/locator", evidence.Locator);
        Line($"{at}/summary", evidence.Summary, required: true);
        Quote($"{at}/quote", evidence.Quote);
        Choice($"{at}/stance", "stance", evidence.Stance, Stances);
        Choice($"{at}/confidence", "confidence", evidence.Confidence, Confidences);
    }

    private void End(JsonPointer at, string id, IReadOnlyList<string> allowed, string of)
    {
        if (TypeOf(id) is not { } type)
            Absent(new(at.ToString(), new(RecordKind.Entity, id), allowed, of));
        else if (!allowed.Contains(type))
            Fail(at, $"'{id}' is of type {type}; {of} takes {string.Join(", ", allowed)} here");
    }

    private void Cited(JsonPointer at, string id)
    {
        if (!sources.Contains(id) && !hasSource(id))
            Absent(new(at.ToString(), new(RecordKind.Source, id), [], ""));
    }

    private void Absent(Awaited reference)
    {
        if (Waiting is not null)
            Waiting.Add(reference);
        else
            Fail(reference.At, Lost(reference.Key) ?? $"there is no {reference.Key.Kind.ToString().ToLowerInvariant()} '{Quoted.Shorten(reference.Key.Id)}'");
    }

    private void Judgement(JsonPointer at, JudgementRecord judgement)
    {
        if (string.CompareOrdinal(judgement.One, judgement.Other) >= 0)
            Fail($"{at}/other", "a judgement is about two ids, in ordinal order");
        else if (judgement.Id != JudgementRecord.IdOf(judgement.One, judgement.Other))
            Fail($"{at}/id", "the id of a judgement is the two ids joined by --is--");
        End($"{at}/one", judgement.One, Schema.EntityNames, "a judgement");
        End($"{at}/other", judgement.Other, TypeOf(judgement.One) is { } type ? [type] : Schema.EntityNames, "a judgement of two of one type");
        if (judgement.Verdict == "same")
            Fail($"{at}/verdict", "two that are the same are merged, so that no record says so");
        else
            Choice($"{at}/verdict", "verdict", judgement.Verdict, Schema.Verdicts);
    }

    private void Fields(JsonPointer at, string of, IReadOnlyList<Field> fields, Dictionary<string, JsonElement> values)
    {
        foreach (var (name, value) in values)
        {
            if (Known(fields, name) is { } field)
                Value($"{at}/{name}", field, value);
            else
                Fail($"{at}/{name}", Nearest.Sentence($"field of {of}", name, [.. fields.Select(known => known.Name)]));
        }
        for (var i = 0; i < fields.Count; i++)
        {
            if (fields[i] is { Required: true } missing && !values.ContainsKey(missing.Name))
                Fail($"{at}/{missing.Name}", $"{of} needs {missing.Name}: {missing.Description}");
        }
        var since = Text(values, "since") is { } s && Edtf.TryParse(s, out var first) ? first.Earliest : null;
        var until = Text(values, "until") is { } u && Edtf.TryParse(u, out var last) ? last.Latest : null;
        if (since > until)
            Fail($"{at}/until", "until lies before since");
    }

    private static Field? Known(IReadOnlyList<Field> fields, string name)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (fields[i].Name == name)
                return fields[i];
        }
        return null;
    }

    private void Value(JsonPointer at, Field field, JsonElement value)
    {
        if (field.Kind == FieldKind.Amounts)
        {
            Amounts(at, value);
            return;
        }
        if (field.Kind == FieldKind.Number)
        {
            if (value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out var number) || number < field.Low || number > field.High)
                Fail(at, string.Create(CultureInfo.InvariantCulture, $"{field.Name} is a number from {field.Low} to {field.High}"));
            return;
        }
        if (value.ValueKind != JsonValueKind.String)
        {
            Fail(at, $"{field.Name} is a text: {field.Description}");
            return;
        }
        var text = value.GetString()!;
        switch (field.Kind)
        {
            case FieldKind.Date:
                Date(at, text);
                break;
            case FieldKind.Choice:
                Choice(at, field.Name, text, field.Values!);
                break;
            case FieldKind.Ref:
                End(at, text, field.Values!, field.Name);
                break;
            case FieldKind.Letters when text.Length != (int)field.High! || !text.All(char.IsAsciiLetterUpper):
                Fail(at, $"{field.Name} is {field.High} capital letters: {field.Description}");
                break;
            case FieldKind.Text when field.Name == "quote":
                Quote(at, text);
                break;
            case FieldKind.Text:
                Line(at, text, required: true);
                break;
        }
    }

    private void Amounts(JsonPointer at, JsonElement value)
    {
        try
        {
            var amounts = value.Deserialize(GraphJson.Default.IReadOnlyListAmount) ?? throw new JsonException("null is not a list.");
            for (var i = 0; i < amounts.Count; i++)
                OneAmount($"{at}/{i}", amounts[i] ?? throw new JsonException("null is not an amount."));
        }
        catch (JsonException fault)
        {
            Fail(at, $"amounts is a list of {{value, currency, asStated}} or {{percent, of, asStated}}: {fault.Message}");
        }
    }

    private void OneAmount(JsonPointer at, Amount amount)
    {
        Line($"{at}/asStated", amount.AsStated, required: true);
        if (amount.Value is null == amount.Percent is null)
            Fail(at, "an amount has either a value with its currency, or a percent with what it is of");
        if (amount.Value is null != amount.Currency is null || (amount.Currency is { } currency && (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper))))
            Fail($"{at}/currency", "a value has a currency, by its ISO 4217 code: EUR, USD");
        if (amount.Percent is null != amount.Of is null)
            Fail($"{at}/of", "a percent says what it is of");
        if (amount.Value < 0 || amount.Percent < 0)
            Fail(at, "an amount is not negative");
        if (amount.Value > AmountMax)
            Fail($"{at}/value", "an amount is at most 1000000000000000000");
        for (var i = 0; i < amount.Equivalents?.Count; i++)
            OneAmount($"{at}/equivalents/{i}", amount.Equivalents[i] ?? throw new JsonException("null is not an amount."));
    }

    private void Choice(JsonPointer at, string name, string? value, IReadOnlyList<string> values)
    {
        if (value is not null && !values.Contains(value))
            Fail(at, Nearest.Sentence(name, value, values));
    }

    private void Date(JsonPointer at, string? value)
    {
        if (value is not null && !Edtf.TryParse(value, out _))
            Fail(at, $"'{Quoted.Shorten(value)}' is not {Edtf.Expected}");
    }

    private void Quote(JsonPointer at, string? quote)
    {
        Line(at, quote);
        if (quote?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length > QuoteWordsMax)
            Fail(at, $"a quote has at most {QuoteWordsMax} words");
    }

    private void Name(JsonPointer at, string name)
    {
        Line(at, name, required: true);
        if (name?.Length > Names.LengthMax)
            Fail(at, $"a name has at most {Names.LengthMax} characters");
    }

    private void Line(JsonPointer at, string? text, bool required = false)
    {
        if (required && string.IsNullOrWhiteSpace(text))
            Fail(at, "is required and not empty");
        else if (text?.Length > TextMax)
            Fail(at, $"has at most {TextMax} characters");
        else if (text is not null && HasControl(text))
            Fail(at, "is one line without control characters");
    }

    /// <summary>The characters of <see cref="char.IsControl(char)"/>, looked for many at once.</summary>
    private static bool HasControl(ReadOnlySpan<char> text) => text.ContainsAnyInRange('\0', '\u001f') || text.ContainsAnyInRange('\u007f', '\u009f');

    private void Address(JsonPointer at, string? address)
    {
        if (address is not null && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            Fail(at, "is an address that starts with http:// or https://");
    }

    private string? TypeOf(string id) => types.GetValueOrDefault(id) ?? typeOf(id);

    private static string? Text(Dictionary<string, JsonElement> values, string name) =>
        values.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    [GeneratedRegex(@"^[a-z0-9]+(-{1,2}[a-z0-9]+)*\z")]
    private static partial Regex Slug();
}

/// <summary>A reference to what was not there when it was read.</summary>
internal sealed record Awaited(string At, RecordKey Key, IReadOnlyList<string> Types, string Of);
