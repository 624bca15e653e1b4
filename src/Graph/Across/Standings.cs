namespace Graph.Across;

/// <summary>Who stands behind a seat at an occasion, as a store keeps it: 0 itself, 1 as holder of the office, 2 as the office of the holder, 3 as whom they stood for.</summary>
/// <typeparam name="TKey">How a store numbers things.</typeparam>
public readonly record struct Standing<TKey>(TKey Entity, TKey Occasion, TKey Seat, int Via)
    where TKey : notnull
{
    /// <summary>Who takes part themselves, or is known to hold the office that does. The others are only stood for.</summary>
    public const int ViaHolder = 1;

    public const int ViaAny = 3;
}

/// <summary>An occasion: a meeting, or for chains a relation.</summary>
/// <param name="Key">Its own.</param>
/// <param name="Id">The id under which it is shown.</param>
/// <param name="Name">The meeting's name.</param>
/// <param name="IsEvent">Whether the id is an event's.</param>
/// <param name="Basis">Of a meeting.</param>
/// <param name="Type">Of a relation.</param>
/// <param name="From">Of a relation.</param>
/// <param name="Day">For the order, <see cref="Days.Day"/>.</param>
/// <param name="Date">As it is shown.</param>
public sealed record Occasion<TKey>(TKey Key, string Id, string? Name, bool IsEvent, Basis? Basis, string? Type, TKey? From, string Day, string? Date)
    where TKey : notnull
{
    /// <summary>The day, with none before all others, so that the latest comes last.</summary>
    public string LatestDay => Day == Days.Undated ? "" : Day;
}

/// <summary>What a search needs to know next: set <see cref="Rows"/>, then go on.</summary>
/// <param name="keys">Entities or occasions.</param>
/// <param name="atOccasions">Whether all standings at occasions are wanted, or those of entities, at whatever occasion.</param>
/// <param name="viaMax">Only standings up to this.</param>
/// <param name="limit">As many rows as can be used, and one more.</param>
public sealed class Wanted<TKey>(IReadOnlyCollection<TKey> keys, bool atOccasions, int viaMax, int limit)
    where TKey : notnull
{
    public IReadOnlyCollection<TKey> Keys { get; } = keys;

    public bool AtOccasions { get; } = atOccasions;

    public int ViaMax { get; } = viaMax;

    public int Limit { get; } = limit;

    public IReadOnlyList<Standing<TKey>> Rows { get; set; } = [];
}

/// <summary>The standings at one occasion: all of them, or those of the entities that matter.</summary>
public sealed class Gathering<TKey>
    where TKey : notnull
{
    /// <summary>Among so many it is quicker to look at each than to make a set.</summary>
    private const int FewMax = 12;

    private Standing<TKey>[] standings = new Standing<TKey>[2];
    private int count;
    private HashSet<(TKey Seat, TKey Entity)>? stands;
    private int? size;

    public ReadOnlySpan<Standing<TKey>> Standings => standings.AsSpan(0, count);

    /// <summary>How many took part themselves.</summary>
    public int Size => size ??= standings.Take(count).Where(one => one.Via == 0).Select(one => one.Entity).Distinct().Count();

    /// <summary>Before anything is asked.</summary>
    public void Add(Standing<TKey> one)
    {
        if (count == standings.Length)
            Array.Resize(ref standings, count * 2);
        standings[count++] = one;
    }

    /// <summary>Whether two met here: neither may stand behind the seat of the other.</summary>
    public bool Met(Standing<TKey> one, Standing<TKey> other) => !Stands(one.Seat, other.Entity) && !Stands(other.Seat, one.Entity);

    /// <summary>Whether some of these, who are here, met another.</summary>
    public bool MetAny(ReadOnlySpan<Standing<TKey>> some, Standing<TKey> other)
    {
        foreach (ref readonly var one in some)
        {
            if (Met(one, other))
                return true;
        }
        return false;
    }

    /// <summary>Those of some who met those of others; nobody meets themselves, since they stand at their own seat.</summary>
    public IEnumerable<(Standing<TKey> One, Standing<TKey> Other)> Pairs(Func<TKey, bool> some, Func<TKey, bool> others) =>
        from one in standings.Take(count) where some(one.Entity)
        from other in standings.Take(count) where others(other.Entity) && Met(one, other)
        select (one, other);

    private bool Stands(TKey seat, TKey entity)
    {
        if (count > FewMax)
            return (stands ??= [.. standings.Take(count).Select(standing => (standing.Seat, standing.Entity))]).Contains((seat, entity));
        foreach (ref readonly var standing in Standings)
        {
            if (standing.Seat.Equals(seat) && standing.Entity.Equals(entity))
                return true;
        }
        return false;
    }
}

public static class Gathering
{
    /// <summary>Standings by the occasion they are at.</summary>
    public static Dictionary<TKey, Gathering<TKey>> All<TKey>(IReadOnlyList<Standing<TKey>> standings)
        where TKey : notnull
    {
        var all = new Dictionary<TKey, Gathering<TKey>>();
        foreach (var one in standings)
        {
            if (!all.TryGetValue(one.Occasion, out var at))
                all[one.Occasion] = at = new();
            at.Add(one);
        }
        return all;
    }
}

/// <summary>The meetings of two parties, gathered occasion by occasion.</summary>
public sealed class Encounters<TKey>
    where TKey : notnull
{
    private readonly List<(TKey Occasion, TKey One, TKey Other)> seats = [];

    /// <summary>How the other comes in where it comes in most directly.</summary>
    public int Via { get; private set; } = Standing<TKey>.ViaAny;

    public IEnumerable<TKey> Occasions => seats.Select(at => at.Occasion).Distinct();

    public void Add(Standing<TKey> one, Standing<TKey> other)
    {
        seats.Add((one.Occasion, one.Seat, other.Seat));
        Via = Math.Min(Via, other.Via);
    }

    public MeetingCount Summed(IReadOnlyDictionary<TKey, Occasion<TKey>> occasions)
    {
        var met = Occasions.Select(key => occasions[key]).ToList();
        var (dated, last) = (met.Where(one => one.Date is not null).ToList(), Last(met));
        return new(
            met.Select(one => one.Id).Distinct().Count(),
            dated.OrderBy(one => one.Day, StringComparer.Ordinal).ThenBy(one => one.Id, StringComparer.Ordinal).FirstOrDefault()?.Date,
            last.Date, last.Id, [.. met.Select(one => one.Basis!.Value).Distinct().Order().Select(Bases.Word)]);
    }

    /// <summary>The seats of both at the last meeting.</summary>
    public IEnumerable<TKey> LastSeats(IReadOnlyDictionary<TKey, Occasion<TKey>> occasions)
    {
        var last = Last([.. Occasions.Select(key => occasions[key])]).Id;
        var there = seats.Where(at => occasions[at.Occasion].Id == last).ToList();
        return there.Select(at => at.One).Concat(there.Select(at => at.Other)).Distinct();
    }

    private static Occasion<TKey> Last(List<Occasion<TKey>> met) =>
        met.OrderByDescending(one => one.LatestDay, StringComparer.Ordinal).ThenByDescending(one => one.Id, StringComparer.Ordinal).First();
}
