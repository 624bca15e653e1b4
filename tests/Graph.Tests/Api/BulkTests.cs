using System.Globalization;
using System.Text.Json;
using Graph.Editing;

namespace Graph.Tests.Api;

/// <summary>A list that is read to its end while somebody writes.</summary>
public sealed class BulkTests
{
    private const int People = 1100;

    [Theory]
    [InlineData("/v1/entities?format=ndjson", nameof(IGraphStore.ListEntities), "{0}")]
    [InlineData("/v1/entities?format=csv", nameof(IGraphStore.ListEntities), "{0}")]
    [InlineData("/v1/sources?format=ndjson", nameof(IGraphStore.ListSources), "source-{0}")]
    [InlineData("/v1/meetings?format=ndjson", nameof(IGraphStore.FindMeetings), "{0}--met-with--hub")]
    [InlineData("/v1/entities/hub/relations?format=csv", nameof(IGraphStore.ListRelations), "{0}--met-with--hub")]
    public async Task Whoever_reads_a_list_while_it_is_written_misses_nothing_that_stays_and_gets_nothing_twice(string address, string asked, string pattern)
    {
        using var temp = TempStore.Of(Some.Graph([Some.Person("hub"), .. Enumerable.Range(0, People).SelectMany(n => Of(n))]));
        var editor = new GraphEditor(temp.Store, TimeProvider.System);
        var author = new Author("a test", "to see what a reader sees");
        var (pages, gone) = (0, new HashSet<string>());
        using var host = new ApiHost(StoreDouble.After(temp.Store, async method =>
        {
            if (method != asked || ++pages == 1)
                return;
            // near the beginning, in the middle and near the end
            foreach (var n in (int[])[pages, (People / 2) + pages, People - pages])
            {
                foreach (var record in Enumerable.Reverse(Of(n)))
                    await editor.Remove(record.Key, 1, author, default);
                gone.Add(Id(pattern, n));
                await temp.Store.Add([.. Of(n, "-new")]);
            }
        }));

        var given = Ids(await host.Http.GetStringAsync(address)).Where(id => id.StartsWith(pattern.Split("{0}")[0] + "p", StringComparison.Ordinal)).ToList();

        Assert.True(pages > 2);
        Assert.Equal(given.Count, given.Distinct().Count());
        Assert.Empty(Enumerable.Range(0, People).Select(n => Id(pattern, n)).Except(gone).Except(given));
    }

    private static string Id(string pattern, int n) => pattern.Replace("{0}", $"p{n:0000}", StringComparison.Ordinal);

    private static GraphRecord[] Of(int n, string end = "") =>
        [Some.Source($"source-p{n:0000}{end}"), Some.Person($"p{n:0000}{end}"), Some.Met($"p{n:0000}{end}", "hub", string.Create(CultureInfo.InvariantCulture, $"{2000 + (n % 20)}"))];

    private static IEnumerable<string> Ids(string body) => body.StartsWith('{')
        ? body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line).Text("id")!)
        : body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')[0]);
}
