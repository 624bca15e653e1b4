using System.Text;
using System.Text.RegularExpressions;
using Graph.Editing;

namespace Graph.Tests.Cli;

/// <summary>Tables become claims by what a mapping says, and by nothing else.</summary>
public sealed partial class MappingTests
{
    /// <summary>Each row: a name, and who met whom on a day.</summary>
    private const string People = """
        mapping: 1
        tables:
          people:
        columns:
          day: {of: "{day}", date: [yyyy-MM-dd, MM/yyyy]}
        sources:
          list: {title: A list}
        entities:
          one: {type: person, name: "{one}"}
          other: {type: person, name: "{other}"}
        evidence: {source: list, locator: "line {line}", summary: "{one} met {other}."}
        relations:
          - {type: MET_WITH, from: one, to: other, date: "{day}"}
        """;

    [Fact]
    public async Task The_walk_through_of_the_documentation_runs_as_it_stands()
    {
        using var mapped = Mapped.On(Repository.ShippedData());
        var text = await File.ReadAllTextAsync(Repository.File("docs", "importing.md"));
        var files = Pasted().Matches(text).Select(file => mapped.File(file.Groups[1].Value, file.Groups[2].Value)).ToList();
        string[] import = ["import", "--mapping", files[1], files[0], "--store", mapped.Store];

        var dry = await Ran.Of([.. import, "--dry-run"]);
        var ran = await Ran.Of(import);
        var met = await Ran.Of("met", "anna bell", "umerov", "--store", mapped.Store);

        Assert.Equal((0, 0, 0), (dry.Code, ran.Code, met.Code));
        Assert.Contains($"```\n{ran.Output}```", text, StringComparison.Ordinal);
        Assert.Equal(dry.Output, ran.Output);
        Assert.Contains("Call on training", met.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_of_a_graph_that_is_yet_to_be_made_makes_none()
    {
        using var mapped = Mapped.On(Some.Graph(Some.Person("anna")));
        string[] import = ["import", "--mapping", mapped.File("people.yaml", People), mapped.File("people.csv", "one,other,day\nAnna,Bruno,2025-04-02\n"), "--store", Path.Combine(Path.GetDirectoryName(mapped.Store)!, "new", "graph.db")];

        var dry = await Ran.Of([.. import, "--dry-run"]);
        var isMade = Directory.Exists(Path.GetDirectoryName(import[^1]));
        var ran = await Ran.Of(import);

        Assert.Equal((0, false, 0), (dry.Code, isMade, ran.Code));
        Assert.Equal(dry.Output, ran.Output);
        Assert.Contains("Would be: 4 made", dry.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_writes_nothing_and_says_what_the_import_then_does()
    {
        using var mapped = Mapped.On(Some.Graph(Some.Person("anna")));
        var before = await mapped.Graph();

        var dry = await mapped.Import(People, "one,other,day\nanna,Bruno,2025-04-02\n", "--dry-run");
        var between = await mapped.Graph();
        var ran = await mapped.Import(People, "one,other,day\nanna,Bruno,2025-04-02\n", "--by", "carla");

        Assert.Equal((before, 0, 0), (between, dry.Code, ran.Code));
        Assert.Equal(dry.Output, ran.Output);
        Assert.EndsWith("Would be: " + ran.Error[ran.Error.IndexOf("3 made", StringComparison.Ordinal)..], dry.Error, StringComparison.Ordinal);
        Assert.Contains("\"by\":\"carla\"", await mapped.Graph(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_import_again_changes_nothing_and_says_so()
    {
        using var mapped = Mapped.On(Some.Graph());
        const string Table = "one,other,day\nAnna Bell,Bruno,2025-04-02\nBruno,Carla,04/2025\n";
        await mapped.Import(People, Table);
        var before = await mapped.Graph();

        var again = await mapped.Import(People, Table);

        Assert.Equal((0, before), (again.Code, await mapped.Graph()));
        Assert.Contains("0 made, 0 changed, 0 removed, 3 unchanged", again.Error, StringComparison.Ordinal);
        Assert.StartsWith("people.csv:2: unchanged 1 source, 1 relation; matched person anna-bell ('Anna Bell', by name)", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_the_graph_has_is_matched_in_any_letters_and_its_record_left_as_it_stands()
    {
        using var mapped = Mapped.On(Some.Graph(Some.Person("zelenskyy", "Volodymyr Zelenskyy", "Володимир Зеленський"), Some.Person("sejourne", "Stéphane Séjourné"), Some.Person("office-like", "Zelensky")));

        var ran = await mapped.Import(People, "one,other,day\nвОЛОДИМИР зеленський,SEJOURNE Stephane,2025\n".Replace("2025", "2025-01-01", StringComparison.Ordinal));

        Assert.Equal(0, ran.Code);
        Assert.Contains("matched person zelenskyy ('вОЛОДИМИР зеленський', by alias, folded), person sejourne ('SEJOURNE Stephane', by name, other order)", ran.Output, StringComparison.Ordinal);
        Assert.Contains("2 made, 0 changed", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_of_a_name_or_another_spelling_is_somebody_else()
    {
        using var mapped = Mapped.On(Some.Graph(Some.Person("anna-bell", "Anna Bell"), Some.Person("zelenskyy", "Volodymyr Zelenskyy")));

        var ran = await mapped.Import(People, "one,other,day\nBell,Volodymyr Zelensky,2025-01-01\n");

        Assert.Contains("made person bell, person volodymyr-zelensky", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_of_two_is_refused_until_the_mapping_says_who_is_meant()
    {
        using var mapped = Mapped.On(Some.Graph(Some.Person("john-smith", "John Smith"), Some.Person("john-smith-2", "Jon Smith", "John Smith")));
        var before = await mapped.Graph();
        const string Table = "one,other,day\nJohn Smith,Anna,2025-01-01\n";

        var ran = await mapped.Import(People, Table);
        var after = await mapped.Graph();
        var resolved = await mapped.Import(People.Replace("name: \"{one}\"", "name: \"{one}\", resolve: {John Smith: john-smith-2}", StringComparison.Ordinal), Table);

        Assert.Equal((1, before), (ran.Code, after));
        Assert.Contains("people.csv:2: one: 'John Smith' is the name of 2 in the graph, john-smith, john-smith-2: say which by resolve", ran.Error, StringComparison.Ordinal);
        Assert.Contains("matched person john-smith-2 ('John Smith', by resolve)", resolved.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_that_would_mean_two_after_the_import_are_refused_before_it()
    {
        using var mapped = Mapped.On(Some.Graph());
        var mapping = People.Replace("name: \"{other}\"", "name: \"{other}\", aliases: \"{one}\"", StringComparison.Ordinal);

        var ran = await mapped.Import(mapping, "one,other,day\nAnna,Bruno,2025-01-01\n");

        Assert.Equal(1, ran.Code);
        Assert.Contains("people.csv:2: 'Anna' is a name of anna and bruno", ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("relations:", "relation:", "mapping.yaml:12:1: 'relation' is not a key of a mapping; did you mean relations?")]
    [InlineData("name: \"{one}\"", "nam: \"{one}\"", "mapping.yaml:9:23: 'nam' is not a key of the person 'one'; did you mean name?")]
    [InlineData("name: \"{one}\"", "name: \"{on}\"", "mapping.yaml:9:29: 'on' is not a column; did you mean one? Known: one, other, day, line")]
    [InlineData("name: \"{one}\"", "name: \"{one | slugg}\"", "'slugg' is not a filter; did you mean slug?")]
    [InlineData("name: \"{one}\"", "name: \"{one\"", "has a brace without its other")]
    [InlineData("MET_WITH", "MET", "'MET' is not a type; did you mean MET_WITH?")]
    [InlineData("from: one", "from: two", "mapping.yaml:13:28: 'two' is not a name of an entity of this mapping")]
    [InlineData("source: list", "source: lists", "'lists' is not a name of a source of this mapping; did you mean list?")]
    [InlineData("evidence: {source: list, locator: \"line {line}\", summary: \"{one} met {other}.\"}", "title: x", "a relation needs evidence: its own, or that of the mapping")]
    [InlineData("type: person, name: \"{other}\"", "type: country, name: \"{other}\"", "'other' is of type country; MET_WITH takes person, office here")]
    [InlineData("type: person, name: \"{other}\"", "type: event, name: \"{other}\"", "'other' needs an id, since events may share a name")]
    [InlineData("mapping: 1", "mapping: 2", "mapping.yaml:1:10: is 1, the version of the way mappings are written, not '2'")]
    [InlineData("  people:", "  peoples: {delimiter: ;;}", "mapping.yaml:3:24: is one sign")]
    [InlineData("  people:", "  people: {encoding: klingon}", "'klingon' is no encoding that is known here")]
    [InlineData("date: [yyyy-MM-dd, MM/yyyy]}", "find: \"(\"}", "is a regular expression, and this is none")]
    [InlineData("date: \"{day}\"}", "date: \"{day}\", date: x}", "this is not YAML")]
    public async Task A_mapping_that_is_wrong_is_refused_with_the_place_and_what_would_be_right(string right, string wrong, string said)
    {
        using var mapped = Mapped.On(Some.Graph());
        var before = await mapped.Graph();
        Assert.Contains(right, People, StringComparison.Ordinal);

        var ran = await mapped.Import(People.Replace(right, wrong, StringComparison.Ordinal), "one,other,day\nAnna,Bruno,2025-01-01\n");

        Assert.Equal((1, "", before), (ran.Code, ran.Output, await mapped.Graph()));
        Assert.Contains(said, ran.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Anna,Bruno,02.04.2025", "people.csv:3: day: '02.04.2025' is not a date as yyyy-MM-dd, or MM/yyyy")]
    [InlineData("Anna,Bruno,2025-02-30", "people.csv:3: day: '2025-02-30' is not a date")]
    [InlineData("Anna,Anna,2025-01-01", "people.csv:3: MET_WITH anna--met-with--anna--2025-01-01/to (mapping.yaml:13:5): a relation joins two entities")]
    [InlineData("Anna,Bruno", "people.csv:3: has 2 cells, and the header 3")]
    [InlineData("\"Anna\" Bell,Bruno,2025-01-01", "people.csv:3: a quote stands in the middle of a cell")]
    [InlineData("...,Bruno,2025-01-01", "people.csv:3: one person/name (mapping.yaml:9:8): a name has at least one letter or digit")]
    public async Task A_row_that_is_wrong_is_refused_by_its_line_and_nothing_is_written(string row, string said)
    {
        using var mapped = Mapped.On(Some.Graph());
        var before = await mapped.Graph();
        var table = $"one,other,day\nCarla,\"Dora\",2025-01-01\n{row}\n";

        var dry = await mapped.Import(People, table, "--dry-run");
        var ran = await mapped.Import(People, table);

        Assert.Equal((1, 1, before), (dry.Code, ran.Code, await mapped.Graph()));
        Assert.Contains(said, dry.Error, StringComparison.Ordinal);
        Assert.Contains(said, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_are_skipped_with_their_reason_and_counted()
    {
        using var mapped = Mapped.On(Some.Graph());

        var ran = await mapped.Import(People + "\nskip: {when: {other: {contains: unknown}}, reason: \"{one} met nobody named\"}", "one,other,day\nAnna,(Unknown),2025-01-01\nAnna,Bruno,2025-01-01\n");

        Assert.StartsWith("people.csv:2: skipped Anna met nobody named\npeople.csv:3: made", ran.Output, StringComparison.Ordinal);
        Assert.Contains("2 rows of people.csv: 1 skipped, 0 refused", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_of_somebody_merged_since_means_the_one_that_stays()
    {
        using var mapped = Mapped.On(Some.Graph());
        const string Table = "one,other,day\nAnna,Bruno,2025-01-01\nAnna,Carla,2025-01-01\n";
        await mapped.Import(People, Table);
        var editor = new GraphEditor(mapped.Temp.Store, TimeProvider.System);
        await editor.Merge("bruno", "carla", new("anna", "one person"), default);

        var ran = await mapped.Import(People, "one,other,day\nAnna,Bruno,2025-02-02\n");

        Assert.Equal(0, ran.Code);
        Assert.Contains("matched person anna ('Anna', by name), person carla ('Bruno', by alias)", ran.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("made person", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_rows_say_of_one_record_adds_up_and_where_they_disagree_is_refused()
    {
        using var mapped = Mapped.On(Some.Graph());
        var mapping = People.Replace("  one: {type: person, name: \"{one}\"}", "  one: {type: person, id: \"{one | slug}\", name: \"{one}\", description: \"{day}\"}", StringComparison.Ordinal);
        const string Table = "one,other,day\nAnna,Bruno,2025-01-01\nAnna,Carla,2025-01-02\n";

        var ran = await mapped.Import(mapping, Table);
        var kept = await mapped.Import(mapping.Replace("id: \"{one", "keep: first, id: \"{one", StringComparison.Ordinal), Table);
        var twice = await mapped.Import(People, "one,other,day\nDora,Elsa,2025-01-01\nDora,Elsa,2025-01-01\n");

        Assert.Contains("people.csv:3: one 'anna' was made on line 2 with another description, '2025-01-01' and not '2025-01-02'", ran.Error, StringComparison.Ordinal);
        Assert.Contains("\"description\":\"2025-01-01\"", (await mapped.Records()).Split('\n').Single(line => line.Contains("\"id\":\"anna\"", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal((0, 0), (kept.Code, twice.Code));
        Assert.Contains("\"locator\":\"line 2\"", await Relation(mapped, "dora--met-with--elsa--2025-01-01"), StringComparison.Ordinal);
        Assert.Contains("\"locator\":\"line 3\"", await Relation(mapped, "dora--met-with--elsa--2025-01-01"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_an_api_it_is_the_same_import_in_the_name_of_the_key()
    {
        using var mapped = Mapped.On(Some.Graph());
        using var host = new ApiHost(mapped.Temp.Store);
        var key = mapped.File("key.txt", (await Ran.Of("keys", "create", "--store", mapped.Store, "--role", "editor", "--name", "dora")).Output);
        string[] import = ["import", "--mapping", mapped.File("m.yaml", People), mapped.File("people.csv", "one,other,day\nAnna,Bruno,2025-01-01\n"), "--url", $"{host.Address}"];

        var without = await Ran.Of(import);
        var dry = await Ran.Of([.. import, "--key-file", key, "--dry-run"]);
        var ran = await Ran.Of([.. import, "--key-file", key]);
        var again = await Ran.Of([.. import, "--key-file", key]);
        var wrong = await Ran.Of(["import", "--mapping", import[2], mapped.File("people.csv", "one,other,day\nAnna,Anna,2025-01-01\n"), "--url", $"{host.Address}", "--key-file", key]);

        Assert.Equal((1, 0, 0, 0, 1), (without.Code, dry.Code, ran.Code, again.Code, wrong.Code));
        Assert.Contains("unauthenticated", without.Error, StringComparison.Ordinal);
        Assert.Equal(dry.Output, ran.Output);
        Assert.StartsWith("people.csv:2: made person anna, person bruno, 1 source, 1 relation", ran.Output, StringComparison.Ordinal);
        Assert.Contains("0 made, 0 changed, 0 removed, 2 unchanged", again.Error, StringComparison.Ordinal);
        Assert.Contains("people.csv:2: MET_WITH anna--met-with--anna--2025-01-01/to", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("\"by\":\"dora\"", await mapped.Graph(), StringComparison.Ordinal);
    }

    private static async Task<string> Relation(Mapped mapped, string id) => (await mapped.Records()).Split('\n').Single(line => line.Contains($"\"id\":\"{id}\"", StringComparison.Ordinal));

    [GeneratedRegex(@"^cat > (\S+) <<'END'\n(.*?)^END$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Pasted();
}
