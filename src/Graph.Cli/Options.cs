using System.CommandLine;

namespace Graph.Cli;

/// <summary>The options and arguments that several commands take, each with one meaning.</summary>
internal static class Options
{
    private const string Taken = "An id, or a name that only one entity fits: accents, case, script and the order of words do not matter.";

    public static Argument<string> Name(string name, string what, bool actor = false) => Named(new Argument<string>(name) { Description = $"{what} {Taken}" }, actor);

    public static Argument<string[]> Several(string name, string what, ArgumentArity many, bool actors = false) => Named(new Argument<string[]>(name) { Description = $"{what} {Taken}", Arity = many }, actors);

    public static Option<string?> One(string name, string help, string description) => new(name) { HelpName = help, Description = description };

    public static Option<string[]> Many(string name, string help, string description) => new(name) { HelpName = help, Description = $"{description} Given again: any of them." };

    /// <summary>The name of an entity, completed from the graph.</summary>
    public static Option<string?> Entity(string name, string description)
    {
        var option = One(name, "NAME", description);
        option.CompletionSources.Add(Completion.Ids);
        return option;
    }

    public static Option<string[]> Entities(string name, string description)
    {
        var option = Many(name, "NAME", description);
        option.CompletionSources.Add(Completion.Ids);
        return option;
    }

    public static Option<string[]> Choice(string name, string help, string description, IReadOnlyList<string> values)
    {
        var option = Many(name, help, $"{description} One of {string.Join(", ", values)}.");
        option.AcceptOnlyFromAmong([.. values]);
        return option;
    }

    public static Option<string?> OneOf(string name, string help, string description, IReadOnlyList<string> values)
    {
        var option = One(name, help, $"{description} One of {string.Join(", ", values)}.");
        option.AcceptOnlyFromAmong([.. values]);
        return option;
    }

    public static Option<string?> Since() => One("--since", "DATE", "From this year, month or day on: 2024, 2024-03 or 2024-03-15. What can fall in the range is kept; what has no date is not.");

    public static Option<string?> Until() => One("--until", "DATE", "To the end of this year, month or day.");

    public static Option<string[]> Basis() => Choice("--basis", "BASIS", "What a meeting may rest on. stated: a source says that they met. meeting: they took part in one meeting, call or visit. attended: they were at one larger event, and may never have spoken. Without it stated and meeting.", Bases.Names);

    public static Option<string[]> Types(string description, IReadOnlyList<string> values) => Choice("--type", "TYPE", description, values);

    public static Option<int?> Limit() => new("--limit") { HelpName = "N", Description = $"How many at most, 1 to {BoundedQuestion.LimitMax}; {BoundedQuestion.LimitDefault} without it." };

    public static IReadOnlyList<string> Given(this ParseResult asked, Option<string[]> option) => asked.GetValue(option) ?? [];

    public static IReadOnlyList<Basis> Given(this ParseResult asked, Option<string[]> option, IReadOnlyList<Basis> without) =>
        asked.Given(option) is { Count: > 0 } named ? [.. Enum.GetValues<Basis>().Where(basis => named.Contains(basis.Word()))] : without;

    public static DateRange Range(this ParseResult asked, Option<string?> since, Option<string?> until) => DateRange.Of(asked.GetValue(since), asked.GetValue(until));

    private static Argument<T> Named<T>(Argument<T> argument, bool actor)
    {
        argument.CompletionSources.Add(actor ? Completion.Actors : Completion.Ids);
        return argument;
    }
}
