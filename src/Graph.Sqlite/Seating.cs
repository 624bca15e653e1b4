using Graph.Across;

namespace Graph.Sqlite;

/// <summary>
/// Who stood where, and what they are called, all of one version of the data, in arrays: questions about the best known, and about chains, go through
/// tens of thousands of standings, and a row of SQLite costs a hundred times what an element of an array does.
/// </summary>
internal sealed class Seating
{
    /// <summary>Of a graph with more of them it is not held: about 300 MB.</summary>
    private const int StandingsMax = 4_000_000, EntitiesMax = 2_000_000, RelationsMax = 8_000_000;

    /// <summary>In place of the number of a day that is not known, so that it is neither early nor late enough for any limit.</summary>
    private const int NeverEarly = int.MaxValue, NeverLate = -1;

    /// <summary>All days there are, in order; the first is none.</summary>
    private readonly string[] days;

    /// <summary>The occasions in the order of their numbers: of an event its own, of a MET_WITH minus its own.</summary>
    private readonly int[] numbers;

    /// <summary>Of each occasion: its place by day, meeting and date; the event that is shown, or itself; the next of the same meeting, in a ring.</summary>
    private readonly int[] ranks, meetings, ring;

    /// <summary>Of each occasion its day and the days it can mean, as places in <see cref="days"/>.</summary>
    private readonly int[] dayOf, earliestOf, latestOf;

    /// <summary>Of each occasion its basis as a bit; none where nobody met.</summary>
    private readonly byte[] bases;
    private readonly string?[] dates;

    /// <summary>By rank, where the ids are under which meetings are shown that are no event.</summary>
    private readonly Texts texts = new();
    private readonly int[] ids;

    /// <summary>The standings by occasion, entity and seat: who, at four times which seat and by what via; where those of each occasion begin.</summary>
    private readonly int[] entities, seated, starts;

    /// <summary>The standings of each entity, as places in the above and with the place of their occasion; where those of each entity begin, by its number.</summary>
    private readonly (int Standing, int Occasion)[] own;
    private readonly int[] ownStarts;

    /// <summary>Of each relation, by its number, the place of its id among all ids.</summary>
    private readonly int[] placesById;

    private Seating(string version, Session session, Size size)
    {
        var count = size.Occasions;
        (Version, Entities, placesById) = (version, new(session, size.Entity), new int[size.Relation + 1]);
        Sources = size.Source <= Cited.SourcesMax ? new(session, size.Source) : null;
        var next = 0;
        session.Each("part-seating/relations", row => placesById[row.Int(0)] = next++);
        (ranks, meetings, ring, bases, dates, ids) = (new int[count], new int[count], new int[count], new byte[count], new string?[count], new int[count]);
        var (ofDays, rows, byDate) = (new string?[count * 3], new List<(int Number, int Meeting, byte Basis, string? Date)>(count), new Dictionary<string, string>());
        session.Each("part-seating/occasions", row =>
        {
            var at = rows.Count;
            rows.Add((row.Int(0), row.Int(1), (byte)(row.Int(3) == 0 ? 0 : 1 << row.Int(2)), Shared(row.TextOrNull(8))));
            (ofDays[at * 3], ofDays[(at * 3) + 1], ofDays[(at * 3) + 2]) = (row.Text(5) is Days.Undated ? "" : Shared(row.Text(5)), Shared(row.TextOrNull(6)), Shared(row.TextOrNull(7)));
            ids[at] = row.Int(1) > 0 ? 0 : texts.Add(row.Utf8(4));
        });
        days = ["", .. ofDays.OfType<string>().Where(day => day.Length > 0).Distinct().Order(StringComparer.Ordinal)];
        var places = days.Index().ToDictionary(day => day.Item, day => day.Index);
        numbers = [.. rows.Select(row => row.Number)];
        var order = Enumerable.Range(0, count).ToArray();
        Array.Sort(numbers, order);
        (dayOf, earliestOf, latestOf) = (new int[count], new int[count], new int[count]);
        var last = new Dictionary<int, int>(count);
        for (var i = 0; i < count; i++)
        {
            var rank = order[i];
            (ranks[i], meetings[i], bases[i], dates[i]) = (rank, rows[rank].Meeting, rows[rank].Basis, rows[rank].Date);
            dayOf[i] = places[ofDays[rank * 3]!];
            (earliestOf[i], latestOf[i]) = (ofDays[(rank * 3) + 1] is { } earliest ? places[earliest] : NeverEarly, ofDays[(rank * 3) + 2] is { } latest ? places[latest] : NeverLate);
            (ring[i], var before) = (i, last.GetValueOrDefault(meetings[i], i));
            (ring[i], ring[before]) = (ring[before], i);
            last[meetings[i]] = i;
        }
        (entities, seated, starts) = Standings(session, size.Standings);
        (own, ownStarts) = Own();

        string? Shared(string? text) => text is null ? null : byDate.TryGetValue(text, out var known) ? known : byDate[text] = text;
    }

    public string Version { get; }

    /// <summary>What all entities are called.</summary>
    public Called Entities { get; }

    /// <summary>What all sources are named by; null when they are too many.</summary>
    public Cited? Sources { get; }

    /// <summary>All there is at the version that a session reads; null when it is too much.</summary>
    public static Seating? Read(Session session, string version)
    {
        var (occasions, relation, entity, source, standings) = session.First("part-seating/size", row => (row.Long(0), row.Long(1), row.Long(2), row.Long(3), row.Long(4)), ("most", StandingsMax + 1));
        return standings > StandingsMax || entity > EntitiesMax || relation > RelationsMax ? null
            : new(version, session, new((int)occasions, (int)relation, (int)entity, (int)Math.Min(source, int.MaxValue), (int)standings));
    }

    /// <summary>The occasions at which an entity stood, and some other: each once, by day, meeting and date.</summary>
    public int[] OccasionsOf(long entity, long wantedBases, DateRange when)
    {
        var (since, until) = Limits(when);
        var found = new List<int>();
        foreach (var (_, occasion) in OwnOf(entity))
        {
            if ((found.Count == 0 || found[^1] != occasion) && (bases[occasion] & wantedBases) != 0 && latestOf[occasion] >= since && earliestOf[occasion] <= until)
                found.Add(occasion);
        }
        int[] all = [.. found];
        Array.Sort(all.Select(occasion => ranks[occasion]).ToArray(), all);
        return all;
    }

    /// <summary>Relations in the order of their ids.</summary>
    public IEnumerable<long> ById(IEnumerable<long> relations) => relations.OrderBy(relation => placesById[relation]);

    public long Meeting(int occasion) => meetings[occasion];

    public int Basis(int occasion) => System.Numerics.BitOperations.Log2(bases[occasion]);

    public string Day(int occasion) => days[dayOf[occasion]];

    public string? Date(int occasion) => dates[occasion];

    public string MeetingId(int occasion) => meetings[occasion] > 0 ? Entities.Id(meetings[occasion]) : texts[ids[ranks[occasion]]];

    /// <summary>An occasion at which somebody met, by its number.</summary>
    public Occasion<long> Occasion(long number)
    {
        var at = Array.BinarySearch(numbers, (int)number);
        return new(number, MeetingId(at), NameOf(at), meetings[at] > 0, (Basis)Basis(at), null, 0, dayOf[at] == 0 ? Days.Undated : Day(at), Date(at));
    }

    /// <summary>All standings at an occasion.</summary>
    public void At(int occasion, List<Standing<long>> there)
    {
        for (var i = starts[occasion]; i < starts[occasion + 1]; i++)
            there.Add(At(i, occasion));
    }

    /// <summary>All standings at occasions, by their numbers.</summary>
    public List<Standing<long>> At(IEnumerable<long> occasions, int limit)
    {
        var there = new List<Standing<long>>();
        foreach (var number in occasions)
        {
            if (Array.BinarySearch(numbers, (int)number) is >= 0 and var occasion)
                At(occasion, there);
            if ((uint)there.Count > (uint)limit)
                break;
        }
        return there;
    }

    /// <summary>The standings of entities at whatever they met at.</summary>
    public List<Standing<long>> Of(IEnumerable<long> these, long wantedBases, DateRange when, int viaMax, int limit)
    {
        var (always, (since, until)) = (when == DateRange.Always, Limits(when));
        var found = new List<Standing<long>>();
        foreach (var entity in these)
        {
            foreach (var (standing, occasion) in OwnOf(entity))
            {
                if ((bases[occasion] & wantedBases) != 0 && Via(standing) <= viaMax && (always || (latestOf[occasion] >= since && earliestOf[occasion] <= until)))
                    found.Add(new(entity, numbers[occasion], Seat(standing), Via(standing)));
            }
            if ((uint)found.Count > (uint)limit)
                break;
        }
        return found;
    }

    /// <summary>The relations that put either of two at a meeting, those of the first before the others, of the meeting of an occasion.</summary>
    public IEnumerable<long> Relations(long first, long second, int occasion, long wantedBases)
    {
        SortedSet<long> ofFirst = [], ofSecond = [];
        var at = occasion;
        do
        {
            for (var i = starts[at]; i < starts[at + 1] && (bases[at] & wantedBases) != 0; i++)
            {
                if (entities[i] == first || entities[i] == second)
                    (entities[i] == first ? ofFirst : ofSecond).Add(Seat(i) / 2);
            }
            at = ring[at];
        }
        while (at != occasion);
        return ofFirst.Concat(ofSecond.Except(ofFirst));
    }

    /// <summary>The name of the event, or who met whom: those that take their own seats at a MET_WITH, whose seats are even at its beginning.</summary>
    private string NameOf(int occasion)
    {
        if (meetings[occasion] > 0)
            return Entities.Name(meetings[occasion]);
        var pair = Enumerable.Range(starts[occasion], starts[occasion + 1] - starts[occasion]).Where(at => Via(at) == 0).OrderBy(Seat).Select(at => Entities.Name(entities[at]));
        return string.Join(" met ", pair);
    }

    private Standing<long> At(int standing, int occasion) => new(entities[standing], numbers[occasion], Seat(standing), Via(standing));

    private int Seat(int standing) => seated[standing] >> 2;

    private int Via(int standing) => seated[standing] & 3;

    private ReadOnlySpan<(int Standing, int Occasion)> OwnOf(long entity) => entity + 1 < ownStarts.Length ? own.AsSpan(ownStarts[entity]..ownStarts[entity + 1]) : [];

    /// <summary>Days as places in <see cref="days"/>: not before the one, and not after the other.</summary>
    private (int Since, int Until) Limits(DateRange when)
    {
        return (when.Since is null ? NeverLate : Place(when.Since), when.Until is null ? NeverEarly : Place(when.Until + char.MinValue) - 1);

        int Place(string day) => Array.BinarySearch(days, day, StringComparer.Ordinal) is var place && place >= 0 ? place : ~place;
    }

    private (int[] Entities, int[] Seated, int[] Starts) Standings(Session session, int count)
    {
        var (ofEntity, ofSeat, begins, at, next) = (new int[count], new int[count], new int[numbers.Length + 1], 0, 0);
        session.Each("part-seating/standings", row =>
        {
            for (var occasion = row.Int(0); at < numbers.Length && numbers[at] < occasion;)
                begins[++at] = next;
            (ofEntity[next], ofSeat[next]) = (row.Int(1), (row.Int(2) << 2) + row.Int(3));
            next++;
        });
        while (at < numbers.Length)
            begins[++at] = next;
        return (ofEntity, ofSeat, begins);
    }

    private ((int Standing, int Occasion)[] Own, int[] Starts) Own()
    {
        var begins = new int[entities.DefaultIfEmpty().Max() + 2];
        foreach (var entity in entities)
            begins[entity + 1]++;
        for (var i = 1; i < begins.Length; i++)
            begins[i] += begins[i - 1];
        var (placed, next) = (new (int, int)[entities.Length], begins.AsSpan(..^1).ToArray());
        for (var occasion = 0; occasion < numbers.Length; occasion++)
        {
            for (var i = starts[occasion]; i < starts[occasion + 1]; i++)
                placed[next[entities[i]]++] = (i, occasion);
        }
        return (placed, begins);
    }

    /// <param name="Occasions">How many.</param>
    /// <param name="Relation">The largest number of one.</param>
    /// <param name="Entity">The largest number of one.</param>
    /// <param name="Source">The largest number of one.</param>
    /// <param name="Standings">How many.</param>
    private readonly record struct Size(int Occasions, int Relation, int Entity, int Source, int Standings);
}
