using System.Diagnostics;
using System.Globalization;
using Graph.Tests.Api;

namespace Graph.Tests.Cli;

/// <summary>The program as it is started from a shell.</summary>
public sealed class ProgramTests(Shipped shipped)
{
    [Fact]
    public async Task Without_a_store_the_graph_that_ships_is_made_and_asked()
    {
        var folder = Directory.CreateTempSubdirectory("graph-cli-").FullName;

        using var program = Ran.StartIn(folder, "met", "lecornu", "blinken");
        var ran = await Ran.End(program);
        var made = File.Exists(Path.Combine(folder, "graph.db"));
        Directory.Delete(folder, recursive: true);

        Assert.Equal((0, true), (ran.Code, made));
        Assert.StartsWith("Sébastien Lecornu and Antony Blinken met on 2024-04-02 in Paris", ran.Output, StringComparison.Ordinal);
        Assert.Contains("graph.db with the graph that ships", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_starts_the_API_and_Ctrl_C_ends_it()
    {
        var folder = Directory.CreateTempSubdirectory("graph-cli-").FullName;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var program = Ran.StartIn(folder, "serve", "--store", "own.db", "--listen", "http://127.0.0.1:0");
        var address = "";
        while (address.Length == 0 && await program.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            address = line.Split("Now listening on: ") is [_, var listening] ? listening.Trim() : "";

        var asked = await Ran.Of("met", "lecornu", "blinken", "--url", address);
        using (var signal = Process.Start("kill", ["-INT", program.Id.ToString(CultureInfo.InvariantCulture)]))
            await signal.WaitForExitAsync(limit.Token);
        var ran = await Ran.End(program);
        var made = File.Exists(Path.Combine(folder, "own.db"));
        Directory.Delete(folder, recursive: true);

        Assert.Equal((0, 0, true), (asked.Code, ran.Code, made));
        Assert.Equal("", ran.Error);
    }

    [Theory]
    [InlineData("graph ma", "matrix")]
    [InlineData("graph me", "met")]
    [InlineData("graph met anna --sta", "--status")]
    [InlineData("graph met anna --status ", "cancelled denied held planned")]
    [InlineData("graph met leco", "sebastien-lecornu")]
    [InlineData("/usr/bin/graph met leco", "sebastien-lecornu")]
    public async Task A_shell_completes_commands_options_values_and_ids(string line, string offered)
    {
        var of = line.Contains(" met leco", StringComparison.Ordinal) ? line.Replace(" met", $" met --store {shipped.Path}", StringComparison.Ordinal) : line;

        var ran = await Ran.Of("completion", "--of", of);

        Assert.Equal((0, offered, ""), (ran.Code, string.Join(' ', ran.Output.TrimEnd().Split('\n')), ran.Error));
    }

    [Fact]
    public async Task The_script_of_bash_works_in_bash()
    {
        var script = (await Ran.Of("completion", "bash")).Output;
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-c", $"graph() {{ dotnet '{Ran.Program}' \"$@\"; }}\n{script}\nCOMP_LINE='graph matr' COMP_POINT=10; _graph; echo \"${{COMPREPLY[@]}}\"; complete -p graph"])
            { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;

        var ran = await Ran.End(bash);

        Assert.Equal("matrix\ncomplete -o default -F _graph graph\n", ran.Output);
    }

    [Theory]
    [InlineData("zsh", "compdef _graph graph")]
    [InlineData("fish", "complete -c graph")]
    public async Task Other_shells_have_a_script_too(string shell, string said)
    {
        var ran = await Ran.Of("completion", shell);

        Assert.Equal(0, ran.Code);
        Assert.Contains(said, ran.Output, StringComparison.Ordinal);
    }
}
