using System.CommandLine;

namespace Graph.Cli;

internal static class StatsCommand
{
    public static Command Make(Terminal terminal)
    {
        var command = new Command("stats", """
            What the graph holds: counts, the outlets that were read and from when to when, the version of the data.

            Example:
              graph stats --url http://127.0.0.1:5080 --json
            """);
        return command.Asks(terminal, QuestionOptions.AddTo(command, Extent.One), (asked, asking, cancel) => asking.One(asking.Graph.GetStats, stats => Write(asking.Paper, stats), cancel));
    }

    private static async Task Write(Paper paper, Stats stats)
    {
        await paper.Line($"{Words.Count(stats.Entities.Values.Sum(), "entity", "entities")}, {Words.Count(stats.Relations.Values.Sum(), "relation", "relations")}, {Words.Count(stats.Evidence, "piece", "pieces")} of evidence, {Words.Count(stats.Sources, "source", "sources")}");
        await paper.Table(["entities", "how many"], Rows(stats.Entities));
        await paper.Table(["relations", "how many"], Rows(stats.Relations));
        await paper.Table(["outlet", "sources", "first", "last"], stats.Outlets.Select(outlet => (IReadOnlyList<string?>)[outlet.Publisher ?? "none named", $"{outlet.Sources}", outlet.First, outlet.Last]));
    }

    private static IEnumerable<IReadOnlyList<string?>> Rows(IReadOnlyDictionary<string, int> counts) => counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (IReadOnlyList<string?>)[pair.Key, $"{pair.Value}"]);
}
