using System.CommandLine;

namespace Graph.Cli;

internal static class ServeCommand
{
    public static Command Make(Terminal terminal)
    {
        var command = new Command("serve", """
            Starts the API on a store, with the explorer, a page to look around in; Ctrl+C ends it. What no option says, the settings of the API do
            (Graph__… in the environment). A new store starts with the graph that ships.

            Example:
              graph serve --store graph.db --listen http://127.0.0.1:5080
            """);
        var store = StoreOptions.AddTo(command);
        var listen = Options.One("--listen", "URL", "The address that it listens on; http://127.0.0.1:5080 without it.");
        command.Add(listen);
        command.SetAction(async (asked, _) =>
        {
            string[] settings = [.. store.Arguments(asked), .. asked.GetValue(listen) is { } address ? [$"--urls={address}"] : Array.Empty<string>()];
            await terminal.Output.FlushAsync(CancellationToken.None);
            // the program as it stands, in this process: one way to start it, and one to end it (it listens for the signals itself)
            var main = typeof(global::Program).Assembly.EntryPoint!;
            return await Task.Run(() => (int)main.Invoke(null, [settings])!, CancellationToken.None) == 0 ? CommandLine.Done : CommandLine.Refused;
        });
        return command;
    }
}
