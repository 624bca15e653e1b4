using System.Text.Json;
using Graph.Editing;

namespace Graph.Tests.Storage;

public abstract partial class EditorContract
{
    [Fact]
    public async Task What_named_the_merged_one_names_the_one_that_stays()
    {
        var (graph, editor) = await Given(Some.Country("france"), Some.Country("frankreich"), Some.Person("anna"), Some.Office("minister", "frankreich"),
            Some.Event("talks", "2024"), Some.TookPart("anna", "talks", ("for", "frankreich")), Some.TookPart("frankreich", "talks"), Some.Source("other"));
        await editor.Create(Some.Country("germany"), Anna, default);
        await editor.Judge("germany", "frankreich", "different", Anna, default);

        await editor.Merge("frankreich", "france", Anna, default);

        Assert.Equal("france", (await graph.GetEntity("minister", null, default))!.Fields["country"].GetProperty("id").GetString());
        Assert.Equal(["anna", "france"], (await graph.GetMeeting("talks", default))!.Participants.Select(one => one.Entity.Id).Order(StringComparer.Ordinal));
        Assert.Equal("france", (await editor.GetRelation("anna--participated-in--talks", default))!.Fields["for"].GetProperty("id").GetString());
        Assert.Equal("different", Assert.IsType<JudgementRecord>((await editor.Read(new(RecordKind.Judgement, "france--is--germany"), default))!.Record).Verdict);
        Assert.Null(await graph.GetEntity("frankreich", null, default));
    }

    [Fact]
    public async Task A_merged_id_leads_to_the_one_that_stays_and_its_names_with_it()
    {
        var (graph, editor) = await Given(Some.Person("zelensky", "Zelensky", "Зеленський"), Some.Person("zelenskyy", "Volodymyr Zelenskyy"));

        await editor.Merge("zelensky", "zelenskyy", Anna, default);

        Assert.Equal((null, "zelenskyy"), ((await editor.Read(Entity("zelensky"), default))!.Record, (await editor.Read(Entity("zelensky"), default))!.Into));
        Assert.Equal(["Zelensky", "Зеленський"], (await graph.GetEntity("zelenskyy", null, default))!.Aliases);
        Assert.Equal("zelenskyy", Assert.Single((await graph.Search(new("Зеленський"), default)).Items).Id);
        var refusal = await Refused(GraphCode.Merged, () => editor.Replace(Some.Person("zelensky"), 2, Anna, default));
        Assert.Equal(Entity("zelenskyy"), refusal.Into);
        await Refused(GraphCode.Merged, () => editor.Restore(Entity("zelensky"), 1, Anna, default));
        var named = await Refused(GraphCode.InvalidRecords, () => editor.Create(Some.Met("zelensky", "zelenskyy"), Anna, default));
        Assert.Contains("merged into 'zelenskyy'", named.Faults![0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Relations_that_become_equal_become_one_with_the_evidence_of_both()
    {
        var (graph, editor) = await Given([.. Some.People("anna", "ana", "boris"), Some.Source("other"), Some.Met("anna", "boris", "2024-03"),
            By("other", Some.Met("boris", "ana", "2024-03")), By("other", Some.Met("ana", "boris", "2025"))]);

        await editor.Merge("ana", "anna", Anna, default);

        var met = (await graph.FindMeetings(new() { Who = ["anna"], With = ["boris"] }, default)).Items;
        Assert.Equal(["2024-03", "2025"], met.Select(one => one.Date));
        Assert.Equal([Some.Report, "other"], (await editor.GetRelation("anna--met-with--boris", default))!.Evidence.Select(one => one.Source.Id));
        Assert.Equal("anna--met-with--boris", (await editor.Read(Relation("boris--met-with--ana"), default))!.Into);
    }

    [Fact]
    public async Task A_relation_that_would_join_one_with_itself_goes_and_comes_back()
    {
        var (graph, editor) = await Given([.. Some.People("anna", "ana"), Some.Met("anna", "ana")]);
        var before = await Exported(editor);

        await editor.Merge("ana", "anna", Anna, default);
        Assert.Empty((await graph.ListRelations(new("anna"), default))!.Items);
        await editor.Unmerge("ana", Anna, default);

        Assert.Equal(before, await Exported(editor));
    }

    [Fact]
    public async Task A_place_that_lay_within_what_it_now_is_lies_in_nothing()
    {
        var (_, editor) = await Given(Some.Place("elysee", null, "paris-8"), Some.Place("paris-8"), Some.Place("garden", null, "paris-8"));
        var before = await Exported(editor);

        await editor.Merge("paris-8", "elysee", Anna, default);

        Assert.DoesNotContain("within", Assert.IsType<EntityRecord>((await editor.Read(Entity("elysee"), default))!.Record).Fields.Keys);
        Assert.Equal("elysee", Assert.IsType<EntityRecord>((await editor.Read(Entity("garden"), default))!.Record).Fields["within"].GetString());
        await editor.Unmerge("paris-8", Anna, default);
        Assert.Equal(before, await Exported(editor));
    }

    [Fact]
    public async Task Two_reports_of_one_meeting_become_one_event_and_what_they_disagree_on_stays_side_by_side()
    {
        var (graph, editor) = await Given([.. Some.People("anna", "boris"), Some.Source("other"), .. Some.Meeting("talks", "2024-03-04", "anna", "boris"), Some.Place("paris"), Some.Place("lyon"),
            Some.Relation(Schema.HeldAt, "talks", "paris"), Some.Event("entretiens", "2024-03-05"), By("other", Some.TookPart("anna", "entretiens", ("role", "host"))),
            By("other", Some.TookPart("boris", "entretiens")), By("other", Some.Relation(Schema.HeldAt, "entretiens", "lyon"))]);

        await editor.Merge("entretiens", "talks", Anna, default);

        var meeting = Assert.Single((await graph.FindMeetings(new() { Who = ["anna"], With = ["boris"] }, default)).Items);
        Assert.Equal(("talks", "[2024-03-04,2024-03-05]"), (meeting.Id, meeting.Date));
        Assert.Equal(["lyon", "paris"], meeting.Places!.Select(place => place.Id).Order(StringComparer.Ordinal));
        Assert.Equal([Some.Report, "other"], meeting.Participants.First(one => one.Entity.Id == "boris").Evidence.Select(one => one.Source.Id));
        Assert.Equal("date: 2024-03-04 (report), 2024-03-05 (other)", (await graph.GetEntity("talks", null, default))!.Fields["otherwise"].GetString());
    }

    [Theory]
    [InlineData("2024-03", "2024-03-05", "2024-03-05")]
    [InlineData("2024-03-05", "2024-03", "2024-03-05")]
    [InlineData("2024-03-05", "2024-03-01", "[2024-03-01,2024-03-05]")]
    [InlineData("2024-03-05", null, "2024-03-05")]
    [InlineData(null, "2024-03-05", "2024-03-05")]
    [InlineData("2024-03-04/2024-03-05", "2024-04", "2024-03-04/2024-03-05")]
    public async Task Of_two_dates_the_more_precise_stands_where_one_means_the_other_else_one_of_both(string? own, string? other, string date)
    {
        var (_, editor) = await Given(Some.Event("talks", own), Some.Event("entretiens", other));

        var merged = await editor.Merge("entretiens", "talks", Anna, default);

        Assert.Equal(date, Assert.IsType<EntityRecord>(merged.Record).Fields["date"].GetString());
    }

    [Fact]
    public async Task A_merge_is_taken_back_with_nothing_lost()
    {
        var (graph, editor) = await Given(Tangle());
        await editor.Judge("ana", "carla", "unsure", Anna, default);
        await editor.Judge("ana", "anna", "unsure", Anna, default);
        var (before, meetings) = (await Exported(editor), await Meetings(graph));

        await editor.Merge("ana", "anna", Anna, default);
        Assert.NotEqual(before, await Exported(editor));
        var back = await editor.Unmerge("ana", Anna, default);

        Assert.Equal(("ana", "unmerge"), (back.Key.Id, back.Entry.Action));
        Assert.Equal(before, await Exported(editor));
        Assert.Equal(meetings, await Meetings(graph));
        await Refused(GraphCode.NotMerged, () => editor.Unmerge("ana", Anna, default));
    }

    [Fact]
    public async Task Edits_made_between_a_merge_and_its_end_are_kept()
    {
        var (_, editor) = await Given(Tangle());
        await editor.Merge("ana", "anna", Anna, default);
        var joined = Assert.IsType<RelationRecord>((await editor.Read(Relation("anna--met-with--boris"), default))!.Record);
        await editor.Replace(joined with { Evidence = [.. joined.Evidence, new() { Source = "other", Summary = "A third says so." }] }, 2, Anna, default);
        var stays = (await editor.Read(Entity("anna"), default))!;
        await editor.Replace((EntityRecord)stays.Record! with { Description = "Minister" }, stays.Version, Anna, default);

        await editor.Unmerge("ana", Anna, default);

        Assert.Equal(["anna MET_WITH boris.", "A third says so."], Assert.IsType<RelationRecord>((await editor.Read(Relation("anna--met-with--boris"), default))!.Record).Evidence.Select(one => one.Summary));
        Assert.Equal(["ana MET_WITH boris."], Assert.IsType<RelationRecord>((await editor.Read(Relation("ana--met-with--boris"), default))!.Record).Evidence.Select(one => one.Summary));
        var anna = Assert.IsType<EntityRecord>((await editor.Read(Entity("anna"), default))!.Record);
        Assert.Equal(("Minister", 0), (anna.Description, anna.Aliases.Count));
    }

    [Fact]
    public async Task A_merge_is_not_taken_back_over_edits_of_the_same()
    {
        var (_, editor) = await Given(Tangle());
        await editor.Merge("ana", "anna", Anna, default);
        var joined = Assert.IsType<RelationRecord>((await editor.Read(Relation("anna--met-with--boris"), default))!.Record);
        await editor.Replace(joined with { Evidence = [joined.Evidence[0]] }, 2, Anna, default);
        var before = await Exported(editor);

        var refusal = await Refused(GraphCode.EditedSince, () => editor.Unmerge("ana", Anna, default));

        Assert.Contains("anna--met-with--boris", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await Exported(editor));
    }

    [Fact]
    public async Task Merges_of_merges_are_taken_back_the_last_one_first()
    {
        var (_, editor) = await Given(Tangle());
        var before = await Exported(editor);
        await editor.Merge("ana", "anna", Anna, default);
        await editor.Merge("anna", "carla", Anna, default);

        await Refused(GraphCode.EditedSince, () => editor.Unmerge("ana", Anna, default));
        await editor.Unmerge("anna", Anna, default);
        await editor.Unmerge("ana", Anna, default);

        Assert.Equal(before, await Exported(editor));
    }

    [Fact]
    public async Task What_cannot_be_one_is_not_merged()
    {
        var (_, editor) = await Given(Some.Person("anna"), Some.Person("boris"), Some.Country("france"));
        await editor.Remove(Entity("boris"), 1, Anna, default);

        await Refused(GraphCode.InvalidRecords, () => editor.Merge("anna", "france", Anna, default));
        await Refused(GraphCode.InvalidRecords, () => editor.Merge("anna", "anna", Anna, default));
        await Refused(GraphCode.InvalidRecords, () => editor.Merge("anna", "boris", Anna, default));
        await Refused(GraphCode.Gone, () => editor.Merge("boris", "anna", Anna, default));
        await Refused(GraphCode.UnknownEntity, () => editor.Merge("nobody", "anna", Anna, default));
        await Refused(GraphCode.NotMerged, () => editor.Unmerge("anna", Anna, default));
    }

    [Fact]
    public async Task A_part_of_a_merge_is_not_taken_back_alone()
    {
        var (_, editor) = await Given(Tangle());
        await editor.Merge("ana", "anna", Anna, default);

        await Refused(GraphCode.BadValue, () => editor.TakeBack(Relation("anna--met-with--boris"), 2, Anna, default));
    }

    [Fact]
    public async Task Whatever_is_merged_no_claim_is_lost_or_invented_and_all_of_it_can_be_taken_back()
    {
        var random = new Random(7);
        for (var round = 0; round < GraphsTried; round++)
        {
            var people = Enumerable.Range(0, 6).Select(i => $"p{i}").ToList();
            List<GraphRecord> records = [.. Some.People(people), Some.Event("e0", "2024"), Some.Event("e1", "2025"), .. Enumerable.Range(0, 3).Select(i => Some.Source($"s{i}"))];
            for (var i = 0; i < 25; i++)
            {
                var (one, other) = (people[random.Next(6)], people[random.Next(6)]);
                var relation = random.Next(2) == 0 && one != other ? Some.Met(one, other, random.Next(2) == 0 ? "2024" : null) : Some.TookPart(one, $"e{random.Next(2)}");
                records.Add(By($"s{random.Next(3)}", relation with { Id = $"r{i}" }));
            }
            var (_, editor) = await Given(records);
            var (before, claims) = (await Exported(editor), Claims(await Exported(editor), []));
            var merged = new Dictionary<string, string>();
            foreach (var goes in people.OrderBy(_ => random.Next()).Take(4).ToList())
            {
                var stays = people.Except(merged.Keys).Where(one => one != goes).OrderBy(_ => random.Next()).First();
                await editor.Merge(goes, stays, Anna, default);
                merged[goes] = stays;
                Assert.Equal(Claims(before, merged), Claims(await Exported(editor), merged));
            }
            foreach (var goes in merged.Keys.Reverse())
                await editor.Unmerge(goes, Anna, default);

            Assert.Equal(before, await Exported(editor));
            Assert.Equal(claims, Claims(await Exported(editor), []));
        }
    }

    private static RelationRecord By(string source, RelationRecord relation) => relation with { Evidence = [relation.Evidence[0] with { Source = source }] };

    /// <summary>Two who are one, and much that names either.</summary>
    private static IEnumerable<GraphRecord> Tangle() =>
    [
        Some.Source("other"), Some.Country("france"), Some.Person("boris"), Some.Person("carla"), Some.Person("anna", "Anna Bell"), Some.Entity(Schema.Person, "ana", "Ana Bell", ("country", "france")),
        Some.Met("anna", "boris", "2024"), By("other", Some.Met("ana", "boris", "2024")), By("other", Some.Met("ana", "carla")), Some.Event("talks", "2025"),
        Some.TookPart("ana", "talks"), Some.TookPart("boris", "talks"), Some.Statement("words"), Some.Relation(Schema.About, "words", "ana"), Some.Relation(Schema.Said, "anna", "words"),
    ];

    private static async Task<string> Meetings(IGraphStore graph) => JsonSerializer.Serialize(await graph.FindMeetings(new() { Bases = Enum.GetValues<Basis>() }, default), GraphJson.Default.PageMeeting);

    /// <summary>Every claim with each piece of its evidence, by who its ends are now; not those between one and the same.</summary>
    private static SortedSet<string> Claims(IEnumerable<string> lines, Dictionary<string, string> merged)
    {
        var claims = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var relation in Ndjson.Read(lines, "export").OfType<RelationRecord>().Where(relation => Now(relation.From) != Now(relation.To)))
        {
            string[] ends = [Now(relation.From), Now(relation.To)];
            if (relation.Type == Schema.MetWith)
                Array.Sort(ends, StringComparer.Ordinal);
            claims.UnionWith(relation.Evidence.Select(one => $"{relation.Type} {string.Join(' ', ends)} {string.Join(' ', relation.Fields)} {one.Source} {one.Summary}"));
        }
        return claims;

        string Now(string id)
        {
            while (merged.TryGetValue(id, out var into))
                id = into;
            return id;
        }
    }
}
