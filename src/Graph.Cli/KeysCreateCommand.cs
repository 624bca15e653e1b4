using System.CommandLine;

namespace Graph.Cli;

internal static class KeysCreateCommand
{
    public static Command Make(Terminal terminal)
    {
        var command = new Command("create", """
            Makes an API key and writes it to standard output, alone and this once: the store keeps only its hash. It counts at once.

            Example:
              graph keys create --store graph.db --role editor --name 'Marie Durand' > key.txt
            """);
        var store = StoreOptions.AddTo(command);
        var role = new Option<string>("--role") { Required = true, HelpName = "ROLE", Description = "reader, editor (also writes) or admin (all)." };
        role.AcceptOnlyFromAmong([.. Graph.Keys.Roles]);
        var name = new Option<string>("--name") { Required = true, HelpName = "NAME", Description = "Who it is for: the history names who wrote. A name is given once." };
        command.Add(role);
        command.Add(name);
        return command.Does(async (asked, cancel) =>
        {
            var (text, kept) = Graph.Keys.Make(asked.GetRequiredValue(name), asked.GetRequiredValue(role), DateTimeOffset.UtcNow);
            using var graph = await store.Open(asked, make: false, cancel);
            if (!await graph.Keys.AddKey(kept, cancel))
                throw new GraphException(GraphCode.BadValue, $"There is a key named '{kept.Name}' already; a name is given once, also when its key was revoked, since the history names who wrote.");
            await terminal.Output.WriteLineAsync(text);
            await terminal.Error.WriteLineAsync($"The key of '{kept.Name}', role {kept.Role}. It is shown this once: keep it where keys are kept.");
        });
    }
}
