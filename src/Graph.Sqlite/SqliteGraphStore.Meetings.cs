using Graph.Across;

namespace Graph.Sqlite;

public sealed partial class SqliteGraphStore
{
    public Task<Page<Meeting>> FindMeetings(MeetingQuestion question, CancellationToken cancel) => Ask(session =>
    {
        question.Check();
        var names = new Understanding(session);
        var after = Cursor.Read(question, 2);
        var rows = session.List("find-meetings", row => (Occasion: OccasionAt(row), Day: row.Text(4)),
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
        var after = Cursor.Read(question, 3);
        if (NumberOf(session, question.Id) is not { } n)
            return null;
        var bases = Bases(question.Bases);
        var rows = Contacts(session, ContactTally.Of(session, n, bases, question.When), question, after);
        var next = Next(question, rows, row => [row.Party.Meetings.ToString(Invariant), row.Party.LastDay, row.With.Id]);
        var seats = LastSeats(session, n, bases, rows.ConvertAll(row => row.Party)).ToLookup(seat => seat.Party, seat => seat.Relation);
        var evidence = EvidenceOf(session, seats.SelectMany(seat => seat).Distinct());
        return new Page<Contact>([.. rows.Select(row => new Contact(row.With, Vias.Word(row.Party.Via), row.Party.Meetings, row.Party.FirstDate, row.Party.LastDate,
            [.. Enum.GetValues<Basis>().Where(basis => (row.Party.Bases >> (int)basis & 1) == 1).Select(basis => basis.Word())], row.Party.Last,
            [.. seats[row.Party.N].SelectMany(relation => evidence[relation]).Distinct()]))], next);
    }, cancel, seated: true);

    /// <summary>The relations that put both at the last meeting of each, the entity's own first.</summary>
    private static IEnumerable<(long Party, long Relation)> LastSeats(Session session, long n, long bases, List<ContactTally.Party> parties)
    {
        if (session.Seating is { } seating)
            return parties.SelectMany(party => seating.Relations(n, party.N, (int)party.LastOccasion, bases).Select(relation => (party.N, relation)));
        var lasts = parties.Select(party => $"{{\"entity\":{party.N},\"meeting\":\"{party.Last}\"}}");
        return session.List("find-contacts/seats", row => (row.Long(0), row.Long(1)), ("n", n), ("bases", bases), ("meetings", $"[{string.Join(',', lasts)}]"));
    }

    /// <summary>A page of those that were counted, and one more: ids and types are only read of those that can be on it.</summary>
    private static List<(ContactTally.Party Party, Ref With)> Contacts(Session session, ContactTally tally, ContactQuestion question, string[]? after)
    {
        var found = new List<(ContactTally.Party Party, Ref With)>();
        var (meetings, day) = after is null ? (0, null) : (Cursor.Number(after[0]), after[1]);
        foreach (var some in tally.After(meetings, day, question.Limit + 1).TakeWhile(_ => found.Count <= question.Limit))
        {
            var refs = References(session, some.Select(party => party.N));
            found.AddRange(some.Select(party => (Party: party, With: refs(party.N)))
                .Where(row => question.Types.Count == 0 || question.Types.Contains(row.With.Type))
                .Where(row => after is null || row.Party.Meetings != meetings || row.Party.LastDay != day || string.CompareOrdinal(row.With.Id, after[2]) > 0)
                .OrderByDescending(row => row.Party.Meetings).ThenByDescending(row => row.Party.LastDay, StringComparer.Ordinal).ThenBy(row => row.With.Id, StringComparer.Ordinal));
        }
        return found.Count <= question.Limit + 1 ? found : found[..(question.Limit + 1)];
    }

    private static (string Meeting, long? Event, long Occasion, Basis Basis) OccasionAt(Row row) =>
        (row.Text(0), row.IsNull(1) ? null : row.Long(1), row.Long(2), (Basis)row.Int(3));

    /// <summary>The bases as bits, see the queries.</summary>
    private static long Bases(IEnumerable<Basis> bases) => bases.Aggregate(0L, (bits, basis) => bits | (1L << (int)basis));

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
        var participants = session.List("part-meetings/participants", row => (Event: row.Long(0), Relation: row.Long(1), Entity: row.Ref(2), Role: row.TextOrNull(5), Mode: row.TextOrNull(6),
            As: row.RefOrNull(7), For: row.RefOrNull(10), Holder: row.RefOrNull(13)), ("events", events));
        var around = session.List("part-meetings/around", row => (Event: row.Long(0), Relation: row.Long(1), Type: row.Text(2), Other: row.Ref(3), City: row.RefOrNull(6)), ("events", events));
        var evidence = EvidenceOf(session, participants.Select(row => row.Relation).Concat(around.Where(row => row.Type != Schema.AnnouncedAt).Select(row => row.Relation)));
        var participantsOf = participants.OrderBy(row => Schema.Actors.IndexOf(row.Entity.Type)).ThenBy(row => row.Entity.Id, StringComparer.Ordinal).ThenBy(row => row.Relation).ToLookup(row => row.Event);
        var aroundOf = around.OrderBy(row => row.Type, StringComparer.Ordinal).ThenBy(row => row.Other.Id, StringComparer.Ordinal).ThenBy(row => row.Relation).ToLookup(row => row.Event);
        return session.List("part-meetings/events", row =>
        {
            var n = row.Long(0);
            List<Ref> places = [.. aroundOf[n].Where(other => other.Type == Schema.HeldAt).SelectMany(other => other.City is null ? [other.Other] : new[] { other.Other, other.City }).Distinct()];
            var partOf = Others(Schema.PartOf);
            var announced = Others(Schema.AnnouncedAt);
            var shown = aroundOf[n].Where(other => other.Type != Schema.AnnouncedAt).SelectMany(other => evidence[other.Relation]).Distinct().ToList();
            return (N: n, Meeting: new Meeting
            {
                Id = row.Text(1),
                Name = row.Text(2),
                Description = row.TextOrNull(3),
                Kind = row.Text(4),
                Format = row.Text(5),
                Status = row.Text(6),
                Date = row.TextOrNull(7),
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
        var rows = session.List("part-meetings/stated", row => (N: row.Long(0), Id: row.Text(1), From: row.Ref(2), To: row.Ref(5), Place: row.RefOrNull(8), Event: row.RefOrNull(11),
            Status: row.Text(14), Date: row.TextOrNull(15), HolderFrom: row.RefOrNull(16), HolderTo: row.RefOrNull(19)), ("relations", relations));
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
                    new Participant { Entity = row.From, Holder = ByOffice(row.HolderFrom), Evidence = shown },
                    new Participant { Entity = row.To, Holder = ByOffice(row.HolderTo), Evidence = shown },
                ],
                Commitments = [],
                Statements = [],
                Evidence = shown,
            });
        });
    }

    private static Holder? ByOffice(Ref? person) => person is null ? null : new Holder(person.Id, person.Type, person.Name, "office");
}
