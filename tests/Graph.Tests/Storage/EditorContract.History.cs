using Graph.Editing;

namespace Graph.Tests.Storage;

public abstract partial class EditorContract
{
    [Fact]
    public async Task A_history_tells_every_version_with_who_when_and_why()
    {
        var (_, editor) = await Given(Some.Person("anna"));
        Time.Now += TimeSpan.FromMinutes(5);
        await editor.Replace(Some.Person("anna", "Anna Bell"), 1, new("dora", "her whole name"), default);
        await editor.Remove(Entity("anna"), 2, Anna, default);

        var history = await editor.ReadHistory(Entity("anna"), default);

        Assert.Equal([(3, "removed"), (2, "changed"), (1, "made")], history!.Select(edit => (edit.Version, edit.State)));
        Assert.Equal(("dora", "her whole name", "change", "2026-01-01T12:05:00Z"), (history![1].By, history[1].Reason, history[1].Action, history[1].At));
        Assert.Equal("Anna Bell", Assert.IsType<EntityRecord>(history[1].Record).Name);
        Assert.Null(await editor.ReadHistory(Entity("nobody"), default));
    }

    [Fact]
    public async Task Two_versions_differ_in_the_parts_that_changed()
    {
        var (_, editor) = await Given([.. Some.People("anna", "boris"), Some.Met("anna", "boris", "2024")]);
        var met = Some.Met("anna", "boris", "2024-05");
        await editor.Replace(met with { Evidence = [.. met.Evidence, new() { Source = Some.Report, Summary = "Again." }] }, 1, Anna, default);
        await editor.Remove(met.Key, 2, Anna, default);

        var changed = await editor.Compare(met.Key, 1, 2, default);
        var removed = await editor.Compare(met.Key, 2, 3, default);

        Assert.Equal([("/date", "2024", "2024-05")], changed!.Where(one => one.At == "/date").Select(one => (one.At, one.Before.ToString(), one.After.ToString())));
        Assert.Equal(("/evidence/1", null), (changed!.Single(one => one.At != "/date").At, changed!.Single(one => one.At != "/date").Before));
        Assert.Equal("", Assert.Single(removed!).At);
        Assert.Null(removed![0].After);
        Assert.Empty((await editor.Compare(met.Key, 2, 2, default))!);
        Assert.Null(await editor.Compare(Relation("nothing"), 1, 2, default));
        await Refused(GraphCode.BadValue, () => editor.Compare(met.Key, 1, 4, default));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(500)]
    public async Task Changes_follow_one_another_without_a_gap(int limit)
    {
        var (_, editor) = await Lived();
        var whole = (await editor.ReadChanges(null, 500, default)).Items.Select(edit => $"{edit.Entry} {edit.Kind} {edit.Id} {edit.Version}").ToList();
        var pieces = new List<string>();

        string? next = null;
        for (var more = true; more;)
        {
            var part = await editor.ReadChanges(next, limit, default);
            pieces.AddRange(part.Items.Select(edit => $"{edit.Entry} {edit.Kind} {edit.Id} {edit.Version}"));
            (next, more) = (part.Next, part.Items.Count > 0);
        }

        Assert.Equal(whole, pieces);
        await editor.Create(Some.Person("late"), Anna, default);
        Assert.Equal("late", Assert.Single((await editor.ReadChanges(next, limit, default)).Items).Id);
    }

    [Fact]
    public async Task Changes_go_on_after_an_entry_or_where_the_part_before_ended_and_nowhere_else()
    {
        var (_, editor) = await Given(Some.Person("anna"));
        await editor.Create(Some.Person("boris"), Anna, default);

        Assert.Equal("boris", Assert.Single((await editor.ReadChanges("1", 10, default)).Items).Id);
        Assert.Equal(["anna", "boris"], (await editor.ReadChanges("1.0", 10, default)).Items.Select(edit => edit.Id));
        foreach (var after in (string[])["x", "-1", "1.", "1.2.3", "1.x", "99999999999999999999"])
            await Refused(GraphCode.BadCursor, () => editor.ReadChanges(after, 10, default));
        await Refused(GraphCode.BadLimit, () => editor.ReadChanges(null, 501, default));
        Assert.Equal("7.1", (await editor.ReadChanges("7.1", 10, default)).Next);
    }

    [Fact]
    public async Task A_clock_that_goes_back_at_every_write_changes_neither_versions_nor_pages_nor_what_was_promised()
    {
        var (graph, editor) = await Given();
        string[] ids = [.. Enumerable.Range(0, 5).Select(i => $"p{i}")];
        var once = Anna with { Once = "k-1" };
        await editor.Create(Some.Person("once"), once, default);
        foreach (var id in ids)
        {
            Time.Now -= TimeSpan.FromHours(1);
            await editor.Create(Some.Person(id), Anna, default);
            await editor.Replace(Some.Person(id, "Renamed"), 1, Anna, default);
        }

        var again = await editor.Create(Some.Person("once"), once, default);
        var entities = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await graph.ListEntities(new() { Limit = 2, Cursor = cursor.Length == 0 ? null : cursor }, default);
            entities.AddRange(page.Items.Select(entity => entity.Id));
            cursor = page.Next;
        }

        Assert.Equal(("once", 1), (again.Key.Id, again.Version));
        Assert.Equal(["once", .. ids], entities.Order(StringComparer.Ordinal));
        Assert.Equal([2, 1], (await editor.ReadHistory(Entity("p4"), default))!.Select(edit => edit.Version));
        Assert.Equal(["p4", "p4", "p3", "p3"], (await editor.ReadLatest([], null, 6, default)).Select(edit => edit.Id).Take(4));
        Assert.Equal(["p4", "p4"], (await editor.ReadChanges("10", 10, default)).Items.Select(edit => edit.Id));
    }

    [Fact]
    public async Task The_latest_changes_are_told_of_whatever_concerns_an_entity_or_a_pair()
    {
        var (_, editor) = await Given([.. Some.People("anna", "boris", "carla"), Some.Event("talks", "2025")]);
        await editor.Create(Some.Met("anna", "boris"), Anna, default);
        await editor.Create(Some.Met("anna", "carla"), Anna, default);
        await editor.Create(Some.TookPart("boris", "talks"), Anna, default);

        Assert.Equal(["anna--met-with--carla", "anna--met-with--boris", "anna"], (await editor.ReadLatest(["anna"], null, 50, default)).Select(edit => edit.Id));
        Assert.Equal(["anna--met-with--boris"], (await editor.ReadLatest(["anna", "boris"], null, 50, default)).Select(edit => edit.Id));
        Assert.Equal(["anna--met-with--boris", "boris"], (await editor.ReadLatest(["boris"], 4, 50, default)).Select(edit => edit.Id));
        Assert.Equal("boris--participated-in--talks", (await editor.ReadLatest([], null, 1, default))[0].Id);
    }

    [Fact]
    public async Task Pairs_that_may_be_one_are_offered_the_likeliest_first()
    {
        var (_, editor) = await Given(Some.Country("france"), Some.Country("austria"), Some.Office("minister"), Some.Entity(Schema.Person, "sejourne", "Stéphane Séjourné", ("country", "france")),
            Some.Entity(Schema.Person, "stephane-sejourne", "Stephane Sejourne", ("country", "france")), Some.Entity(Schema.Person, "s-sejourne", "Séjourné", ("country", "austria")),
            Some.Person("zelensky", "Volodymyr Zelensky"), Some.Person("zelenskyy", "Volodymyr Zelenskyy"), Some.Person("scholz", "Olaf Scholz"), Some.Person("schulz", "Olaf Schulz"),
            Some.Holds("zelensky", "minister", "2019"), Some.Holds("zelenskyy", "minister", "2020"));

        var pairs = (await editor.FindDuplicates(new(), default)).Items;

        Assert.Equal([("sejourne", "stephane-sejourne"), ("zelensky", "zelenskyy")], pairs.Select(pair => (pair.One.Id, pair.Other.Id)));
        Assert.Contains("both held minister at the same time", pairs[1].Because);
        Assert.Equal("zelensky", Assert.Single((await editor.FindDuplicates(new() { Id = "zelenskyy" }, default)).Items).One.Id);
        Assert.Empty((await editor.FindDuplicates(new() { Types = [Schema.Event] }, default)).Items);
    }

    [Fact]
    public async Task Two_reports_of_one_meeting_are_offered_and_two_meetings_of_the_same_people_are_not()
    {
        var (_, editor) = await Given([.. Some.People("anna", "boris"), .. Some.Meeting("talks-in-paris", "2024-03-04", "anna", "boris"), .. Some.Meeting("an-encounter", "2024-03", "boris", "anna"), .. Some.Meeting("later-talks", "2025", "anna", "boris")]);

        var pairs = (await editor.FindDuplicates(new(), default)).Items;

        Assert.Equal([("an-encounter", "talks-in-paris")], pairs.Select(pair => (pair.One.Id, pair.Other.Id)));
    }

    [Fact]
    public async Task A_pair_judged_different_is_not_offered_again_and_one_nobody_is_sure_of_is_marked()
    {
        var (_, editor) = await Given(Some.Person("anna", "Anna Bell"), Some.Person("anna-2", "Anna Bell"), Some.Person("anna-3", "Anna Bell"));
        await editor.Judge("anna-2", "anna", "different", Anna, default);
        await editor.Judge("anna-2", "anna-3", "unsure", Anna, default);

        var pairs = (await editor.FindDuplicates(new(), default)).Items;

        Assert.Equal([("anna", "anna-3", null), ("anna-2", "anna-3", "unsure")], pairs.Select(pair => (pair.One.Id, pair.Other.Id, pair.Judged)));
        var merged = await editor.Judge("anna", "anna-3", "same", Anna, default);
        Assert.Equal(("anna", "merge"), ((await editor.Read(Entity("anna-3"), default))!.Into, (await editor.Read(Entity("anna-3"), default))!.Entry.Action));
        Assert.Equal("anna", merged.Key.Id);
        Assert.Empty((await editor.FindDuplicates(new(), default)).Items);
        await Refused(GraphCode.InvalidRecords, () => editor.Judge("anna", "anna-2", "equal", Anna, default));
        await Refused(GraphCode.InvalidRecords, () => editor.Judge("anna", "anna", "different", Anna, default));
    }

    [Fact]
    public async Task Pairs_come_in_pages()
    {
        var (_, editor) = await Given(Enumerable.Range(0, 5).Select(i => Some.Person($"anna-{i}", "Anna Bell")));
        var whole = (await editor.FindDuplicates(new(), default)).Items;
        var pieces = new List<Duplicate>();

        var question = new DuplicateQuestion { Limit = 3 };
        do
        {
            var page = await editor.FindDuplicates(question, default);
            pieces.AddRange(page.Items);
            question = question with { Cursor = page.Next };
        }
        while (question.Cursor is not null);

        Assert.Equal(10, whole.Count);
        Assert.Equal(whole.Select(pair => (pair.One.Id, pair.Other.Id)), pieces.Select(pair => (pair.One.Id, pair.Other.Id)));
    }
}
