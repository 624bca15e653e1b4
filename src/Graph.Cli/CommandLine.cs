using System.CommandLine;
using System.Text.RegularExpressions;

namespace Graph.Cli;

/// <summary>Where a command reads and writes.</summary>
internal sealed record Terminal(Func<Stream> Input, TextWriter Output, TextWriter Error)
{
    /// <summary>How many columns a reader sees; null when it is written for a file or another program.</summary>
    public int? Width { get; init; }
}

/// <summary>The commands, and how each ends: 0 done or found, 1 refused, 2 not understood, 3 nothing found, 4 the graph cannot be reached, 130 interrupted.</summary>
internal static partial class CommandLine
{
    public const int Done = 0, Refused = 1, NotUnderstood = 2, NothingFound = 3, Unavailable = 4, Interrupted = 130;

    /// <summary>How long a command has to stop when it is told to; whatever it is in the middle of leaves nothing behind.</summary>
    private static readonly TimeSpan StoppingMax = TimeSpan.FromSeconds(10);

    public static Command Commands(Terminal terminal) => new("graph", """
        A knowledge graph of European defence: who met whom, who pledged what, and who says so. Asks a file, a Neo4j server (--store) or an API (--url).

        Example:
          graph met lecornu blinken --since 2024
        """)
    {
        Overview.Option(terminal),
        new VersionOption(),
        SearchCommand.Make(terminal),
        EntitiesCommand.Make(terminal),
        ShowCommand.Make(terminal),
        MetCommand.Make(terminal),
        ContactsCommand.Make(terminal),
        PathCommand.Make(terminal),
        CommonCommand.Make(terminal),
        MatrixCommand.Make(terminal),
        CommitmentsCommand.Make(terminal),
        TotalsCommand.Make(terminal),
        StatementsCommand.Make(terminal),
        TimelineCommand.Make(terminal),
        RelationsCommand.Make(terminal),
        NeighboursCommand.Make(terminal),
        SourcesCommand.Make(terminal),
        ClaimsCommand.Make(terminal),
        StatsCommand.Make(terminal),
        ServeCommand.Make(terminal),
        new Command("keys", "API keys: who may write, and who may read where reading takes a key.")
        {
            KeysCreateCommand.Make(terminal),
            KeysListCommand.Make(terminal),
            KeysRevokeCommand.Make(terminal),
        },
        CopyCommand.Make(terminal),
        ExportCommand.Make(terminal),
        ImportCommand.Make(terminal),
        CompletionCommand.Make(terminal),
    };

    public static async Task<int> Run(string[] args, Terminal terminal, CancellationToken cancel = default)
    {
        var asked = Commands(terminal).Parse(args);
        if (asked.Errors.Count > 0)
        {
            foreach (var error in asked.Errors)
                await terminal.Error.WriteLineAsync($"graph: {error.Message}");
            await terminal.Error.WriteLineAsync($"'{Name(asked.CommandResult)} --help' shows how.");
            return NotUnderstood;
        }
        try
        {
            return await asked.InvokeAsync(new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = StoppingMax }, cancel);
        }
        catch (OperationCanceledException)
        {
            await terminal.Error.WriteLineAsync("graph: interrupted; what was not finished has left nothing behind.");
            return Interrupted;
        }
        catch (GraphException refusal)
        {
            // where the API would be asked for more, a command is
            await terminal.Error.WriteLineAsync($"graph: {refusal.Code.Slug()}: {ApiPath().Replace(refusal.Message, "'graph $1'")}");
            foreach (var fault in refusal.Faults ?? [])
                await terminal.Error.WriteLineAsync($"  {fault.At}: {fault.Detail}");
            foreach (var candidate in refusal.Candidates ?? [])
                await terminal.Error.WriteLineAsync($"  {candidate.Id}  ({candidate.Type}) {candidate.Name}");
            return GraphCodes.Table[refusal.Code].Status is 429 or 503 or 504 or 507 ? Unavailable : Refused;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            await terminal.Error.WriteLineAsync($"graph: {fault.Message}");
            return Refused;
        }
        catch (Exception fault)
        {
            await terminal.Error.WriteLineAsync($"graph: a fault of the program, not of the command: {fault.GetType().Name}: {fault.Message}");
            return Refused;
        }
        finally
        {
            await terminal.Output.FlushAsync(CancellationToken.None);
        }
    }

    /// <summary>What a command does.</summary>
    public static Command Does(this Command command, Func<ParseResult, CancellationToken, Task> work)
    {
        command.SetAction(async (asked, cancel) =>
        {
            await work(asked, cancel);
            return Done;
        });
        return command;
    }

    /// <summary>What a question does; it says how it ends.</summary>
    public static Command Asks(this Command command, Terminal terminal, QuestionOptions options, Func<ParseResult, Asking, CancellationToken, Task<int>> ask)
    {
        command.SetAction(async (asked, cancel) =>
        {
            using var asking = await options.Open(asked, terminal, cancel);
            return await ask(asked, asking, cancel);
        });
        return command;
    }

    [GeneratedRegex("/v1/([a-z]+)")]
    private static partial Regex ApiPath();

    private static string Name(System.CommandLine.Parsing.CommandResult command) =>
        command.Parent is System.CommandLine.Parsing.CommandResult parent ? $"{Name(parent)} {command.Command.Name}" : command.Command.Name;
}
