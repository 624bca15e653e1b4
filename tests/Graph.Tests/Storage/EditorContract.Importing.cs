using System.Text.Json;
using Graph.Editing;

namespace Graph.Tests.Storage;

public abstract partial class EditorContract
{
    [Fact]
    public async Task Records_are_imported_in_any_order()
    {
        var (graph, editor) = await Open([], Time);

        var report = await Import(editor, [Some.Met("anna", "boris", "2024"), Some.Person("boris"), Some.Source(), Some.Person("anna")]);

        Assert.Equal((4, 0, 0, 0), (report.Made, report.Changed, report.Unchanged, report.Refused));
        Assert.Single((await graph.FindMeetings(new() { Who = ["anna"] }, default)).Items);
        Assert.Equal("import", (await editor.Read(Entity("anna"), default))!.Entry.Action);
    }

    [Fact]
    public async Task A_large_file_fills_a_graph_whatever_stands_first_and_nothing_in_it_twice()
    {
        var (graph, editor) = await Open([], Time);
        List<GraphRecord> many = [Some.Met("p0", "p1299", "2024"), .. Enumerable.Range(0, 1300).Select(i => Some.Person($"p{i}")), Some.Met("p1", "p600", "2024"), Some.Source()];

        var refusal = await Refused(GraphCode.InvalidRecords, () => Import(editor, [.. many, Some.Person("p7"), Some.Met("p0", "p1299", "2024")]));
        var dry = await editor.Import(Lines(Written(many)), true, false, Anna, null, default);
        var report = await Import(editor, many);

        Assert.Equal(["1304:/id", "1305:/id"], refusal.Faults!.Select(fault => fault.At));
        Assert.Equal((1303, 1303), (dry.Made, report.Made));
        Assert.Equal(["p1299"], (await graph.FindContacts(new ContactQuestion("p0"), default))!.Items.Select(contact => contact.With.Id));
        Assert.Equal(["p1"], (await graph.FindContacts(new ContactQuestion("p600"), default))!.Items.Select(contact => contact.With.Id));
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing()
    {
        var (graph, editor) = await Given(Tangle());
        var version = await graph.GetVersion(default);
        var lines = await Exported(editor);

        var report = await editor.Import(Lines(lines), false, false, Anna, null, default);

        Assert.Equal((0, 0, lines.Count, 0), (report.Made, report.Changed, report.Unchanged, report.Refused));
        Assert.Equal(version, await graph.GetVersion(default));
    }

    [Fact]
    public async Task A_dry_run_tells_what_an_import_would_do_and_does_nothing()
    {
        var (graph, editor) = await Given([.. Some.People("anna", "boris")]);
        var version = await graph.GetVersion(default);
        string[] lines = [.. Written([Some.Person("anna"), Some.Person("boris", "Boris II"), Some.Person("carla"), Some.Met("anna", "nobody"), Some.Met("anna", "carla")]), "{", "", """{"record":"person"}"""];

        var report = await editor.Import(Lines(lines), true, false, Anna, null, default);

        Assert.Equal((2, 1, 1, 3), (report.Made, report.Changed, report.Unchanged, report.Refused));
        Assert.Equal(["6:", "8:/record", "4:/to"], report.Faults.Select(fault => fault.At));
        Assert.Equal(version, await graph.GetVersion(default));
        Assert.Null(await graph.GetEntity("carla", null, default));
    }

    [Fact]
    public async Task Of_an_import_with_one_fault_nothing_is_written()
    {
        var (graph, editor) = await Given(Some.Person("anna"));
        var version = await graph.GetVersion(default);
        List<GraphRecord> many = [.. Enumerable.Range(0, 1200).Select(i => Some.Person($"p{i}")), Some.Met("anna", "nobody")];

        var refusal = await Refused(GraphCode.InvalidRecords, () => Import(editor, many));

        Assert.Equal("1201:/to", Assert.Single(refusal.Faults!).At);
        Assert.Equal(version, await graph.GetVersion(default));
        Assert.Single((await graph.ListEntities(new(), default)).Items);
    }

    [Fact]
    public async Task A_fault_is_told_once_and_not_again_by_all_that_rests_on_it()
    {
        var (_, editor) = await Given();

        var report = await editor.Import(Lines(Written([Some.Entity("persn", "anna"), Some.Person("boris"), Some.Met("anna", "boris") with { Type = "MET" }, .. Enumerable.Range(0, 600).Select(i => Some.Person($"p{i}")), Some.Met("boris", "p1"), Some.Person("p2")])), true, false, Anna, null, default);

        Assert.Equal(["1:/type", "3:/type", "605:/id"], report.Faults.Select(fault => fault.At));
        Assert.Equal(3, report.Refused);
    }

    [Theory]
    [InlineData("""{"record":"source","id":"s","title":"S","publsher":"x"}""", "/publsher", "did you mean publisher?")]
    [InlineData("""{"record":"source","id":"s"}""", "/title", "is required")]
    [InlineData("""{"record":"entity","id":"a","type":"person","name":7}""", "/name", "is a text")]
    [InlineData("""{"record":"entity","id":"a","type":"person","name":"A","aliases":"B"}""", "/aliases", "is a list")]
    [InlineData("""{"record":"entity","id":"a","type":"person","name":"A","aliases":[7]}""", "/aliases/0", "is a text")]
    [InlineData("""{"record":"entity","id":"a","type":"person","name":"A","contry":"x"}""", "/contry", "did you mean country?")]
    [InlineData("""{"record":"relation","id":"r","type":"MET_WITH","from":"a","to":"b"}""", "/evidence", "needs at least one piece of evidence")]
    [InlineData("""{"record":"relation","id":"r","type":"MET_WITH","from":"a","to":"b","evidence":{}}""", "/evidence", "is a list")]
    [InlineData("""{"record":"relation","id":"r","type":"MET_WITH","from":"a","to":"b","evidence":[{"summary":"x","sorce":"y"}]}""", "/evidence/0/sorce", "did you mean source?")]
    [InlineData("""{"record":"entity","id":"a","id":"b","type":"person","name":"A"}""", "", "Duplicate property 'id'")]
    [InlineData("""{"record":"entity","id":"a","type":"person","name":"\ud800"}""", "", "half a character")]
    [InlineData("""[1]""", "", "is a JSON object")]
    [InlineData("null", "", "is a JSON object")]
    [InlineData("""{"record":"removal","kind":"entity","id":"a"}""", "/record", "record is source")]
    [InlineData("""{"record":"entry","number":"one"}""", "", "JSON")]
    [InlineData("""{"record":"judgement","id":"a--is--b","one":"a","other":"b","verdict":"same"}""", "/verdict", "are merged")]
    public async Task What_is_not_of_the_shape_of_a_record_is_told_by_its_place(string line, string at, string detail)
    {
        var (_, editor) = await Given();

        var report = await editor.Import(Lines(line), true, false, Anna, null, default);

        Assert.Equal(1, report.Refused);
        Assert.Contains(report.Faults, fault => fault.At == $"1:{at}" && fault.Detail.Contains(detail, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_removed_or_merged_does_not_come_back_by_an_import()
    {
        var (_, editor) = await Given([.. Some.People("anna", "ana", "boris")]);
        await editor.Remove(Entity("boris"), 1, Anna, default);
        await editor.Merge("ana", "anna", Anna, default);

        var report = await editor.Import(Lines(Written([Some.Person("boris"), Some.Person("ana")])), true, false, Anna, null, default);

        Assert.Equal(["1:/id", "2:/id"], report.Faults.Select(fault => fault.At));
        Assert.Contains("merged into 'anna'", report.Faults[1].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_tells_how_far_it_is_and_ends_when_it_is_told_to()
    {
        var (graph, editor) = await Given();
        var version = await graph.GetVersion(default);
        using var stop = new CancellationTokenSource();
        var seen = new List<int>();
        var people = Enumerable.Range(0, 3000).Select(i => (GraphRecord)Some.Person($"p{i}"));
        var import = editor.Import(Lines(Written(people)), false, false, Anna, new Told(report =>
        {
            seen.Add(report.Made);
            if (seen.Count == 2)
                stop.Cancel();
        }), stop.Token);

        if (!TellsProgress)
        {
            Assert.Equal(3000, (await import).Made);
            Assert.Equal([3000], seen);
            return;
        }
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => import);

        Assert.Equal(seen.Order(), seen);
        Assert.Equal(version, await graph.GetVersion(default));
    }

    [Fact]
    public async Task A_file_of_FollowTheMoney_is_imported_all_or_none_and_once_under_a_key()
    {
        var (graph, editor) = await Given(Some.Country("france"));
        string[] lines =
        [
            """{"id":"m","schema":"Membership","properties":{"member":["A"],"organization":["nato"]},"datasets":["april"]}""",
            """{"id":"A","schema":"Person","properties":{"name":["Anna"],"nationality":["fr"],"birthDate":["1980"]}}""", """{"id":"nato","schema":"Organization","properties":{"name":["NATO"],"topics":["gov.igo"]}}""",
        ];
        string[] broken = [.. lines, """{"id":"n","schema":"Membership","properties":{"member":["A"],"organization":["nobody"]},"datasets":["april"]}"""];
        var once = Anna with { Once = "ftm-1" };

        var refusal = await Refused(GraphCode.InvalidRecords, () => editor.ImportFollowTheMoney(Lines(broken), null, false, Anna, null, default));
        var dry = await editor.ImportFollowTheMoney(Lines(lines), null, true, Anna, null, default);
        var first = await editor.ImportFollowTheMoney(Lines(lines), null, false, once, null, default);
        var again = await editor.ImportFollowTheMoney(Lines(lines), null, false, once, null, default);

        Assert.Equal("4:/to", Assert.Single(refusal.Faults!).At);
        Assert.Equal((4, 2, "2:"), (first.Made, first.Omitted, first.Omissions![0].At));
        Assert.Equal((dry.Made, first.Made), (again.Made, again.Made));
        Assert.Equal("france", (await graph.GetEntity("a-559aead0", null, default))!.Fields["country"].GetProperty("id").GetString());
        await Refused(GraphCode.UnknownSource, () => editor.ImportFollowTheMoney(Lines(lines), "may", false, Anna, null, default));
        await Refused(GraphCode.IdempotencyKeyReused, () => editor.Import(Lines(lines), false, false, once, null, default));
    }

    [Fact]
    public async Task An_import_under_an_idempotency_key_is_made_once()
    {
        var (_, editor) = await Given();
        var once = Anna with { Once = "i-1" };
        var first = await editor.Import(Lines(Written([Some.Person("anna")])), false, false, once, null, default);
        await editor.Remove(Entity("anna"), 1, Anna, default);

        var again = await editor.Import(Lines(Written([Some.Person("anna")])), false, false, once, null, default);

        Assert.Equal((1, 1), (first.Made, again.Made));
        await Refused(GraphCode.IdempotencyKeyReused, () => editor.Import(Lines(Written([Some.Person("boris")])), false, false, once, null, default));
    }

    [Fact]
    public async Task An_export_imported_into_an_empty_graph_gives_the_same_graph_down_to_its_history()
    {
        var (graph, editor) = await Lived();
        var (records, history, meetings) = (await Exported(editor), await Exported(editor, history: true), await Meetings(graph));
        var (versions, relation) = (Json(await editor.ReadHistory(Entity("ana"), default)), Json(await editor.GetRelation("anna--met-with--boris", default)));

        var (empty, other) = await Open([], Time);
        await other.Import(Lines(history), false, false, new("somebody else"), null, default);

        Assert.Equal(records, await Exported(other));
        Assert.Equal(history, await Exported(other, history: true));
        Assert.Equal(meetings, await Meetings(empty));
        Assert.Equal(versions, Json(await other.ReadHistory(Entity("ana"), default)));
        Assert.Equal(relation, Json(await other.GetRelation("anna--met-with--boris", default)));
    }

    [Fact]
    public async Task A_history_is_taken_up_where_it_was_left_and_one_that_is_there_changes_nothing()
    {
        var lines = await Exported((await Lived()).Editor, history: true);
        var cut = lines.FindLastIndex(line => line.Contains("\"entry\"", StringComparison.Ordinal));
        var (graph, editor) = await Open([], Time);

        await editor.Import(Lines(lines[..cut]), false, false, Anna, null, default);
        await editor.Import(Lines(lines), false, false, Anna, null, default);
        var version = await graph.GetVersion(default);
        await editor.Import(Lines(lines), false, false, Anna, null, default);

        Assert.Equal(lines, await Exported(editor, history: true));
        Assert.Equal(version, await graph.GetVersion(default));
    }

    [Fact]
    public async Task A_history_is_not_mixed_with_another()
    {
        var lines = await Exported((await Lived()).Editor, history: true);
        var (_, other) = await Given(Some.Person("boris"));

        await Refused(GraphCode.InvalidRecords, () => other.Import(Lines(lines), false, false, Anna, null, default));
        await Refused(GraphCode.InvalidRecords, () => other.Import(Lines(lines[1..]), false, false, Anna, null, default));
        await Refused(GraphCode.InvalidRecords, () => other.Import(Lines([.. Written([Some.Person("carla")]), .. lines]), false, false, Anna, null, default));
    }

    [Fact]
    public async Task A_history_whose_entries_leave_something_in_the_air_is_refused()
    {
        var (_, editor) = await Open([], Time);
        var head = """{"record":"entry","number":1,"at":"2026-01-01T00:00:00Z","by":"x","action":"import"}""";
        var next = head.Replace("1,", "2,", StringComparison.Ordinal);

        var forward = await editor.Import(Lines([head, .. Written([Some.Source(), Some.Person("anna"), Some.Met("anna", "boris")]), next, .. Written([Some.Person("boris")])]), true, false, Anna, null, default);
        var dangling = await editor.Import(Lines([head, .. Written([Some.Source(), .. Some.People("anna", "boris"), Some.Met("anna", "boris")]), next, """{"record":"removal","kind":"entity","id":"anna"}"""]), true, false, Anna, null, default);
        var gap = await editor.Import(Lines([next, .. Written([Some.Person("boris")])]), true, false, Anna, null, default);

        Assert.Equal("4:/to", Assert.Single(forward.Faults).At);
        Assert.Contains("rest on 'anna'", Assert.Single(dangling.Faults).Detail, StringComparison.Ordinal);
        Assert.Contains("comes next", gap.Faults[0].Detail, StringComparison.Ordinal);
    }

    /// <summary>A graph with a past.</summary>
    private async Task<(IGraphStore Graph, IGraphEditor Editor)> Lived()
    {
        var (graph, editor) = await Given(Tangle());
        await editor.Judge("boris", "carla", "different", Anna, default);
        Time.Now += TimeSpan.FromMinutes(5);
        await editor.Create(Some.Person("dora"), Anna with { By = "dora", Reason = null }, default);
        await editor.Replace(Some.Person("dora", "Dora Maar"), 1, Anna, default);
        await editor.Remove(Entity("dora"), 2, Anna, default);
        await editor.Restore(Entity("dora"), 2, Anna, default);
        await editor.Merge("ana", "anna", Anna, default);
        await editor.Unmerge("ana", Anna, default);
        await editor.Merge("ana", "anna", Anna, default);
        return (graph, editor);
    }

    private static Task<ImportReport> Import(IGraphEditor editor, IEnumerable<GraphRecord> records) => editor.Import(Lines(Written(records)), false, false, Anna, null, default);

    private static IEnumerable<string> Written(IEnumerable<GraphRecord> records) => records.Select(record => JsonSerializer.Serialize(record, GraphJson.Default.GraphRecord));

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, GraphJson.Default.Options);

    private sealed class Told(Action<ImportReport> told) : IProgress<ImportReport>
    {
        public void Report(ImportReport value) => told(value);
    }
}
