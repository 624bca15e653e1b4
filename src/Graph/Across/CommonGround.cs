namespace Graph.Across;

/// <summary>What somebody has to do with a commitment: <paramref name="Type"/> is that of the relation of the seat.</summary>
public readonly record struct Role<TKey>(TKey Commitment, TKey Entity, TKey Seat, string Type, int Via)
    where TKey : notnull;

/// <summary>What all of several share, from their standings and those of whom they met.</summary>
public sealed class CommonGround<TKey>
    where TKey : notnull
{
    private readonly IReadOnlyList<TKey> of;
    private readonly int limit;
    private readonly List<Standing<TKey>> shared;
    private readonly Dictionary<TKey, Dictionary<TKey, Encounters<TKey>>> contacts = [];
    private readonly ILookup<TKey, Role<TKey>> commitments;
    private List<Bare> events = [], others = [], promised = [];
    private SharedCounts total = new(0, 0, 0);

    /// <param name="of">Those who share it, in order.</param>
    /// <param name="limit">How many of each are shown.</param>
    /// <param name="standings">Of those, at any occasion.</param>
    /// <param name="met">All standings at the occasions by which somebody is a contact.</param>
    /// <param name="roles">What those had to do with commitments.</param>
    public CommonGround(IReadOnlyList<TKey> of, int limit, IReadOnlyList<Standing<TKey>> standings, IReadOnlyList<Standing<TKey>> met, IReadOnlyList<Role<TKey>> roles)
    {
        (this.of, this.limit) = (of, limit);
        shared = [.. standings.GroupBy(one => one.Occasion).Where(at => at.Select(one => one.Entity).Distinct().Count() == of.Count).SelectMany(at => at)];
        commitments = roles.GroupBy(role => role.Commitment).Where(about => about.Select(role => role.Entity).Distinct().Count() == of.Count).SelectMany(about => about).ToLookup(role => role.Commitment);
        Meet([.. of], met);
    }

    /// <summary>The occasions that have to be looked up.</summary>
    public IEnumerable<TKey> Occasions => shared.Select(one => one.Occasion).Concat(contacts.Values.SelectMany(with => with.Values.SelectMany(one => one.Occasions))).Distinct();

    /// <summary>The commitments that have to be looked up.</summary>
    public IEnumerable<TKey> Commitments => commitments.Select(about => about.Key);

    /// <summary>The entities that have to be looked up.</summary>
    public IEnumerable<TKey> Entities => of.Concat(contacts.Keys);

    /// <summary>The seats whose evidence has to be read, when it is clear what is shown.</summary>
    public IEnumerable<TKey> Seats => events.Concat(others).Concat(promised).SelectMany(one => one.By).SelectMany(by => by.Seats).Distinct();

    /// <summary>Puts it in order, and leaves out what is beyond the limit.</summary>
    /// <param name="names">Of all entities.</param>
    /// <param name="occasions">Occasions, as looked up.</param>
    /// <param name="found">Commitments, as looked up.</param>
    public void Choose(Func<TKey, Ref> names, IReadOnlyDictionary<TKey, Occasion<TKey>> occasions, IReadOnlyDictionary<TKey, Occasion<TKey>> found)
    {
        var meetings = shared.GroupBy(one => occasions[one.Occasion].Id).Select(at => (Of: at.Select(one => occasions[one.Occasion]).MinBy(one => one.Basis)!, Standings: at.ToList())).ToList();
        var about = commitments.Select(roles => (Of: found[roles.Key], Roles: roles.ToList())).ToList();
        total = new(meetings.Count, contacts.Count, about.Count);
        events = [.. Latest(meetings, one => one.Of).Select(one => new Bare(one.Of.Id, one.Of.IsEvent ? Schema.Event : Schema.MetWith, one.Of.Name!, one.Of.Date, one.Of.Basis!.Value.Word(), [.. of.Select(entity =>
        {
            var seats = one.Standings.FindAll(standing => standing.Entity.Equals(entity));
            return new BareShare(names(entity), Vias.Word(seats.Min(seat => seat.Via)), null, null, [.. seats.Select(seat => seat.Seat)]);
        })]))];
        others = [.. contacts.Select(with => (With: names(with.Key), Met: of.Select(entity => (Entity: entity, Encounters: with.Value[entity], Count: with.Value[entity].Summed(occasions))).ToList()))
            .OrderByDescending(with => with.Met.Sum(one => one.Count.Count)).ThenBy(with => with.With.Id, StringComparer.Ordinal).Take(limit)
            .Select(with => new Bare(with.With.Id, with.With.Type, with.With.Name, null, null,
                [.. with.Met.Select(one => new BareShare(names(one.Entity), Vias.Word(one.Encounters.Via), null, one.Count, [.. one.Encounters.LastSeats(occasions)]))]))];
        promised = [.. Latest(about, one => one.Of).Select(one => new Bare(one.Of.Id, Schema.Commitment, one.Of.Name!, one.Of.Date, null, [.. of.Select(entity =>
        {
            var roles = one.Roles.FindAll(role => role.Entity.Equals(entity));
            return new BareShare(names(entity), Vias.Word(roles.Min(role => role.Via)), [.. roles.Select(role => role.Type).Distinct().Order(StringComparer.Ordinal)], null, [.. roles.Select(role => role.Seat)]);
        })]))];
    }

    /// <param name="names">Of all entities.</param>
    /// <param name="proof">The evidence of seats.</param>
    public Common Answer(Func<TKey, Ref> names, Func<IEnumerable<TKey>, IReadOnlyList<Evidence>> proof)
    {
        return new([.. of.Select(entity => names(entity))], Shown(events), Shown(others), Shown(promised), total);

        IReadOnlyList<SharedThing> Shown(List<Bare> bare) => [.. bare.Select(one => new SharedThing(one.Id, one.Type, one.Name, one.Date, one.Basis,
            [.. one.By.Select(by => new Share(by.Entity, by.Via, by.Relations, by.Met, proof(by.Seats)))]))];
    }

    /// <summary>Whom each of them met who took part, or is known to hold the office that did: what makes a contact.</summary>
    private void Meet(HashSet<TKey> ours, IReadOnlyList<Standing<TKey>> met)
    {
        foreach (var gathering in Gathering.All(met).Values)
        {
            foreach (var (one, other) in gathering.Pairs(ours.Contains, other => !ours.Contains(other)))
            {
                if (!contacts.TryGetValue(other.Entity, out var with))
                    contacts[other.Entity] = with = [];
                if (!with.TryGetValue(one.Entity, out var encounters))
                    with[one.Entity] = encounters = new Encounters<TKey>();
                encounters.Add(one, other);
            }
        }
        foreach (var (other, with) in contacts)
        {
            if (with.Count < of.Count || with.Values.Any(encounters => encounters.Via > Standing<TKey>.ViaHolder))
                contacts.Remove(other);
        }
    }

    private IEnumerable<T> Latest<T>(IEnumerable<T> all, Func<T, Occasion<TKey>> of) =>
        all.OrderByDescending(one => of(one).LatestDay, StringComparer.Ordinal).ThenBy(one => of(one).Id, StringComparer.Ordinal).Take(limit);

    private sealed record Bare(string Id, string Type, string Name, string? Date, string? Basis, IReadOnlyList<BareShare> By);

    private sealed record BareShare(Ref Entity, string? Via, IReadOnlyList<string>? Relations, MeetingCount? Met, IReadOnlyList<TKey> Seats);
}
