using System.Globalization;
using Microsoft.AspNetCore.Http.Features;

namespace Graph.Api;

/// <summary>
/// A request's parameters, read strictly: each is one that the path takes, is given once unless it may repeat, and holds what it should. A
/// page's cursor and limit can be set anew, to ask the same for the next page.
/// </summary>
internal sealed class Asked
{
    private readonly Dictionary<string, IReadOnlyList<string>> values = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<Parameter> taken;

    public Asked(HttpContext http, IReadOnlyList<Parameter> taken)
    {
        this.taken = taken;
        foreach (var (name, given) in http.Request.Query)
        {
            var parameter = taken.FirstOrDefault(parameter => parameter.Name == name && !parameter.InPath)
                ?? throw new GraphException(GraphCode.UnknownParameter, Nearest.Sentence("parameter of this path", name, [.. taken.Where(known => !known.InPath).Select(known => known.Name)])) { Field = Quoted.Shorten(name) };
            if (given.Count > 1 && !parameter.Repeats)
                throw new GraphException(GraphCode.RepeatedParameter, $"{name} is given {given.Count} times, and taken once.") { Field = name };
            values[name] = [.. given.Select(value => Checked(name, value))];
        }
        foreach (var parameter in taken)
        {
            if (parameter.InPath)
                values[parameter.Name] = [Checked(parameter.Name, (string?)http.Request.RouteValues[parameter.Name])];
            else if (parameter.Required && !values.ContainsKey(parameter.Name))
                throw new GraphException(GraphCode.MissingParameter, $"{parameter.Name} is missing: {parameter.Description}") { Field = parameter.Name };
        }
    }

    /// <summary>The page after this one, for lists that are written whole.</summary>
    public string? Cursor { get; set; }

    /// <summary>Rows of a page; null when none is asked for.</summary>
    public int? Limit { get; set; }

    public string? Format => One(Parameters.Format);

    public string Id => values[Parameters.Id.Name][0];

    /// <summary>The path as it was asked, before anything is decoded.</summary>
    public static string Path(HttpContext http) => http.Features.Get<IHttpRequestFeature>()?.RawTarget.Split('?')[0] ?? http.Request.Path;

    public string? One(Parameter parameter) => parameter.Kind == ParameterKind.Choice ? Many(parameter) is [var first, ..] ? first : null : One(parameter.Name);

    /// <summary>All values of a parameter that may repeat; of a choice, each a known one.</summary>
    public IReadOnlyList<string> Many(Parameter parameter)
    {
        var given = values.GetValueOrDefault(parameter.Name, []);
        if (parameter.Kind != ParameterKind.Choice)
            return given;
        IReadOnlyList<string> chosen = parameter.Repeats ? [.. given.SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries))] : given;
        return chosen.FirstOrDefault(value => !parameter.Values.Contains(value)) is { } unknown
            ? throw new GraphException(GraphCode.BadValue, $"{parameter.Name}: {Nearest.Sentence($"known {parameter.Name}", unknown, parameter.Values)}") { Field = parameter.Name }
            : chosen;
    }

    public bool Flag(Parameter parameter) => One(parameter.Name) switch
    {
        null or "false" => false,
        "true" => true,
        var other => throw new GraphException(GraphCode.BadValue, $"{parameter.Name} is true or false, not '{Quoted.Shorten(other)}'.") { Field = parameter.Name },
    };

    public long? Number(Parameter parameter) => One(parameter.Name) switch
    {
        null => null,
        var text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        var text => throw new GraphException(GraphCode.BadValue, $"{parameter.Name} is a whole number, not '{Quoted.Shorten(text)}'.") { Field = parameter.Name },
    };

    public decimal? Money(Parameter parameter) => One(parameter.Name) switch
    {
        null => null,
        var text when decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var money) => money,
        var text => throw new GraphException(GraphCode.BadValue, $"{parameter.Name} is an amount in digits, as 195000000, not '{Quoted.Shorten(text)}'.") { Field = parameter.Name },
    };

    public IReadOnlyList<Basis> Bases(Parameter parameter) => Many(parameter) is { Count: > 0 } named
        ? [.. Enum.GetValues<Basis>().Where(basis => named.Contains(basis.Word()))]
        : Graph.Bases.Default;

    /// <summary>One day, ISO 8601.</summary>
    public string? Day(Parameter parameter)
    {
        var (first, last) = (DateRange.Day(parameter.Name, One(parameter.Name), date => date.Earliest), DateRange.Day(parameter.Name, One(parameter.Name), date => date.Latest));
        return first == last ? first : throw new GraphException(GraphCode.BadDate, $"{parameter.Name} is one day, as 2024-03-15, not '{One(parameter.Name)}'.") { Field = parameter.Name };
    }

    public DateRange Range() => DateRange.Of(One("since"), One("until"));

    /// <summary>A question with the page that is asked for.</summary>
    public T Paged<T>(T question)
        where T : ListQuestion => question with { Cursor = Cursor, Limit = Limit ?? ListQuestion.LimitDefault };

    /// <summary>Reads limit and cursor, for lists.</summary>
    public void ReadPage()
    {
        Cursor = One("cursor");
        Limit = Count("limit", ListQuestion.LimitMax);
    }

    /// <summary>How many rows of an answer that is given whole.</summary>
    public int Bound() => Count(Parameters.Limit.Name, BoundedQuestion.LimitMax) ?? BoundedQuestion.LimitDefault;

    /// <summary>A whole number, whose range the question checks; null when it is not given.</summary>
    public int? Count(string name, int most) => One(name) switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) => count,
        var text => throw new GraphException(GraphCode.BadLimit, $"{name} is a number from 1 to {most}, not '{Quoted.Shorten(text)}'.") { Field = name },
    };

    private string? One(string name) => values.GetValueOrDefault(name)?[0];

    private string Checked(string name, string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
            throw new GraphException(GraphCode.BadValue, $"{name} is given without a value.") { Field = name };
        // U+FFFD stands where another program could not read a letter
        if (value.Any(c => char.IsControl(c) || c == '\uFFFD'))
            throw new GraphException(GraphCode.BadText, $"{name} holds control characters or letters that were lost on the way (U+FFFD).") { Field = name };
        var longest = taken.First(parameter => parameter.Name == name).Name == "cursor" ? Manners.AddressMax : Names.LengthMax;
        if (value.Length > longest)
            throw new GraphException(GraphCode.BadText, $"{name} has at most {longest} characters; this one has {value.Length}.") { Field = name };
        return value;
    }
}
