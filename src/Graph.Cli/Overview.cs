using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Graph.Cli;

/// <summary>The help of a command that has others under it: a line for each, since each says the rest itself.</summary>
internal sealed class Overview(Terminal terminal, CommandLineAction whole) : SynchronousCommandLineAction
{
    public static Option Option(Terminal terminal)
    {
        var help = new HelpOption();
        help.Action = new Overview(terminal, help.Action!);
        return help;
    }

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        if (command.Subcommands.Count == 0)
            return ((SynchronousCommandLineAction)whole).Invoke(parseResult);
        terminal.Output.WriteLine(command.Description);
        terminal.Output.WriteLine();
        var width = command.Subcommands.Max(sub => sub.Name.Length) + 2;
        foreach (var sub in command.Subcommands)
            terminal.Output.WriteLine($"  {sub.Name.PadRight(width)}{FirstSentence(sub.Description!)}");
        terminal.Output.WriteLine();
        terminal.Output.WriteLine($"'{(command.Name == "graph" ? "graph" : $"graph {command.Name}")} COMMAND --help' shows the options of a command, with examples.");
        return CommandLine.Done;
    }

    /// <summary>To the first full stop or colon.</summary>
    private static string FirstSentence(string description)
    {
        var text = description.ReplaceLineEndings(" ");
        var end = text.IndexOfAny(['.', ':', ';']);
        return end < 0 ? text : text[..end] + ".";
    }
}
