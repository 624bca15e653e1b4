using System.Globalization;
using System.Text.Json;
using Graph.Editing;
using Graph.Sqlite;

namespace Graph.Tests.Api;

/// <summary>A list that is read to its end while somebody writes.</summary>
public sealed class BulkTests
{
    private const int People = 1100, Followed = 120;

    [Theory]
    [InlineData("/v1/entities?format=ndjson", nameof(IGraphStore.ListEntities), "{0}")]
    [InlineData("/v1/entities?format=csv", nameof(IGraphStore.ListEntities), "{0}")]
    [InlineData("/v1/sources?format=ndjson", nameof(IGraphStore.ListSources), "source-{0}")]
    [InlineData("/v1/meetings?format=ndjson", nameof(IGraphStore.FindMeetings), "{0}--met-with--hub")]
    [InlineData("/v1/entities/hub/relations?format=csv", nameof(IGraphStore.ListRelations), "{0}--met-with--hub")]
    public async Task Whoever_reads_a_list_while_it_is_written_misses_nothing_that_stays_and_gets_nothing_twice(string address, string asked, string pattern)
    {
        using var temp = Given(People);
        var (pages, gone) = (0, new HashSet<int>());
        using var host = new ApiHost(StoreDouble.After(temp.Store, async method =>
        {
            if (method == asked && ++pages > 1)
                gone.UnionWith(await Write(temp.Store, People, pages));
        }));

        var given = Ids(await host.Http.GetStringAsync(address));

        Assert.True(pages > 2);
        AssertWhole(given, pattern, People, gone);
    }

    [Theory]
    [InlineData("/v1/entities?format=ndjson", "{0}")]
    [InlineData("/v1/entities?format=csv", "{0}")]
    [InlineData("/v1/sources?format=ndjson", "source-{0}")]
    [InlineData("/v1/sources?format=csv", "source-{0}")]
    [InlineData("/v1/meetings?format=ndjson", "{0}--met-with--hub")]
    [InlineData("/v1/meetings?format=csv", "{0}--met-with--hub")]
    [InlineData("/v1/entities/hub/relations?format=ndjson", "{0}--met-with--hub")]
    [InlineData("/v1/entities/hub/relations?format=csv", "{0}--met-with--hub")]
    public async Task Whoever_follows_a_list_by_cursor_while_it_is_written_misses_nothing_that_stays_and_gets_nothing_twice(string address, string pattern)
    {
        using var temp = Given(Followed);
        using var host = new ApiHost(temp.Store);

        var (given, pages, gone) = (new List<string>(), 0, new HashSet<int>());
        for (var next = $"{address}&limit=10"; next is not null; pages++)
        {
            if (pages > 0)
                gone.UnionWith(await Write(temp.Store, Followed, pages));
            using var page = await host.Http.GetAsync(next);
            given.AddRange(Ids(await page.Content.ReadAsStringAsync()));
            next = page.Header("Link")?.Split('<', '>')[1];
        }

        Assert.True(pages > 5);
        AssertWhole(given, pattern, Followed, gone);
    }

    private static TempStore Given(int people) => TempStore.Of(Some.Graph([Some.Person("hub"), .. Enumerable.Range(0, people).SelectMany(n => Of(n))]));

    /// <summary>Takes away near the beginning, in the middle and near the end, and adds as many; what went.</summary>
    private static async Task<int[]> Write(SqliteGraphStore store, int people, int round)
    {
        var editor = new GraphEditor(store, TimeProvider.System);
        int[] gone = [round, (people / 2) + round, people - round];
        foreach (var n in gone)
        {
            foreach (var record in Enumerable.Reverse(Of(n)))
                await editor.Remove(record.Key, 1, new Author("a test", "to see what a reader sees"), default);
            await store.Add([.. Of(n, "-new")]);
        }
        return gone;
    }

    private static void AssertWhole(IEnumerable<string> found, string pattern, int people, HashSet<int> gone)
    {
        var given = found.Where(id => id.StartsWith(pattern.Split("{0}")[0] + "p", StringComparison.Ordinal)).ToList();
        Assert.Equal(given.Count, given.Distinct().Count());
        Assert.Empty(Enumerable.Range(0, people).Where(n => !gone.Contains(n)).Select(n => pattern.Replace("{0}", $"p{n:0000}", StringComparison.Ordinal)).Except(given));
    }

    private static GraphRecord[] Of(int n, string end = "") =>
        [Some.Source($"source-p{n:0000}{end}"), Some.Person($"p{n:0000}{end}"), Some.Met($"p{n:0000}{end}", "hub", string.Create(CultureInfo.InvariantCulture, $"{2000 + (n % 20)}"))];

    private static IEnumerable<string> Ids(string body) => body.StartsWith('{')
        ? body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line).Text("id")!)
        : body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')[0]);
}
