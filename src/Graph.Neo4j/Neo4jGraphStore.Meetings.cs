using Graph.Across;

namespace Graph.Neo4j;

public sealed partial class Neo4jGraphStore
{
    public Task<Page<Meeting>> FindMeetings(MeetingQuestion question, CancellationToken cancel) => Ask(async asking =>
    {
        question.Check();
        var after = Cursor.Read(question, 2);
        var names = await Understanding.Of(asking, new Asked("who", question.Who, Schema.Actors), new Asked("with", question.With, Schema.Actors), Asked.One("place", question.Place, [Schema.Place, Schema.Country]));
        // the latest of all are the first that the index gives, without those that have no date; on the last pages these are needed too
        var found = question is { LatestFirst: true, Who.Count: 0, Place: null } && await Find(dated: true) is { } page && page.All.Count > question.Limit ? page : await Find(dated: null);
        var next = Next(question, found, row => [row.Text("day"), row.Text("meeting")]);
        return new Page<Meeting>([.. found.All.Select(row => MeetingOf(found, row))], next, names.Understood);

        Task<Found> Find(bool? dated) => asking.List("find-meetings", ("who", names.All("who")), ("with", names.All("with")), ("place", names.One("place")), ("kinds", Given(question.Kinds)),
            ("bases", Numbers(question.Bases)), ("status", question.Status), ("since", question.When.Since), ("until", question.When.Until),
            ("latestFirst", question.LatestFirst ? true : null), ("dated", dated), ("day", after?[0]), ("after", after?[1]), ("limit", question.Limit + 1));
    }, cancel);

    public Task<Meeting?> GetMeeting(string id, CancellationToken cancel) => Ask(async asking =>
    {
        var found = await asking.List("get-meeting", ("id", id));
        return found.All is [var row] ? MeetingOf(found, row) : null;
    }, cancel);

    public Task<Page<Contact>?> FindContacts(ContactQuestion question, CancellationToken cancel) => Ask(async asking =>
    {
        var after = Cursor.Read(question, 3);
        var found = await asking.List("find-contacts", ("id", question.Id), ("bases", Numbers(question.Bases)), ("types", Given(question.Types)), ("since", question.When.Since), ("until", question.When.Until),
            ("meetings", after is null ? null : Cursor.Number(after[0])), ("last", after?[1]), ("after", after?[2]), ("limit", question.Limit + 1));
        if (found.All.Count == 0 && !await asking.Knows(question.Id))
            return null;
        var next = Next(question, found, row => [row.Int("meetings").ToString(Invariant), row.Text("lastDay"), RefAt(row, "with").Id]);
        return new Page<Contact>([.. found.All.Select(row =>
        {
            var last = row.Text("last").Split(' ', 3);
            return new Contact(RefAt(row, "with"), Vias.Word(row.Int("via")), row.Int("meetings"), row.TextOrNull("first")?.Split(' ', 3)[2], last[2] is "" ? null : last[2],
                [.. ((IReadOnlyList<object?>)row["bases"]!).Select(basis => (Basis)(long)basis!).Order().Select(basis => basis.Word())], last[1],
                [.. ThenAsRecorded(row.Maps("shown").OrderBy(relation => !relation.Flag("own"))).SelectMany(found.Evidence).Distinct()]);
        })], next);
    }, cancel);

    private static int[] Numbers(IEnumerable<Basis> bases) => [.. bases.Select(basis => (int)basis)];

    private static Meeting MeetingOf(Found found, ServerRow row)
    {
        var holders = row.Maps("holders").ToDictionary(one => one.Text("seat"), one => RefAt(one, "person"), StringComparer.Ordinal);
        var basis = ((Basis)row.Int("basis")).Word();
        return row.MapOrNull("event") is { } of ? OfEvent(found, row, of, holders) with { Basis = basis } : OfStated(found, row.Maps("met")[0], holders) with { Basis = basis };
    }

    private static Meeting OfEvent(Found found, ServerRow row, ServerRow of, Dictionary<string, Ref> holders)
    {
        var seats = ThenAsRecorded(row.Maps("seats").OrderBy(seat => Schema.Actors.IndexOf(RefAt(seat, "entity").Type)).ThenBy(seat => RefAt(seat, "entity").Id, StringComparer.Ordinal)).ToList();
        var around = ThenAsRecorded(row.Maps("around").OrderBy(one => one.Text("type"), StringComparer.Ordinal).ThenBy(one => RefAt(one, "other").Id, StringComparer.Ordinal)).ToLookup(one => one.Text("type"));
        List<Ref> places = [.. around[Schema.HeldAt].SelectMany(one => found.EntityOrNull(one, "within") is { } city ? [RefAt(one, "other"), city] : new[] { RefAt(one, "other") }).Distinct()];
        List<Ref> partOf = [.. Others(Schema.PartOf)];
        var shown = around[Schema.HeldAt].Concat(ThenAsRecorded(row.Maps("met").OrderBy(_ => 0))).Concat(around[Schema.PartOf]).SelectMany(found.Evidence).Distinct().ToList();
        return new Meeting
        {
            Id = of.Text("id"),
            Name = of.Text("name"),
            Description = of.TextOrNull("description"),
            Kind = of.Text("kind"),
            Format = of.TextOrNull("format") ?? "unknown",
            Status = of.Text("status"),
            Date = of.TextOrNull("date"),
            Place = places.FirstOrDefault(),
            Places = places.Count > 1 ? places : null,
            PartOf = partOf.Count > 0 ? partOf : null,
            Basis = "",
            Participants = [.. seats.Select(seat => new Participant
            {
                Entity = RefAt(seat, "entity"), Role = seat.TextOrNull("role"), Mode = seat.TextOrNull("mode"), As = found.EntityOrNull(seat, "as"), For = found.EntityOrNull(seat, "for"),
                Holder = ByOffice(holders, seat.Text("id") + "/from"), Evidence = found.Evidence(seat),
            })],
            Commitments = [.. Others(Schema.AnnouncedAt).Where(other => other.Type == Schema.Commitment)],
            Statements = [.. Others(Schema.AnnouncedAt).Where(other => other.Type == Schema.Statement)],
            Evidence = shown.Count > 0 ? shown : [.. seats.SelectMany(found.Evidence).Distinct()],
        };

        IEnumerable<Ref> Others(string type) => around[type].Select(one => RefAt(one, "other"));
    }

    private static Meeting OfStated(Found found, ServerRow met, Dictionary<string, Ref> holders)
    {
        var (id, from, to, shown) = (met.Text("id"), RefAt(met, "from"), RefAt(met, "to"), found.Evidence(met));
        return new Meeting
        {
            Id = id,
            Name = $"{from.Name} met {to.Name}",
            Kind = "meeting",
            Format = "unknown",
            Status = met.Text("status"),
            Date = met.TextOrNull("date"),
            Place = found.EntityOrNull(met, "place"),
            PartOf = found.EntityOrNull(met, "event") is { } during ? [during] : null,
            Basis = "",
            Participants =
            [
                new Participant { Entity = from, Holder = ByOffice(holders, id + "/from"), Evidence = shown },
                new Participant { Entity = to, Holder = ByOffice(holders, id + "/to"), Evidence = shown },
            ],
            Commitments = [],
            Statements = [],
            Evidence = shown,
        };
    }

    private static Holder? ByOffice(Dictionary<string, Ref> holders, string seat) => holders.TryGetValue(seat, out var person) ? new Holder(person.Id, person.Type, person.Name, "office") : null;
}
