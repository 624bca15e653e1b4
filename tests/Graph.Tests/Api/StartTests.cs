using System.Diagnostics;

namespace Graph.Tests.Api;

/// <summary>The program as an operator starts it.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData("Graph__QueryTimeoutMs", "0", "QueryTimeoutMs must be between 1 and 600000")]
    [InlineData("Graph__QueryTimeoutMs", "soon", "'soon' at 'Graph:QueryTimeoutMs'")]
    [InlineData("Graph__RequestsPerMinute", "-1", "RequestsPerMinute must be between 0 and 10000000")]
    [InlineData("Graph__Store", " ", "Store field is required")]
    [InlineData("Graph__Store", "/proc/nowhere/graph.db", "cannot be opened at '/proc/nowhere/graph.db'")]
    [InlineData("ASPNETCORE_URLS", "http://192.0.2.1:5080", "assign requested address")]
    [InlineData("ASPNETCORE_URLS", "nowhere", "nowhere")]
    public async Task A_setting_that_cannot_be_is_named_in_a_sentence(string name, string value, string said)
    {
        var folder = Directory.CreateTempSubdirectory("graph-start-");
        var start = new ProcessStartInfo("dotnet", [typeof(Graph.Api.GraphOptions).Assembly.Location]) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment[name] = value;

        using var program = Process.Start(start)!;
        var (output, errors) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await program.WaitForExitAsync(limit.Token);
        folder.Delete(recursive: true);

        Assert.Equal(1, program.ExitCode);
        Assert.Contains("Not started: ", await output, StringComparison.Ordinal);
        Assert.Contains(said, await output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", await output + await errors, StringComparison.Ordinal);
    }
}
