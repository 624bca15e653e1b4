using Graph.Editing;

namespace Graph.Tests.Storage;

public abstract partial class EditorContract
{
    [Fact]
    public async Task What_is_asked_after_a_write_of_any_kind_is_answered_by_what_was_written()
    {
        var (graph, editor) = await Given([.. Some.People("anna", "boris", "carla"), .. Some.Meeting("talks", "2024-01", "anna", "boris")]);
        await Sees("boris 1 2024-01");

        await editor.Create(Some.Person("dora"), Anna, default);
        Assert.Equal("dora", Assert.Single((await graph.Search(new("dora"), default)).Items).Id);
        await editor.Create(Some.Met("dora", "anna", "2024-02"), Anna, default);
        await Sees("boris 1 2024-01", "dora 1 2024-02");
        await editor.Replace(Some.Met("dora", "anna", "2024-03"), 1, Anna, default);
        await Sees("boris 1 2024-01", "dora 1 2024-03");
        await editor.TakeBack(Relation("dora--met-with--anna"), 2, Anna, default);
        await Sees("boris 1 2024-01", "dora 1 2024-02");
        await editor.Replace(Some.Event("talks", "2024-04"), 1, Anna, default);
        await Sees("boris 1 2024-04", "dora 1 2024-02");
        await editor.Replace(Some.Person("dora", "Dora Maar"), 1, Anna, default);
        Assert.Contains("Dora Maar", (await graph.FindContacts(new ContactQuestion("anna"), default))!.Items.Select(one => one.With.Name));
        await editor.Merge("dora", "boris", Anna, default);
        await Sees("boris 2 2024-04");
        await editor.Unmerge("dora", Anna, default);
        await Sees("boris 1 2024-04", "dora 1 2024-02");
        await editor.Remove(Relation("dora--met-with--anna"), (await editor.Read(Relation("dora--met-with--anna"), default))!.Version, Anna, default);
        await Sees("boris 1 2024-04");
        await editor.Restore(Relation("dora--met-with--anna"), 1, Anna, default);
        await Sees("boris 1 2024-04", "dora 1 2024-02");
        await Import(editor, [.. Some.Meeting("summit", "2025", "anna", "carla")]);
        await Sees("boris 1 2024-04", "carla 1 2025", "dora 1 2024-02");

        async Task Sees(params string[] contacts)
        {
            string[] ids = [.. contacts.Select(contact => contact.Split(' ')[0])];
            Assert.Equal(contacts, (await graph.FindContacts(new ContactQuestion("anna"), default))!.Items.Select(one => $"{one.With.Id} {one.Meetings} {one.Last}").Order(StringComparer.Ordinal));
            Assert.Equal(ids, await ThoseOf(async one => (await graph.FindPaths(new PathQuestion("anna", one) { MaxHops = 1 }, default)).Chains.Count > 0));
            Assert.Equal(ids, await ThoseOf(async one => (await graph.FindCommon(new CommonQuestion { Of = ["anna", one] }, default)).Events.Count > 0));
            Assert.Equal(ids, await ThoseOf(async one => (await graph.FindMeetings(new MeetingQuestion { Who = ["anna"], With = [one] }, default)).Items.Count > 0));
        }

        async Task<List<string>> ThoseOf(Func<string, Task<bool>> holds)
        {
            var those = new List<string>();
            foreach (var one in (string[])["boris", "carla", "dora"])
            {
                if (await graph.GetEntity(one, null, default) is not null && await holds(one))
                    those.Add(one);
            }
            return those;
        }
    }

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
            ("{0}--met-with--hub", async cursor => Told((await graph.ReadTimeline(new TimelineQuestion("hub") { Limit = 5, Cursor = cursor }, default))!, one => one.Relation.Id)),
            ("{0}--met-with--hub", async cursor => Told(await graph.ReadJointTimeline(new JointTimelineQuestion { Of = ["hub"], Limit = 5, Cursor = cursor }, default), one => one.Relation.Id)),
            ("{0}", async cursor => Told((await graph.FindContacts(new ContactQuestion("hub") { Limit = 5, Cursor = cursor }, default))!, one => one.With.Id)),
            ("aid-{0}", async cursor => Told(await graph.FindCommitments(new CommitmentQuestion { Limit = 5, Cursor = cursor }, default), one => one.Id)),
            ("word-{0}", async cursor => Told(await graph.FindStatements(new StatementQuestion { Limit = 5, Cursor = cursor }, default), one => one.Id)),
            ("{0}--met-with--hub", async cursor => Told((await graph.ListClaims(new ClaimQuestion(Some.Report) { Limit = 5, Cursor = cursor }, default))!, one => one.Relation!.Id)),
            ("{0}", async cursor => Made(await editor.ReadChanges(cursor, 5, default))),
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

        static GraphRecord[] OfOne(string id) => [Some.Source($"source-{id}"), Some.Person(id), Some.Met(id, "hub", $"{2000 + (id[2] % 20)}"), Some.Commitment($"aid-{id}"), Some.Statement($"word-{id}", "That it will come.")];

        static (IEnumerable<string>, string?) Made(Edits some) => (some.Items.Where(one => one is { Kind: "entity", State: "made" }).Select(one => one.Id), some.Items.Count == 0 ? null : some.Next);

        static (IEnumerable<string>, string?) Told<T>(Page<T> page, Func<T, string> id) => (page.Items.Select(id), page.Next);
    }
}
