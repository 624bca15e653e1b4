using System.IO.Compression;
using System.Net;
using System.Text;

namespace Graph.Tests.Api;

public sealed class CachingTests(Shipped shipped)
{
    private const string Question = "/v1/meetings?who=lecornu";

    [Theory]
    [InlineData(Question)]
    [InlineData("/v1/entities/emmanuel-macron")]
    [InlineData("/v1/schema")]
    [InlineData("/v1/sources?format=csv")]
    [InlineData("/v1/contacts/matrix?rows=lecornu&format=ndjson")]
    public async Task Every_answer_says_which_version_of_the_data_it_is_of(string address)
    {
        var version = (await shipped.Ask("/v1/stats")).Text("version");

        using var answer = await shipped.Http.GetAsync(address);
        using var known = await shipped.Http.Get(address, ("If-None-Match", answer.Header("ETag") ?? "none"));

        Assert.Equal((version, version), (answer.Header("Data-Version"), known.Header("Data-Version")));
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task An_answer_that_is_known_is_not_sent_again(string coding)
    {
        using var first = await shipped.Http.Get(Question, ("Accept-Encoding", coding));
        var tag = first.Header("ETag")!;

        using var second = await shipped.Http.Get(Question, ("Accept-Encoding", coding), ("If-None-Match", $"\"another\", {tag}"));

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal((tag, "public, no-cache", "Accept, Accept-Encoding"), (second.Header("ETag"), second.Header("Cache-Control"), second.Header("Vary")));
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Each_coding_has_a_tag_of_its_own_and_the_same_text()
    {
        var tags = new List<string?>();
        var texts = new List<string>();
        foreach (var coding in new[] { "identity", "gzip", "br" })
        {
            using var response = await shipped.Http.Get(Question, ("Accept-Encoding", coding));
            tags.Add(response.Header("ETag"));
            texts.Add(await Decoded(response));
            Assert.Equal(coding == "identity" ? null : coding, response.Header("Content-Encoding"));
            Assert.Equal("Accept, Accept-Encoding", response.Header("Vary"));
        }

        Assert.Single(texts.Distinct());
        Assert.Equal(3, tags.Distinct().Count());
        Assert.All(tags, tag => Assert.Matches("^\"[^\"]+\"$", tag));
    }

    [Theory]
    [InlineData("application/problem+json", "/v1/nothing")]
    [InlineData("text/csv", "/v1/sources?format=csv")]
    [InlineData("application/x-ndjson", "/v1/sources?format=ndjson")]
    [InlineData("text/html", "/")]
    [InlineData("application/json", "/openapi/v1.json")]
    public async Task Every_kind_of_answer_is_compressed(string type, string address)
    {
        using var response = await shipped.Http.Get(address, ("Accept-Encoding", "gzip"));

        Assert.Equal((type, "gzip"), (response.Content.Headers.ContentType?.MediaType, response.Header("Content-Encoding")));
        Assert.NotEmpty(await Decoded(response));
    }

    [Fact]
    public async Task A_format_and_a_question_have_tags_of_their_own()
    {
        string[] addresses = ["/v1/sources?limit=1", "/v1/sources?limit=1&format=csv", "/v1/sources?limit=1&format=ndjson", "/v1/sources?limit=2", "/v1/stats"];

        var tags = new List<string?>();
        foreach (var address in addresses)
        {
            using var response = await shipped.Http.GetAsync(address);
            tags.Add(response.Header("ETag"));
        }

        Assert.Equal(addresses.Length, tags.Distinct().Count());
    }

    [Fact]
    public async Task After_a_write_the_answer_is_new()
    {
        using var temp = TempStore.Of(Some.Graph(Some.Person("anna"), Some.Person("bela"), Some.Met("anna", "bela", "2024")));
        using var host = new ApiHost(temp.Store);
        using var before = await host.Http.GetAsync("/v1/meetings?who=anna");
        var tag = before.Header("ETag")!;

        await temp.Store.Add([Some.Person("cara"), Some.Met("anna", "cara", "2025")]);
        using var after = await host.Http.Get("/v1/meetings?who=anna", ("If-None-Match", tag));

        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.NotEqual(tag, after.Header("ETag"));
        Assert.Contains("cara", await after.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_cache_is_answered_by_the_store()
    {
        var asked = 0;
        using var temp = TempStore.Of(Some.Graph(Some.Person("anna")));
        using var host = new ApiHost(StoreDouble.Before(temp.Store, method => asked += method == nameof(IGraphStore.GetEntity) ? 1 : 0));
        using var first = await host.Http.GetAsync("/v1/entities/anna");
        using var second = await host.Http.GetAsync("/v1/entities/anna");
        Assert.Equal(1, asked);

        using var fresh = await host.Http.Get("/v1/entities/anna", ("Cache-Control", "no-cache"), ("If-None-Match", first.Header("ETag")!));

        Assert.Equal(2, asked);
        Assert.Equal(HttpStatusCode.OK, fresh.StatusCode);
    }

    [Fact]
    public async Task Any_tag_fits_what_is_there_and_none_what_is_not()
    {
        using var there = await shipped.Http.Get("/v1/entities/emmanuel-macron", ("If-None-Match", "*"));
        using var missing = await shipped.Http.Get("/v1/entities/nobody", ("If-None-Match", "*"));

        Assert.Equal(HttpStatusCode.NotModified, there.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task A_refusal_is_never_kept()
    {
        using var response = await shipped.Http.GetAsync("/v1/entities/nobody");

        Assert.Equal(("no-store", null), (response.Header("Cache-Control"), response.Header("ETag")));
    }

    private static async Task<string> Decoded(HttpResponseMessage response)
    {
        var stream = await response.Content.ReadAsStreamAsync();
        await using var plain = response.Header("Content-Encoding") switch
        {
            "gzip" => new GZipStream(stream, CompressionMode.Decompress),
            "br" => new BrotliStream(stream, CompressionMode.Decompress),
            _ => stream,
        };
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
