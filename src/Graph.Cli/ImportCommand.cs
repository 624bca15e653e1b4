using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.CompilerServices;
using System.Text;
using Graph.Cli.Mappings;
using Graph.Editing;

namespace Graph.Cli;

internal static class ImportCommand
{
    private const string Records = "ndjson", FollowTheMoney = "ftm";

    public static Command Make(Terminal terminal)
    {
        var command = new Command("import", """
            Writes records of an NDJSON file, all or none: new ones, and those in the place of a record with the same id. What is as it stands makes
            no version, so that a file can be given again. An export with its history brings the entries that the graph lacks, as they were.

            With --mapping the files are tables (CSV), and the mapping says what their rows are; a line for each row tells what became of it.

            Examples:
              graph import graph.ndjson --store graph.db --dry-run
              graph export --store graph.db --history | graph import - --store copy.db
              graph import entities.ftm.json --format ftm --source opensanctions-2025-04
              graph import --mapping meetings.yaml meetings.csv --store graph.db --dry-run
            """);
        var files = new Argument<string[]>("FILE") { Description = "The file; - for standard input. With --mapping the tables, each by the name that the mapping gives it, person.csv, or as person=FILE.", Arity = ArgumentArity.OneOrMore };
        command.Add(files);
        var store = StoreOptions.AddTo(command);
        var api = ApiOptions.AddTo(command, store);
        var mapping = Options.One("--mapping", "FILE", "The YAML file that says what the rows of tables are.");
        var dryRun = new Option<bool>("--dry-run") { Description = "Only say what would be made, changed, and refused." };
        var format = new Option<string>("--format") { HelpName = "FORMAT", Description = "ndjson: records, as exported. ftm: entities of FollowTheMoney; what has no place in the graph is left out and named.", DefaultValueFactory = _ => Records };
        format.AcceptOnlyFromAmong(Records, FollowTheMoney);
        var source = new Option<string?>("--source") { HelpName = "ID", Description = "With --format ftm: the source of what names no document and no address." };
        var by = new Option<string>("--by") { HelpName = "NAME", Description = "Who imports, as the history will have it. Over an API it is whose key is sent.", DefaultValueFactory = _ => Environment.UserName };
        var reason = new Option<string?>("--reason") { HelpName = "TEXT", Description = "Why, in a line." };
        foreach (var option in (Option[])[mapping, dryRun, format, source, by, reason])
            command.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(files) is { Length: > 1 } && result.GetResult(mapping) is null)
                result.AddError("One file of records is imported at a time; several are tables, and take a --mapping.");
            if (result.GetResult(mapping) is not null && result.GetResult(format) is { Implicit: false })
                result.AddError("--mapping is of tables, --format of other files: give one of them.");
            if (result.GetResult(by) is { Implicit: false } && result.Children.OfType<OptionResult>().Any(option => option.Option.Name == "--url"))
                result.AddError("--by cannot be given with --url: there it is whose key is sent.");
        });
        return command.Does(async (asked, cancel) =>
        {
            var (paths, dry, isOther) = (asked.GetRequiredValue(files), asked.GetValue(dryRun), asked.GetRequiredValue(format) == FollowTheMoney);
            if (asked.GetValue(source) is not null && !isOther)
                throw new GraphException(GraphCode.BadValue, "--source is for --format ftm: records name theirs.");
            // the mapping first: what is wrong in it is told before a graph is opened, or made
            var mapped = asked.GetValue(mapping) is { } path ? MappingReader.Read(path, paths) : null;
            // what is read twice is kept
            await using var input = paths[0] == "-" && isOther ? await Kept(terminal, cancel) : null;
            var lines = Lines(input is null ? Opening(paths[0], terminal) : () => Begun(input), cancel);
            var (author, progress) = (new Author(asked.GetRequiredValue(by), asked.GetValue(reason)), new Progress(new Told(terminal.Error)));
            using var target = await Target.Open(asked, store, api, dry, cancel);
            var report = mapped is not null
                ? await new MappedImport(mapped, await KnownEntities.Of(target.Questions, cancel), terminal).Run(rows => target.Editor.Import(rows, dry, eachLine: true, author, progress, cancel), cancel)
                : isOther
                    ? await target.Editor.ImportFollowTheMoney(lines, asked.GetValue(source), dry, author, progress, cancel)
                    : await target.Editor.Import(lines, dry, eachLine: false, author, progress, cancel);
            foreach (var omission in report.Omissions ?? [])
                await terminal.Error.WriteLineAsync($"  {omission.At} {omission.Detail}");
            foreach (var fault in report.Faults)
                await terminal.Error.WriteLineAsync($"  {fault.At}: {fault.Detail}");
            await terminal.Error.WriteLineAsync($"{(dry ? "Would be: " : "")}{Words(report)}");
            if (report.Refused > 0)
                throw new GraphException(GraphCode.InvalidRecords, "The file would be refused: nothing of it would be written.");
        });
    }

    /// <summary>The graph that is written to: in a store, or behind an API.</summary>
    private sealed record Target(IGraphStore Questions, IGraphEditor Editor, IDisposable Owner) : IDisposable
    {
        public static async Task<Target> Open(ParseResult asked, StoreOptions store, ApiOptions api, bool dry, CancellationToken cancel)
        {
            if (await api.Open(asked, cancel, longWork: true) is var (client, http))
                return new(client, client, http);
            var graph = dry ? await store.OpenDry(asked, cancel) : await store.Open(asked, make: true, cancel);
            return new(graph.Questions, new GraphEditor(graph.Log, TimeProvider.System), graph);
        }

        public void Dispose() => Owner.Dispose();
    }

    private static string Words(ImportReport report) => $"{report.Made} made, {report.Changed} changed, {report.Removed} removed, {report.Unchanged} unchanged, {report.Refused} lines refused{(report.Omitted is { } omitted ? $", {omitted} times something left out" : "")}.";

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

    /// <summary>Standard input in a file that goes when it is closed.</summary>
    private static async Task<FileStream> Kept(Terminal terminal, CancellationToken cancel)
    {
        var file = new FileStream(Path.Combine(Path.GetTempPath(), $"graph-import-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await terminal.Input().CopyToAsync(file, cancel).WaitAsync(cancel);
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static FileStream Begun(FileStream file)
    {
        file.Position = 0;
        return file;
    }

    private static async IAsyncEnumerable<string> Lines(Func<Stream> open, [EnumeratorCancellation] CancellationToken cancel)
    {
        // what was opened here is closed here; what was kept is read again
        var stream = open();
        using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true), leaveOpen: stream is FileStream { CanWrite: true });
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
