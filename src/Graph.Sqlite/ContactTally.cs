using System.Runtime.InteropServices;
using System.Text.Json;
using Graph.Across;

namespace Graph.Sqlite;

/// <summary>
/// Whom an entity met, counted here and not in SQL: the best known are in thousands of meetings with tens of thousands of others, and what is counted of
/// each is four numbers.
/// </summary>
internal sealed class ContactTally
{
    private readonly Dictionary<long, Count> counts = [];

    /// <summary>At one occasion, the seats at which the entity stands, in order, mostly one, and at how many of them each other does.</summary>
    private readonly List<long> seats = [];
    private readonly Dictionary<long, int> beside = [];

    /// <summary>What is held, where it was counted from that.</summary>
    private Seating? seating;

    /// <summary>The occasions, in the order of their day, id and date.</summary>
    private readonly Own[] ranked;

    private ContactTally(Own[] ranked) => this.ranked = ranked;

    /// <param name="session">Where to look.</param>
    /// <param name="n">The entity.</param>
    /// <param name="bases">As bits.</param>
    /// <param name="when">In which days.</param>
    public static ContactTally Of(Session session, long n, long bases, DateRange when) =>
        session.Seating is { } seating ? Held(seating, n, bases, when) : Read(session, n, bases, when);

    private static ContactTally Held(Seating seating, long n, long bases, DateRange when)
    {
        var occasions = seating.OccasionsOf(n, bases, when);
        var tally = new ContactTally(Array.ConvertAll(occasions, one => new Own(one, seating.Meeting(one), "", seating.Basis(one), seating.Day(one), seating.Date(one)))) { seating = seating };
        var there = new List<Standing<long>>();
        foreach (var rank in ByMeeting(tally.ranked))
        {
            there.Clear();
            seating.At(occasions[rank], there);
            tally.Add(n, rank, there);
        }
        return tally;
    }

    private static ContactTally Read(Session session, long n, long bases, DateRange when)
    {
        var own = session.List("find-contacts/own", row => new Own(row.Long(0), row.Long(1), row.Text(2), row.Int(3), row.Text(4) is Days.Undated ? "" : row.Text(4), row.TextOrNull(5)),
            ("n", n), ("bases", bases), ("since", when.Since), ("until", when.Until));
        // more than one seat may be its own
        own = [.. own.DistinctBy(one => one.Occasion)];
        own.Sort(Own.Compare);
        var tally = new ContactTally([.. own]);
        var ranks = own.Index().ToDictionary(one => one.Item.Occasion, one => one.Index);
        var there = new List<Standing<long>>();
        var occasions = JsonSerializer.Serialize([.. ByMeeting(tally.ranked).Select(rank => own[rank].Occasion)], GraphJson.Default.Int64Array);
        session.Each("part-standing/at-occasions", row =>
        {
            if (there.Count > 0 && row.Long(1) != there[0].Occasion)
            {
                tally.Add(n, ranks[there[0].Occasion], there);
                there.Clear();
            }
            there.Add(new(row.Long(0), row.Long(1), row.Long(2), row.Int(3)));
        }, ("occasions", occasions), ("limit", -1));
        if (there.Count > 0)
            tally.Add(n, ranks[there[0].Occasion], there);
        return tally;
    }

    /// <summary>Their ranks, all occasions of one meeting one after the other, so that it is counted once.</summary>
    private static int[] ByMeeting(Own[] ranked)
    {
        var ranks = Enumerable.Range(0, ranked.Length).ToArray();
        Array.Sort(Array.ConvertAll(ranked, one => one.Meeting), ranks);
        return ranks;
    }

    /// <summary>Those that come after a place in the order, best first: as many as can matter for a page, and all that are their equals but for the id.</summary>
    public IEnumerable<List<Party>> After(int meetings, string? lastDay, int page)
    {
        var places = PlacesOfDays();
        var parties = counts.Where(pair => pair.Value.Via <= Standing<long>.ViaHolder).Select(pair => (Order: Order(pair.Value.Meetings, places[pair.Value.Last]), N: pair.Key)).ToArray();
        var below = lastDay is null ? long.MaxValue : Order(meetings, PlaceOf(lastDay, places)) + 1;
        while (Least(parties, below, page) is { } least)
        {
            var some = parties.Where(party => party.Order >= least && party.Order < below).OrderByDescending(party => party.Order);
            yield return [.. some.Select(party => Shown(party.N, counts[party.N]))];
            below = least;
        }
    }

    /// <summary>The order as one number: first by the meetings, then by the last of them.</summary>
    private static long Order(int meetings, int day) => ((long)meetings << 32) + day;

    /// <summary>The order of the last that is among as many of the best as a page has; null when none are left.</summary>
    private static long? Least((long Order, long N)[] parties, long below, int page)
    {
        var best = new PriorityQueue<long, long>(page);
        foreach (var (order, _) in parties)
        {
            if (order < below && best.Count < page)
                best.Enqueue(order, order);
            else if (order < below && order > best.Peek())
                best.EnqueueDequeue(order, order);
        }
        return best.Count == 0 ? null : best.Peek();
    }

    /// <summary>Of each occasion the place of its day among all days, twice, so that there is room between.</summary>
    private int[] PlacesOfDays()
    {
        var places = new int[ranked.Length];
        for (var i = 1; i < places.Length; i++)
            places[i] = places[i - 1] + (ranked[i].Day == ranked[i - 1].Day ? 0 : 2);
        return places;
    }

    /// <summary>The place of a day, which may be none of them any more.</summary>
    private int PlaceOf(string day, int[] places)
    {
        var next = Array.FindIndex(ranked, own => string.CompareOrdinal(own.Day, day) >= 0);
        return next < 0 ? places.LastOrDefault() + 1 : ranked[next].Day == day ? places[next] : places[next] - 1;
    }

    private Party Shown(long n, Count count)
    {
        var last = ranked[count.Last];
        return new(n, count.Via, count.Meetings, count.Bases, last.Day, seating?.MeetingId((int)last.Occasion) ?? last.Id, last.Occasion, last.Date, count.First < 0 ? null : ranked[count.First].Date);
    }

    /// <summary>Counts who was met at an occasion: whoever stands at a seat of the entity is not met there, and who stands for the entity neither.</summary>
    private void Add(long n, int rank, List<Standing<long>> there)
    {
        var at = ranked[rank];
        seats.Clear();
        beside.Clear();
        foreach (ref readonly var one in CollectionsMarshal.AsSpan(there))
        {
            if (one.Entity == n)
                seats.Add(one.Seat);
        }
        seats.Sort();
        foreach (ref readonly var one in CollectionsMarshal.AsSpan(there))
        {
            if (one.Entity != n && seats.BinarySearch(one.Seat) >= 0)
                CollectionsMarshal.GetValueRefOrAddDefault(beside, one.Entity, out _)++;
        }
        foreach (ref readonly var one in CollectionsMarshal.AsSpan(there))
        {
            var (entity, via) = (one.Entity, one.Via);
            if (seats.BinarySearch(one.Seat) >= 0 || (beside.Count > 0 && beside.GetValueOrDefault(entity) == seats.Count))
                continue;
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, entity, out var known);
            if (!known)
                count = new() { Via = via, First = -1, Last = rank, Meeting = long.MinValue };
            count.Via = Math.Min(count.Via, via);
            count.Bases |= 1 << at.Basis;
            count.Last = Math.Max(count.Last, rank);
            if (at.Day.Length > 0 && at.Date is not null)
                count.First = count.First < 0 ? rank : Math.Min(count.First, rank);
            if (count.Meeting != at.Meeting)
                count.Meetings++;
            count.Meeting = at.Meeting;
        }
    }

    /// <param name="N">The party.</param>
    /// <param name="Via">How it comes in where it comes in most directly.</param>
    /// <param name="Meetings">How many.</param>
    /// <param name="Bases">What they rest on, as bits.</param>
    /// <param name="LastDay">For the order; empty without one.</param>
    /// <param name="Last">The id of the last.</param>
    /// <param name="LastOccasion">The occasion that it was last, by its number, or its place in what is held.</param>
    /// <param name="LastDate">As it is shown.</param>
    /// <param name="FirstDate">Of the first.</param>
    internal sealed record Party(long N, int Via, int Meetings, int Bases, string LastDay, string Last, long LastOccasion, string? LastDate, string? FirstDate);

    /// <param name="Occasion">Its number, or its place in what is held.</param>
    /// <param name="Meeting">By number.</param>
    /// <param name="Id">Of the meeting; empty where what is held knows it.</param>
    /// <param name="Basis">What it rests on.</param>
    /// <param name="Day">For the order; empty without one.</param>
    /// <param name="Date">As it is shown.</param>
    private readonly record struct Own(long Occasion, long Meeting, string Id, int Basis, string Day, string? Date)
    {
        public static int Compare(Own one, Own other) => string.CompareOrdinal(one.Day, other.Day) is not 0 and var day ? day
            : string.CompareOrdinal(one.Id, other.Id) is not 0 and var id ? id : string.CompareOrdinal(one.Date, other.Date);
    }

    private struct Count
    {
        public int Via, Meetings, Bases, First, Last;

        /// <summary>The one that was counted last.</summary>
        public long Meeting;
    }
}
