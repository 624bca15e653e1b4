namespace Graph.Api;

internal enum ParameterKind
{
    /// <summary>Free text.</summary>
    Text,

    /// <summary>An entity's id or name.</summary>
    Name,

    /// <summary>A year, month or day.</summary>
    Date,

    /// <summary>One of <see cref="Parameter.Values"/>; several are joined by commas or given again.</summary>
    Choice,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>A whole number without a limit of rows.</summary>
    Number,

    /// <summary>An amount of money.</summary>
    Money,

    /// <summary>true or false.</summary>
    Flag,
}

/// <summary>A parameter of a path or query: how it is read, refused and documented.</summary>
internal sealed record Parameter(string Name, ParameterKind Kind, string Description)
{
    public IReadOnlyList<string> Values { get; init; } = [];

    public bool Repeats { get; init; }

    public bool Required { get; init; }

    public bool InPath { get; init; }

    public string? Default { get; init; }

    /// <summary>Of a count.</summary>
    public int Max { get; init; } = ListQuestion.LimitMax;

    public string? Example { get; init; }
}

/// <summary>Every parameter there is, once: its meaning is the same on each path that takes it.</summary>
internal static class Parameters
{
    private const string NameTaken = "An id, or a name that only one entity fits: accents, case, the order of words, a known spelling and a slip of the finger do not matter. ";

    public static readonly Parameter Id = new("id", ParameterKind.Name, "The id.") { InPath = true, Required = true };
    public static readonly Parameter Q = new("q", ParameterKind.Text, "What somebody types: a name or its beginning, in any spelling or order.") { Required = true, Example = "sejourne" };
    public static readonly Parameter Words = new("q", ParameterKind.Text, "Words that the statement or its quote has, accents aside; the last may be a beginning.") { Example = "troops" };
    public static readonly Parameter Type = Choice("type", "Only entities of these types.", Schema.EntityNames);
    public static readonly Parameter RelationType = Choice("type", "Only relations of these types.", Schema.RelationNames);
    public static readonly Parameter PartyType = Choice("type", "Only parties of these types.", Schema.Actors);
    public static readonly Parameter Kind = Choice("kind", "Only events and institutions of these kinds.", Schema.Kinds);
    public static readonly Parameter EventKind = Choice("kind", "Only events of these kinds.", Schema.EventKinds);
    public static readonly Parameter Country = Name("country", "Only what belongs to this country.", "france");
    public static readonly Parameter On = new("on", ParameterKind.Date, "A day: only the offices that were held for certain on it.") { Example = "2024-04-02" };
    public static readonly Parameter Direction = new("direction", ParameterKind.Choice, "Only relations from the entity, or only those to it.") { Values = ["out", "in", "both"], Default = "both" };
    public static readonly Parameter Since = new("since", ParameterKind.Date, "From this year, month or day on. What can fall in the range is kept; what has no date is not.") { Example = "2024-03" };
    public static readonly Parameter Until = new("until", ParameterKind.Date, "To the end of this year, month or day.") { Example = "2025" };
    public static readonly Parameter Basis = Choice("basis", "What a meeting may rest on. stated: a source says that they met. meeting: they took part in one meeting, call or visit. attended: they were at one larger event, and may never have spoken.", Bases.Names) with { Default = "stated,meeting" };
    public static readonly Parameter Who = Name("who", "A person, office, country or institution. Given again: any of them.", "sebastien-lecornu") with { Repeats = true };
    public static readonly Parameter With = Name("with", "The other side, as who; it needs who.", "antony-blinken") with { Repeats = true };
    public static readonly Parameter Place = Name("place", "A place or country where it was.", "paris");
    public static readonly Parameter MeetingStatus = new("status", ParameterKind.Choice, "What became of it. A planned meeting is not a meeting, so planned ones come only when asked for.") { Values = Schema.Statuses, Default = "held" };
    public static readonly Parameter Order = new("order", ParameterKind.Choice, "Earliest or latest first; what has no date comes last.") { Values = ["earliest", "latest"], Default = "earliest" };
    public static readonly Parameter Act = Choice("act", "Only commitments about which somebody did this. With by and the dates it must be one and the same act.", Schema.Acts);
    public static readonly Parameter By = Name("by", "Who did or said it: a person, office, country or institution. A country stands behind its offices and whoever acted for it. Given again: any of them.", "france") with { Repeats = true };
    public static readonly Parameter For = Name("for", "Whom it is for: a country, institution, person or place. Given again: any of them.", "ukraine") with { Repeats = true };
    public static readonly Parameter At = Name("at", "The event at which it was made known.", "paris-summit-on-ukraine-2024-02");
    public static readonly Parameter Area = Choice("area", "Only commitments of these areas.", Schema.Areas);
    public static readonly Parameter CommitmentStatus = new("status", ParameterKind.Choice, "What has become of it.") { Values = Schema.CommitmentStatuses };
    public static readonly Parameter Currency = new("currency", ParameterKind.Text, "ISO 4217 code: only commitments with an amount in it, as stated or in the source's own conversion.") { Example = "EUR" };
    public static readonly Parameter Min = new("min", ParameterKind.Money, "At least so much, in currency, which it needs.") { Example = "100000000" };
    public static readonly Parameter Max = new("max", ParameterKind.Money, "At most so much, in currency, which it needs.");
    public static readonly Parameter About = Name("about", "What it is about: an entity of any type. Given again: any of them.", "ukraine") with { Repeats = true };
    public static readonly Parameter Alone = new("alone", ParameterKind.Flag, "Only what rests on this source and no other.") { Default = "false" };

    public static readonly Parameter Reason = new("reason", ParameterKind.Text, "Why, in a line.");
    public static readonly Parameter Why = Reason with { Required = true };
    public static readonly Parameter DryRun = new("dryRun", ParameterKind.Flag, "Only tell what would be made, changed and refused.") { Default = "false" };
    public static readonly Parameter ImportSource = new("source", ParameterKind.Text, "For a file of FollowTheMoney: the id of the source of what names no document and no address.");

    public static readonly Parameter EachLine = new("eachLine", ParameterKind.Flag, "Also tell what becomes of each line, in lines.") { Default = "false" };
    public static readonly Parameter FromVersion = new("from", ParameterKind.Number, "With to: what differs between this version and that one.") { Example = "1" };
    public static readonly Parameter ToVersion = new("to", ParameterKind.Number, "The other version.") { Example = "2" };
    public static readonly Parameter After = new("after", ParameterKind.Text, "The next of the part before, or the number of a write. Left out, it begins with the first write.");
    public static readonly Parameter Wait = new("wait", ParameterKind.Number, "How many seconds to wait for something to be changed, at most 60, when nothing was.");
    public static readonly Parameter Before = new("before", ParameterKind.Number, "Only what was written before this number.");
    public static readonly Parameter Pair = new("id", ParameterKind.Name, "Only pairs with this entity.");
    public static readonly Parameter Followed = new("entity", ParameterKind.Name, "Only what concerns this entity, by its id.");
    public static readonly Parameter FollowedWith = new("with", ParameterKind.Name, "Only what concerns this one too.");
    public static readonly Parameter FollowedAll = Followed with { Repeats = true, Description = "Only what concerns this entity, by its id. Given again: all of them." };
    public static readonly Parameter From = Name("from", "Where the chain starts.", "guido-crosetto") with { Required = true };
    public static readonly Parameter To = Name("to", "Where it ends.", "antony-blinken") with { Required = true };
    public static readonly Parameter MaxHops = new("maxHops", ParameterKind.Count, $"How many hops at most, 1 to {PathQuestion.HopsMax}.") { Default = "6", Example = "3", Max = PathQuestion.HopsMax };
    public static readonly Parameter Through = Choice("through", "What is a hop: meetings that rest on this (stated, meeting, attended), or relations of this type, either way. With relations the ends may be anything.", [.. Bases.Names, .. Schema.RelationNames]) with { Default = "stated,meeting" };
    public static readonly Parameter Of = Name("of", $"One of those who share it: a person, office, country or institution. Given again, 2 to {CommonQuestion.OfMax} in all.", "antony-blinken") with { Repeats = true };
    public static readonly Parameter OfAny = Name("of", $"An entity of any type. Given again: any of them, {JointTimelineQuestion.OfMax} at most.", "antony-blinken") with { Repeats = true };
    public static readonly Parameter Rows = Name("rows", $"A person, office, country or institution. Given again: a row each, {MatrixQuestion.SideMax} at most.", "antony-blinken") with { Repeats = true };
    public static readonly Parameter Columns = Name("columns", "As rows, a column each. Left out, the rows themselves.", "sebastien-lecornu") with { Repeats = true };
    public static readonly Parameter ContactBasis = Choice("basis", "What a contact's meetings may rest on. Events are given whatever they rest on, and say so.", Bases.Names) with { Default = "stated,meeting" };
    public static readonly Parameter GroupBy = Choice("groupBy", "By what the sums are told apart, beside act and currency, by which they always are. giver: the country or institution behind the act, else whoever acted. receiver: whom it is for. month: of the act.", Groups.Names) with { Default = "act" };

    /// <summary>How many rows of an answer that is given whole.</summary>
    public static readonly Parameter Limit = new("limit", ParameterKind.Count, $"How many at most, 1 to {BoundedQuestion.LimitMax}.") { Default = "50", Example = "20" };

    public static readonly Parameter Format = new("format", ParameterKind.Choice, "The format, instead of the Accept header.") { Values = Formats.Names, Default = "json" };

    public static readonly Parameter ExportFormat = new("format", ParameterKind.Choice, "The format of the file.") { Values = [.. Export.Formats.Keys], Default = "ndjson" };
    public static readonly Parameter Part = Name("who", "An entity of any type that the part starts from. Given again: all of them.", "sebastien-lecornu") with { Repeats = true };
    public static readonly Parameter Hops = new("hops", ParameterKind.Choice, "How many relations away from who.") { Values = ["1", "2", "3", "4", "5", "6"], Default = "1" };
    public static readonly Parameter WithHistory = new("history", ParameterKind.Flag, "All writes with what each changed, who, when and why, as lines of NDJSON: of the whole graph.") { Default = "false" };
    public static readonly Parameter RestsOn = new("source", ParameterKind.Text, "Only relations with evidence from this source, by its id. Given again: any of them.") { Repeats = true, Example = "report-2025-03-12" };

    /// <summary>What all lists take.</summary>
    public static readonly IReadOnlyList<Parameter> OfLists =
    [
        new("limit", ParameterKind.Count, $"How many rows at most, 1 to {ListQuestion.LimitMax}. Left out, JSON has {ListQuestion.LimitDefault}, and CSV and NDJSON have all.") { Example = "20" },
        new("cursor", ParameterKind.Text, "The next of the page before, with the same parameters."),
        Format,
    ];

    private static Parameter Choice(string name, string description, IReadOnlyList<string> values) => new(name, ParameterKind.Choice, description) { Values = values, Repeats = true };

    private static Parameter Name(string name, string description, string example) => new(name, ParameterKind.Name, NameTaken + description) { Example = example };
}
