using System.CommandLine;

namespace Graph.Cli;

internal static class EntitiesCommand
{
    private static readonly Sheet<Entity> Sheet = new Sheet<Entity>().Column("id", entity => entity.Id).Column("type", entity => entity.Type).Column("name", entity => entity.Name)
        .Column("what it is", entity => entity.Description).Column("also named", entity => entity.Aliases);

    public static Command Make(Terminal terminal)
    {
        var command = new Command("entities", """
            Lists entities by id: people, offices, countries, institutions, events, places, commitments, statements.

            Example:
              graph entities --type office --country france
            """);
        var types = Options.Types("Only entities of these types.", Schema.EntityNames);
        var kinds = Options.Choice("--kind", "KIND", "Only events and institutions of these kinds.", Schema.Kinds);
        var country = Options.Entity("--country", "Only what belongs to this country.");
        command.Add(types);
        command.Add(kinds);
        command.Add(country);
        return command.Asks(terminal, QuestionOptions.AddTo(command, Extent.Pages), (asked, asking, cancel) =>
            asking.List(_ => Task.FromResult("Entities by id"), Sheet, Csv.Entities, new EntityQuestion { Types = asked.Given(types), Kinds = asked.Given(kinds), Country = asked.GetValue(country) },
                async (question, ask) => await asking.Graph.ListEntities(question, ask), cancel));
    }
}
