using System.Globalization;
using System.Text.Json;

namespace Graph;

/// <summary>A thing in RDF: an address, or none for a blank node, and what is said of it. A value is a string, a number, an <see cref="Iri"/> or another node.</summary>
internal sealed record RdfNode(string? Id, IReadOnlyList<string> Types, IReadOnlyList<(string Predicate, object Value)> Says);

/// <summary>An address by prefix and name (<c>prov:Entity</c>), or whole.</summary>
internal sealed record Iri(string Text, bool Whole = false);

/// <summary>
/// Records in the vocabularies that fit. A relation is a statement about a statement (<c>rdf:Statement</c>), never asserted by itself: who
/// believes it decides by its evidence, which may dispute it.
/// </summary>
internal static class Rdf
{
    public static readonly IReadOnlyList<(string Prefix, string Address)> Prefixes =
    [
        ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"), ("skos", "http://www.w3.org/2004/02/skos/core#"), ("prov", "http://www.w3.org/ns/prov#"),
        ("org", "http://www.w3.org/ns/org#"), ("schema", "https://schema.org/"), ("g", "urn:graph:term:"),
    ];

    private static readonly Dictionary<string, string> Classes = new()
    {
        [Schema.Person] = "schema:Person", [Schema.Office] = "org:Post", [Schema.Country] = "schema:Country", [Schema.Institution] = "org:Organization",
        [Schema.Event] = "schema:Event", [Schema.Place] = "schema:Place",
    };

    private static readonly Dictionary<string, string> Predicates = new()
    {
        [Schema.HoldsOffice] = "org:holds", [Schema.OfficeOf] = "org:postIn", ["MEMBER_OF"] = "org:memberOf", [Schema.HeldAt] = "schema:location", [Schema.PartOf] = "schema:superEvent", [Schema.About] = "schema:about",
    };

    /// <summary>A number as both formats write it, since what is written differently is not the same in RDF: 48 is not 48.0.</summary>
    public static string Written(double number) => number.ToString("E16", CultureInfo.InvariantCulture);

    public static RdfNode Of(GraphRecord record) => record switch
    {
        SourceRecord one => Node($"source:{one.Id}", ["prov:Entity", "schema:CreativeWork"],
            ("schema:headline", one.Title), ("schema:publisher", one.Publisher), ("schema:author", one.Author), ("schema:datePublished", one.Published), ("schema:url", Link(one.Url)),
            ("schema:archivedAt", Link(one.ArchivedUrl)), ("schema:inLanguage", one.Language), ("schema:license", Link(one.Licence)), ("g:retrieved", one.Retrieved)),
        EntityRecord one => Node($"entity:{one.Id}", Classes.TryGetValue(one.Type, out var type) ? [$"g:{Schema.EntityType(one.Type)!.Label}", type] : [$"g:{Schema.EntityType(one.Type)!.Label}"],
            [("skos:prefLabel", one.Name), .. one.Aliases.Select(alias => ("skos:altLabel", (object?)alias)), ("schema:description", one.Description),
            .. (one.SameAs ?? []).Select(same => ("schema:sameAs", Link(same))), .. Fields(Schema.EntityType(one.Type)!.Fields, one.Fields)]),
        RelationRecord one => Node($"relation:{one.Id}", ["rdf:Statement", "prov:Entity"],
            [("rdf:subject", Address("entity", one.From)), ("rdf:predicate", new Iri(Predicates.GetValueOrDefault(one.Type, $"g:{one.Type}"))), ("rdf:object", Address("entity", one.To)), ("g:type", one.Type),
            .. Fields(Schema.RelationType(one.Type)!.Fields, one.Fields), .. one.Evidence.Select(item => ("g:evidence", (object?)Of(item)))]),
        _ => throw new InvalidOperationException(),
    };

    private static RdfNode Of(EvidenceRecord one) => Node(null, ["g:Evidence"],
        ("prov:wasDerivedFrom", Address("source", one.Source)), ("g:locator", one.Locator), ("g:summary", one.Summary), ("g:quote", one.Quote), ("g:stance", one.Stance ?? "supports"), ("g:confidence", one.Confidence));

    private static IEnumerable<(string, object?)> Fields(IReadOnlyList<Field> schema, Dictionary<string, JsonElement> fields) =>
        schema.Where(field => fields.ContainsKey(field.Name)).Select(field => ($"g:{field.Name}", field.Kind switch
        {
            FieldKind.Ref => Address("entity", fields[field.Name].GetString()!),
            FieldKind.Number => fields[field.Name].GetDouble(),
            FieldKind.Amounts => WireJson.Text(fields[field.Name]),
            _ => (object?)fields[field.Name].ToString(),
        }));

    private static RdfNode Node(string? id, IReadOnlyList<string> types, params IEnumerable<(string Predicate, object? Value)> says) =>
        new(id is null ? null : Address(id.Split(':', 2)[0], id.Split(':', 2)[1]).Text, types, [.. says.Where(one => one.Value is not null).Select(one => (one.Predicate, one.Value!))]);

    private static Iri Address(string kind, string id) => new($"urn:graph:{kind}:{Uri.EscapeDataString(id)}", Whole: true);

    /// <summary>An address of the web, that graphs of others can be joined by; what no address in RDF can be is a text.</summary>
    private static object? Link(string? text) =>
        text is not null && (text.StartsWith("http://", StringComparison.Ordinal) || text.StartsWith("https://", StringComparison.Ordinal)) && Uri.TryCreate(text, UriKind.Absolute, out _) && text.All(IsOfAddress) ? new Iri(text, Whole: true) : text;

    private static bool IsOfAddress(char letter) => letter is > ' ' and not ('<' or '>' or '"' or '{' or '}' or '|' or '^' or '`' or '\\' or '\ufffe' or '\uffff') && !char.IsControl(letter) && !char.IsSurrogate(letter) && !char.IsWhiteSpace(letter);
}
