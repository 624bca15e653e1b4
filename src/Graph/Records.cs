using System.Text.Json;
using System.Text.Json.Serialization;

namespace Graph;

/// <summary>A reference to an entity, wherever one appears.</summary>
public sealed record Ref(string Id, string Type, string Name);

/// <summary>A source, as a piece of evidence names it.</summary>
public sealed record SourceRef(string Id, string Title, string? Publisher, string? Published, string? Url);

/// <summary>What a source says for or against a claim.</summary>
public sealed record Evidence(SourceRef Source, string? Locator, string Summary, string? Quote, string? Stance, string? Confidence);

/// <summary>An entity. The fields of its type (<c>/v1/schema</c>) stand beside the common ones, references in them as <see cref="Ref"/>.</summary>
public sealed record Entity
{
    public required string Id { get; init; }

    public required string Type { get; init; }

    public required string Name { get; init; }

    /// <summary>Other spellings, languages and scripts.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    public string? Description { get; init; }

    /// <summary>The same entity elsewhere.</summary>
    public IReadOnlyList<string>? SameAs { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement> Fields { get; set; } = [];

    /// <summary>The offices a person holds or held; those that are known for the day that was asked for. Left out in lists.</summary>
    public IReadOnlyList<OfficeHeld>? Offices { get; init; }

    /// <summary>The people known to hold or have held an office. Left out in lists, and for other types.</summary>
    public IReadOnlyList<HolderOf>? Holders { get; init; }

    /// <summary>How much the graph holds of it. Left out in lists.</summary>
    public Counts? Counts { get; init; }
}

/// <summary>A person's time in an office. A since of <c>[..2024-04-02]</c> means "on or before that day": so much the sources show.</summary>
public sealed record OfficeHeld(Ref Office, string? Title, string? Since, string? Until, IReadOnlyList<Evidence> Evidence);

/// <summary>An office's time with a person.</summary>
public sealed record HolderOf(Ref Person, string? Title, string? Since, string? Until, IReadOnlyList<Evidence> Evidence);

/// <summary>How many meetings (stated, or by taking part in one), commitments, statements and sources an entity stands in.</summary>
public sealed record Counts(int Meetings, int Commitments, int Statements, int Sources);

/// <summary>A relation. Its own fields stand beside the common ones, references in them as <see cref="Ref"/>.</summary>
public sealed record Relation
{
    public required string Id { get; init; }

    public required string Type { get; init; }

    public required Ref From { get; init; }

    public required Ref To { get; init; }

    /// <summary>When, where the relation has a date of its own.</summary>
    public string? Date { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement> Fields { get; set; } = [];

    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>When the claim was recorded, UTC.</summary>
    public required string Recorded { get; init; }

    public required string RecordedBy { get; init; }
}

/// <summary>One thing that happened with an entity.</summary>
/// <param name="Date">When: of the relation itself, or of the event, statement or commitment that it is about. Left out when no source says.</param>
/// <param name="Via">How the entity comes in when the relation does not name it: <c>office</c>, <c>holder</c> or <c>representative</c>.</param>
/// <param name="Status">What became of the event it belongs to, if it belongs to one: what is planned has not happened.</param>
/// <param name="Relation">What happened, with its evidence.</param>
public sealed record TimelineItem(string? Date, string? Via, string? Status, Relation Relation);

/// <summary>The holder of an office on a day, as the graph knows it from elsewhere: the source did not name them.</summary>
public sealed record Holder(string Id, string Type, string Name, string Via);

/// <summary>Somebody at a meeting, as the source has it: a person, or an office, country or institution represented by nobody named.</summary>
public sealed record Participant
{
    public required Ref Entity { get; init; }

    public string? Role { get; init; }

    /// <summary>In person or virtual, where the source says.</summary>
    public string? Mode { get; init; }

    /// <summary>The office held then.</summary>
    public Ref? As { get; init; }

    /// <summary>The country or institution they stood for.</summary>
    public Ref? For { get; init; }

    public Holder? Holder { get; init; }

    public required IReadOnlyList<Evidence> Evidence { get; init; }
}

/// <summary>A meeting: an event that people took part in, or a source's word that two met.</summary>
public sealed record Meeting
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public required string Kind { get; init; }

    public required string Format { get; init; }

    public required string Status { get; init; }

    public string? Date { get; init; }

    public Ref? Place { get; init; }

    /// <summary>All places, where there is more than one: the building, then the city it lies in.</summary>
    public IReadOnlyList<Ref>? Places { get; init; }

    /// <summary>The events that it was part of.</summary>
    public IReadOnlyList<Ref>? PartOf { get; init; }

    /// <summary><c>stated</c>: a source says that they met. <c>meeting</c>: they took part in one meeting, call or visit. <c>attended</c>: they were at one larger event.</summary>
    public required string Basis { get; init; }

    public required IReadOnlyList<Participant> Participants { get; init; }

    /// <summary>The commitments announced at it.</summary>
    public required IReadOnlyList<Ref> Commitments { get; init; }

    /// <summary>The statements made at it.</summary>
    public required IReadOnlyList<Ref> Statements { get; init; }

    /// <summary>What shows where it was and what it was part of, or that it took place at all; who took part is shown with each participant.</summary>
    public required IReadOnlyList<Evidence> Evidence { get; init; }
}

/// <summary>One other party, summed up over the meetings with it.</summary>
/// <param name="With">Who it is.</param>
/// <param name="Via">Left out when a source names the party; <c>office</c> when it is only known to hold an office that took part.</param>
/// <param name="Meetings">In how many meetings.</param>
/// <param name="First">The date of the first; left out when none has a date.</param>
/// <param name="Last">The date of the last.</param>
/// <param name="Bases">What the meetings rest on.</param>
/// <param name="LastMeeting">The id of the last one, for <c>/v1/meetings/{id}</c>.</param>
/// <param name="Evidence">What shows that both were at the last one.</param>
public sealed record Contact(Ref With, string? Via, int Meetings, string? First, string? Last, IReadOnlyList<string> Bases, string LastMeeting, IReadOnlyList<Evidence> Evidence);

/// <summary>What somebody did about a commitment.</summary>
public sealed record CommitmentAct(string Act, Ref By, Ref? As, Ref? For, string? Date, IReadOnlyList<Evidence> Evidence);

/// <summary>A link to an earlier or later commitment. <c>Direction</c> is <c>out</c> when this one restates the other, <c>in</c> when the other restates this one.</summary>
public sealed record CommitmentLink(string Type, string Direction, Ref Commitment, IReadOnlyList<Evidence> Evidence);

/// <summary>A commitment. One without acts is known, but no source says who asked, offered or promised it.</summary>
public sealed record Commitment
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public required IReadOnlyList<CommitmentAct> Acts { get; init; }

    public required IReadOnlyList<Ref> For { get; init; }

    public required IReadOnlyList<Ref> AddressedTo { get; init; }

    public required IReadOnlyList<Amount> Amounts { get; init; }

    public string? What { get; init; }

    public string? Area { get; init; }

    public string? Quantity { get; init; }

    public string? Condition { get; init; }

    public string? Deadline { get; init; }

    /// <summary>The event at which it was made known.</summary>
    public Ref? AnnouncedAt { get; init; }

    /// <summary>Further events at which it was made known.</summary>
    public IReadOnlyList<Ref>? AlsoAnnouncedAt { get; init; }

    public required string Status { get; init; }

    public required IReadOnlyList<CommitmentLink> History { get; init; }

    /// <summary>What was said about it.</summary>
    public required IReadOnlyList<Ref> Statements { get; init; }

    /// <summary>What shows whom it is for and where it was made known; what shows an act stands with the act.</summary>
    public required IReadOnlyList<Evidence> Evidence { get; init; }
}

/// <summary>What somebody said: <c>text</c> in the graph's own words, <c>quote</c> in theirs.</summary>
public sealed record Statement
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Text { get; init; }

    public string? Quote { get; init; }

    public string? Date { get; init; }

    public required IReadOnlyList<Speaker> By { get; init; }

    public required IReadOnlyList<Ref> About { get; init; }

    public required IReadOnlyList<Ref> AddressedTo { get; init; }

    /// <summary>The events at which it was made.</summary>
    public required IReadOnlyList<Ref> At { get; init; }

    public required IReadOnlyList<Evidence> Evidence { get; init; }
}

/// <summary>Who said something, in which office, and for whom.</summary>
public sealed record Speaker(Ref Entity, Ref? As, Ref? For);

/// <summary>Something that was read. <c>claims</c> is how many relations rest on it.</summary>
public sealed record Source(
    string Id, string Title, string? Publisher, string? Author, string? Published, string? Url, string? ArchivedUrl, string? Language, string? Licence, string? Retrieved, int Claims);

/// <summary>A relation that rests on a source. <paramref name="Alone"/>: no other source supports it.</summary>
public sealed record Claim(bool Alone, Relation Relation);

/// <summary>An entity that a text may mean. <paramref name="Matched"/> says how: <c>alias, folded</c>; <paramref name="Text"/> is the spelling that matched.</summary>
public sealed record SearchHit(string Id, string Type, string Name, string? Description, string Matched, string Text);

/// <summary>How a name in a parameter was understood.</summary>
public sealed record Understood(string Parameter, string Asked, Ref Entity, string Matched);

/// <summary>A part of a list. <paramref name="Next"/> is the cursor of the following part, left out on the last one.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Next">To be given as <c>cursor</c>.</param>
/// <param name="Understood">The names of the question that were not ids, and what they were taken to mean.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next = null, IReadOnlyList<Understood>? Understood = null);

/// <summary>What was read from one outlet; <paramref name="Publisher"/> is left out for sources that name none.</summary>
public sealed record Outlet(string? Publisher, int Sources, string? First, string? Last);

/// <summary>What the graph holds.</summary>
/// <param name="Version">The version of the data: it changes with every write and with nothing else.</param>
/// <param name="Entities">How many of each type.</param>
/// <param name="Relations">How many of each type.</param>
/// <param name="Sources">How many were read.</param>
/// <param name="Evidence">How many pieces of evidence.</param>
/// <param name="Outlets">Which outlets were read, and from when to when.</param>
public sealed record Stats(string Version, IReadOnlyDictionary<string, int> Entities, IReadOnlyDictionary<string, int> Relations, int Sources, int Evidence, IReadOnlyList<Outlet> Outlets);
