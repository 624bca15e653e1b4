using System.CommandLine;

namespace Graph.Cli;

internal static class CopyCommand
{
    public static Command Make(Terminal terminal)
    {
        var command = new Command("copy", """
            Copies a graph into another store, entry by entry: with its ids, its evidence and its whole history. API keys stay where they are.

            Where it goes to must be empty, or hold an earlier state of the same graph: so a copy that was stopped is run again and goes on, and a
            copy is brought up to date by the same command.

            Example:
              graph copy --from graph.db --to http://127.0.0.1:7474 --to-user neo4j --to-password-file password.txt
            """);
        var from = StoreOptions.AddTo(command, "--from", "from-", "The graph to copy");
        var to = StoreOptions.AddTo(command, "--to", "to-", "Where to");
        return command.Does(async (asked, cancel) =>
        {
            using var source = await from.Open(asked, make: false, cancel);
            using var target = await to.Open(asked, make: true, cancel);
            var copying = new Copying(source, target, new Told(terminal.Error));
            await copying.Run(cancel);
            await terminal.Error.WriteLineAsync(copying.Copied == 0
                ? $"Nothing to copy: both have the same {Entries(copying.Last)}."
                : $"Copied {Entries(copying.Copied)}; both graphs have the same {Entries(copying.Last)} and the same counts.");
        });
    }

    private static string Entries(long count) => count == 1 ? "1 entry" : $"{count} entries";
}
