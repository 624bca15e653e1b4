using System.CommandLine.Completions;
using Graph.Sqlite;

namespace Graph.Cli;

/// <summary>What may stand where a name is typed: ids of the graph in the file that is asked, found as names are.</summary>
internal static class Completion
{
    /// <summary>How many letters it takes, and how many ids are offered at most.</summary>
    private const int LettersMin = 2, OffersMax = 20;

    public static IEnumerable<CompletionItem> Ids(CompletionContext context)
    {
        var word = context.WordToComplete;
        var store = context.ParseResult.CommandResult.Command.Options.Any(option => option.Name == "--store") ? context.ParseResult.GetValue<string>("--store") : null;
        if (word.Length < LettersMin || word[0] == '-' || !File.Exists(store))
            return [];
        try
        {
            using var graph = SqliteGraphStore.Open(store);
            var found = graph.Search(new SearchQuestion(word) { Limit = OffersMax }, CancellationToken.None).GetAwaiter().GetResult();
            return [.. found.Items.Select(hit => new CompletionItem(hit.Id, detail: hit.Name))];
        }
        catch (GraphException)
        {
            return [];
        }
    }
}
