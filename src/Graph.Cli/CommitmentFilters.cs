using System.CommandLine;
using System.Globalization;

namespace Graph.Cli;

/// <summary>The options that pick commitments.</summary>
internal sealed class CommitmentFilters
{
    private readonly Option<string[]> acts = Options.Choice("--act", "ACT", "Only commitments about which somebody did this.", Schema.Acts);
    private readonly Option<string[]> by = Options.Entities("--by", "Who did it: a person, office, country or institution.");
    private readonly Option<string[]> receivers = Options.Entities("--for", "Whom it is for.");
    private readonly Option<string?> at = Options.Entity("--at", "The event at which it was made known.");
    private readonly Option<string[]> areas = Options.Choice("--area", "AREA", "Only commitments of these areas.", Schema.Areas);
    private readonly Option<string?> since = Options.Since();
    private readonly Option<string?> until = Options.Until();
    private readonly Option<string?> currency = Options.One("--currency", "CODE", "Only with an amount in it, as EUR.");
    private readonly Option<decimal?> min = Money("--min", "At least so much, in --currency, which it needs.");
    private readonly Option<decimal?> max = Money("--max", "At most so much, in --currency, which it needs.");
    private readonly Option<string?> status = Options.OneOf("--status", "STATUS", "What has become of it.", Schema.CommitmentStatuses);

    private CommitmentFilters()
    {
    }

    public static CommitmentFilters AddTo(Command command)
    {
        var filters = new CommitmentFilters();
        foreach (var option in (Option[])[filters.acts, filters.by, filters.receivers, filters.at, filters.areas, filters.since, filters.until, filters.currency, filters.min, filters.max, filters.status])
            command.Add(option);
        return filters;
    }

    public CommitmentQuestion Question(ParseResult asked) => new()
    {
        Acts = asked.Given(acts),
        By = asked.Given(by),
        For = asked.Given(receivers),
        At = asked.GetValue(at),
        Areas = asked.Given(areas),
        When = asked.Range(since, until),
        Currency = asked.GetValue(currency)?.ToUpperInvariant(),
        Min = asked.GetValue(min),
        Max = asked.GetValue(max),
        Status = asked.GetValue(status),
    };

    /// <summary>The question in words, for the head of a table.</summary>
    public static async Task<string> Title(Asking asking, string what, CommitmentQuestion question, IReadOnlyList<Understood> understood, CancellationToken cancel)
    {
        var parts = new List<string> { what };
        if (question.Acts.Count > 0)
            parts.Add(string.Join(" or ", question.Acts.Select(Words.Said)));
        foreach (var (word, names) in ((string, IReadOnlyList<string>)[])[("by", question.By), ("for", question.For), ("at", question.At is null ? [] : [question.At])])
        {
            if (names.Count > 0)
                parts.Add($"{word} {await Naming.Names(asking, names, understood, cancel)}");
        }
        return string.Join(' ', parts) + Words.In(question.When);
    }

    private static Option<decimal?> Money(string name, string description) => new(name)
    {
        HelpName = "AMOUNT",
        Description = description,
        CustomParser = result =>
        {
            if (decimal.TryParse(result.Tokens[0].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
                return amount;
            result.AddError($"{name} is an amount in digits, as 195000000, not '{Quoted.Shorten(result.Tokens[0].Value)}'.");
            return null;
        },
    };
}
