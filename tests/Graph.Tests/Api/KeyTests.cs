using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Graph.Api;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Graph.Tests.Api;

/// <summary>API keys, over real HTTP and a real store.</summary>
public sealed class KeyTests
{
    private static readonly DateTimeOffset Long_ago = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("reader", 200, 403, 403)]
    [InlineData("editor", 200, 200, 403)]
    [InlineData("admin", 200, 200, 200)]
    [InlineData(null, 401, 401, 401)]
    public async Task A_role_may_what_the_roles_below_it_may_and_no_more(string? role, int reader, int editor, int admin)
    {
        using var temp = TempStore.Of(Some.Graph());
        var key = role is null ? null : await Made(temp, "anna", role);
        await using var host = await Probe.Start(temp.Store);

        var statuses = new List<int>();
        foreach (var needed in Keys.Roles)
        {
            using var response = await host.Http.Bearing(key, $"/probe/{needed}");
            statuses.Add((int)response.StatusCode);
        }

        Assert.Equal([reader, editor, admin], statuses);
    }

    [Fact]
    public async Task A_refusal_says_which_role_is_needed_and_which_scheme()
    {
        using var temp = TempStore.Of(Some.Graph());
        var key = await Made(temp, "anna", Keys.Reader);
        await using var host = await Probe.Start(temp.Store);

        using var none = await host.Http.GetAsync("/probe/editor");
        using var wrong = await host.Http.Bearing("graph_wrong", "/probe/editor");
        using var low = await host.Http.Bearing(key, "/probe/editor");

        Assert.Equal("""Bearer realm="graph" """.Trim(), none.Header("WWW-Authenticate"));
        Assert.Equal("""Bearer realm="graph", error="invalid_token" """.Trim(), wrong.Header("WWW-Authenticate"));
        Assert.Equal(("unauthenticated", "forbidden"), ((await Refusal.Of(none)).Code, (await Refusal.Of(low)).Code));
        Assert.Contains("role editor", (await Refusal.Of(none)).Detail, StringComparison.Ordinal);
        Assert.Contains("role editor, which 'anna' does not have", (await Refusal.Of(low)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_counts_at_once_and_its_name_is_who_asks()
    {
        using var temp = TempStore.Of(Some.Graph());
        await using var host = await Probe.Start(temp.Store);
        var first = await host.Http.Bearing(await Made(temp, "anna", Keys.Editor), "/probe/editor");

        // the keys were read a moment ago
        var second = await host.Http.Bearing(await Made(temp, "Bruno Müller", Keys.Editor), "/probe/editor");

        Assert.Equal(("anna", "Bruno Müller"), (await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task A_revoked_key_stops_within_a_second_and_says_nothing_of_having_been_one()
    {
        using var temp = TempStore.Of(Some.Graph());
        var key = await Made(temp, "anna", Keys.Editor);
        await using var host = await Probe.Start(temp.Store);
        using var before = await host.Http.Bearing(key, "/probe/editor");

        Assert.True(await temp.Store.RevokeKey("anna", Seed.Moment(DateTimeOffset.UtcNow), CancellationToken.None));
        await Task.Delay(TimeSpan.FromSeconds(1.05));
        using var after = await host.Http.Bearing(key, "/probe/editor");
        using var unknown = await host.Http.Bearing(Keys.Make("x", Keys.Editor, Long_ago).Text, "/probe/editor");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Unauthorized), (before.StatusCode, after.StatusCode));
        Assert.Equal(await unknown.Content.ReadAsStringAsync(), await after.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Ten_thousand_wrong_keys_let_nobody_in_and_break_nothing()
    {
        using var temp = TempStore.Of(Some.Graph());
        var key = await Made(temp, "anna", Keys.Admin);
        await using var host = await Probe.Start(temp.Store);
        var statuses = new ConcurrentDictionary<int, int>();

        await Parallel.ForAsync(0, 10_000, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
        {
            using var response = await host.Http.Bearing(Wrong(key, i), "/probe/reader");
            statuses.AddOrUpdate((int)response.StatusCode, 1, (_, n) => n + 1);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
                Assert.InRange(int.Parse(response.Header("Retry-After")!, CultureInfo.InvariantCulture), 1, 60);
        });
        using var right = await host.Http.Bearing(key, "/probe/admin");

        Assert.Equal([401, 429], statuses.Keys.Order());
        Assert.InRange(statuses[401], 20, 60);
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
    }

    [Fact]
    public async Task A_wrong_key_is_refused_where_none_is_needed_and_another_scheme_is_not_ours()
    {
        using var temp = TempStore.Of(Some.Graph());
        await using var host = await Probe.Start(temp.Store);

        using var wrong = await host.Http.Bearing("graph_wrong", "/probe/open");
        using var empty = await host.Http.Get("/probe/open", ("Authorization", "Bearer"));
        using var basic = await host.Http.Get("/probe/open", ("Authorization", "Basic YTpi"));

        Assert.Equal((401, 401, 200), ((int)wrong.StatusCode, (int)empty.StatusCode, (int)basic.StatusCode));
        Assert.Equal("nobody", await basic.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/v1/stats?key={key}")]
    [InlineData("/v1/stats?KEY=abc")]
    [InlineData("/v1/stats?access_token=abc")]
    [InlineData("/v1/search?q={key}")]
    [InlineData("/v1/search?q=%67raph_{key}")]
    [InlineData("/v1/entities/{key}")]
    [InlineData("/{key}")]
    public async Task A_key_in_the_address_is_refused_and_not_repeated(string address)
    {
        using var temp = TempStore.Of(Some.Graph());
        var key = await Made(temp, "anna", Keys.Editor);
        using var host = new ApiHost(temp.Store);

        var refusal = await Refusal.Of(host.Http, address.Replace("%67raph_{key}", "%67raph_" + key[Keys.Prefix.Length..], StringComparison.Ordinal).Replace("{key}", key, StringComparison.Ordinal));

        Assert.Equal((400, "key-in-address"), (refusal.Status, refusal.Code));
        Assert.DoesNotContain(key[Keys.Prefix.Length..], refusal.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_key_is_in_a_log_whatever_becomes_of_it()
    {
        using var temp = TempStore.Of(Some.Graph());
        var (right, wrong) = (await Made(temp, "anna", Keys.Reader), Keys.Make("x", Keys.Reader, Long_ago).Text);
        await using var host = await Probe.Start(temp.Store);

        foreach (var key in new[] { right, wrong })
        {
            foreach (var address in new[] { "/probe/reader", "/probe/admin", "/nowhere" })
            {
                using var response = await host.Http.Bearing(key, address);
                Assert.DoesNotContain(key, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }

        Assert.Contains("/probe/admin", host.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(right, host.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(wrong, host.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_use_of_a_key_is_noted_to_the_minute()
    {
        using var temp = TempStore.Of(Some.Graph());
        var key = await Made(temp, "anna", Keys.Reader);
        await using var host = await Probe.Start(temp.Store);
        var before = DateTimeOffset.UtcNow;

        using var response = await host.Http.Bearing(key, "/probe/reader");
        var used = default(string);
        for (var tries = 0; used is null && tries < 100; tries++)
        {
            await Task.Delay(50);
            used = (await temp.Store.ListKeys(CancellationToken.None)).Single().LastUsed;
        }

        Assert.EndsWith(":00Z", used, StringComparison.Ordinal);
        Assert.InRange(DateTimeOffset.Parse(used!, CultureInfo.InvariantCulture), before.AddMinutes(-1), before.AddMinutes(1));
    }

    [Fact]
    public async Task When_reading_takes_a_key_no_path_of_the_data_is_open()
    {
        string[] open = ["/", "/docs", "/docs/errors", "/health/live", "/health/ready", "/openapi/v1.json", "/metrics"];
        using var temp = TempStore.Of(Some.Graph());
        var key = await Made(temp, "anna", Keys.Reader);
        using var host = new ApiHost(temp.Store, ("ReadKeyRequired", "true"));
        var paths = host.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            // the page and its files hold none of it: they ask for it, with the reader's key
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageOfExplorer>() is null)
            .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != false).Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/').Replace("{id}", "anna", StringComparison.Ordinal)).Distinct().ToList();

        foreach (var path in paths)
        {
            using var response = await host.Http.GetAsync(path);
            Assert.Equal((path, !open.Contains(path)), (path, response.StatusCode == HttpStatusCode.Unauthorized));
        }
        using var right = await host.Http.Bearing(key, "/v1/stats");

        Assert.Equal((HttpStatusCode.OK, "no-cache, private"), (right.StatusCode, right.Header("Cache-Control")));
        Assert.Contains("/v1/stats", paths);
    }

    private static async Task<string> Made(TempStore temp, string name, string role)
    {
        var (text, kept) = Keys.Make(name, role, DateTimeOffset.UtcNow);
        Assert.True(await temp.Store.AddKey(kept, CancellationToken.None));
        return text;
    }

    /// <summary>Wrong in every way: another key, one letter off, cut, long, empty, a token, and no text at all.</summary>
    private static string Wrong(string key, int i) => (i % 8) switch
    {
        0 => Keys.Make("x", Keys.Admin, Long_ago).Text,
        1 => key[..^1] + (key[^1] == 'A' ? 'B' : 'A'),
        2 => key[..(i % key.Length)],
        3 => key + key,
        4 => new string('x', i % 4000),
        5 => "a.b.c",
        6 => key.ToUpperInvariant(),
        _ => $"graph_'; DROP TABLE keys; --{i}",
    };
}
