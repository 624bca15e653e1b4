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
    [InlineData("Graph__JwtIssuer", "http://login.example.org", "JwtIssuer is not an https:// address")]
    [InlineData("Graph__JwtIssuer", "https://login.example.org", "JwtIssuer is given without JwtAudience")]
    [InlineData("ASPNETCORE_URLS", "http://192.0.2.1:5080", "assign requested address")]
    [InlineData("ASPNETCORE_URLS", "nowhere", "nowhere")]
    public async Task A_setting_that_cannot_be_is_named_in_a_sentence(string name, string value, string said)
    {
        var folder = Directory.CreateTempSubdirectory("graph-start-");

        using var program = Started(folder.FullName, name, value);
        var (output, errors) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await program.WaitForExitAsync(limit.Token);
        folder.Delete(recursive: true);

        Assert.Equal(1, program.ExitCode);
        Assert.Contains("Not started: ", await output, StringComparison.Ordinal);
        Assert.Contains(said, await output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", await output + await errors, StringComparison.Ordinal);
    }

    // in a process of its own: in this one every host that a test starts is counted too
    [Fact]
    public async Task A_first_start_answers_from_the_data_that_ships_and_counts_the_time_of_each_route()
    {
        var folder = Directory.CreateTempSubdirectory("graph-start-");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var program = Started(folder.FullName, "Graph__CacheMegabytes", "0");
        var (address, line) = ("", "");
        while (address.Length == 0 && line is not null)
        {
            line = await program.StandardOutput.ReadLineAsync(limit.Token);
            address = line?.Split("Now listening on: ") is [_, var listening] ? listening.Trim() : "";
        }
        _ = program.StandardOutput.ReadToEndAsync(CancellationToken.None);

        using var http = new HttpClient { BaseAddress = new Uri(address) };
        var macron = await http.GetStringAsync("/v1/entities/emmanuel-macron", limit.Token);
        var metrics = "";
        while (!metrics.Contains("/v1/entities/{id}", StringComparison.Ordinal))
        {
            // the time of a request is counted when its answer is out, and a scrape is kept for a moment
            await Task.Delay(100, limit.Token);
            metrics = await http.GetStringAsync("/metrics", limit.Token);
        }
        program.Kill();
        await program.WaitForExitAsync(limit.Token);
        folder.Delete(recursive: true);

        Assert.Contains("Emmanuel Macron", macron, StringComparison.Ordinal);
        Assert.Contains("http_server_request_duration", metrics, StringComparison.Ordinal);
    }

    /// <summary>The program in a folder of its own, on a free port, with one setting.</summary>
    private static Process Started(string folder, string name, string value)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Graph.Api.GraphOptions).Assembly.Location]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
