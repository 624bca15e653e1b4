namespace Graph.Across;

/// <summary>Who of some met whom of others, from their standings alone.</summary>
public sealed class MeetingGrid<TKey>
    where TKey : notnull
{
    private readonly IReadOnlyList<TKey> rows, columns;
    private readonly Dictionary<(TKey Row, TKey Column), Encounters<TKey>> met = [];

    /// <param name="rows">In order.</param>
    /// <param name="columns">In order.</param>
    /// <param name="standings">Of all of them.</param>
    public MeetingGrid(IReadOnlyList<TKey> rows, IReadOnlyList<TKey> columns, IReadOnlyList<Standing<TKey>> standings)
    {
        (this.rows, this.columns) = (rows, columns);
        var (asRow, asColumn) = (rows.ToHashSet(), columns.ToHashSet());
        foreach (var gathering in Gathering.All(standings).Values)
        {
            foreach (var (one, other) in gathering.Pairs(asRow.Contains, asColumn.Contains))
            {
                if (!met.TryGetValue((one.Entity, other.Entity), out var encounters))
                    met[(one.Entity, other.Entity)] = encounters = new Encounters<TKey>();
                encounters.Add(one, other);
            }
        }
    }

    /// <summary>The occasions that have to be looked up.</summary>
    public IEnumerable<TKey> Occasions => met.Values.SelectMany(one => one.Occasions).Distinct();

    /// <summary>The seats whose evidence has to be read.</summary>
    public IEnumerable<TKey> Seats(IReadOnlyDictionary<TKey, Occasion<TKey>> occasions) => met.Values.SelectMany(one => one.LastSeats(occasions)).Distinct();

    /// <param name="names">Of all of them.</param>
    /// <param name="happened">Those with whom anything happened.</param>
    /// <param name="occasions">As looked up.</param>
    /// <param name="proof">The evidence of seats.</param>
    public Matrix Answer(Func<TKey, Ref> names, IReadOnlySet<TKey> happened, IReadOnlyDictionary<TKey, Occasion<TKey>> occasions, Func<IEnumerable<TKey>, IReadOnlyList<Evidence>> proof)
    {
        return new([.. rows.Select(Known)], [.. columns.Select(Known)], [.. rows.SelectMany(row => columns.Where(column => !column.Equals(row)).Select(column => Cell(row, column)))]);

        Known Known(TKey one) => new(names(one), happened.Contains(one));

        Cell Cell(TKey row, TKey column) => met.TryGetValue((row, column), out var encounters)
            ? new(names(row), names(column), "met", encounters.Summed(occasions), proof(encounters.LastSeats(occasions)))
            : new(names(row), names(column), happened.Contains(row) && happened.Contains(column) ? "never" : "unknown", null, []);
    }
}
