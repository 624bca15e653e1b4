namespace Graph;

/// <summary>What every answer of many rows takes.</summary>
public abstract record BoundedQuestion
{
    public const int LimitDefault = 50;

    /// <summary>The most rows of one answer.</summary>
    public const int LimitMax = 500;

    /// <summary>How many rows at most, 1 to <see cref="LimitMax"/>.</summary>
    /// <exception cref="GraphException"><see cref="GraphCode.BadLimit"/></exception>
    public int Limit
    {
        get;
        init => field = value is >= 1 and <= LimitMax ? value : throw new GraphException(GraphCode.BadLimit, $"limit is a number from 1 to {LimitMax}, not {value}.") { Field = "limit" };
    } = LimitDefault;
}

/// <summary>What all lists take.</summary>
public abstract record ListQuestion : BoundedQuestion
{
    /// <summary>The <see cref="Page{T}.Next"/> of the page before; null for the first.</summary>
    public string? Cursor { get; init; }
}

/// <summary>What lists of things with a date take.</summary>
public abstract record DatedQuestion : ListQuestion
{
    public DateRange When { get; init; } = DateRange.Always;
}

public sealed record SearchQuestion(string Text) : ListQuestion
{
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Id or name of a country: only what belongs to it.</summary>
    public string? Country { get; init; }
}

public sealed record EntityQuestion : ListQuestion
{
    public IReadOnlyList<string> Types { get; init; } = [];

    public IReadOnlyList<string> Kinds { get; init; } = [];

    public string? Country { get; init; }
}

public enum Direction
{
    Both,
    Out,
    In,
}

public sealed record RelationQuestion(string Id) : DatedQuestion
{
    public IReadOnlyList<string> Types { get; init; } = [];

    public Direction Direction { get; init; }
}

/// <summary>What a meeting rests on; see <see cref="Meeting.Basis"/>.</summary>
public enum Basis
{
    Stated = 1,
    Meeting = 2,
    Attended = 3,
}

public static class Bases
{
    public static readonly IReadOnlyList<Basis> Default = [Basis.Stated, Basis.Meeting];

    public static readonly IReadOnlyList<string> Names = [.. Enum.GetValues<Basis>().Select(Word)];

    public static string Word(this Basis basis) => basis.ToString().ToLowerInvariant();
}

public sealed record ContactQuestion(string Id) : DatedQuestion
{
    public IReadOnlyList<Basis> Bases { get; init; } = Graph.Bases.Default;

    /// <summary>Only parties of these types.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];
}

public sealed record TimelineQuestion(string Id) : DatedQuestion;

/// <summary>
/// Meetings of any of <see cref="Who"/>, and with any of <see cref="With"/> where that is given. Somebody who stands for a party is not
/// another party: a minister does not meet the country they represent.
/// </summary>
public sealed record MeetingQuestion : DatedQuestion
{
    /// <summary>Ids or names of people, offices, countries and institutions.</summary>
    public IReadOnlyList<string> Who { get; init; } = [];

    /// <summary>As <see cref="Who"/>, which it needs.</summary>
    public IReadOnlyList<string> With { get; init; } = [];

    /// <summary>Id or name of a place or country.</summary>
    public string? Place { get; init; }

    public IReadOnlyList<string> Kinds { get; init; } = [];

    public IReadOnlyList<Basis> Bases { get; init; } = Graph.Bases.Default;

    /// <summary>A planned meeting is not a meeting, so planned ones are only given when asked for.</summary>
    public string Status { get; init; } = "held";

    /// <summary>Latest first instead of earliest first; without a date comes last either way.</summary>
    public bool LatestFirst { get; init; }

    /// <exception cref="GraphException"><see cref="GraphCode.MissingParameter"/></exception>
    public void Check()
    {
        if (With.Count > 0 && Who.Count == 0)
            throw new GraphException(GraphCode.MissingParameter, "with needs who: who=…&with=… asks for the meetings of the two.") { Field = "who" };
    }
}

public sealed record CommitmentQuestion : DatedQuestion
{
    /// <summary>Only with an act of one of these; acts, <see cref="By"/> and the dates must fit one and the same act.</summary>
    public IReadOnlyList<string> Acts { get; init; } = [];

    /// <summary>Who acted: ids or names.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>Whom it is for: ids or names.</summary>
    public IReadOnlyList<string> For { get; init; } = [];

    /// <summary>Id or name of the event at which it was made known.</summary>
    public string? At { get; init; }

    public IReadOnlyList<string> Areas { get; init; } = [];

    /// <summary>ISO 4217: only with an amount in it, in the words of the source or of its own conversion.</summary>
    public string? Currency { get; init; }

    /// <summary>At least so much, in <see cref="Currency"/>, which it needs.</summary>
    public decimal? Min { get; init; }

    public decimal? Max { get; init; }

    public string? Status { get; init; }

    /// <exception cref="GraphException"><see cref="GraphCode.BadValue"/>, <see cref="GraphCode.MissingParameter"/>, <see cref="GraphCode.ReversedRange"/></exception>
    public void Check()
    {
        if (Currency is { } currency && (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper)))
            throw new GraphException(GraphCode.BadValue, $"currency is an ISO 4217 code, three letters as EUR, not '{Quoted.Shorten(currency)}'.") { Field = "currency" };
        if ((Min is not null || Max is not null) && Currency is null)
            throw new GraphException(GraphCode.MissingParameter, "min and max need currency: amounts are never converted.") { Field = "currency" };
        if (Min > Max)
            throw new GraphException(GraphCode.ReversedRange, $"min ({Min}) is more than max ({Max}).") { Field = "min" };
    }
}

public sealed record StatementQuestion : DatedQuestion
{
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>Ids or names of entities of any type.</summary>
    public IReadOnlyList<string> About { get; init; } = [];

    /// <summary>Words that must all stand in the statement or its quote, accents aside, the last also as a beginning.</summary>
    public string? Text { get; init; }
}

public sealed record SourceQuestion : DatedQuestion;

public sealed record ClaimQuestion(string Id) : ListQuestion
{
    /// <summary>Only what rests on this source and no other.</summary>
    public bool Alone { get; init; }
}
