using System.Net;
using System.Text.RegularExpressions;

namespace Graph.Tests.Api;

public sealed partial class MannersTests(Shipped shipped)
{
    private const string Origin = "https://newsroom.example";

    [Theory]
    [InlineData("/v1/stats", 200)]
    [InlineData("/v1/sources?format=csv", 200)]
    [InlineData("/openapi/v1.json", 200)]
    [InlineData("/v1/entities/nobody", 404)]
    [InlineData("/nowhere", 404)]
    [InlineData("/v1/meetings?limit=0", 400)]
    public async Task A_page_of_any_origin_may_read(string address, int status)
    {
        using var response = await shipped.Http.Get(address, ("Origin", Origin));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("*", response.Header("Access-Control-Allow-Origin"));
        foreach (var header in new[] { "ETag", "Link", "Content-Location", "RateLimit", "Retry-After" })
            Assert.Contains(header, response.Header("Access-Control-Expose-Headers"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_asks_first_is_told_what_is_allowed()
    {
        using var response = await shipped.Http.Send(HttpMethod.Options, "/v1/meetings", ("Origin", Origin), ("Access-Control-Request-Method", "GET"), ("Access-Control-Request-Headers", "if-none-match"));

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(("*", "GET,HEAD", "if-none-match"),
            (response.Header("Access-Control-Allow-Origin"), response.Header("Access-Control-Allow-Methods"), response.Header("Access-Control-Allow-Headers")));
    }

    [Fact]
    public async Task Every_path_takes_head_and_says_what_get_says()
    {
        string[] pages = ["/", "/docs", "/docs/errors", "/health/live", "/health/ready", "/openapi/v1.json", "/swagger/index.html", "/v1/entities/nobody", "/v1/sources?format=csv"];

        foreach (var address in Documented.All(shipped.In("Production")).Select(path => path.Example).Concat(pages))
        {
            using var get = await shipped.Http.GetAsync(address);
            using var head = await shipped.Http.Send(HttpMethod.Head, address);
            Assert.True(get.IsSuccessStatusCode || address.EndsWith("nobody", StringComparison.Ordinal), address);
            Assert.Equal((address, get.StatusCode, get.Header("Content-Type"), get.Header("ETag")), (address, head.StatusCode, head.Header("Content-Type"), head.Header("ETag")));
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        }
    }

    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("", "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("application/*", "application/json")]
    [InlineData("application/json; charset=utf-8", "application/json")]
    [InlineData("application/json, text/plain, */*", "application/json")]
    [InlineData("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/json")]
    [InlineData("text/csv", "text/csv")]
    [InlineData("TEXT/CSV; header=present", "text/csv")]
    [InlineData("application/json;q=0.1, text/csv;q=0.5", "text/csv")]
    [InlineData("application/x-ndjson", "application/x-ndjson")]
    [InlineData("application/json;q=0, */*", "text/csv")]
    public async Task The_format_is_what_accept_asks_for(string? accept, string type)
    {
        using var response = accept is null ? await shipped.Http.GetAsync("/v1/sources") : await shipped.Http.Get("/v1/sources", ("Accept", accept));

        Assert.Equal((HttpStatusCode.OK, type), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    [Theory]
    [InlineData("/v1/sources", "text/html")]
    [InlineData("/v1/sources", "application/xml")]
    [InlineData("/v1/sources", "application/json;q=0")]
    [InlineData("/v1/sources", "nonsense")]
    [InlineData("/v1/stats", "text/csv")]
    public async Task What_accept_asks_for_and_nobody_has_is_refused(string address, string accept)
    {
        using var response = await shipped.Http.Get(address, ("Accept", accept));
        var refusal = await Refusal.Of(response);

        Assert.Equal((406, "not-acceptable"), (refusal.Status, refusal.Code));
        Assert.Contains("application/json", refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_format_that_is_named_goes_before_accept()
    {
        using var response = await shipped.Http.Get("/v1/sources?format=ndjson", ("Accept", "text/html"));

        Assert.Equal("application/x-ndjson; charset=utf-8", response.Header("Content-Type"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/docs")]
    [InlineData("/docs/errors")]
    [InlineData("/swagger")]
    public async Task A_browser_gets_a_page(string address)
    {
        using var response = await shipped.Http.Get(address, ("Accept", "text/html"));

        Assert.Equal((HttpStatusCode.OK, "text/html"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Contains("<html", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_link_of_the_page_of_questions_leads_somewhere()
    {
        var links = Href().Matches(await shipped.Http.GetStringAsync("/docs")).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).ToList();

        foreach (var link in links)
        {
            using var response = await shipped.Http.GetAsync(link);
            Assert.True(response.IsSuccessStatusCode, $"{link} was answered {(int)response.StatusCode}");
        }

        Assert.InRange(links.Count, 10, 100);
    }

    [Fact]
    public async Task Every_code_is_explained_where_its_refusal_says()
    {
        var page = await shipped.Http.GetStringAsync("/docs/errors");

        Assert.All(Enum.GetValues<GraphCode>(), code => Assert.Contains($"id=\"{code.Slug()}\"", page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Health_says_whether_the_store_answers()
    {
        var version = (await shipped.Ask("/v1/stats")).Text("version");

        var live = await shipped.Ask("/health/live");
        var ready = await shipped.Http.Json("/health/ready");

        Assert.Equal("live", live.Text("status"));
        Assert.Equal(("ready", version), (ready.Text("status"), ready.Text("version")));
    }

    [Fact]
    public async Task The_server_does_not_say_what_it_is()
    {
        using var response = await shipped.Http.GetAsync("/");

        Assert.Null(response.Header("Server"));
        Assert.Null(response.Header("X-Powered-By"));
    }

    [GeneratedRegex("(?:href|action)=\"(/[^\"]*)\"(?! role)")]
    private static partial Regex Href();
}
