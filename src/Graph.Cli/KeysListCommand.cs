using System.CommandLine;

namespace Graph.Cli;

internal static class KeysListCommand
{
    public static Command Make(Terminal terminal)
    {
        var command = new Command("list", """
            Lists the API keys, revoked ones too: name, role, when it was made, last used (to the minute) and revoked. Columns are parted by tabs.

            Example:
              graph keys list --store graph.db
            """);
        var store = StoreOptions.AddTo(command);
        return command.Does(async (asked, cancel) =>
        {
            using var graph = await store.Open(asked, make: false, cancel);
            var keys = await graph.Keys.ListKeys(cancel);
            if (keys.Count == 0)
                await terminal.Error.WriteLineAsync("There are no keys.");
            foreach (var key in keys)
                await terminal.Output.WriteLineAsync(string.Join('\t', key.Name, key.Role, $"made {key.Created}", key.LastUsed is null ? "never used" : $"last used {key.LastUsed}", key.Revoked is null ? "counts" : $"revoked {key.Revoked}"));
        });
    }
}
