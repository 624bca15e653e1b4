using System.CommandLine;

namespace Graph.Cli;

internal static class SearchCommand
{
    private static readonly Sheet<SearchHit> Sheet = new Sheet<SearchHit>().Column("id", hit => hit.Id).Column("type", hit => hit.Type).Column("name", hit => hit.Name)
        .Column("what it is", hit => hit.Description).Column("matched", hit => hit.Text == hit.Name ? hit.Matched : $"{hit.Matched}: {hit.Text}");

    public static Command Make(Terminal terminal)
    {
        var command = new Command("search", """
            Finds entities by name, the best 250, best first, as one types: beginnings, accents, other scripts, misspellings.

            Examples:
              graph search sejourne
              graph search Зеленський --type person --json
            """);
        var text = new Argument<string[]>("TEXT") { Arity = ArgumentArity.OneOrMore, Description = "A name, its beginning, or words of it." };
        var types = Options.Types("Only entities of these types.", Schema.EntityNames);
        var country = Options.Entity("--country", "Only what belongs to this country.");
        command.Add(text);
        command.Add(types);
        command.Add(country);
        return command.Asks(terminal, QuestionOptions.AddTo(command, Extent.Pages), (asked, asking, cancel) =>
        {
            var words = string.Join(' ', asked.GetRequiredValue(text));
            return asking.List(_ => Task.FromResult($"Named '{words}'"), Sheet, Csv.Hits, new SearchQuestion(words) { Types = asked.Given(types), Country = asked.GetValue(country) },
                async (question, ask) => await asking.Graph.Search(question, ask), cancel);
        });
    }
}
