using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Graph.Tests.Faults;

/// <summary>Connections that dawdle, break off or are half closed: nobody else waits for them, and nothing of theirs is half there.</summary>
public sealed class ConnectionTests(RunningApi running) : IClassFixture<RunningApi>
{
    private const string Ndjson = "Content-Type: application/x-ndjson\r\n";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("Content-Length: 1000\r\n", "{0}\n", false)]
    [InlineData("Content-Length: 1000\r\n", "{0}\n", true)]
    [InlineData("Transfer-Encoding: chunked\r\n", "{1:x}\r\n{0}\n\r\n", false)]
    [InlineData("Transfer-Encoding: chunked\r\n", "{1:x}\r\n{0}\n\r\n", true)]
    [InlineData("Transfer-Encoding: chunked\r\n", "{1:x}\r\n{0}\n\r\nnonsense\r\n", false)]
    public async Task An_import_that_breaks_off_imports_nothing(string length, string body, bool torn)
    {
        var before = await Version();
        var line = """{"record":"entity","id":"half","type":"person","name":"Half"}""";
        using (var client = await running.Begun("POST /v1/import", Ndjson + length))
        {
            var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Format(System.Globalization.CultureInfo.InvariantCulture, body, line, line.Length + 1)));
            await Task.Delay(100);
            // torn off, or closed from this side in good order
            if (torn)
                client.LingerState = new LingerOption(true, 0);
            else
                client.Client.Shutdown(SocketShutdown.Send);
            if (!torn)
                Assert.DoesNotContain("HTTP/1.1 2", await End(stream), StringComparison.Ordinal);
        }

        using var next = await running.Send(HttpMethod.Post, "/v1/import?dryRun=true", new StringContent(line, Encoding.UTF8, "application/x-ndjson"));
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
        Assert.Equal(before, await Version());
        Assert.DoesNotContain("A bug:", running.Api.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_whose_sender_is_gone_is_made_whole_or_not_at_all()
    {
        for (var i = 0; i < 30; i++)
        {
            var body = $$"""{"type":"person","name":"Gone","id":"gone-{{i}}"}""";
            using (var client = await running.Begun("POST /v1/entities", $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\n"))
            {
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(body));
                await Task.Delay(i % 5);
                client.LingerState = new LingerOption(true, 0);
            }
            using var known = await running.Api.Http.GetAsync($"/v1/entities/gone-{i}/history");
            Assert.True(known.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{known.StatusCode}");
        }

        using var next = await running.Send(HttpMethod.Post, "/v1/entities", new StringContent("""{"type":"person","name":"Next"}""", Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.Created, next.StatusCode);
        Assert.DoesNotContain("A bug:", running.Api.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_closes_one_half_after_asking_is_not_kept_hanging()
    {
        using var client = await running.Begun("GET /v1/stats", "Connection: close\r\n");
        var stream = client.GetStream();
        client.Client.Shutdown(SocketShutdown.Send);

        var answer = await End(stream);

        Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 200", StringComparison.Ordinal), answer);
    }

    [Fact]
    public async Task Nobody_waits_for_those_who_dawdle()
    {
        var dawdlers = new List<TcpClient>();
        try
        {
            for (var i = 0; i < 100; i++)
            {
                // of one the head does not end, of the other the body does not
                dawdlers.Add(await running.Begun("GET /v1/stats", "X-Slow: x"));
                dawdlers.Add(await running.Begun("POST /v1/import", Ndjson + "Content-Length: 100000\r\n"));
            }

            using var read = await running.Api.Http.GetAsync("/v1/stats").WaitAsync(Patience);
            using var written = await running.Send(HttpMethod.Post, "/v1/entities", new StringContent("""{"type":"person","name":"Quick"}""", Encoding.UTF8, "application/json")).WaitAsync(Patience);
            using var imported = await running.Send(HttpMethod.Post, "/v1/import", new StringContent("""{"record":"entity","id":"quick-too","type":"person","name":"Quick Too"}""", Encoding.UTF8, "application/x-ndjson")).WaitAsync(Patience);

            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.OK), (read.StatusCode, written.StatusCode, imported.StatusCode));
        }
        finally
        {
            dawdlers.ForEach(client => client.Dispose());
        }
        Assert.DoesNotContain("A bug:", running.Api.Said, StringComparison.Ordinal);
    }

    private async Task<string> Version()
    {
        using var response = await running.Api.Http.GetAsync("/v1/stats");
        return string.Join(' ', response.Headers.GetValues("Data-Version"));
    }

    /// <summary>All that comes until the connection ends.</summary>
    private static async Task<string> End(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        try
        {
            return await reader.ReadToEndAsync().WaitAsync(Patience);
        }
        catch (IOException)
        {
            return "";
        }
    }
}
