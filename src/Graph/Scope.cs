namespace Graph;

/// <summary>
/// What of all that is derived a write can change, so that no store makes everything anew for an edit. It says what was written, in the terms of
/// what depends on it; a store finds by that, in this order:
/// <list type="number">
/// <item>the relations whose moment may be another: <see cref="Relations"/>, and those without a date at <see cref="Dated"/>;</item>
/// <item>the commitments whose day may: <see cref="Commitments"/>, and those that such a relation is an act on; and with them the moments of their own relations;</item>
/// <item>the events whose occasion is made anew: <see cref="Events"/>;</item>
/// <item>the seats: doings among all these relations, those of a <see cref="Tenures">tenure</see>'s person and office that can fall in it, and those at which <see cref="Offices"/> stand, themselves or behind their holder;</item>
/// <item>the MET_WITHs whose occasion is made anew: those among these relations, and those during an event that is made anew, or where somebody else takes part (<see cref="Attended"/>) or stands;</item>
/// <item>where occasions were: those made anew, of <see cref="Held"/>, and in <see cref="Places"/>; and whether they were meetings: those where anybody's standing was made anew.</item>
/// </list>
/// </summary>
public sealed class Scope
{
    /// <summary>Relations that were written, those that are gone too.</summary>
    public HashSet<string> Relations { get; } = new(StringComparer.Ordinal);

    /// <summary>Events and statements whose date is another.</summary>
    public HashSet<string> Dated { get; } = new(StringComparer.Ordinal);

    /// <summary>Commitments that were written, or an act on them.</summary>
    public HashSet<string> Commitments { get; } = new(StringComparer.Ordinal);

    /// <summary>Events that are new, gone, or of another date, kind or status.</summary>
    public HashSet<string> Events { get; } = new(StringComparer.Ordinal);

    /// <summary>Events in which somebody newly, no longer or otherwise took part.</summary>
    public HashSet<string> Attended { get; } = new(StringComparer.Ordinal);

    /// <summary>Events that are held at another place.</summary>
    public HashSet<string> Held { get; } = new(StringComparer.Ordinal);

    /// <summary>Places that lie in another place or country.</summary>
    public HashSet<string> Places { get; } = new(StringComparer.Ordinal);

    /// <summary>Offices of another country or institution.</summary>
    public HashSet<string> Offices { get; } = new(StringComparer.Ordinal);

    /// <summary>Times in office as they were and as they are.</summary>
    public HashSet<Tenure> Tenures { get; } = [];

    /// <param name="before">A record before the write; null when it was not there.</param>
    /// <param name="after">The same after it; null when it is gone.</param>
    public void Add(GraphRecord? before, GraphRecord? after)
    {
        foreach (var relation in new[] { before, after }.OfType<RelationRecord>())
            Add(relation);
        if (before is EntityRecord || after is EntityRecord)
            Add(before as EntityRecord, after as EntityRecord);
    }

    private void Add(RelationRecord relation)
    {
        Relations.Add(relation.Id);
        if (Schema.RelationType(relation.Type)!.Act)
            Commitments.Add(relation.To);
        switch (relation.Type)
        {
            case Schema.HoldsOffice:
                var (since, until) = (Text(relation, "since"), Text(relation, "until"));
                var days = Days.Between(since, until);
                Tenures.Add(new Tenure(relation.From, relation.To, days.Earliest!, days.Latest!));
                break;
            case Schema.OfficeOf:
                Offices.Add(relation.From);
                break;
            case Schema.HeldAt:
                Held.Add(relation.From);
                break;
            case Schema.ParticipatedIn:
                Attended.Add(relation.To);
                break;
        }
    }

    private void Add(EntityRecord? before, EntityRecord? after)
    {
        var id = (after ?? before)!.Id;
        if (Differ(Schema.Event, "date", "kind", "status"))
            Events.Add(id);
        if (Differ(Schema.Event, "date") || Differ(Schema.Statement, "date"))
            Dated.Add(id);
        if (Differ(Schema.Place, "within", "country"))
            Places.Add(id);
        if (Differ(Schema.Office, "country", "institution"))
            Offices.Add(id);
        if (after?.Type == Schema.Commitment)
            Commitments.Add(id);

        bool Differ(string type, params string[] fields) =>
            (before?.Type == type || after?.Type == type) && (before?.Type != after?.Type || fields.Any(field => Text(before!, field) != Text(after!, field)));
    }

    private static string? Text(EntityRecord entity, string field) => entity.Fields.TryGetValue(field, out var value) ? value.GetString() : null;

    private static string? Text(RelationRecord relation, string field) => relation.Fields.TryGetValue(field, out var value) ? value.GetString() : null;
}

/// <summary>A time in office: the days on which it can have been held.</summary>
public readonly record struct Tenure(string Person, string Office, string Earliest, string Latest);
