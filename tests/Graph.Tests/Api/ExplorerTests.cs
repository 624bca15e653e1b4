using System.Net;
using System.Text.RegularExpressions;
using Graph.Api;

namespace Graph.Tests.Api;

/// <summary>How the explorer is served; what it does is tested in a browser (tests/explorer).</summary>
public sealed partial class ExplorerTests
{
    private readonly HttpClient http;

    public ExplorerTests(Shipped shipped)
    {
        Assert.SkipUnless(Explorer.IsBuilt || Environment.GetEnvironmentVariable("CI") is not null, "Node.js was not there to build the explorer.");
        http = shipped.Http;
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/entity/emmanuel-macron")]
    [InlineData("/entity/nobody")]
    [InlineData("/graph/emmanuel-macron?open=france")]
    [InlineData("/graph")]
    public async Task An_address_that_somebody_sends_opens_the_page(string address)
    {
        using var response = await http.GetAsync(address);

        Assert.Equal((HttpStatusCode.OK, "text/html"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Contains("<script type=\"module\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_view_names_at_once_what_that_view_loads()
    {
        var (graph, pledges) = (await http.GetStringAsync("/graph/emmanuel-macron"), await http.GetStringAsync("/embed/pledges"));

        Assert.Matches("<link rel=\"stylesheet\"[^>]* href=\"/assets/graph-[^\"]+\\.css\"", graph);
        Assert.Matches("<link rel=\"preload\"[^>]* href=\"/assets/canvas-", graph);
        Assert.Matches("<link rel=\"modulepreload\"[^>]* href=\"/assets/pledges-", pledges);
        Assert.DoesNotContain("/assets/canvas-", pledges, StringComparison.Ordinal);
        foreach (var file in Assets().Matches(graph + pledges).Select(match => match.Value).Distinct())
        {
            using var response = await http.GetAsync(file);
            Assert.Equal((file, HttpStatusCode.OK), (file, response.StatusCode));
        }
    }

    [Fact]
    public async Task The_page_runs_its_own_scripts_alone_and_asks_nobody_else()
    {
        using var response = await http.GetAsync("/entity/emmanuel-macron");
        var policy = response.Header("Content-Security-Policy")!.Split("; ");

        Assert.Equal("default-src 'none'", policy[0]);
        Assert.All(policy.Where(part => part.Contains("-src ", StringComparison.Ordinal)), part => Assert.Matches("^[a-z]+-src ('none'|'self'( data: blob:)?)$", part));
        Assert.Contains("require-trusted-types-for 'script'", policy);
        Assert.Equal(("nosniff", "no-referrer"), (response.Header("X-Content-Type-Options"), response.Header("Referrer-Policy")));
        Assert.DoesNotMatch("<script(?! type=\"module\" (crossorigin )?src=\"/assets/)|<style| style=| on[a-z]+=", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Only_what_is_made_for_it_stands_in_the_pages_of_others()
    {
        using var page = await http.GetAsync("/graph/emmanuel-macron");
        using var embedded = await http.GetAsync("/embed/graph/emmanuel-macron");

        Assert.EndsWith("; frame-ancestors 'none'", page.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, true), (embedded.StatusCode, embedded.Header("Content-Security-Policy")!.EndsWith("; frame-ancestors *", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_page_is_not_sent_again_and_its_files_are_kept_for_ever()
    {
        using var page = await http.GetAsync("/");
        using var again = await http.Get("/", ("If-None-Match", page.Header("ETag")!));
        var files = Assets().Matches(await page.Content.ReadAsStringAsync()).Select(match => match.Value).ToList();

        Assert.Equal((HttpStatusCode.NotModified, "no-cache"), (again.StatusCode, again.Header("Cache-Control")));
        Assert.InRange(files.Count, 3, 15);
        foreach (var file in files)
        {
            using var plain = await http.GetAsync(file);
            using var packed = await http.Get(file, ("Accept-Encoding", "br"));
            Assert.Equal((file, HttpStatusCode.OK, "public, max-age=31536000, immutable"), (file, plain.StatusCode, plain.Header("Cache-Control")));
            Assert.Equal((file, "br", "Accept-Encoding", plain.Header("Content-Type")), (file, packed.Header("Content-Encoding"), packed.Header("Vary"), packed.Header("Content-Type")));
            Assert.True((await packed.Content.ReadAsByteArrayAsync()).Length < (await plain.Content.ReadAsByteArrayAsync()).Length, file);
        }
    }

    [Theory]
    [InlineData("/v1/nothing")]
    [InlineData("/v1/entities/nobody/nothing")]
    [InlineData("/nowhere")]
    [InlineData("/assets/nothing.js")]
    [InlineData("/assets/..%2Findex.html")]
    [InlineData("/embed/nowhere")]
    [InlineData("/embed")]
    public async Task What_is_no_page_is_refused_as_ever(string address)
    {
        using var response = await http.GetAsync(address);

        Assert.Equal((404, "unknown-path"), ((int)response.StatusCode, (await Refusal.Of(response)).Code));
    }

    [Fact]
    public async Task Every_view_is_a_page()
    {
        var views = Directory.EnumerateFiles(Repository.File("src", "Graph.Explorer", "src", "views"), "*.ts").Select(file => Path.GetFileNameWithoutExtension(file)).ToList();

        foreach (var view in views)
        {
            using var response = await http.GetAsync($"/{view}/anything");
            Assert.Equal((view, HttpStatusCode.OK, "text/html"), (view, response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        }

        Assert.Contains("graph", views);
    }

    [GeneratedRegex("/assets/[^\"]+")]
    private static partial Regex Assets();
}
