using System.Runtime.InteropServices;

namespace Graph.Across;

/// <summary>What ties entities to others, pair by pair: of each pair the occasions at which the fewest took part.</summary>
public sealed class Ties<TKey>
    where TKey : notnull
{
    private readonly Dictionary<(TKey From, TKey To), Tie> ties = [];

    public int Count => ties.Count;

    public IReadOnlySet<TKey> Starts => ties.Keys.Select(pair => pair.From).ToHashSet();

    public IReadOnlySet<TKey> Ends => ties.Keys.Select(pair => pair.To).ToHashSet();

    public IEnumerable<KeyValuePair<(TKey From, TKey To), Tie>> Pairs => ties;

    public void Add(Standing<TKey> from, Standing<TKey> to, int among)
    {
        ref var tie = ref CollectionsMarshal.GetValueRefOrAddDefault(ties, (from.Entity, to.Entity), out _);
        if (tie is null || among < tie.Among)
            tie = new Tie(among, []);
        if (among == tie.Among)
            tie.Seats.Add((from, to));
    }

    /// <summary>The same, seen from the other end.</summary>
    public Ties<TKey> Turned()
    {
        var turned = new Ties<TKey>();
        foreach (var tie in ties.Values)
        {
            foreach (var (from, to) in tie.Seats)
                turned.Add(to, from, tie.Among);
        }
        return turned;
    }

    public sealed record Tie(int Among, List<(Standing<TKey> From, Standing<TKey> To)> Seats);
}

/// <summary>One hop of a chain before its evidence is read.</summary>
public sealed record HopOf<TKey>(Ref From, Ref To, Occasion<TKey> Occasion, bool Out, int Among, int FromVia, int ToVia, IReadOnlyList<TKey> Seats)
    where TKey : notnull
{
    public Hop With(Func<IEnumerable<TKey>, IReadOnlyList<Evidence>> proof) => new(From, To, Occasion.Id, Occasion.Name, Occasion.Basis?.Word(), Occasion.Type,
        Occasion.Type is null ? null : Out ? "out" : "in", Occasion.Date, Among, Vias.Word(FromVia), Vias.Word(ToVia), proof(Seats));
}

/// <summary>
/// The shortest chains, hop by hop. There may be more of them than could be listed: they are counted, and the best are built up from the start,
/// keeping at each entity as many as are wanted, which is enough, since what follows is the same for all that lead there.
/// </summary>
public sealed class RankedChains<TKey>(IReadOnlyList<Ties<TKey>> hops)
    where TKey : notnull
{
    /// <summary>Beyond this they are not counted.</summary>
    public const long TotalMax = 1_000_000_000;

    /// <summary>Everybody along the way.</summary>
    public IEnumerable<TKey> Entities => hops.SelectMany(hop => hop.Starts.Concat(hop.Ends)).Distinct();

    public long Total()
    {
        if (hops.Count == 0)
            return 0;
        var ways = hops[0].Starts.ToDictionary(start => start, _ => 1L);
        foreach (var hop in hops)
            ways = hop.Pairs.GroupBy(tie => tie.Key.To).ToDictionary(to => to.Key, to => to.Aggregate(0L, (sum, tie) => Math.Min(TotalMax, sum + ways[tie.Key.From])));
        return ways.Values.Single();
    }

    /// <summary>The best chains, each as its ties: those through the smallest gatherings, then by the ids along the way.</summary>
    public IReadOnlyList<BareChain<TKey>> Best(Func<TKey, string> id, int limit)
    {
        if (hops.Count == 0)
            return [];
        var best = hops[0].Starts.ToDictionary(start => start, start => new List<Way> { new(null, start, id(start), null, 0) });
        foreach (var hop in hops)
        {
            best = hop.Pairs.GroupBy(tie => tie.Key.To).ToDictionary(to => to.Key, to =>
            {
                var ways = to.SelectMany(tie => best[tie.Key.From].Select(way => new Way(way, to.Key, id(to.Key), tie.Value, way.Among + tie.Value.Among))).ToList();
                ways.Sort(Way.Compare);
                return ways.Count <= limit ? ways : ways[..limit];
            });
        }
        return [.. best.Values.Single().Select(way => new BareChain<TKey>(way.Among, way.Ties()))];
    }

    /// <summary>A chain as far as an entity.</summary>
    private sealed record Way(Way? Before, TKey Entity, string Id, Ties<TKey>.Tie? Tie, int Among)
    {
        public static int Compare(Way one, Way other) => one.Among != other.Among ? one.Among.CompareTo(other.Among) : ById(one, other);

        public List<Ties<TKey>.Tie> Ties() => Before is null ? [] : [.. Before.Ties(), Tie!];

        private static int ById(Way? one, Way? other)
        {
            if (ReferenceEquals(one, other))
                return 0;
            var before = ById(one!.Before, other!.Before);
            return before != 0 ? before : string.CompareOrdinal(one.Id, other.Id);
        }
    }
}

/// <summary>A chain whose occasions are yet to be looked up.</summary>
public sealed record BareChain<TKey>(int Among, IReadOnlyList<Ties<TKey>.Tie> Ties)
    where TKey : notnull
{
    public IEnumerable<TKey> Occasions => Ties.SelectMany(tie => tie.Seats).Select(seats => seats.From.Occasion);

    /// <summary>Of each tie one occasion: what is stated, then the latest, then by id.</summary>
    public IReadOnlyList<HopOf<TKey>> Hops(Func<TKey, Ref> names, IReadOnlyDictionary<TKey, Occasion<TKey>> occasions) =>
    [
        .. Ties.Select(tie =>
        {
            var at = tie.Seats.Select(seats => occasions[seats.From.Occasion]).OrderBy(one => one.Basis ?? Basis.Stated).ThenByDescending(one => one.LatestDay, StringComparer.Ordinal)
                .ThenBy(one => one.Id, StringComparer.Ordinal).First();
            var seats = tie.Seats.FindAll(pair => pair.From.Occasion.Equals(at.Key));
            return new HopOf<TKey>(names(seats[0].From.Entity), names(seats[0].To.Entity), at, seats[0].From.Entity.Equals(at.From), tie.Among, seats.Min(pair => pair.From.Via), seats.Min(pair => pair.To.Via),
                [.. seats.Select(pair => pair.From.Seat).Concat(seats.Select(pair => pair.To.Seat)).Distinct()]);
        }),
    ];
}
