using System.CommandLine;

namespace Graph.Cli;

internal static class RelationsCommand
{
    public static readonly Sheet<Relation> Sheet = new Sheet<Relation>().Column("when", one => one.Date).Column("from", one => one.From.Name).Column("relation", one => Words.Said(one.Type)).Column("to", one => one.To.Name)
        .Column("with", Words.Fields).Evidence(one => one.Evidence);

    public static Command Make(Terminal terminal)
    {
        var command = new Command("relations", """
            The relations of an entity, each with its evidence.

            Example:
              graph relations lecornu --type MET_WITH --type HOLDS_OFFICE
            """);
        var name = Options.Name("NAME", "An entity of any type.");
        var types = Options.Types("Only relations of these types.", Schema.RelationNames);
        var direction = Options.OneOf("--direction", "WAY", "out: only relations from it; in: only those to it.", ["out", "in", "both"]);
        var (since, until) = (Options.Since(), Options.Until());
        command.Add(name);
        command.Add(types);
        command.Add(direction);
        command.Add(since);
        command.Add(until);
        return command.Asks(terminal, QuestionOptions.AddTo(command, Extent.Pages), async (asked, asking, cancel) =>
        {
            var when = asked.Range(since, until);
            var of = await Naming.Any(asking, asked.GetRequiredValue(name), "NAME", cancel);
            return await asking.List(_ => Task.FromResult($"Relations of {of.Name}{Words.In(when)}"), Sheet, Csv.Relations, new RelationQuestion(of.Id)
            {
                Types = asked.Given(types),
                Direction = asked.GetValue(direction) switch { "out" => Direction.Out, "in" => Direction.In, _ => Direction.Both },
                When = when,
            }, asking.Graph.ListRelations, cancel);
        });
    }
}
