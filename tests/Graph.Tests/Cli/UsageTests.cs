using System.Diagnostics;
using System.Globalization;

namespace Graph.Tests.Cli;

/// <summary>How the program behaves whatever it is asked to do.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("", "Required command was not provided", "'graph --help'")]
    [InlineData("keys", "Required command was not provided", "'graph keys --help'")]
    [InlineData("keys create --store x", "'--role' is required", "'graph keys create --help'")]
    [InlineData("keys create --store x --name n --role chief", "chief", "'graph keys create --help'")]
    [InlineData("copy --from x", "'--to' is required", "'graph copy --help'")]
    [InlineData("kopy --from x", "kopy", "'graph --help'")]
    [InlineData("met", "Required argument 'WHO' missing", "'graph met --help'")]
    [InlineData("met anna --basis heard", "heard", "'graph met --help'")]
    [InlineData("met anna --json --csv", "--json and --csv cannot both be given", "'graph met --help'")]
    [InlineData("met anna --limit 5 --all", "--all and --limit cannot both be given", "'graph met --help'")]
    [InlineData("met anna --url http://127.0.0.1:9 --store x", "name two graphs", "'graph met --help'")]
    [InlineData("commitments --min much", "'much'", "'graph commitments --help'")]
    [InlineData("common anna", "common", "'graph common --help'")]
    [InlineData("completion tcsh", "tcsh", "'graph completion --help'")]
    [InlineData("completion", "takes a shell", "'graph completion --help'")]
    [InlineData("keys list --store x --stoer y", "--stoer", "'graph keys list --help'")]
    public async Task A_command_line_that_is_not_understood_ends_with_2_and_a_sentence(string line, string said, string see)
    {
        var ran = await Ran.Of(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((2, ""), (ran.Code, ran.Output));
        Assert.Contains(said, ran.Error, StringComparison.Ordinal);
        Assert.Contains(see, ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help", "keys")]
    [InlineData("keys --help", "revoke")]
    [InlineData("keys create --help", "graph keys create --store graph.db --role editor")]
    [InlineData("copy --help", "--from-password-file")]
    [InlineData("export --help", "--history")]
    [InlineData("import --help", "--dry-run")]
    [InlineData("met --help", "graph met lecornu blinken --since 2024")]
    public async Task Help_goes_to_standard_output(string line, string said)
    {
        var ran = await Ran.Of(line.Split(' '));

        Assert.Equal((0, ""), (ran.Code, ran.Error));
        Assert.Contains(said, ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("keys list --store /nowhere/graph.db", 4, "store-unavailable: There is no graph at '/nowhere/graph.db'")]
    [InlineData("copy --from /nowhere/graph.db --to /nowhere/else.db", 4, "store-unavailable: There is no graph at '/nowhere/graph.db'")]
    [InlineData("met anna --store /nowhere/graph.db", 4, "store-unavailable: There is no graph at '/nowhere/graph.db'")]
    [InlineData("stats --url http://127.0.0.1:9", 4, "store-unavailable: The graph at http://127.0.0.1:9/ cannot be reached")]
    [InlineData("stats --url 127.0.0.1", 1, "bad-value: --url is the address of the API")]
    [InlineData("stats --url http://127.0.0.1:9 --key-file /nowhere/key", 1, "/nowhere/key")]
    [InlineData("export --store ftp://example.org/graph", 4, "ftp")]
    [InlineData("keys list --store http://127.0.0.1:9 --password-file /nowhere/password", 1, "/nowhere/password")]
    [InlineData("keys list --store http://127.0.0.1:9", 4, "Neo4j")]
    [InlineData("import /nowhere/file.ndjson --store /proc/nowhere/graph.db", 4, "cannot be opened")]
    public async Task What_is_refused_ends_with_1_and_what_cannot_be_reached_with_4_and_one_sentence(string line, int code, string said)
    {
        var ran = await Ran.Of(line.Split(' '));

        Assert.Equal((code, ""), (ran.Code, ran.Output));
        Assert.StartsWith("graph: ", ran.Error, StringComparison.Ordinal);
        Assert.Contains(said, ran.Error, StringComparison.Ordinal);
        Assert.Single(ran.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_password_is_no_option()
    {
        var ran = await Ran.Of("keys", "list", "--store", "http://127.0.0.1:9", "--password", "secret");

        Assert.Equal(2, ran.Code);
    }

    [Fact]
    public async Task Ctrl_C_ends_the_program_at_once_with_130_and_leaves_nothing()
    {
        using var temp = TempStore.Of(Some.Graph(Some.Person("anna")));
        var before = await temp.Store.GetVersion(CancellationToken.None);
        var ran = new Ran(0, "", "");

        // when it listens for the signal cannot be seen from outside; before that, the signal ends it without a word
        foreach (var seconds in new[] { 2, 6, 15 })
        {
            if (ran.Error.Length > 0)
                break;
            using var program = Ran.Start("import", "-", "--store", temp.Path);
            await program.StandardInput.WriteLineAsync("""{"record":"entity","id":"bruno","type":"person","name":"Bruno"}""");
            await program.StandardInput.FlushAsync();
            await Task.Delay(TimeSpan.FromSeconds(seconds));
            using (var signal = Process.Start("kill", ["-INT", program.Id.ToString(CultureInfo.InvariantCulture)]))
                await signal.WaitForExitAsync();
            ran = await Ran.End(program);
        }

        Assert.Equal((130, ""), (ran.Code, ran.Output));
        Assert.Equal("graph: interrupted; what was not finished has left nothing behind.\n", ran.Error);
        Assert.Equal(before, await temp.Store.GetVersion(CancellationToken.None));
    }
}
