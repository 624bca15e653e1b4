using System.Diagnostics;
using System.Text;
using Graph.Tests.Cli;

namespace Graph.Tests.Api;

/// <summary>What the guide to writing says is done as it stands there: with a shell, curl, and the program.</summary>
public sealed class WritingGuideTests
{
    /// <summary>A refusal ends it and says at which line.</summary>
    private const string Before = """
        set -euo pipefail
        trap 'echo "in: $BASH_COMMAND" >&2' ERR
        curl() { command curl -sS --fail-with-body "$@"; echo; }
        graph() { dotnet "$GRAPH_PROGRAM" "$@"; }

        """;

    [Fact]
    public async Task The_guide_is_walked_through_by_its_own_lines()
    {
        Assert.SkipUnless(((string[])["bash", "curl", "jq"]).All(tool => File.Exists($"/usr/bin/{tool}")), "It takes bash, curl and jq.");
        using var temp = TempStore.Of(Repository.ShippedData());
        using var host = new ApiHost(temp.Store);
        var folder = Directory.CreateTempSubdirectory("graph-guide-");
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "graph.ndjson"), await temp.Store.As("ndjson"));
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "entities.ftm.json"), await temp.Store.As("ftm"));
            var guide = await File.ReadAllTextAsync(Repository.File("docs", "writing.md"));
            var blocks = guide.Split("```sh\n")[1..].Select(rest => rest[..rest.IndexOf("```", StringComparison.Ordinal)]).ToList();

            var ran = await Run(folder.FullName, Before + string.Concat(blocks).Replace("http://127.0.0.1:5080", host.Address.ToString().TrimEnd('/'), StringComparison.Ordinal).Replace("graph.db", temp.Path, StringComparison.Ordinal));

            Assert.True(ran.Code == 0, $"{ran.Error}\n{ran.Output}");
            Assert.Equal(9, blocks.Count);
            var history = (await host.Http.Json("/v1/entities/anna-bell/history")).Items("items");
            Assert.Equal(("Marie Durand", "only this change was wrong"), (history[0].Text("by"), history.First(edit => edit.Text("action") == "restore").Text("reason")));
            Assert.Equal("A. Bell", (await host.Http.Json("/v1/entities/a-bell")).Text("name"));
            Assert.Single((await host.Http.Json("/v1/meetings?who=anna-bell")).Items("items"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Ran> Run(string folder, string script)
    {
        var start = new ProcessStartInfo("bash", ["-s"]) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardInputEncoding = new UTF8Encoding(false) };
        start.Environment["GRAPH_PROGRAM"] = Ran.Program;
        using var shell = Process.Start(start)!;
        await shell.StandardInput.WriteAsync(script);
        shell.StandardInput.Close();
        // the program is started several times
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var (output, error) = (shell.StandardOutput.ReadToEndAsync(limit.Token), shell.StandardError.ReadToEndAsync(limit.Token));
        await shell.WaitForExitAsync(limit.Token);
        return new(shell.ExitCode, await output, await error);
    }
}
