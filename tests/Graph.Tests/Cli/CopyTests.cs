using Graph.Cli;
using Graph.Editing;
using Graph.Sqlite;

namespace Graph.Tests.Cli;

/// <summary>A graph moves with its ids, its evidence and its history: two stores are the same when their exports are, with the history and without.</summary>
public sealed class CopyTests
{
    private static readonly Author Anna = new("anna", "Why not");

    [Fact]
    public async Task The_graph_that_ships_moves_with_its_history_and_answers_the_same()
    {
        using var temp = TempStore.Of(Repository.ShippedData());
        await Edit(temp);
        var target = temp.Path + ".copy";

        var ran = await Ran.Of("copy", "--from", temp.Path, "--to", target);

        Assert.Equal((0, ""), (ran.Code, ran.Output));
        Assert.Contains("the same 4 entries and the same counts", ran.Error, StringComparison.Ordinal);
        await AssertSame(temp.Path, target);
    }

    [Fact]
    public async Task A_copy_is_brought_up_to_date_by_the_same_command()
    {
        using var temp = TempStore.Of(Some.Graph(Some.Meeting("talk", "2025", "anna", "bruno").Concat(Some.People("anna", "bruno"))));
        var target = temp.Path + ".copy";
        await Ran.Of("copy", "--from", temp.Path, "--to", target);
        await Edit(temp);

        var ran = await Ran.Of("copy", "--from", temp.Path, "--to", target);
        var again = await Ran.Of("copy", "--from", temp.Path, "--to", target);

        Assert.Contains("Copied 3 entries", ran.Error, StringComparison.Ordinal);
        Assert.Contains("Nothing to copy", again.Error, StringComparison.Ordinal);
        await AssertSame(temp.Path, target);
    }

    [Fact]
    public async Task A_copy_that_was_stopped_goes_on_where_it_was()
    {
        using var temp = TempStore.Of(Some.Graph(Some.People("anna", "bruno")));
        var target = temp.Path + ".copy";
        await Ran.Of("copy", "--from", temp.Path, "--to", target);
        await Edit(temp);
        using (var store = SqliteGraphStore.Open(target))
        {
            var log = Stopping.After(1, store);
            var copying = new Copying(OpenGraph.Of(temp.Store), OpenGraph.Of(store) with { Log = log }, new Told(TextWriter.Null)) { TransactionChanges = 1 };
            await Assert.ThrowsAsync<OperationCanceledException>(() => copying.Run(default));
        }

        var ran = await Ran.Of("copy", "--from", temp.Path, "--to", target);

        Assert.Contains("Copied 2 entries; both graphs have the same 4 entries", ran.Error, StringComparison.Ordinal);
        await AssertSame(temp.Path, target);
    }

    [Fact]
    public async Task Another_graph_is_refused_and_left_as_it_is()
    {
        using var temp = TempStore.Of(Some.Graph(Some.Person("anna")));
        using var other = TempStore.Of(Some.Graph(Some.Person("bruno")));
        var before = await Export(other.Path, "--history");

        var ran = await Ran.Of("copy", "--from", temp.Path, "--to", other.Path);

        Assert.Equal(1, ran.Code);
        Assert.Contains("another graph", ran.Error, StringComparison.Ordinal);
        Assert.Equal(before, await Export(other.Path, "--history"));
    }

    [Fact]
    public async Task A_later_state_of_the_same_graph_is_refused_and_left_as_it_is()
    {
        using var temp = TempStore.Of(Some.Graph(Some.People("anna", "bruno")));
        var target = temp.Path + ".copy";
        await Ran.Of("copy", "--from", temp.Path, "--to", target);
        await Edit(temp);

        var ran = await Ran.Of("copy", "--from", target, "--to", temp.Path);

        Assert.Equal(1, ran.Code);
        Assert.Contains("it has entries after number 1", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_with_its_history_imported_into_an_empty_store_is_the_same_graph()
    {
        using var temp = TempStore.Of(Repository.ShippedData());
        await Edit(temp);
        var target = temp.Path + ".copy";
        var export = await Export(temp.Path, "--history");

        var dry = await Ran.With(export, "import", "-", "--store", target, "--dry-run");
        var ran = await Ran.With(export, "import", "-", "--store", target);

        Assert.Equal((0, false), (dry.Code, export.Length == 0));
        Assert.Equal((0, ""), (ran.Code, ran.Output));
        await AssertSame(temp.Path, target);
    }

    [Fact]
    public async Task A_file_of_FollowTheMoney_is_imported_from_a_file_and_from_standard_input()
    {
        using var temp = TempStore.Of(Repository.ShippedData());
        var (target, file) = (temp.Path + ".target", temp.Path + ".ftm.json");
        await File.WriteAllBytesAsync(file, await temp.Store.As("ftm"));
        var ship = """{"id":"ship","schema":"Vessel","properties":{"name":["A ship"]}}""";

        var whole = await Ran.Of("import", file, "--format", "ftm", "--store", target);
        var again = await Ran.With(await File.ReadAllTextAsync(file) + ship, "import", "-", "--format", "ftm", "--store", target);
        var astray = await Ran.With("", "import", "-", "--source", "report", "--store", target);

        Assert.Equal((0, 0, 1), (whole.Code, again.Code, astray.Code));
        Assert.Contains(" 0 made, 0 changed", $" {again.Error.Trim().Split('\n')[^1]}", StringComparison.Ordinal);
        Assert.Contains("Vessel has no place in this graph", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_is_all_or_none_and_names_the_line_and_the_fault()
    {
        using var temp = TempStore.Of(Some.Graph(Some.Person("anna")));
        var before = await Export(temp.Path);
        var file = temp.Path + ".ndjson";
        await File.WriteAllTextAsync(file, """
            {"record":"entity","id":"bruno","type":"person","name":"Bruno"}
            {"record":"entity","id":"carla","type":"persona","name":"Carla"}

            """);

        var dry = await Ran.Of("import", file, "--store", temp.Path, "--dry-run");
        var ran = await Ran.Of("import", file, "--store", temp.Path, "--by", "anna");

        Assert.Equal((1, 1), (dry.Code, ran.Code));
        Assert.Contains("2:/type", dry.Error, StringComparison.Ordinal);
        Assert.Contains("2:/type", ran.Error, StringComparison.Ordinal);
        Assert.Equal(before, await Export(temp.Path));
    }

    /// <summary>Three entries: a new record, a correction, a removal.</summary>
    private static async Task Edit(TempStore temp)
    {
        var editor = new GraphEditor(temp.Store, TimeProvider.System);
        var made = await editor.Create(Some.Person("zoe-the-new"), Anna, CancellationToken.None);
        await editor.Replace(Some.Person("zoe-the-new", "Zoé"), made.Version, Anna, CancellationToken.None);
        await editor.Remove(new RecordKey(RecordKind.Entity, "zoe-the-new"), 2, Anna, CancellationToken.None);
    }

    private static async Task<string> Export(string store, params string[] options)
    {
        var ran = await Ran.Of(["export", "--store", store, .. options]);
        Assert.Equal(0, ran.Code);
        return ran.Output;
    }

    private static async Task AssertSame(string one, string other)
    {
        Assert.Equal(await Export(one), await Export(other));
        Assert.Equal(await Export(one, "--history"), await Export(other, "--history"));
    }
}
