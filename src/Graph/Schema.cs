using System.Collections.Immutable;

namespace Graph;

/// <summary>What a field holds, and so how it is checked and documented.</summary>
public enum FieldKind
{
    /// <summary>A line of text.</summary>
    Text,

    /// <summary>An EDTF date.</summary>
    Date,

    /// <summary>One of <see cref="Field.Values"/>.</summary>
    Choice,

    /// <summary>The id of an entity of one of the types in <see cref="Field.Values"/>.</summary>
    Ref,

    /// <summary>A number between <see cref="Field.Low"/> and <see cref="Field.High"/>.</summary>
    Number,

    /// <summary>Capital letters, as many as <see cref="Field.High"/> says (ISO 3166).</summary>
    Letters,

    /// <summary>A list of <see cref="Amount"/>.</summary>
    Amounts,
}

/// <summary>A field of an entity or a relation beside those that all have.</summary>
public sealed record Field(string Name, FieldKind Kind, string Description)
{
    /// <summary>The choices of a choice, or the types that a reference may be to.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    public double? Low { get; init; }

    public double? High { get; init; }

    public bool Required { get; init; }
}

public sealed record EntityType(string Name, string Label, string Description, IReadOnlyList<Field> Fields);

/// <summary>A type of relation: which types may stand at its ends, and its own fields.</summary>
public sealed record RelationType(string Name, string Description, IReadOnlyList<string> From, IReadOnlyList<string> To, IReadOnlyList<Field> Fields)
{
    /// <summary>Whether it is an act on a commitment: a proposal, a pledge, a delivery.</summary>
    public bool Act { get; init; }

    /// <summary>Whether its <c>from</c> does something, so that an office stands behind its holder, and a country behind its office.</summary>
    public bool Doing { get; init; }

    /// <summary>Whether it is something that happened, and so stands in a timeline.</summary>
    public bool Happening { get; init; } = true;
}

/// <summary>The schema as <c>/v1/schema</c> gives it.</summary>
public sealed record SchemaDocument(IReadOnlyList<EntityType> Entities, IReadOnlyList<RelationType> Relations, IReadOnlyList<Field> Source, IReadOnlyList<Field> Evidence);

/// <summary>
/// What the graph can hold: the one place where types, relation types, allowed ends and fields are written down. A write is checked against
/// it, the OpenAPI document is made from it, and a new type or field is a row here.
/// </summary>
public static class Schema
{
    public const string Person = "person", Office = "office", Country = "country", Institution = "institution", Event = "event", Place = "place",
        Commitment = "commitment", Statement = "statement";

    public const string MetWith = "MET_WITH", ParticipatedIn = "PARTICIPATED_IN", HoldsOffice = "HOLDS_OFFICE", OfficeOf = "OFFICE_OF", HeldAt = "HELD_AT",
        PartOf = "PART_OF", For = "FOR", AddressedTo = "ADDRESSED_TO", AnnouncedAt = "ANNOUNCED_AT", About = "ABOUT", Said = "SAID";

    /// <summary>Those who meet, act and speak: what <c>who</c>, <c>with</c> and <c>by</c> can name.</summary>
    public static readonly ImmutableArray<string> Actors = [Person, Office, Country, Institution];

    /// <summary>Events of these kinds make whoever took part meet the others; at any other kind people may never have spoken.</summary>
    public static readonly IReadOnlyList<string> MeetingKinds = ["meeting", "call", "visit"];

    public static readonly IReadOnlyList<string> Statuses = ["planned", "held", "cancelled", "denied"];

    public static readonly IReadOnlyList<string> CommitmentStatuses = ["open", "fulfilled", "partly-fulfilled", "withdrawn", "superseded", "unknown"];

    /// <summary>What is written down about a pair that may be one: those that are the same are merged.</summary>
    public static readonly IReadOnlyList<string> Verdicts = ["different", "unsure"];

    public static readonly IReadOnlyList<string> Areas = ["military", "financial", "humanitarian", "industrial", "policy"];

    private static readonly string[] AllTypes = [Person, Office, Country, Institution, Event, Place, Commitment, Statement];

    /// <summary>A field that every entity can have: what the records that were merged into it said differently, so that a disagreement stays in sight.</summary>
    private static readonly Field Otherwise = Text("otherwise", "where records that were merged disagree: the field, and what each says by which source");

    private static readonly EntityType[] Own =
    [
        new(Person, "Person", "Somebody named.", [Reference("country", "the country the person belongs to", Country)]),
        new(Office, "Office", "A post that people hold one after the other.",
        [
            Reference("country", "the country whose office it is", Country),
            Reference("institution", "the institution whose office it is", Institution),
            Choice("portfolio", "what the office is for", "defence", "foreign", "head-of-state", "head-of-government", "other"),
        ]),
        new(Country, "Country", "A state.", [Letters("iso2", 2, "ISO 3166-1 alpha-2 code"), Letters("iso3", 3, "ISO 3166-1 alpha-3 code")]),
        new(Institution, "Institution", "A ministry, alliance, union, parliament, company, think tank, university, news outlet or informal group.",
        [
            Choice("kind", "what kind of institution", "ministry", "alliance", "union", "parliament", "company", "think-tank", "university", "news-outlet", "group", "other"),
            Reference("country", "the country it belongs to", Country),
        ]),
        new(Event, "Event", "Something at a time.",
        [
            Choice("kind", "what kind of event", "meeting", "call", "visit", "summit", "conference", "press-conference", "interview", "ceremony", "anniversary", "declaration", "decision") with { Required = true },
            Date("date", "when it was, is planned, or was to be"),
            Choice("format", "how people took part", "in-person", "virtual", "hybrid", "unknown"),
            new("status", FieldKind.Choice, "whether it took place") { Values = Statuses, Required = true },
        ]),
        new(Place, "Place", "A building, site or city.",
        [
            Reference("country", "the country it lies in", Country),
            Reference("within", "the larger place it lies in: a building's city", Place),
            new("latitude", FieldKind.Number, "degrees north, WGS 84") { Low = -90, High = 90 },
            new("longitude", FieldKind.Number, "degrees east, WGS 84") { Low = -180, High = 180 },
        ]),
        new(Commitment, "Commitment", "What somebody asked, offered, promised or did.",
        [
            Choice("what", "what it is in", "money", "weapons", "production", "policy"),
            new("area", FieldKind.Choice, "what it is for") { Values = Areas },
            new("amounts", FieldKind.Amounts, "money or a share, as stated; never converted or added up"),
            Text("quantity", "how many or how much, as stated"),
            Text("condition", "what it depends on, as stated"),
            Date("deadline", "by when"),
            new("status", FieldKind.Choice, "what has become of it") { Values = CommitmentStatuses },
        ]),
        new(Statement, "Statement", "What somebody said; the description says it in the graph's own words.",
            [Text("quote", "words spoken or declared, at most 20"), Date("date", "when it was said")]),
    ];

    public static readonly IReadOnlyList<EntityType> Entities = [.. Own.Select(type => type with { Fields = [.. type.Fields, Otherwise] })];

    public static readonly IReadOnlyList<RelationType> Relations =
    [
        new(HoldsOffice, "A person holds an office.", [Person], [Office], [Text("title", "the office as the source words it"), Date("since", "from when"), Date("until", "to when")]) { Happening = false },
        new(OfficeOf, "An office belongs to a country or institution.", [Office], [Country, Institution], []) { Happening = false },
        new("MEMBER_OF", "A member of an institution.", [Country, Institution, Person], [Institution], [Date("since", "from when"), Date("until", "to when")]) { Happening = false },
        new(ParticipatedIn, "Somebody took part in an event.", [.. Actors], [Event],
        [
            Text("role", "host, guest, speaker, organiser or another role, as stated"),
            Choice("mode", "in person or by video or telephone", "in-person", "virtual"),
            .. Standing,
        ]) { Doing = true },
        new(MetWith, "A source says that two met.", [Person, Office], [Person, Office], [Date("date", "when"), Reference("place", "where", Place), Reference("event", "during which event", Event)]) { Doing = true },
        new(HeldAt, "An event was held at a place.", [Event], [Place, Country], []),
        new(PartOf, "An event is part of another.", [Event], [Event], []),
        new("VISITED", "Somebody visited a place, institution or country.", [Person, Office], [Place, Institution, Country], [Date("date", "when"), Reference("event", "during which event", Event)]) { Doing = true },
        Deed("REQUESTED", "asked for it"), Deed("PROPOSED", "proposed it"), Deed("PLEDGED", "promised it"), Deed("AGREED", "agreed to it"), Deed("SIGNED", "signed it"),
        Deed("ALLOCATED", "set it aside"), Deed("DELIVERED", "delivered it"), Deed("REFUSED", "refused it"), Deed("WITHDREW", "took it back"), Deed("DENIED", "denied it"),
        new(For, "Whom a commitment is for.", [Commitment], [Country, Institution, Person, Place], []),
        new(AddressedTo, "To whom a commitment or statement is addressed.", [Commitment, Statement], AllTypes, []),
        new(AnnouncedAt, "At which event a commitment or statement was made known.", [Commitment, Statement], [Event], []),
        Link("RESTATES", "says again"), Link("REVISES", "changes"), Link("FULFILS", "carries out"), Link("WITHDRAWS", "takes back"),
        new("CONTRADICTS", "Two commitments or statements cannot both hold.", [Commitment, Statement], [Commitment, Statement], []),
        new(Said, "Somebody said it.", [.. Actors], [Statement], [Date("date", "when"), .. Standing]) { Doing = true },
        new(About, "What a statement is about.", [Statement], AllTypes, []),
    ];

    /// <summary>The fields of a source beside its id.</summary>
    public static readonly IReadOnlyList<Field> SourceFields =
    [
        Text("title", "its headline or title") with { Required = true }, Text("publisher", "the outlet"), Text("author", "who wrote it"), Date("published", "when it came out"),
        Text("url", "where it can be read"), Text("archivedUrl", "where a copy is kept"), Text("language", "BCP 47 tag of its language"),
        Text("licence", "the terms it is under"), Date("retrieved", "when it was read"),
    ];

    /// <summary>The fields of a piece of evidence.</summary>
    public static readonly IReadOnlyList<Field> EvidenceFields =
    [
        Text("source", "the id of the source") with { Required = true }, Text("locator", "where in the source: paragraph, page, timestamp"),
        Text("summary", "what the source says, in one sentence of own words") with { Required = true }, Text("quote", "words spoken or declared, at most 20"),
        Choice("stance", "whether it supports or disputes the claim; supports when left out", "supports", "disputes"),
        Choice("confidence", "how the source itself hedges", "reported", "alleged"),
    ];

    public static readonly SchemaDocument Document = new(Entities, Relations, SourceFields, EvidenceFields);

    public static readonly IReadOnlyList<string> EntityNames = [.. Entities.Select(type => type.Name)];

    public static readonly IReadOnlyList<string> RelationNames = [.. Relations.Select(type => type.Name)];

    /// <summary>The speech acts and deeds that a commitment can have.</summary>
    public static readonly IReadOnlyList<string> Acts = [.. Relations.Where(type => type.Act).Select(type => type.Name)];

    /// <summary>The relation types between commitments (and statements) that make up a commitment's history.</summary>
    public static readonly IReadOnlyList<string> HistoryLinks = ["RESTATES", "REVISES", "FULFILS", "WITHDRAWS", "CONTRADICTS"];

    /// <summary>Every kind that an entity of some type can have.</summary>
    public static readonly IReadOnlyList<string> Kinds = [.. Entities.SelectMany(type => type.Fields).Where(field => field.Name == "kind").SelectMany(field => field.Values!).Distinct()];

    public static readonly IReadOnlyList<string> EventKinds = Entities.Single(type => type.Name == Event).Fields.Single(field => field.Name == "kind").Values!;

    public static EntityType? EntityType(string name) => EntityTable.GetValueOrDefault(name);

    public static RelationType? RelationType(string name) => RelationTable.GetValueOrDefault(name);

    private static readonly Dictionary<string, EntityType> EntityTable = Entities.ToDictionary(type => type.Name, StringComparer.Ordinal);

    private static readonly Dictionary<string, RelationType> RelationTable = Relations.ToDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>In which capacity somebody acted: beside the ends, since the same person acts for different offices over the years.</summary>
    private static Field[] Standing => [Reference("as", "the office in which the person acted", Office), Reference("for", "whom they stood for", Country, Institution)];

    private static Field Text(string name, string description) => new(name, FieldKind.Text, description);

    private static Field Date(string name, string description) => new(name, FieldKind.Date, description);

    private static Field Choice(string name, string description, params string[] values) => new(name, FieldKind.Choice, description) { Values = values };

    private static Field Reference(string name, string description, params string[] types) => new(name, FieldKind.Ref, description) { Values = types };

    private static Field Letters(string name, int count, string description) => new(name, FieldKind.Letters, description) { High = count };

    private static RelationType Deed(string name, string verb) => new(name, $"Somebody {verb}.", [.. Actors], [Commitment], [Date("date", "when"), .. Standing]) { Act = true, Doing = true };

    private static RelationType Link(string name, string verb) => new(name, $"A commitment {verb} another.", [Commitment], [Commitment], []);
}
