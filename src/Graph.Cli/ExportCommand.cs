using System.CommandLine;
using Graph.Editing;

namespace Graph.Cli;

internal static class ExportCommand
{
    public static Command Make(Terminal terminal)
    {
        var command = new Command("export", """
            Writes all records to standard output as NDJSON, one a line, as they stood when it began; with --history all entries and what each
            changed. 'graph import' reads both.

            Example:
              graph export --store graph.db --history > graph.ndjson
            """);
        var store = StoreOptions.AddTo(command);
        var history = new Option<bool>("--history") { Description = "Every version of every record, with who, when and why." };
        command.Add(history);
        return command.Does(async (asked, cancel) =>
        {
            using var graph = await store.Open(asked, make: false, cancel);
            var (told, lines) = (new Told(terminal.Error), 0L);
            await foreach (var line in new GraphEditor(graph.Log, TimeProvider.System).Export(asked.GetValue(history), cancel))
            {
                await terminal.Output.WriteLineAsync(line);
                lines++;
                told.Progress(() => $"{lines} lines.");
            }
            await terminal.Output.FlushAsync(cancel);
            await terminal.Error.WriteLineAsync($"{lines} lines.");
        });
    }
}
