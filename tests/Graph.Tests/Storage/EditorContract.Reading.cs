namespace Graph.Tests.Storage;

public abstract partial class EditorContract
{
    [Fact]
    public async Task Whoever_reads_lists_to_their_end_beside_one_who_writes_misses_nothing_that_stays_and_gets_nothing_twice()
    {
        string[] stays = [.. Enumerable.Range(0, 20).Select(n => $"p{n:00}")];
        string[] goes = [.. stays.Select(id => $"{id}-goes")];
        var (graph, editor) = await Given([Some.Person("hub"), .. stays.Concat(goes).SelectMany(OfOne)]);
        using var read = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var n = 0; n < goes.Length && !read.IsCancellationRequested; n++)
            {
                foreach (var record in Enumerable.Reverse(OfOne(goes[n * 7 % goes.Length])))
                    await editor.Remove(record.Key, 1, Anna, default);
                foreach (var record in OfOne($"{stays[n * 11 % stays.Length]}-new"))
                    await editor.Create(record, Anna, default);
            }
        });

        foreach (var (pattern, page) in new (string, Func<string?, Task<(IEnumerable<string> Ids, string? Next)>>)[]
        {
            ("{0}", async cursor => Told(await graph.ListEntities(new EntityQuestion { Limit = 5, Cursor = cursor }, default), one => one.Id)),
            ("source-{0}", async cursor => Told(await graph.ListSources(new SourceQuestion { Limit = 5, Cursor = cursor }, default), one => one.Id)),
            ("{0}--met-with--hub", async cursor => Told(await graph.FindMeetings(new MeetingQuestion { Limit = 5, Cursor = cursor }, default), one => one.Id)),
            ("{0}--met-with--hub", async cursor => Told((await graph.ListRelations(new RelationQuestion("hub") { Limit = 5, Cursor = cursor }, default))!, one => one.Id)),
        })
        {
            var given = new List<string>();
            string? next = null;
            do
            {
                (var ids, next) = await page(next);
                given.AddRange(ids);
            }
            while (next is not null);

            Assert.Equal(given.Count, given.Distinct().Count());
            Assert.Empty(stays.Select(id => pattern.Replace("{0}", id, StringComparison.Ordinal)).Except(given));
        }
        await read.CancelAsync();
        await writing;

        static GraphRecord[] OfOne(string id) => [Some.Source($"source-{id}"), Some.Person(id), Some.Met(id, "hub", $"{2000 + (id[2] % 20)}")];

        static (IEnumerable<string>, string?) Told<T>(Page<T> page, Func<T, string> id) => (page.Items.Select(id), page.Next);
    }
}
