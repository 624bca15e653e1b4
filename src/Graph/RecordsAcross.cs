namespace Graph;

/// <summary>An answer that is given whole: what is left out of it is counted, not paged.</summary>
public abstract record WholeAnswer
{
    /// <summary>The names of the question that were not ids, and what they were taken to mean.</summary>
    public IReadOnlyList<Understood>? Understood { get; init; }
}

/// <summary>What lies one relation around an entity.</summary>
/// <param name="Nodes">The entity itself, then those at the other ends, by id.</param>
/// <param name="Edges">The relations: by type, of each the latest first, what has no date last. Where there are more than the limit, every type has a share of it.</param>
/// <param name="More">How many relations of a type are not shown; none when all are.</param>
public sealed record Neighbourhood(IReadOnlyList<Ref> Nodes, IReadOnlyList<Relation> Edges, IReadOnlyList<MoreOf> More) : WholeAnswer;

/// <summary>So many relations of a type are not shown.</summary>
public sealed record MoreOf(string Type, int Relations);

/// <summary>The shortest chains between two.</summary>
/// <param name="From">Where they start.</param>
/// <param name="To">Where they end.</param>
/// <param name="Hops">How many hops each has; left out when none was found.</param>
/// <param name="Searched">Chains of so many hops and fewer were looked for. Less than was asked for when the shortest has fewer, or when so many would have had to be gone through that the search was ended: then a longer chain is not ruled out.</param>
/// <param name="Total">How many chains of that length there are; more than are shown when they were cut off at the limit.</param>
/// <param name="Chains">The best ones: through the smallest gatherings first, then by the ids along the way.</param>
public sealed record Paths(Ref From, Ref To, int? Hops, int Searched, long Total, IReadOnlyList<Chain> Chains) : WholeAnswer;

/// <summary>One chain. <paramref name="Among"/> adds up how many took part in its gatherings: the fewer, the more the chain says.</summary>
public sealed record Chain(int Among, IReadOnlyList<Hop> Hops);

/// <summary>A meeting of two, or a relation between them.</summary>
/// <param name="From">Who stands nearer to the start.</param>
/// <param name="To">Who stands nearer to the end.</param>
/// <param name="Id">Of the meeting, for <c>/v1/meetings/{id}</c>, or of the relation. Of several meetings of the two, that of the fewest; then what is stated, then the latest.</param>
/// <param name="Name">Of the meeting; left out for a relation.</param>
/// <param name="Basis">What the meeting rests on; left out for a relation.</param>
/// <param name="Relation">The type of the relation; left out for a meeting.</param>
/// <param name="Direction"><c>out</c> when the relation leads the way of the chain, <c>in</c> when against it; left out for a meeting.</param>
/// <param name="Date">When.</param>
/// <param name="Among">How many took part; 2 where a source says that the two met, and for a relation.</param>
/// <param name="FromVia">How the one comes in when a source does not name it: <c>office</c>, <c>holder</c> or <c>representative</c>.</param>
/// <param name="ToVia">As the other.</param>
/// <param name="Evidence">What shows that both were there.</param>
public sealed record Hop(
    Ref From, Ref To, string Id, string? Name, string? Basis, string? Relation, string? Direction, string? Date, int Among, string? FromVia, string? ToVia, IReadOnlyList<Evidence> Evidence);

/// <summary>What all of several share. Each list has at most as many as the limit says; <paramref name="Total"/> says how many there are.</summary>
/// <param name="Of">Those who share it.</param>
/// <param name="Events">Events that all took part in, and meetings that a source states; the latest first, what has no date last.</param>
/// <param name="Contacts">Others whom each of them met: those with the most meetings first, then by id.</param>
/// <param name="Commitments">Commitments that all had to do with: who acted, whom it is for, to whom it is addressed; the latest first.</param>
/// <param name="Total">How many of each there are.</param>
public sealed record Common(IReadOnlyList<Ref> Of, IReadOnlyList<SharedThing> Events, IReadOnlyList<SharedThing> Contacts, IReadOnlyList<SharedThing> Commitments, SharedCounts Total) : WholeAnswer;

public sealed record SharedCounts(int Events, int Contacts, int Commitments);

/// <summary>Something shared. <paramref name="Type"/> is that of the entity, or MET_WITH for a meeting that a source states.</summary>
public sealed record SharedThing(string Id, string Type, string Name, string? Date, string? Basis, IReadOnlyList<Share> By);

/// <summary>What one of them has to do with it.</summary>
/// <param name="Entity">Who.</param>
/// <param name="Via">How they come in when a source does not name them.</param>
/// <param name="Relations">Of a commitment: what they did about it (<c>PLEDGED</c>), or are to it (<c>FOR</c>, <c>ADDRESSED_TO</c>).</param>
/// <param name="Met">Of a contact: their meetings.</param>
/// <param name="Evidence">What shows it; of a contact, the last meeting.</param>
public sealed record Share(Ref Entity, string? Via, IReadOnlyList<string>? Relations, MeetingCount? Met, IReadOnlyList<Evidence> Evidence);

/// <summary>The meetings of two, summed up.</summary>
/// <param name="Count">In how many.</param>
/// <param name="First">The date of the first; left out when none has a date.</param>
/// <param name="Last">The date of the last.</param>
/// <param name="LastMeeting">The id of the last one, for <c>/v1/meetings/{id}</c>.</param>
/// <param name="Bases">What they rest on.</param>
public sealed record MeetingCount(int Count, string? First, string? Last, string LastMeeting, IReadOnlyList<string> Bases);

/// <summary>Who met whom, pair by pair.</summary>
/// <param name="Rows">In the order of the question.</param>
/// <param name="Columns">In the order of the question.</param>
/// <param name="Cells">Row by row; none for an entity with itself.</param>
public sealed record Matrix(IReadOnlyList<Known> Rows, IReadOnlyList<Known> Columns, IReadOnlyList<Cell> Cells) : WholeAnswer;

/// <summary>A row or column. <paramref name="Happened"/>: whether the graph holds anything that happened with it in the range; if not, nobody can say whom it met.</summary>
public sealed record Known(Ref Entity, bool Happened);

/// <summary>Whether two met.</summary>
/// <param name="Row">The one.</param>
/// <param name="Column">The other.</param>
/// <param name="Answer"><c>met</c>; <c>never</c>: not in what was read, though there is something of both; <c>unknown</c>: of one of them nothing was read of that time.</param>
/// <param name="Met">Their meetings, those that <c>/v1/meetings?who=&amp;with=</c> lists.</param>
/// <param name="Evidence">What shows the last one.</param>
public sealed record Cell(Ref Row, Ref Column, string Answer, MeetingCount? Met, IReadOnlyList<Evidence> Evidence);

/// <summary>
/// A sum of commitments in one currency and of one act. One without a currency counts those that state no amount. Nothing is converted, and what
/// a source itself gives as a conversion is not added.
/// </summary>
public sealed record Total
{
    /// <summary>The country or institution behind the act, else whoever acted; left out unless asked for, and where there is none.</summary>
    public Ref? Giver { get; init; }

    public Ref? Receiver { get; init; }

    public string? Area { get; init; }

    /// <summary>As 2024-03; left out where the date of the act does not say a month.</summary>
    public string? Month { get; init; }

    /// <summary>Left out where no source says who asked, offered or promised it.</summary>
    public string? Act { get; init; }

    public string? Currency { get; init; }

    /// <summary>The sum. Where one commitment is stated with several amounts of the currency, of each the smallest.</summary>
    public decimal? Least { get; init; }

    /// <summary>The sum, of each commitment the largest amount: the same as least where no amounts differ.</summary>
    public decimal? Most { get; init; }

    /// <summary>How many commitments are counted.</summary>
    public required int Commitments { get; init; }

    /// <summary>How many are not, since they say again what another says that is counted, or were revised by it.</summary>
    public required int Restated { get; init; }

    /// <summary>How many of those counted stand whole in another row of this act too (two givers, two receivers, two months): so much do the rows not add up.</summary>
    public required int Shared { get; init; }

    /// <summary>The largest of those counted, at most 20, with what shows the act.</summary>
    public required IReadOnlyList<TotalPart> Of { get; init; }
}

/// <summary>A commitment in a sum, and its amounts in the words of the source.</summary>
public sealed record TotalPart(Ref Commitment, IReadOnlyList<string> AsStated, IReadOnlyList<Evidence> Evidence);

/// <summary>One thing that happened with one or more of several.</summary>
/// <param name="Date">When.</param>
/// <param name="With">With whom of those asked for, in the order of the question.</param>
/// <param name="Status">What became of the event it belongs to, if it belongs to one: what is planned has not happened.</param>
/// <param name="Relation">What happened, with its evidence.</param>
public sealed record JointTimelineItem(string? Date, IReadOnlyList<Involved> With, string? Status, Relation Relation);

/// <summary>Somebody with whom it happened, and how they come in when the relation does not name them.</summary>
public sealed record Involved(Ref Entity, string? Via);
