using System.CommandLine.Completions;
using Graph.Sqlite;

namespace Graph.Cli;

/// <summary>What may stand where a name is typed: ids of the graph in the file that is asked, found as names are.</summary>
internal static class Completion
{
    /// <summary>How many letters it takes, and how many ids are offered at most.</summary>
    private const int LettersMin = 2, OffersMax = 20;

    /// <summary>The kind of what is found by a name, and so need not begin as what was typed.</summary>
    public const string Named = "Named";

    public static IEnumerable<CompletionItem> Ids(CompletionContext context) => Found(context, []);

    /// <summary>Only of people, offices, countries and institutions.</summary>
    public static IEnumerable<CompletionItem> Actors(CompletionContext context) => Found(context, Schema.Actors);

    private static IEnumerable<CompletionItem> Found(CompletionContext context, IReadOnlyList<string> types)
    {
        var word = context.WordToComplete;
        var store = context.ParseResult.CommandResult.Command.Options.Any(option => option.Name == "--store") ? context.ParseResult.GetValue<string>("--store") : null;
        if (word.Length < LettersMin || word[0] == '-' || !File.Exists(store))
            return [];
        try
        {
            using var graph = SqliteGraphStore.Open(store);
            var found = graph.Search(new SearchQuestion(word) { Types = types, Limit = OffersMax }, CancellationToken.None).GetAwaiter().GetResult();
            return [.. found.Items.Select(hit => new CompletionItem(hit.Id, Named, detail: hit.Name))];
        }
        catch (GraphException)
        {
            return [];
        }
    }
}
