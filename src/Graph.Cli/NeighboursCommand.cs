using System.CommandLine;

namespace Graph.Cli;

internal static class NeighboursCommand
{
    public static Command Make(Terminal terminal)
    {
        var command = new Command("neighbours", """
            What lies one relation around an entity; where there is more than the limit, of every type a share of it, and the rest is counted.

            Example:
              graph neighbours lecornu --limit 20
            """);
        var name = Options.Name("NAME", "An entity of any type.");
        var types = Options.Types("Only relations of these types.", Schema.RelationNames);
        command.Add(name);
        command.Add(types);
        return command.Asks(terminal, QuestionOptions.AddTo(command, Extent.Bounded), async (asked, asking, cancel) =>
        {
            var of = await Naming.Any(asking, asked.GetRequiredValue(name), "NAME", cancel);
            return await asking.Whole(Csv.Relations, ask => asking.Graph.FindNeighbours(new NeighbourQuestion(of.Id) { Types = asked.Given(types), Limit = asking.Limit }, ask), around => around.Edges, async around =>
            {
                await asking.Paper.Line($"Around {of.Name}");
                if (around.Edges.Count > 0)
                    await RelationsCommand.Sheet.Write(asking.Paper, around.Edges);
                foreach (var more in around.More)
                    await asking.Paper.Line($"Not shown: {Words.Count(more.Relations, "relation", "relations")} {more.Type}.");
            }, cancel);
        });
    }
}
