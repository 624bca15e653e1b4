using System.CommandLine;

namespace Graph.Cli;

internal static class SourcesCommand
{
    private static readonly Sheet<Source> Sheet = new Sheet<Source>().Column("id", one => one.Id).Column("published", one => one.Published).Column("publisher", one => one.Publisher).Column("author", one => one.Author)
        .Column("title", one => one.Title).Column("claims", one => one.Claims).Column("address", one => one.Url).Column("archived", one => one.ArchivedUrl).Column("licence", one => one.Licence);

    public static Command Make(Terminal terminal)
    {
        var command = new Command("sources", """
            What was read, and how many claims rest on each.

            Example:
              graph sources --since 2025
            """);
        var (since, until) = (Options.Since(), Options.Until());
        command.Add(since);
        command.Add(until);
        return command.Asks(terminal, QuestionOptions.AddTo(command, Extent.Pages), (asked, asking, cancel) =>
        {
            var when = asked.Range(since, until);
            return asking.List(_ => Task.FromResult($"What was read{Words.In(when)}"), Sheet, Csv.Sources, new SourceQuestion { When = when }, async (question, ask) => await asking.Graph.ListSources(question, ask), cancel);
        });
    }
}
