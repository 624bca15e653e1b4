using System.CommandLine;
using System.CommandLine.Help;

namespace Graph.Cli;

/// <summary>Where a command reads and writes.</summary>
internal sealed record Terminal(Func<Stream> Input, TextWriter Output, TextWriter Error);

/// <summary>The commands, and how each ends: 0 done, 1 refused, 2 not understood, 130 interrupted.</summary>
internal static class CommandLine
{
    private const int Done = 0, Refused = 1, NotUnderstood = 2, Interrupted = 130;

    /// <summary>How long a command has to stop when it is told to; whatever it is in the middle of leaves nothing behind.</summary>
    private static readonly TimeSpan StoppingMax = TimeSpan.FromSeconds(10);

    public static Command Commands(Terminal terminal) => new("graph", "A knowledge graph of who met whom, who pledged what, and who says so: its keys, and the way in and out.")
    {
        new HelpOption(),
        new VersionOption(),
        new Command("keys", "API keys: who may write, and who may read where reading takes a key.")
        {
            KeysCreateCommand.Make(terminal),
            KeysListCommand.Make(terminal),
            KeysRevokeCommand.Make(terminal),
        },
        CopyCommand.Make(terminal),
        ExportCommand.Make(terminal),
        ImportCommand.Make(terminal),
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
            await terminal.Error.WriteLineAsync($"graph: {refusal.Message}");
            foreach (var fault in refusal.Faults ?? [])
                await terminal.Error.WriteLineAsync($"  {fault.At}: {fault.Detail}");
            return Refused;
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

    private static string Name(System.CommandLine.Parsing.CommandResult command) =>
        command.Parent is System.CommandLine.Parsing.CommandResult parent ? $"{Name(parent)} {command.Command.Name}" : command.Command.Name;
}
