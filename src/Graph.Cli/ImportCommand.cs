using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Text;
using Graph.Editing;

namespace Graph.Cli;

internal static class ImportCommand
{
    public static Command Make(Terminal terminal)
    {
        var command = new Command("import", """
            Writes records of an NDJSON file, all or none: new ones, and those in the place of a record with the same id. What is as it stands makes
            no version, so that a file can be given again. An export with its history brings the entries that the graph lacks, as they were.

            Examples:
              graph import graph.ndjson --store graph.db --dry-run
              graph export --store graph.db --history | graph import - --store copy.db
            """);
        var file = new Argument<string>("FILE") { Description = "The file; - for standard input." };
        command.Add(file);
        var store = StoreOptions.AddTo(command);
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would be made, changed, and refused." };
        var by = new Option<string>("--by") { HelpName = "NAME", Description = "Who imports, as the history will have it.", DefaultValueFactory = _ => Environment.UserName };
        var reason = new Option<string?>("--reason") { HelpName = "TEXT", Description = "Why, in a line." };
        command.Add(dryRun);
        command.Add(by);
        command.Add(reason);
        return command.Does(async (asked, cancel) =>
        {
            var (path, dry) = (asked.GetRequiredValue(file), asked.GetValue(dryRun));
            // a dry run makes nothing, so no graph either
            using var graph = await store.Open(asked, make: !dry, cancel);
            var told = new Told(terminal.Error);
            var report = await new GraphEditor(graph.Log, TimeProvider.System).Import(Lines(Opening(path, terminal), cancel), dry, new Author(asked.GetRequiredValue(by), asked.GetValue(reason)), new Progress(told), cancel);
            foreach (var fault in report.Faults)
                await terminal.Error.WriteLineAsync($"  {fault.At}: {fault.Detail}");
            await terminal.Error.WriteLineAsync($"{(dry ? "Would be: " : "")}{Words(report)}");
            if (report.Refused > 0)
                throw new GraphException(GraphCode.InvalidRecords, "The file would be refused: nothing of it would be written.");
        });
    }

    private static string Words(ImportReport report) => $"{report.Made} made, {report.Changed} changed, {report.Removed} removed, {report.Unchanged} unchanged, {report.Refused} lines refused.";

    /// <summary>A store that is hindered for a moment begins anew, and reads anew: a file can be.</summary>
    private static Func<Stream> Opening(string path, Terminal terminal)
    {
        if (path != "-")
            return () => File.OpenRead(path);
        var begun = false;
        return () =>
        {
            if (begun)
                throw new GraphException(GraphCode.StoreUnavailable, "The store was hindered and would begin anew, and standard input can be read once: import again, from a file.");
            begun = true;
            return terminal.Input();
        };
    }

    private static async IAsyncEnumerable<string> Lines(Func<Stream> open, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var reader = new StreamReader(open(), new UTF8Encoding(false, throwOnInvalidBytes: true));
        while (await Line(reader, cancel) is { } line)
            yield return line;
    }

    private static async Task<string?> Line(StreamReader reader, CancellationToken cancel)
    {
        try
        {
            // a terminal or a pipe is not let go of by its reader when it is cancelled
            return await reader.ReadLineAsync(cancel).AsTask().WaitAsync(cancel);
        }
        catch (DecoderFallbackException fault)
        {
            throw new GraphException(GraphCode.BadText, "The file holds bytes that are not UTF-8.", fault);
        }
    }

    /// <summary>Told where it is, not later: a later line would come after the last.</summary>
    private sealed class Progress(Told told) : IProgress<ImportReport>
    {
        public void Report(ImportReport value) => told.Progress(() => $"So far {Words(value)}");
    }
}
