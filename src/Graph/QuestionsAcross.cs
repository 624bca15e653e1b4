namespace Graph;

/// <summary>What lies one relation around an entity, for a picture: <see cref="BoundedQuestion.Limit"/> relations, shared out among their types.</summary>
public sealed record NeighbourQuestion(string Id) : BoundedQuestion
{
    public IReadOnlyList<string> Types { get; init; } = [];
}

/// <summary>The shortest chains between two: each hop is a meeting of two, or a relation between them.</summary>
/// <param name="From">Id or name.</param>
/// <param name="To">Id or name.</param>
public sealed record PathQuestion(string From, string To) : BoundedQuestion
{
    public const int HopsMax = 6;

    /// <summary>How many hops at most, 1 to <see cref="HopsMax"/>.</summary>
    /// <exception cref="GraphException"><see cref="GraphCode.BadLimit"/></exception>
    public int MaxHops
    {
        get;
        init => field = value is >= 1 and <= HopsMax ? value : throw new GraphException(GraphCode.BadLimit, $"maxHops is a number from 1 to {HopsMax}, not {value}.") { Field = "maxHops" };
    } = HopsMax;

    /// <summary>On what a meeting may rest for it to be a hop; none when only relations are asked for.</summary>
    public IReadOnlyList<Basis> Bases { get; init; } = Graph.Bases.Default;

    /// <summary>Relations of these types are hops too, either way.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>What the ends may be: who meets; where relations are hops, anything.</summary>
    public IReadOnlyList<string> Ends => Types.Count == 0 ? Schema.Actors : Schema.EntityNames;

    /// <exception cref="GraphException"><see cref="GraphCode.MissingParameter"/></exception>
    public void Check()
    {
        if (Bases.Count == 0 && Types.Count == 0)
            throw new GraphException(GraphCode.MissingParameter, "through names nothing that could be a hop: a basis of meetings, or a type of relation.") { Field = "through" };
    }

    /// <param name="isCircle">Whether both ends are one entity.</param>
    /// <exception cref="GraphException"><see cref="GraphCode.BadValue"/></exception>
    public void Check(bool isCircle)
    {
        if (isCircle)
            throw new GraphException(GraphCode.BadValue, $"from and to are the same entity ('{Quoted.Shorten(To)}'): a chain leads from one to another.") { Field = "to" };
    }
}

/// <summary>What all of several share: events and meetings, contacts, commitments; of each as many as <see cref="BoundedQuestion.Limit"/> says.</summary>
public sealed record CommonQuestion : BoundedQuestion
{
    public const int OfMax = 10;

    /// <summary>Two to <see cref="OfMax"/> ids or names of people, offices, countries and institutions.</summary>
    public IReadOnlyList<string> Of { get; init; } = [];

    public DateRange When { get; init; } = DateRange.Always;

    /// <summary>On what a contact's meetings may rest. Events are given whatever they rest on, and say so.</summary>
    public IReadOnlyList<Basis> Bases { get; init; } = Graph.Bases.Default;

    /// <exception cref="GraphException"><see cref="GraphCode.MissingParameter"/>, <see cref="GraphCode.BadValue"/></exception>
    public void Check() => Several.Check("of", Of, 2, OfMax);

    /// <param name="entities">How many entities the names mean.</param>
    /// <exception cref="GraphException"><see cref="GraphCode.BadValue"/></exception>
    public static void Check(int entities)
    {
        if (entities < 2)
            throw new GraphException(GraphCode.BadValue, "of names one entity several times: give at least two that differ.") { Field = "of" };
    }
}

/// <summary>Who of <see cref="Rows"/> met whom of <see cref="Columns"/>, pair by pair; a whole grid, so without a limit.</summary>
public sealed record MatrixQuestion
{
    /// <summary>How many rows, and how many columns, at most.</summary>
    public const int SideMax = 30;

    /// <summary>Ids or names of people, offices, countries and institutions.</summary>
    public IReadOnlyList<string> Rows { get; init; } = [];

    /// <summary>As <see cref="Rows"/>; those themselves when empty.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    public DateRange When { get; init; } = DateRange.Always;

    public IReadOnlyList<Basis> Bases { get; init; } = Graph.Bases.Default;

    /// <exception cref="GraphException"><see cref="GraphCode.MissingParameter"/>, <see cref="GraphCode.BadValue"/></exception>
    public void Check()
    {
        Several.Check("rows", Rows, 1, SideMax);
        Several.Check("columns", Columns, 0, SideMax);
    }
}

/// <summary>By what sums are told apart, beside act and currency, by which they always are.</summary>
public enum Group
{
    /// <summary>The country or institution behind the act, else whoever acted.</summary>
    Giver,

    /// <summary>Whom it is for.</summary>
    Receiver,

    Act,

    Area,

    /// <summary>The month of the act, where its date says one.</summary>
    Month,
}

public static class Groups
{
    public static readonly IReadOnlyList<string> Names = [.. Enum.GetValues<Group>().Select(Word)];

    public static string Word(this Group group) => group.ToString().ToLowerInvariant();
}

/// <summary>Sums over the commitments that another question finds; its cursor and limit do not matter.</summary>
public sealed record TotalQuestion(CommitmentQuestion Of) : ListQuestion
{
    /// <summary>In one order, and always with the act.</summary>
    public IReadOnlyList<Group> Groups { get; init => field = [.. value.Append(Group.Act).Distinct().Order()]; } = [Group.Act];
}

/// <summary>All that happened with any of several, in one order.</summary>
public sealed record JointTimelineQuestion : DatedQuestion
{
    public const int OfMax = 10;

    /// <summary>Ids or names of entities of any type.</summary>
    public IReadOnlyList<string> Of { get; init; } = [];

    /// <exception cref="GraphException"><see cref="GraphCode.MissingParameter"/>, <see cref="GraphCode.BadValue"/></exception>
    public void Check() => Several.Check("of", Of, 1, OfMax);
}

/// <summary>How many names a parameter takes.</summary>
internal static class Several
{
    public static void Check(string parameter, IReadOnlyList<string> names, int least, int most)
    {
        if (names.Count < least)
            throw new GraphException(GraphCode.MissingParameter, $"{parameter} is given at least {(least == 1 ? "once" : "twice")}: {parameter}=…{(least == 1 ? "" : $"&{parameter}=…")}.") { Field = parameter };
        if (names.Count > most)
            throw new GraphException(GraphCode.BadValue, $"{parameter} is given at most {most} times, not {names.Count}.") { Field = parameter };
    }
}
