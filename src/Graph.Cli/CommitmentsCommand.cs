using System.CommandLine;

namespace Graph.Cli;

internal static class CommitmentsCommand
{
    private static readonly Sheet<Commitment> Sheet = new Sheet<Commitment>().Column("when", one => one.Acts.Select(act => act.Date))
        .Column("who did what", one => one.Acts.GroupBy(act => act.Act).Select(acts => $"{Words.Said(acts.Key)} by {string.Join(", ", acts.Select(act => act.By.Name).Distinct())}"))
        .Column("commitment", one => one.Name).Column("amount", one => one.Amounts.Select(Words.Of)).Column("quantity", one => one.Quantity).Column("for", one => one.For.Select(whom => whom.Name))
        .Column("made known at", one => one.AnnouncedAt?.Name).Column("condition", one => one.Condition).Column("status", one => one.Status).Evidence(one => one.Acts.SelectMany(act => act.Evidence).Concat(one.Evidence));

    public static Command Make(Terminal terminal)
    {
        var command = new Command("commitments", """
            Who asked, proposed, pledged, agreed, delivered or refused what, for whom, for how much. A proposal is not a pledge, a pledge not a delivery.

            Examples:
              graph commitments --act PLEDGED --for ukraine --since 2024
              graph commitments --by france --currency EUR --min 100000000 --csv
            """);
        var filters = CommitmentFilters.AddTo(command);
        return command.Asks(terminal, QuestionOptions.AddTo(command, Extent.Pages), (asked, asking, cancel) =>
        {
            var question = filters.Question(asked);
            return asking.List(understood => CommitmentFilters.Title(asking, "Commitments", question, understood, cancel), Sheet, Csv.Commitments, question, async (page, ask) => await asking.Graph.FindCommitments(page, ask), cancel);
        });
    }
}
