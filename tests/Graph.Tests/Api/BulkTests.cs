using System.Globalization;
using System.Text.Json;
using Graph.Editing;
using Graph.Sqlite;

namespace Graph.Tests.Api;

/// <summary>A list that is read to its end while somebody writes.</summary>
public sealed class BulkTests
{
    private const int People = 1100, Followed = 120;

    private static readonly string[] Asked =
    [
        nameof(IGraphStore.ListEntities), nameof(IGraphStore.ListSources), nameof(IGraphStore.FindMeetings), nameof(IGraphStore.ListRelations), nameof(IGraphStore.ReadTimeline),
        nameof(IGraphStore.ReadJointTimeline), nameof(IGraphStore.FindContacts), nameof(IGraphStore.FindCommitments), nameof(IGraphStore.FindStatements), nameof(IGraphStore.ListClaims),
    ];

    private static readonly string[] Formats = ["ndjson", "csv"];

    public static TheoryData<string, string> Lists() => new(
        from list in new (string Address, string Pattern)[]
        {
            ("/v1/entities?type=person&", "{0}"), ("/v1/sources?", "source-{0}"), ("/v1/meetings?", "{0}--met-with--hub"), ("/v1/entities/hub/relations?", "{0}--met-with--hub"),
            ("/v1/entities/hub/timeline?", "{0}--met-with--hub"), ("/v1/timeline?of=hub&", "{0}--met-with--hub"), ("/v1/entities/hub/contacts?", "{0}"),
            ("/v1/commitments?", "aid-{0}"), ("/v1/statements?", "word-{0}"), ($"/v1/sources/{Some.Report}/claims?", "{0}--met-with--hub"),
        }
        from format in Formats
        select ($"{list.Address}format={format}", list.Pattern));

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Whoever_reads_a_list_while_it_is_written_misses_nothing_that_stays_and_gets_nothing_twice(string address, string pattern)
    {
        using var temp = Given(People);
        var (pages, gone) = (0, new HashSet<int>());
        using var host = new ApiHost(StoreDouble.After(temp.Store, async method =>
        {
            if (Asked.Contains(method) && ++pages > 1)
                gone.UnionWith(await Write(temp.Store, People, pages));
        }));

        var given = Ids(await host.Http.GetStringAsync(address));

        Assert.True(pages > 2);
        AssertWhole(given, pattern, People, gone);
    }

    [Theory]
    [MemberData(nameof(Lists))]
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
        var given = found.Where(id => id.StartsWith(pattern.Split("{0}")[0] + "p", StringComparison.Ordinal) && id.EndsWith(pattern.Split("{0}")[1], StringComparison.Ordinal)).ToList();
        Assert.Equal(given.Count, given.Distinct().Count());
        Assert.Empty(Enumerable.Range(0, people).Where(n => !gone.Contains(n)).Select(n => pattern.Replace("{0}", $"p{n:0000}", StringComparison.Ordinal)).Except(given));
    }

    private static GraphRecord[] Of(int n, string end = "")
    {
        var id = $"p{n:0000}{end}";
        return [Some.Source($"source-{id}"), Some.Person(id), Some.Met(id, "hub", $"{2000 + (n % 20)}"), Some.Commitment($"aid-{id}"), Some.Statement($"word-{id}", "That it will come.")];
    }

    /// <summary>The ids of what a list gives: of an item itself, of its relation, or of the other person.</summary>
    private static IEnumerable<string> Ids(string body)
    {
        if (body.StartsWith('{'))
            return body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).Select(item => item.Text("id") ?? item.Text("relation", "id") ?? item.Text("with", "id")!);
        var lines = body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).ToList();
        List<string> names = [.. lines[0].Select(name => name.TrimStart('\uFEFF'))];
        var column = names.IndexOf(names.Contains("id") ? "id" : "with");
        return lines.Skip(1).Select(cells => cells[column]);
    }
}
