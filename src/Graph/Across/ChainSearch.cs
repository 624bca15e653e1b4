using System.Runtime.InteropServices;

namespace Graph.Across;

/// <summary>
/// All shortest chains between two, breadth first from both ends, by whole levels: what the outermost of one side were at is only read where it
/// is less than who was where the outermost of the other side were. It does not know how a store reads; a store answers what it wants, step by step.
/// Those along the way take part themselves or hold the office that does; the ends may also be stood for.
/// </summary>
public sealed class ChainSearch<TKey>(TKey from, TKey to, int maxHops)
    where TKey : notnull
{
    /// <summary>How many standings are gone through before a search is ended: about a tenth of a second of an embedded store.</summary>
    public const int RowsMax = 200_000;

    private readonly List<Level> there = [new([from])], back = [new([to])];
    private int left = RowsMax;
    private Dictionary<TKey, Gathering<TKey>> common = [];
    private Action<IReadOnlyList<Standing<TKey>>>? taking;

    /// <summary>Chains of so many hops and fewer were looked for.</summary>
    public int Searched { get; private set; }

    public bool Found => Joined.Count > 0;

    /// <summary>What holds the outermost levels together, once they meet.</summary>
    private Ties<TKey> Joined { get; } = new();

    /// <summary>What has to be read, one after the other, until the chains are found or ruled out.</summary>
    public IEnumerable<Wanted<TKey>> Steps()
    {
        foreach (var wanted in new[] { there[0], back[0] }.Select(end => SeatsOf(end, Standing<TKey>.ViaAny)))
        {
            yield return wanted;
            if (!Took(wanted))
                yield break;
        }
        while (Searched < maxHops)
        {
            foreach (var wanted in Meeting(there[^1], back[^1]))
            {
                yield return wanted;
                if (!Took(wanted))
                    yield break;
            }
            Join(there[^1], back[^1]);
            Searched++;
            if (Found || Searched == maxHops)
                yield break;

            var side = there[^1].Cost <= back[^1].Cost ? there : back;
            foreach (var wanted in Growing(side[^1]))
            {
                yield return wanted;
                if (!Took(wanted))
                    yield break;
            }
            var next = side[^1].Next([.. side.SelectMany(level => level.Members)]);
            if (next.Members.Count == 0)
            {
                // nobody is further away on this side
                Searched = maxHops;
                yield break;
            }
            side.Add(next);
        }
    }

    /// <summary>
    /// What has to be read to see where two levels meet. The outermost of a side are many, and in much: they are looked for where the other side is,
    /// while that is less to read.
    /// </summary>
    private IEnumerable<Wanted<TKey>> Meeting(Level one, Level other)
    {
        if (one.Seats is null && other.Seats is null)
            yield return SeatsOf(one.Members.Count <= other.Members.Count ? one : other, Standing<TKey>.ViaHolder);
        if (one.Seats is null || other.Seats is null)
        {
            var (seated, loose) = one.Seats is null ? (other, one) : (one, other);
            if (seated.Around is not null)
                yield break;
            if (seated.Cost <= loose.Cost)
            {
                yield return AroundOf(seated);
                yield break;
            }
            yield return SeatsOf(loose, Standing<TKey>.ViaHolder);
        }
        if (one.Around is not null || other.Around is not null)
            yield break;
        var shared = Want([.. one.Seats!.Keys.Where(other.Seats!.ContainsKey)], atOccasions: true, Standing<TKey>.ViaAny, rows => common = Gathering.All(rows));
        common = [];
        if (shared.Keys.Count > 0)
            yield return shared;
    }

    /// <summary>What has to be read to see who is one further away.</summary>
    private IEnumerable<Wanted<TKey>> Growing(Level level)
    {
        if (level.Seats is null)
            yield return SeatsOf(level, Standing<TKey>.ViaHolder);
        if (level.Around is null)
            yield return AroundOf(level);
    }

    private Wanted<TKey> SeatsOf(Level level, int viaMax) => Want(level.Members, atOccasions: false, viaMax, rows => level.Seats = Gathering.All(rows));

    private Wanted<TKey> AroundOf(Level level) => Want(level.Seats!.Keys, atOccasions: true, Standing<TKey>.ViaAny, rows => level.Around = Gathering.All(rows));

    /// <summary>Everything along the shortest chains, to be ranked.</summary>
    public RankedChains<TKey> Chains()
    {
        if (!Found)
            return new([]);
        List<Ties<TKey>> hops = [Joined];
        for (var i = there.Count - 2; i >= 0; i--)
            hops.Insert(0, there[i].Leading(hops[0].Starts));
        for (var i = back.Count - 2; i >= 0; i--)
            hops.Add(back[i].Leading(hops[^1].Ends).Turned());
        return new(hops);
    }

    private Wanted<TKey> Want(IReadOnlyCollection<TKey> keys, bool atOccasions, int viaMax, Action<IReadOnlyList<Standing<TKey>>> take)
    {
        taking = take;
        return new(keys, atOccasions, viaMax, left + 1);
    }

    /// <summary>False when there was more than can be gone through.</summary>
    private bool Took(Wanted<TKey> wanted)
    {
        left -= wanted.Rows.Count;
        if (left >= 0)
            taking!(wanted.Rows);
        return left >= 0;
    }

    private void Join(Level one, Level other)
    {
        foreach (var (occasion, gathering) in one.Around ?? other.Around ?? common)
        {
            var ends = other.At(occasion, gathering);
            foreach (var start in ends.IsEmpty ? [] : one.At(occasion, gathering))
            {
                foreach (var end in ends)
                {
                    if (gathering.Met(start, end))
                        Joined.Add(start, end, gathering.Size);
                }
            }
        }
    }

    /// <summary>Those at one distance from an end.</summary>
    private sealed class Level(IReadOnlyCollection<TKey> members)
    {
        /// <summary>Of somebody along the way, how many occasions are reckoned with before they are read.</summary>
        private const int SeatsEach = 8;

        private readonly HashSet<TKey> all = [.. members];

        public HashSet<TKey> Members => all;

        /// <summary>Their standings, by occasion; null until they are read.</summary>
        public Dictionary<TKey, Gathering<TKey>>? Seats { get; set; }

        /// <summary>All standings there; null until they are read.</summary>
        public Dictionary<TKey, Gathering<TKey>>? Around { get; set; }

        /// <summary>About how many occasions have to be read about to go further from here.</summary>
        public int Cost => Around is not null ? 0 : Seats?.Count ?? (all.Count * SeatsEach);

        /// <summary>Their standings at an occasion of the other side, of which all are known.</summary>
        public ReadOnlySpan<Standing<TKey>> At(TKey occasion, Gathering<TKey> gathering)
        {
            if (Seats is not null)
                return Seats.TryGetValue(occasion, out var ours) ? ours.Standings : [];
            var found = new List<Standing<TKey>>();
            foreach (var one in gathering.Standings)
            {
                if (one.Via <= Standing<TKey>.ViaHolder && all.Contains(one.Entity))
                    found.Add(one);
            }
            return CollectionsMarshal.AsSpan(found);
        }

        public Level Next(HashSet<TKey> known)
        {
            var next = new HashSet<TKey>();
            foreach (var (occasion, gathering) in Around!)
            {
                var ours = Seats![occasion].Standings;
                foreach (var other in gathering.Standings)
                {
                    if (other.Via <= Standing<TKey>.ViaHolder && !known.Contains(other.Entity) && !next.Contains(other.Entity) && gathering.MetAny(ours, other))
                        next.Add(other.Entity);
                }
            }
            return new Level(next);
        }

        /// <summary>What ties these to some of the next level.</summary>
        public Ties<TKey> Leading(IReadOnlySet<TKey> next)
        {
            var ties = new Ties<TKey>();
            foreach (var (occasion, gathering) in Around!)
            {
                foreach (var other in gathering.Standings)
                {
                    if (other.Via > Standing<TKey>.ViaHolder || !next.Contains(other.Entity))
                        continue;
                    foreach (var one in Seats![occasion].Standings)
                    {
                        if (gathering.Met(one, other))
                            ties.Add(one, other, gathering.Size);
                    }
                }
            }
            return ties;
        }
    }
}
