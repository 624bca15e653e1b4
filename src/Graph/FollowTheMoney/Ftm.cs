namespace Graph.FollowTheMoney;

/// <summary>How our types are called in FollowTheMoney (https://followthemoney.tech): its schemata, and the words that tell apart what it has one schema for.</summary>
internal static class Ftm
{
    public const string MediaType = "application/json+ftm";

    public const string Person = "Person", Organization = "Organization", PublicBody = "PublicBody", Company = "Company", Position = "Position", Event = "Event", Address = "Address",
        Article = "Article", Occupancy = "Occupancy", Membership = "Membership", UnknownLink = "UnknownLink";

    /// <summary>What may stand before the id of a source or relation: FollowTheMoney has one space of ids, and a capital letter is in none of ours.</summary>
    public const string SourcePrefix = "Source-", RelationPrefix = "Relation-";

    public const string Wikidata = "https://www.wikidata.org/wiki/";

    /// <summary>Schemata of files and pages: what an entity can be proven by.</summary>
    public static readonly IReadOnlySet<string> Documents = new HashSet<string>
        { Article, "Document", "Pages", "Page", "PlainText", "HyperText", "Table", "Workbook", "Package", "Folder", "Image", "Video", "Audio", "Email", "Message", "Post", "WebPage" };

    /// <summary>Schemata that say what joins two: the property of the one, of the other, and the relation; null where its role says which.</summary>
    public static readonly IReadOnlyDictionary<string, (string From, string To, string? Type)> Edges = new Dictionary<string, (string, string, string?)>
    {
        [Occupancy] = ("holder", "post", Schema.HoldsOffice),
        [Membership] = ("member", "organization", MemberOf),
        [UnknownLink] = ("subject", "object", null),
    };

    /// <summary>Relations that are links with a role, by their role.</summary>
    public static readonly IReadOnlyDictionary<string, string> Roles =
        new[] { Schema.OfficeOf, Schema.ParticipatedIn, Schema.MetWith, Schema.HeldAt, Schema.PartOf, "VISITED" }.ToDictionary(Role, StringComparer.OrdinalIgnoreCase);

    /// <summary>How a source hedges, as the status of a link.</summary>
    public static readonly IReadOnlyList<string> Hedges = Schema.EvidenceFields.Single(field => field.Name == "confidence").Values!;

    public static readonly IReadOnlyList<string> InstitutionKinds = Choices(Schema.Institution, "kind"), Portfolios = Choices(Schema.Office, "portfolio"), EventFormats = Choices(Schema.Event, "format");

    private const string MemberOf = "MEMBER_OF";

    /// <summary>The schema of an entity, and its topics; null for what FollowTheMoney has no place for. An event that was not held is none.</summary>
    public static (string Schema, string[] Topics)? Of(EntityRecord entity) => (entity.Type, entity.Text("kind") ?? entity.Text("portfolio")) switch
    {
        (Schema.Person, _) => (Person, []),
        (Schema.Office, "head-of-state" or "head-of-government") => (Position, ["gov.head"]),
        (Schema.Office, "defence" or "foreign") => (Position, ["gov.executive"]),
        (Schema.Office, _) => (Position, []),
        (Schema.Country, _) => (PublicBody, ["gov.national"]),
        (Schema.Institution, "ministry") => (PublicBody, ["gov.executive"]),
        (Schema.Institution, "parliament") => (PublicBody, ["gov.legislative"]),
        (Schema.Institution, "alliance" or "union") => (Organization, ["gov.igo"]),
        (Schema.Institution, "company") => (Company, []),
        (Schema.Institution, _) => (Organization, []),
        (Schema.Event, _) when entity.Text("status") == "held" => (Event, []),
        (Schema.Place, _) => (Address, []),
        _ => null,
    };

    /// <summary>The schema of a relation; null for what FollowTheMoney has no place for.</summary>
    public static string? Of(RelationRecord relation) => relation.Type switch
    {
        Schema.HoldsOffice => Occupancy,
        MemberOf => Membership,
        _ => Roles.ContainsKey(Role(relation.Type)) ? UnknownLink : null,
    };

    public static string Role(string type) => type.ToLowerInvariant().Replace('_', ' ');

    public static string? Text(this EntityRecord entity, string field) => Of(entity.Fields, field);

    public static string? Text(this RelationRecord relation, string field) => Of(relation.Fields, field);

    private static string? Of(Dictionary<string, System.Text.Json.JsonElement> fields, string name) =>
        fields.TryGetValue(name, out var value) && value.ValueKind == System.Text.Json.JsonValueKind.String ? value.GetString() : null;

    private static IReadOnlyList<string> Choices(string type, string field) => Schema.EntityType(type)!.Fields.Single(known => known.Name == field).Values!;
}
