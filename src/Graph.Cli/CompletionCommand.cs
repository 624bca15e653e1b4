using System.CommandLine;

namespace Graph.Cli;

internal static class CompletionCommand
{
    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] = """
            _graph() {
              local IFS=$'\n'
              COMPREPLY=($(graph completion --of "${COMP_LINE:0:COMP_POINT}" 2>/dev/null))
            }
            complete -o default -F _graph graph
            """,
        ["zsh"] = """
            _graph() {
              local -a found
              found=("${(@f)$(graph completion --of "${BUFFER[1,CURSOR]}" 2>/dev/null)}")
              if [[ -n "${found[1]}" ]]; then compadd -U -- "${found[@]}"; else _files; fi
            }
            compdef _graph graph
            """,
        ["fish"] = """
            complete -c graph -a '(graph completion --of (commandline -cp) 2>/dev/null)'
            """,
    };

    public static Command Make(Terminal terminal)
    {
        var command = new Command("completion", """
            Prints the script by which a shell completes commands, options, their values, and ids of the graph in the store.

            Examples:
              graph completion bash >> ~/.bashrc
              graph completion zsh >> ~/.zshrc
              graph completion fish > ~/.config/fish/completions/graph.fish
            """);
        var shell = new Argument<string?>("SHELL") { Arity = ArgumentArity.ZeroOrOne, Description = "bash, zsh or fish." };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var of = Options.One("--of", "LINE", "What may come next in this command line, one a line, for the script.");
        command.Add(shell);
        command.Add(of);
        command.Validators.Add(result =>
        {
            if (result.GetResult(of) is null == (result.GetResult(shell) is not { Tokens.Count: > 0 }))
                result.AddError("completion takes a shell (bash, zsh or fish).");
        });
        return command.Does(async (asked, _) =>
        {
            if (asked.GetValue(of) is { } line)
            {
                // by whatever name the program was called
                var rest = line.TrimStart() is var typed && typed.IndexOf(' ', StringComparison.Ordinal) is >= 0 and var end ? typed[end..] : " ";
                var word = rest[(rest.LastIndexOf(' ') + 1)..];
                var items = CommandLine.Commands(terminal).Parse($"graph{rest}").GetCompletions().Select(item => (item.Kind, Text: item.InsertText ?? item.Label)).Distinct();
                // the parser offers what holds the word anywhere, which a shell would put in its place
                foreach (var (_, text) in items.Where(item => item.Kind == Completion.Named || item.Text.StartsWith(word, StringComparison.OrdinalIgnoreCase)))
                    await terminal.Output.WriteLineAsync(text);
                return;
            }
            await terminal.Output.WriteLineAsync(Scripts[asked.GetValue(shell)!].ReplaceLineEndings("\n"));
        });
    }
}
