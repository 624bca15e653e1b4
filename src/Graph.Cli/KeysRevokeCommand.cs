using System.CommandLine;

namespace Graph.Cli;

internal static class KeysRevokeCommand
{
    public static Command Make(Terminal terminal)
    {
        var command = new Command("revoke", """
            Ends an API key: a running service refuses it within a second. What was written with it stays.

            Example:
              graph keys revoke 'Marie Durand' --store graph.db
            """);
        var name = new Argument<string>("NAME") { Description = "The name of the key, as 'graph keys list' has it." };
        command.Add(name);
        var store = StoreOptions.AddTo(command);
        return command.Does(async (asked, cancel) =>
        {
            using var graph = await store.Open(asked, make: false, cancel);
            var key = asked.GetRequiredValue(name);
            if (!await graph.Keys.RevokeKey(key, Seed.Moment(DateTimeOffset.UtcNow), cancel))
                throw new GraphException(GraphCode.BadValue, $"There is no key named '{key}'; 'graph keys list' names all.");
            await terminal.Error.WriteLineAsync($"The key of '{key}' is revoked.");
        });
    }
}
