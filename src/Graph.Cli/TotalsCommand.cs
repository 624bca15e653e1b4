using System.CommandLine;

namespace Graph.Cli;

internal static class TotalsCommand
{
    private static readonly Sheet<Total> Sheet = new Sheet<Total>().Column("giver", row => row.Giver?.Name).Column("receiver", row => row.Receiver?.Name).Column("area", row => row.Area).Column("month", row => row.Month)
        .Column("act", row => row.Act is null ? "no source says who" : Words.Said(row.Act)).Column("currency", row => row.Currency ?? "no amount stated")
        .Column("sum", row => row.Least == row.Most ? Words.Money(row.Least) : $"{Words.Money(row.Least)} to {Words.Money(row.Most)}").Column("commitments", row => row.Commitments)
        .Column("said again", row => row.Restated == 0 ? null : $"{row.Restated}").Column("also in other rows", row => row.Shared == 0 ? null : $"{row.Shared}")
        .Column("largest, as stated", row => row.Of.Take(3).SelectMany(part => part.AsStated)).Evidence(row => row.Of.SelectMany(part => part.Evidence));

    public static Command Make(Terminal terminal)
    {
        var command = new Command("totals", """
            Sums of commitments, per act and currency always: nothing is converted, and acts are not added to one another.

            Example:
              graph totals --group-by giver --act PLEDGED
            """);
        var groups = Options.Choice("--group-by", "GROUP", "By what sums are told apart beside act and currency.", Groups.Names);
        command.Add(groups);
        var filters = CommitmentFilters.AddTo(command);
        return command.Asks(terminal, QuestionOptions.AddTo(command, Extent.Pages), (asked, asking, cancel) =>
        {
            var named = asked.Given(groups);
            var question = new TotalQuestion(filters.Question(asked)) { Groups = [.. Enum.GetValues<Group>().Where(group => named.Contains(group.Word()))] };
            return asking.List(understood => CommitmentFilters.Title(asking, "Sums of commitments", question.Of, understood, cancel), Sheet, Csv.Totals, question, async (page, ask) => await asking.Graph.SumCommitments(page, ask), cancel);
        });
    }
}
