namespace Graph.Across;

/// <summary>
/// All shortest chains between two, breadth first from both ends, by whole levels: whom the outermost of one side share an occasion with is only
/// read where the outermost of the other side are not among them. It does not know how a store reads; a store answers what it wants, step by step.
/// Those along the way take part themselves or hold the office that does; the ends may also be stood for.
/// </summary>
public sealed class ChainSearch<TKey>(TKey from, TKey to, int maxHops)
    where TKey : notnull
{
    /// <summary>How many standings are gone through before a search is ended: about a tenth of a second of an embedded store.</summary>
    public const int RowsMax = 200_000;

    private readonly List<Level> there = [new([from])], back = [new([to])];
    private int left = RowsMax;

    /// <summary>Chains of so many hops and fewer were looked for.</summary>
    public int Searched { get; private set; }

    public bool Found => Joined.Count > 0;

    /// <summary>What holds the outermost levels together, once they meet.</summary>
    private Ties<TKey> Joined { get; } = new();

    /// <summary>What has to be read, one after the other, until the chains are found or ruled out.</summary>
    public IEnumerable<Wanted<TKey>> Steps()
    {
        foreach (var end in new[] { there[0], back[0] })
        {
            var seats = Want([.. end.Members], atOccasions: false, Standing<TKey>.ViaAny);
            yield return seats;
            if (!Took(seats))
                yield break;
            end.Seat(seats.Rows);
        }
        while (Searched < maxHops)
        {
            var (one, other) = (there[^1], back[^1]);
            var shared = Want([.. one.Seats.Keys.Where(other.Seats.ContainsKey)], atOccasions: true, Standing<TKey>.ViaAny);
            if (shared.Keys.Count > 0)
            {
                yield return shared;
                if (!Took(shared))
                    yield break;
                Join(one, other, shared.Rows);
            }
            Searched++;
            if (Found || Searched == maxHops)
                yield break;

            var side = one.Seats.Count <= other.Seats.Count ? there : back;
            var around = Want([.. side[^1].Seats.Keys], atOccasions: true, Standing<TKey>.ViaAny);
            yield return around;
            if (!Took(around))
                yield break;
            var next = side[^1].Next(around.Rows, [.. side.SelectMany(level => level.Members)]);
            if (next.Members.Count == 0)
            {
                // nobody is further away on this side
                Searched = maxHops;
                yield break;
            }
            var seatsOfNext = Want([.. next.Members], atOccasions: false, Standing<TKey>.ViaHolder);
            yield return seatsOfNext;
            if (!Took(seatsOfNext))
                yield break;
            next.Seat(seatsOfNext.Rows);
            side.Add(next);
        }
    }

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

    private Wanted<TKey> Want(IReadOnlyCollection<TKey> keys, bool atOccasions, int viaMax) => new(keys, atOccasions, viaMax, left + 1);

    /// <summary>False when there was more than can be gone through.</summary>
    private bool Took(Wanted<TKey> wanted)
    {
        left -= wanted.Rows.Count;
        return left >= 0;
    }

    private void Join(Level one, Level other, IReadOnlyList<Standing<TKey>> standings)
    {
        foreach (var (occasion, gathering) in Gathering.All(standings))
        {
            foreach (var start in one.Seats[occasion])
            {
                foreach (var end in other.Seats[occasion].Where(end => gathering.Met(start, end)))
                    Joined.Add(start, end, gathering.Size);
            }
        }
    }

    /// <summary>Those at one distance from an end.</summary>
    private sealed class Level(IReadOnlyCollection<TKey> members)
    {
        private Dictionary<TKey, Gathering<TKey>> around = [];

        public IReadOnlyCollection<TKey> Members { get; } = members;

        /// <summary>Their standings, by occasion.</summary>
        public Dictionary<TKey, List<Standing<TKey>>> Seats { get; private set; } = [];

        public void Seat(IEnumerable<Standing<TKey>> standings) => Seats = standings.GroupBy(one => one.Occasion).ToDictionary(at => at.Key, at => at.ToList());

        public Level Next(IEnumerable<Standing<TKey>> standings, HashSet<TKey> known)
        {
            around = Gathering.All(standings);
            var next = new HashSet<TKey>();
            foreach (var (occasion, gathering) in around)
            {
                var ours = Seats[occasion];
                foreach (var other in gathering.Standings)
                {
                    if (other.Via <= Standing<TKey>.ViaHolder && !known.Contains(other.Entity) && !next.Contains(other.Entity) && ours.Exists(one => gathering.Met(one, other)))
                        next.Add(other.Entity);
                }
            }
            return new Level(next);
        }

        /// <summary>What ties these to some of the next level.</summary>
        public Ties<TKey> Leading(IReadOnlySet<TKey> next)
        {
            var ties = new Ties<TKey>();
            foreach (var (occasion, gathering) in around)
            {
                foreach (var other in gathering.Standings.Where(other => other.Via <= Standing<TKey>.ViaHolder && next.Contains(other.Entity)))
                {
                    foreach (var one in Seats[occasion].Where(one => gathering.Met(one, other)))
                        ties.Add(one, other, gathering.Size);
                }
            }
            return ties;
        }
    }
}
