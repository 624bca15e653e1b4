using System.CommandLine;

namespace Graph.Cli;

internal static class StatementsCommand
{
    private static readonly Sheet<Statement> Sheet = new Sheet<Statement>().Column("when", one => one.Date).Column("who", one => one.By.Select(speaker => Words.Joined(", ", speaker.Entity.Name, speaker.As?.Name, speaker.For is null ? null : $"for {speaker.For.Name}")))
        .Column("said", one => one.Text ?? one.Name).Column("quote", one => one.Quote is null ? null : $"“{one.Quote}”").Column("at", one => one.At.Select(other => other.Name)).Evidence(one => one.Evidence);

    public static Command Make(Terminal terminal)
    {
        var command = new Command("statements", """
            Who said what: in the graph's own words, with a short quote where there is one.

            Example:
              graph statements --by macron --words troops
            """);
        var by = Options.Entities("--by", "Who said it: a person, office, country or institution.");
        var about = Options.Entities("--about", "What it is about: an entity of any type.");
        var words = Options.One("--words", "TEXT", "Words that the statement or its quote has, accents aside; the last may be a beginning.");
        var (since, until) = (Options.Since(), Options.Until());
        command.Add(by);
        command.Add(about);
        command.Add(words);
        command.Add(since);
        command.Add(until);
        return command.Asks(terminal, QuestionOptions.AddTo(command, Extent.Pages), (asked, asking, cancel) =>
        {
            var text = asked.GetValue(words);
            if (text is not null && Names.Fold(text).Length == 0)
                throw new GraphException(GraphCode.BadValue, "--words has no letter or digit to look for.");
            var question = new StatementQuestion { By = asked.Given(by), About = asked.Given(about), Text = text, When = asked.Range(since, until) };
            return asking.List(async understood => Words.Joined(" ", "Statements", question.By.Count == 0 ? null : $"of {await Naming.Names(asking, question.By, understood, cancel)}",
                question.About.Count == 0 ? null : $"about {await Naming.Names(asking, question.About, understood, cancel)}") + Words.In(question.When), Sheet, Csv.Statements, question, async (page, ask) => await asking.Graph.FindStatements(page, ask), cancel);
        });
    }
}
