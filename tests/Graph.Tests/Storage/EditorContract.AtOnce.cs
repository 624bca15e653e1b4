using Graph.Editing;

namespace Graph.Tests.Storage;

/// <summary>Several who write at the same moment: what they do is what they would have done one after the other, in some order.</summary>
public abstract partial class EditorContract
{
    private const int AtOnce = 8;

    [Fact]
    public async Task Whoever_sends_one_request_many_times_at_once_makes_one_record()
    {
        var (_, editor) = await Given();
        var once = Anna with { Once = "k-1" };

        var made = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => editor.Create(Some.Person("", "Carla"), once, default))));
        var imported = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => editor.Import(Lines(Written([Some.Person("dora")])), false, false, Anna with { Once = "k-2" }, null, default))));

        Assert.Equal(("carla", 1), Assert.Single(made.Select(change => (change.Key.Id, change.Version)).Distinct()));
        Assert.All(imported, report => Assert.Equal((1, 0), (report.Made, report.Unchanged)));
        Assert.Equal(["report", "carla", "dora"], (await editor.ReadChanges(null, 100, default)).Items.Select(edit => edit.Id));
    }

    [Fact]
    public async Task Of_several_who_give_one_name_at_once_each_gets_an_id_of_its_own()
    {
        var (_, editor) = await Given();

        var made = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(() => editor.Create(Some.Person("", "Carla"), Anna, default))));

        Assert.Equal(["carla", .. Enumerable.Range(2, AtOnce - 1).Select(i => $"carla-{i}")], made.Select(change => change.Key.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Two_merges_at_once_never_lead_in_a_circle_nor_lose_a_claim()
    {
        for (var round = 0; round < 3; round++)
        {
            var (graph, editor) = await Given([.. Some.People("anna", "ana", "boris"), Some.Met("anna", "boris", "2024"), Some.Met("ana", "boris", "2025")]);

            var refusals = await Outcomes(() => editor.Merge("ana", "anna", Anna, default), () => editor.Merge("anna", "ana", Anna, default));

            Assert.Contains(Assert.Single(refusals).Code, (GraphCode[])[GraphCode.Merged, GraphCode.InvalidRecords]);
            var stays = (await editor.Read(Entity("anna"), default))!.Into is null ? "anna" : "ana";
            Assert.Equal(2, (await graph.FindMeetings(new() { Who = [stays] }, default)).Items.Count);
        }
    }

    [Fact]
    public async Task A_merge_said_twice_at_once_is_one_merge()
    {
        var (_, editor) = await Given([.. Some.People("anna", "ana", "carla"), Some.Met("ana", "carla", "2025")]);

        var refusals = await Outcomes([.. Enumerable.Range(0, AtOnce).Select(i => (Func<Task>)(() => editor.Merge("ana", i % 2 == 0 ? "anna" : "carla", Anna, default)))]);

        Assert.All(refusals, refusal => Assert.Equal(GraphCode.Merged, refusal.Code));
        Assert.Equal(AtOnce - 1, refusals.Count);
        Assert.Equal(2, (await editor.ReadHistory(Entity("ana"), default))!.Count);
    }

    [Fact]
    public async Task Whoever_names_a_record_while_it_is_removed_or_merged_leaves_nothing_that_leads_nowhere()
    {
        var (_, editor) = await Given([.. Some.People("anna", "boris", "carla")]);

        await Outcomes(
            () => editor.Create(Some.Met("anna", "boris", "2024"), Anna, default), () => editor.Remove(Entity("boris"), 1, Anna, default),
            () => editor.Create(Some.Met("anna", "carla", "2024"), Anna, default), () => editor.Merge("carla", "anna", Anna, default));

        // whoever was first, each claim that stands joins two that stand
        var lines = await Exported(editor);
        var report = await (await Open([], Time)).Editor.Import(Lines(lines), false, false, Anna, null, default);
        Assert.Equal((lines.Count, 0), (report.Made, report.Refused));
    }

    [Fact]
    public async Task An_import_beside_edits_is_in_one_piece()
    {
        var (_, editor) = await Given([.. Some.People(Enumerable.Range(0, AtOnce).Select(i => $"p{i}"))]);
        GraphRecord[] records = [.. Enumerable.Range(0, 600).Select(i => Some.Person($"new-{i}")), .. Enumerable.Range(0, AtOnce).Select(i => Some.Person($"p{i}", $"Imported {i}"))];

        var importing = Task.Run(() => Import(editor, records));
        var edits = await Outcomes([.. Enumerable.Range(0, AtOnce).Select(i => (Func<Task>)(() => editor.Replace(Some.Person($"p{i}", $"Edited {i}"), 1, Anna, default)))]);
        await importing;

        Assert.All(edits, refusal => Assert.Equal(GraphCode.PreconditionFailed, refusal.Code));
        var entries = (await All(editor)).GroupBy(edit => edit.Entry).Select(entry => (entry.First().Action, Count: entry.Count())).ToList();
        Assert.Equal((600 + AtOnce), entries.Single(entry => entry.Action == "import" && entry.Count > AtOnce + 1).Count);
        Assert.Equal(AtOnce - edits.Count, entries.Count(entry => entry.Action == "change"));
        for (var i = 0; i < AtOnce; i++)
            Assert.Equal(2, (await editor.ReadHistory(Entity($"p{i}"), default))!.Count(edit => edit.Record is EntityRecord { Name: var name } && !name.StartsWith("Edited", StringComparison.Ordinal)));
    }

    /// <summary>What each said that was refused, all of them begun at once.</summary>
    private static async Task<IReadOnlyList<GraphException>> Outcomes(params Func<Task>[] edits)
    {
        var faults = await Task.WhenAll(edits.Select(edit => Task.Run(() => Record.ExceptionAsync(async () => await edit()).AsTask())));
        return [.. faults.OfType<Exception>().Select(Assert.IsType<GraphException>)];
    }

    private static async Task<List<Edit>> All(IGraphEditor editor)
    {
        var all = new List<Edit>();
        for (var part = await editor.ReadChanges(null, 500, default); part.Items.Count > 0; part = await editor.ReadChanges(part.Next, 500, default))
            all.AddRange(part.Items);
        return all;
    }
}
