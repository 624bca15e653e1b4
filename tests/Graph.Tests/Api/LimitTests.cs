using System.Globalization;

namespace Graph.Tests.Api;

/// <summary>What happens when something runs out: requests, time, the store, or our own wits.</summary>
public sealed class LimitTests
{
    private const string Secret = "a-password-in-a-message";

    [Fact]
    public async Task One_request_too_many_is_told_when_to_come_back()
    {
        using var temp = TempStore.Of(Some.Graph(Some.Person("anna")));
        using var host = new ApiHost(temp.Store, ("RequestsPerMinute", "3"));
        var left = new List<string?>();
        for (var i = 0; i < 3; i++)
        {
            using var allowed = await host.Http.GetAsync("/v1/stats");
            Assert.Equal("\"client\";q=3;w=60", allowed.Header("RateLimit-Policy"));
            left.Add(allowed.Header("RateLimit"));
        }

        using var response = await host.Http.GetAsync("/v1/stats");

        Assert.Equal(["\"client\";r=2", "\"client\";r=1", "\"client\";r=0"], left);
        Assert.Equal((429, "rate-limited"), ((await Refusal.Of(response)).Status, (await Refusal.Of(response)).Code));
        Assert.Equal("\"client\";r=0", response.Header("RateLimit"));
        Assert.InRange(int.Parse(response.Header("Retry-After")!, CultureInfo.InvariantCulture), 1, 60);
    }

    [Fact]
    public async Task A_limit_of_zero_is_none()
    {
        using var temp = TempStore.Of(Some.Graph(Some.Person("anna")));
        using var host = new ApiHost(temp.Store, ("RequestsPerMinute", "0"));

        using var response = await host.Http.GetAsync("/v1/stats");

        Assert.Null(response.Header("RateLimit"));
    }

    [Theory]
    [InlineData("Production", "/v1/meetings")]
    [InlineData("Development", "/v1/meetings")]
    [InlineData("Production", "/v1/meetings?format=csv")]
    [InlineData("Production", "/v1/entities/anna")]
    [InlineData("Production", "/v1/export")]
    [InlineData("Production", "/health/ready")]
    public async Task A_question_that_takes_too_long_is_ended(string environment, string address)
    {
        var ended = new TaskCompletionSource();
        using var host = new ApiHost(StoreDouble.That(async cancel =>
        {
            using var told = cancel.Register(ended.SetResult);
            await Task.Delay(Timeout.Infinite, cancel);
        }), ("QueryTimeoutMs", "200"), ("environment", environment));

        var refusal = await Refusal.Of(host.Http, address);

        Assert.Equal((504, "timeout"), (refusal.Status, refusal.Code));
        Assert.Contains("200 ms", refusal.Detail, StringComparison.Ordinal);
        await ended.Task.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task A_store_that_does_not_answer_is_no_fault_of_the_request(string environment)
    {
        using var host = new ApiHost(StoreDouble.That(_ => throw new GraphException(GraphCode.StoreUnavailable, "The store cannot be read.", new IOException(Secret))), ("environment", environment));
        foreach (var address in new[] { "/v1/meetings", "/v1/stats", "/v1/sources?format=ndjson", "/v1/export?format=csv", "/health/ready" })
        {
            using var response = await host.Http.GetAsync(address);
            var refusal = await Refusal.Of(response);

            Assert.Equal((503, "store-unavailable"), (refusal.Status, refusal.Code));
            Assert.Equal("5", response.Header("Retry-After"));
            Assert.DoesNotContain(Secret, refusal.Body, StringComparison.Ordinal);
        }

        using var alive = await host.Http.GetAsync("/health/live");

        Assert.Equal("""{"status":"live"}""", await alive.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task A_bug_is_ours_and_tells_nothing(string environment)
    {
        using var host = new ApiHost(StoreDouble.That(_ => throw new InvalidOperationException(Secret)), ("environment", environment));
        foreach (var address in new[] { "/v1/meetings", "/v1/meetings?format=csv", "/v1/export", "/v1/stats", "/health/ready" })
        {
            var refusal = await Refusal.Of(host.Http, address);

            Assert.Equal((500, "internal"), (refusal.Status, refusal.Code));
            Assert.DoesNotContain(Secret, refusal.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", refusal.Body, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/v1/entities?format=csv", nameof(IGraphStore.ListEntities), "identity")]
    [InlineData("/v1/entities?format=csv", nameof(IGraphStore.ListEntities), "gzip")]
    [InlineData("/v1/export", nameof(IGraphLog.ReadRecords), "identity")]
    [InlineData("/v1/export", nameof(IGraphLog.ReadRecords), "gzip")]
    [InlineData("/v1/export?format=csv", nameof(IGraphLog.ReadRecords), "identity")]
    [InlineData("/v1/export?format=graphml", nameof(IGraphLog.ReadRecords), "br")]
    [InlineData("/v1/export?format=jsonld", nameof(IGraphLog.ReadRecords), "gzip")]
    public async Task A_file_that_breaks_off_is_no_whole_file(string address, string asked, string coding)
    {
        // too much for the part of a file that is kept back, and too random for a compressor to keep it back
        var random = new Random(1);
        using var temp = TempStore.Of(Some.Graph(Enumerable.Range(1, 3 * ListQuestion.LimitMax).Select(n => Some.Person($"person-{n:0000}") with { Description = Convert.ToHexString(Bytes(random, 200)) })));
        var pages = 0;
        using var host = new ApiHost(StoreDouble.Before(temp.Store, method =>
        {
            if (method == asked && ++pages == 3)
                throw new InvalidOperationException(Secret);
        }));

        var reading = host.Http.Get(address, ("Accept-Encoding", coding));

        await Assert.ThrowsAsync<HttpRequestException>(() => reading);
    }

    [Fact]
    public async Task A_table_that_compresses_well_and_breaks_off_is_no_whole_table_with_a_refusal_behind_it()
    {
        var pages = 0;
        using var temp = TempStore.Of(Some.Graph(Enumerable.Range(1, ListQuestion.LimitMax + 1).Select(n => Some.Person($"person-{n}"))));
        using var host = new ApiHost(StoreDouble.Before(temp.Store, method =>
        {
            if (method == nameof(IGraphStore.ListEntities) && ++pages == 2)
                throw new InvalidOperationException(Secret);
        }));

        var reading = host.Http.Get("/v1/entities?format=csv", ("Accept-Encoding", "gzip"));

        await Assert.ThrowsAsync<HttpRequestException>(() => reading);
    }

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
