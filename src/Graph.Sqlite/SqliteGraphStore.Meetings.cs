namespace Graph.Sqlite;

public sealed partial class SqliteGraphStore
{
    public Task<Page<Meeting>> FindMeetings(MeetingQuestion question, CancellationToken cancel) => Ask(session =>
    {
        var names = new Understanding(session);
        var after = Cursor.Read(question, 2);
        var rows = session.List("find-meetings", row => (Occasion: OccasionAt(row), Day: row.GetString(4)),
            ("who", names.All("who", question.Who, Schema.Actors)), ("with", names.All("with", question.With, Schema.Actors)),
            ("place", names.One("place", question.Place, [Schema.Place, Schema.Country])), ("kinds", Given(question.Kinds)),
            ("bases", Bases(question.Bases)), ("status", question.Status), ("since", question.When.Since), ("until", question.When.Until),
            ("latestFirst", question.LatestFirst ? true : null), ("day", after?[0]), ("after", after?[1]), ("limit", question.Limit + 1));
        var next = Next(question, rows, row => [row.Day, row.Occasion.Meeting]);
        return new Page<Meeting>(Meetings(session, rows.ConvertAll(row => row.Occasion)), next, names.Understood);
    }, cancel);

    public Task<Meeting?> GetMeeting(string id, CancellationToken cancel) => Ask(session =>
        session.First("get-meeting", OccasionAt, ("id", id)) is { Meeting: not null } occasion ? Meetings(session, [occasion])[0] : null, cancel);

    public Task<Page<Contact>?> FindContacts(ContactQuestion question, CancellationToken cancel) => Ask(session =>
    {
        if (NumberOf(session, question.Id) is not { } n)
            return null;
        var after = Cursor.Read(question, 3);
        var bases = Bases(question.Bases);
        var rows = session.List("find-contacts/page", row => (N: row.GetInt64(0), With: RefAt(row, 1), Via: row.GetInt32(4), Meetings: row.GetInt32(5), Bases: row.GetString(6), LastDay: row.GetString(7),
                First: Text(row, 8)?.Split(' ', 3), Last: row.GetString(9).Split(' ', 3)),
            ("n", n), ("bases", bases), ("types", Given(question.Types)), ("since", question.When.Since), ("until", question.When.Until),
            ("meetings", after is null ? null : int.Parse(after[0], Invariant)), ("last", after?[1]), ("after", after?[2]), ("limit", question.Limit + 1));
        var next = Next(question, rows, row => [row.Meetings.ToString(Invariant), row.LastDay, row.With.Id]);
        var lasts = rows.Select(row => $"{{\"entity\":{row.N},\"meeting\":\"{row.Last[1]}\"}}");
        var seats = session.List("find-contacts/seats", row => (Party: row.GetInt64(0), Relation: row.GetInt64(1)), ("n", n), ("bases", bases), ("meetings", $"[{string.Join(',', lasts)}]"))
            .ToLookup(seat => seat.Party, seat => seat.Relation);
        var evidence = EvidenceOf(session, seats.SelectMany(seat => seat).Distinct());
        return new Page<Contact>([.. rows.Select(row => new Contact(row.With, Via(row.Via), row.Meetings, row.First?[2], row.Last[2] is "" ? null : row.Last[2],
            [.. row.Bases.Split(',').Order(StringComparer.Ordinal).Select(basis => ((Basis)int.Parse(basis, Invariant)).Word())], row.Last[1],
            [.. seats[row.N].SelectMany(relation => evidence[relation]).Distinct()]))], next);
    }, cancel);

    private static (string Meeting, long? Event, long Occasion, Basis Basis) OccasionAt(Microsoft.Data.Sqlite.SqliteDataReader row) =>
        (row.GetString(0), row.IsDBNull(1) ? null : row.GetInt64(1), row.GetInt64(2), (Basis)row.GetInt32(3));

    private static string Bases(IEnumerable<Basis> bases) => Json(bases.Select(basis => (long)basis));

    /// <summary>What follows the sort key that a date was read with.</summary>
    private static string? AfterSpace(string? text) => string.IsNullOrEmpty(text) ? null : text[(text.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    private static Meeting[] Meetings(Session session, List<(string Meeting, long? Event, long Occasion, Basis Basis)> rows)
    {
        var events = rows.Where(row => row.Event is not null).Select(row => row.Event!.Value).ToList();
        var stated = rows.Where(row => row.Event is null).Select(row => -row.Occasion).ToList();
        var found = events.Count == 0 ? [] : OfEvents(session, Json(events));
        foreach (var (n, meeting) in stated.Count == 0 ? [] : OfStatedMeetings(session, Json(stated)))
            found[-n] = meeting;
        return [.. rows.Select(row => found[row.Event ?? row.Occasion] with { Basis = row.Basis.Word() })];
    }

    private static Dictionary<long, Meeting> OfEvents(Session session, string events)
    {
        var participants = session.List("part-meetings/participants", row => (Event: row.GetInt64(0), Relation: row.GetInt64(1), Entity: RefAt(row, 2), Role: Text(row, 5), Mode: Text(row, 6),
            As: RefOrNull(row, 7), For: RefOrNull(row, 10), Holder: RefOrNull(row, 13)), ("events", events));
        var around = session.List("part-meetings/around", row => (Event: row.GetInt64(0), Relation: row.GetInt64(1), Type: row.GetString(2), Other: RefAt(row, 3), City: RefOrNull(row, 6)), ("events", events));
        var evidence = EvidenceOf(session, participants.Select(row => row.Relation).Concat(around.Where(row => row.Type != Schema.AnnouncedAt).Select(row => row.Relation)));
        var participantsOf = participants.ToLookup(row => row.Event);
        var aroundOf = around.ToLookup(row => row.Event);
        return session.List("part-meetings/events", row =>
        {
            var n = row.GetInt64(0);
            List<Ref> places = [.. aroundOf[n].Where(other => other.Type == Schema.HeldAt).SelectMany(other => other.City is null ? [other.Other] : new[] { other.Other, other.City }).Distinct()];
            var partOf = Others(Schema.PartOf);
            var announced = Others(Schema.AnnouncedAt);
            var shown = aroundOf[n].Where(other => other.Type != Schema.AnnouncedAt).SelectMany(other => evidence[other.Relation]).Distinct().ToList();
            return (N: n, Meeting: new Meeting
            {
                Id = row.GetString(1),
                Name = row.GetString(2),
                Description = Text(row, 3),
                Kind = row.GetString(4),
                Format = row.GetString(5),
                Status = row.GetString(6),
                Date = Text(row, 7),
                Place = places.FirstOrDefault(),
                Places = places.Count > 1 ? places : null,
                PartOf = partOf.Count > 0 ? partOf : null,
                Basis = "",
                Participants = [.. participantsOf[n].Select(seat => new Participant
                {
                    Entity = seat.Entity, Role = seat.Role, Mode = seat.Mode, As = seat.As, For = seat.For, Holder = ByOffice(seat.Holder), Evidence = [.. evidence[seat.Relation]],
                })],
                Commitments = announced.FindAll(other => other.Type == Schema.Commitment),
                Statements = announced.FindAll(other => other.Type == Schema.Statement),
                Evidence = shown.Count > 0 ? shown : [.. participantsOf[n].SelectMany(seat => evidence[seat.Relation]).Distinct()],
            });

            List<Ref> Others(string type) => [.. aroundOf[n].Where(other => other.Type == type).Select(other => other.Other)];
        }, ("events", events)).ToDictionary(row => row.N, row => row.Meeting);
    }

    private static IEnumerable<(long N, Meeting Meeting)> OfStatedMeetings(Session session, string relations)
    {
        var rows = session.List("part-meetings/stated", row => (N: row.GetInt64(0), Id: row.GetString(1), From: RefAt(row, 2), To: RefAt(row, 5), Place: RefOrNull(row, 8), Event: RefOrNull(row, 11),
            Status: row.GetString(14), Date: Text(row, 15)), ("relations", relations));
        var holders = session.List("part-meetings/holders", row => (Seat: row.GetInt64(0), Holder: RefAt(row, 1)), ("relations", relations)).ToDictionary(row => row.Seat, row => row.Holder);
        var evidence = EvidenceOf(session, rows.Select(row => row.N));
        return rows.Select(row =>
        {
            IReadOnlyList<Evidence> shown = [.. evidence[row.N]];
            return (row.N, new Meeting
            {
                Id = row.Id,
                Name = $"{row.From.Name} met {row.To.Name}",
                Kind = "meeting",
                Format = "unknown",
                Status = row.Status,
                Date = row.Date,
                Place = row.Place,
                PartOf = row.Event is null ? null : [row.Event],
                Basis = "",
                Participants =
                [
                    new Participant { Entity = row.From, Holder = ByOffice(holders.GetValueOrDefault(2 * row.N)), Evidence = shown },
                    new Participant { Entity = row.To, Holder = ByOffice(holders.GetValueOrDefault((2 * row.N) + 1)), Evidence = shown },
                ],
                Commitments = [],
                Statements = [],
                Evidence = shown,
            });
        });
    }

    private static Holder? ByOffice(Ref? person) => person is null ? null : new Holder(person.Id, person.Type, person.Name, "office");
}
