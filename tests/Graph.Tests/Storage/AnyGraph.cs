using CsCheck;

namespace Graph.Tests.Storage;

/// <summary>Small graphs of everything that the schema knows, in any combination: few enough things that they meet, stand for one another and clash.</summary>
internal static class AnyGraph
{
    public static readonly IReadOnlyList<string> People = ["anna-b", "anna-c", "boris", "dario"], Offices = ["minister", "chair"], Countries = ["france", "italy"], Institutions = ["nato"],
        Events = ["e1", "e2", "e3", "e4"], Places = ["hall", "paris"], Commitments = ["tanks", "shells"], Statements = ["yes", "no"], Sources = ["first", "second"];

    public static readonly IReadOnlyList<string> Actors = [.. People, .. Offices, .. Countries, .. Institutions];

    public static readonly IReadOnlyList<string> All = [.. Actors, .. Events, .. Places, .. Commitments, .. Statements];

    public static readonly Gen<string?> Date = Gen.OneOf<string?>(null, "1999", "2024", "2024-02", "2024-02-10", "2024-02-15", "2024-02-16", "2024-02~", "2024-02-14/2024-02-16", "[..2024-02-15]", "[2024-02-15..]");

    public static readonly Gen<DateRange> Range = Gen.Select(Gen.OneOf<string?>(null, null, "2023", "2024-02-15"), Gen.OneOf<string?>(null, null, "2024-02-15", "2024"), DateRange.Of);

    private static readonly Gen<RelationRecord> Meets = Gen.Frequency(
        (6, Link(Schema.ParticipatedIn, Actors, Events, Maybe("as", Offices), Maybe("for", [.. Countries, .. Institutions]))),
        (4, Link(Schema.MetWith, [.. People, .. Offices], [.. People, .. Offices], Dated("date"), Maybe("event", Events), Maybe("place", Places))),
        (2, Link(Schema.HoldsOffice, People, Offices, OneOf("since", null, "2023", "[..2024-02-15]", "2024-02-15"), OneOf("until", null, "[2024-02-15..]", "2024-02-15", "2024-03"))),
        (1, Link(Schema.OfficeOf, Offices, [.. Countries, .. Institutions])),
        (1, Link("MEMBER_OF", Countries, Institutions)),
        (1, Link(Schema.HeldAt, Events, [.. Places, .. Countries])),
        (1, Link(Schema.PartOf, Events, Events)),
        (1, Link("VISITED", People, Places, Dated("date"), Maybe("event", Events))));

    private static readonly Gen<RelationRecord> Says = Gen.Frequency(
        (4, Gen.OneOf("PROPOSED", "PLEDGED", "DELIVERED").SelectMany(act => Link(act, Actors, Commitments, Dated("date"), Maybe("as", Offices), Maybe("for", Countries)))),
        (3, Link(Schema.Said, Actors, Statements, Dated("date"), Maybe("for", Countries))),
        (1, Link(Schema.For, Commitments, Countries)),
        (2, Link(Schema.About, Statements, All)),
        (1, Link(Schema.AddressedTo, [.. Commitments, .. Statements], All)),
        (2, Link(Schema.AnnouncedAt, [.. Commitments, .. Statements], Events)),
        (1, Gen.OneOf("RESTATES", "REVISES").SelectMany(link => Link(link, Commitments, Commitments))));

    private static readonly Gen<EntityRecord[]> AnyEvents = Gen.Select(Gen.OneOf("meeting", "call", "summit"), Date, Gen.OneOf("held", "held", "held", "planned")).Array[Events.Count]
        .Select(events => events.Select((one, i) => Some.Event(Events[i], one.Item2, one.Item1, one.Item3)).ToArray());

    private static readonly Gen<EvidenceRecord[]> Evidence = Gen.Select(Gen.OneOf(Sources.ToArray()), Gen.OneOf<string?>(null, null, "disputes"), (source, stance) => new EvidenceRecord { Source = source, Summary = "So it says.", Stance = stance }).Array[1, 3];

    public static readonly Gen<IReadOnlyList<GraphRecord>> Records = Gen.Select(AnyEvents, Date, Gen.Select(Gen.OneOf(Meets, Meets, Says), Evidence).Array[0, 30], (events, date, links) => (IReadOnlyList<GraphRecord>)
    [
        Some.Source("first") with { Published = date, Publisher = "Daily" }, Some.Source("second"),
        Some.Person("anna-b", "Anna Bell", "Анна Белл"), Some.Person("anna-c", "Anna Čapek"), Some.Person("boris", "Boris Čapek"), Some.Person("dario"),
        Some.Country("france", "France"), Some.Country("italy"), Some.Office("minister", "france"), Some.Office("chair"), Some.Institution("nato", "NATO"), .. events,
        Some.Place("paris", "france"), Some.Place("hall", within: "paris"), Some.Commitment("tanks", ("area", "military"), ("status", "open"), ("amounts", new[] { new { value = 7.5, currency = "EUR", asStated = "7.5 euros" }, new { value = 8.0, currency = "EUR", asStated = "8 euros" } })), Some.Commitment("shells"),
        Some.Statement("yes", "Tanks will come.", ("date", date)), Some.Statement("no", "No tanks."),
        .. links.Where(link => link.Item1.From != link.Item1.To).Select((link, i) => link.Item1 with { Id = $"r{i}", Evidence = link.Item2 }),
    ]);

    private static Gen<RelationRecord> Link(string type, IReadOnlyList<string> from, IReadOnlyList<string> to, params Gen<(string, object?)>[] fields) =>
        fields.Aggregate(Gen.Const(Array.Empty<(string, object?)>()), (all, field) => Gen.Select(all, field, (given, one) => ((string, object?)[])[.. given, one]))
            .SelectMany(given => Gen.Select(Gen.OneOf(from.ToArray()), Gen.OneOf(to.ToArray()), (a, b) => Some.Relation(type, a, b, given)));

    private static Gen<(string, object?)> Dated(string name) => Date.Select(date => (name, (object?)date));

    private static Gen<(string, object?)> OneOf(string name, params string?[] values) => Gen.OneOf(values).Select(value => (name, (object?)value));

    private static Gen<(string, object?)> Maybe(string name, IReadOnlyList<string> values) => OneOf(name, [null, null, .. values]);
}
