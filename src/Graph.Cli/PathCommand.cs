using System.CommandLine;

namespace Graph.Cli;

internal static class PathCommand
{
    private static readonly Sheet<(int Chain, Hop Hop)> Sheet = new Sheet<(int Chain, Hop Hop)>().Column("chain", row => row.Chain).Column("from", row => Words.Joined(", ", row.Hop.From.Name, Words.Via(row.Hop.FromVia)))
        .Column("to", row => Words.Joined(", ", row.Hop.To.Name, Words.Via(row.Hop.ToVia))).Column("by", row => row.Hop.Name ?? $"{Words.Said(row.Hop.Relation!)}{(row.Hop.Direction == "in" ? " (the other way)" : "")}")
        .Column("when", row => row.Hop.Date).Column("basis", row => row.Hop.Basis).Column("among", row => row.Hop.Among).Evidence(row => row.Hop.Evidence);

    public static Command Make(Terminal terminal)
    {
        var command = new Command("path", """
            The shortest chains between two, each hop with who says so; chains through small gatherings first.

            Examples:
              graph path crosetto blinken
              graph path guido-crosetto italy --through HOLDS_OFFICE --through OFFICE_OF
            """);
        var from = Options.Name("FROM", "Where the chain starts.");
        var to = Options.Name("TO", "Where it ends.");
        var hops = new Option<int>("--max-hops") { HelpName = "N", Description = $"How many hops at most, 1 to {PathQuestion.HopsMax}.", DefaultValueFactory = _ => PathQuestion.HopsMax };
        var through = Options.Choice("--through", "HOP", "What is a hop: meetings that rest on this (stated, meeting, attended), or relations of this type, either way. Without it stated and meeting.", [.. Bases.Names, .. Schema.RelationNames]);
        command.Add(from);
        command.Add(to);
        command.Add(hops);
        command.Add(through);
        return command.Asks(terminal, QuestionOptions.AddTo(command, Extent.Bounded), (asked, asking, cancel) =>
        {
            var named = asked.Given(through);
            var question = new PathQuestion(asked.GetRequiredValue(from), asked.GetRequiredValue(to))
            {
                MaxHops = asked.GetValue(hops),
                Bases = asked.Given(through, Bases.Default),
                Types = [.. Schema.RelationNames.Where(named.Contains)],
                Limit = asking.Limit,
            };
            return asking.Whole(Csv.Chains, async ask => (Paths?)await asking.Graph.FindPaths(question, ask), paths => paths.Chains, paths => Write(asking.Paper, paths), cancel);
        });
    }

    private static async Task Write(Paper paper, Paths paths)
    {
        if (paths.Hops is not { } hops)
        {
            await paper.Line($"{paths.From.Name} and {paths.To.Name}: no chain of up to {Words.Count(paths.Searched, "hop", "hops")}, in what was read.");
            return;
        }
        var shown = paths.Total > paths.Chains.Count ? $", {paths.Chains.Count} shown" : "";
        await paper.Line($"From {paths.From.Name} to {paths.To.Name}: {Words.Count(hops, "hop", "hops")}, {Words.Count(paths.Total, "chain", "chains")}{shown}");
        await Sheet.Write(paper, [.. paths.Chains.SelectMany((chain, i) => chain.Hops.Select(hop => (i + 1, hop)))]);
    }
}
