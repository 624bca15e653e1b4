using System.Text;
using System.Text.Json;
using CsCheck;
using Graph.Editing;
using Graph.Tests.Storage;

namespace Graph.Tests.FollowTheMoney;

/// <summary>The graph as FollowTheMoney, and FollowTheMoney as a graph.</summary>
public sealed class FollowTheMoneyTests
{
    private static readonly Author Anna = new("anna", "the April file");

    /// <summary>Random graphs with what FollowTheMoney has words for: codes, kinds, links, coordinates.</summary>
    private static readonly Gen<IReadOnlyList<GraphRecord>> Graphs = Gen.Select(AnyGraph.Records, Gen.OneOf<string?>(null, "alleged"), Gen.OneOf<string?>(null, "2024-02", "2024-02~", "[2024-02-15..]"), (records, hedge, date) => (IReadOnlyList<GraphRecord>)
    [
        .. records.Select(record => record switch
        {
            EntityRecord { Id: "france" } one => one with { Fields = Some.Entity("", "", null, ("iso2", "FR"), ("iso3", "FRA")).Fields },
            EntityRecord { Id: "anna-b" } one => one with { Fields = Some.Entity("", "", null, ("country", "france")).Fields, SameAs = ["https://en.wikipedia.org/wiki/Anna", "http://www.wikidata.org/entity/Q42", "https://example.org/anna"], Description = "Minister,  of \"Defence\"" },
            EntityRecord { Id: "minister" } one => one with { Fields = Some.Entity("", "", null, ("country", "france"), ("institution", "nato"), ("portfolio", "defence")).Fields },
            EntityRecord { Id: "paris" } one => one with { Fields = Some.Entity("", "", null, ("country", "italy"), ("latitude", 48.85), ("longitude", -2)).Fields },
            EntityRecord { Id: "nato" } one => one with { Fields = Some.Entity("", "", null, ("kind", date is null ? "alliance" : "company")).Fields },
            SourceRecord { Id: "first" } one => one with { Url = "https://example.org/1", Author = "A. Bell", Language = "en-GB", Licence = "CC BY", Retrieved = "2024-03-01" },
            RelationRecord one => one with { Evidence = [.. one.Evidence.Select(item => item with { Confidence = hedge, Locator = "paragraph 2", Quote = "Yes" })] },
            _ => record,
        }),
        // the same id in two kinds of record
        Some.Source("paris"), Some.Relation("MEMBER_OF", "anna-b", "nato", ("since", "2020"), ("until", date)) with { Id = "anna-b", Evidence = [new() { Source = "paris", Summary = "She joined." }] },
    ]);

    [Fact]
    public void What_it_can_hold_comes_back_whole_and_is_what_its_tools_take() => Graphs.Sample(records =>
    {
        using var graph = TempStore.Of(records);
        using var empty = TempStore.Of([]);
        var file = graph.Store.As("ftm").Result;

        Assert.Empty(FtmModel.Faults([.. Lines(file).Select(line => JsonElement.Parse(line))]));
        var report = Import(empty, Lines(file)).Result;
        Assert.Equal((0, 0), (report.Changed, report.Refused));
        Assert.Null(report.Omissions);
        Assert.Equal(Encoding.UTF8.GetString(file), Encoding.UTF8.GetString(empty.Store.As("ftm").Result));
    }, iter: 60);

    [Fact]
    public async Task The_graph_that_ships_is_what_its_tools_take_and_comes_back_whole()
    {
        using var graph = TempStore.Of(Repository.ShippedData());
        using var empty = TempStore.Of([]);
        var file = await graph.Store.As("ftm");

        Assert.Empty(FtmModel.Faults([.. Lines(file).Select(line => JsonElement.Parse(line))]));
        await Import(empty, Lines(file));

        Assert.Equal(Encoding.UTF8.GetString(file), Encoding.UTF8.GetString(await empty.Store.As("ftm")));
        Assert.Contains("""{"id":"Relation-antony-blinken--holds-office--us-secretary-of-state","schema":"Occupancy","properties":{"holder":["antony-blinken"],"post":["us-secretary-of-state"],"date":["2024-04-02"]""", Encoding.UTF8.GetString(file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_planned_disputed_or_said_is_not_told_as_a_fact()
    {
        var evidence = Some.Met("anna", "boris").Evidence[0];
        using var graph = TempStore.Of(Some.Graph(
        [
            .. Some.People("anna", "boris"), Some.Event("summit", "2030", "summit", "planned"), Some.TookPart("anna", "summit"), Some.Commitment("tanks"), Some.Relation("PLEDGED", "anna", "tanks"), Some.Statement("yes"), Some.Relation("SAID", "anna", "yes"),
            Some.Met("anna", "boris", "2023") with { Id = "denied", Evidence = [evidence, evidence with { Stance = "disputes" }] },
            Some.Met("anna", "boris", "2024") with { Id = "rumour", Evidence = [evidence with { Confidence = "alleged", Summary = "It is alleged." }] },
            Some.Met("anna", "boris", "2025") with { Id = "sure", Evidence = [evidence with { Confidence = "alleged" }, evidence with { Summary = "They met." }] },
        ]));

        var lines = Lines(await graph.Store.As("ftm")).Select(line => JsonElement.Parse(line)).ToList();

        Assert.Equal(["Source-report", "anna", "boris", "Relation-rumour", "Relation-sure"], lines.Select(line => line.GetProperty("id").GetString()));
        Assert.Equal("alleged", lines[3].GetProperty("properties").GetProperty("status")[0].GetString());
        Assert.Equal("""["They met."]""", lines[4].GetProperty("properties").GetProperty("summary").GetRawText());
        Assert.False(lines[4].GetProperty("properties").TryGetProperty("status", out _));
    }

    [Theory]
    [InlineData("2024-02", """ "date":["2024-02"]""", "2024-02")]
    [InlineData("2024-02-14/2024-02-16", """ "startDate":["2024-02-14"],"endDate":["2024-02-16"]""", "2024-02-14/2024-02-16")]
    [InlineData("2024-02-14/..", """ "startDate":["2024-02-14"]""", "2024-02-14/..")]
    [InlineData("[2024-02-14, 2024-03]", """ "date":["2024-02-14","2024-03"]""", "[2024-02-14,2024-03]")]
    [InlineData("[2024,2024-03]", """ "date":["2024-03"]""", "2024-03")]
    [InlineData("2024-02~", "", null)]
    [InlineData("[..2024-02-14]", "", null)]
    [InlineData("202X", "", null)]
    [InlineData("2024-21", "", null)]
    public async Task A_date_is_as_exact_as_it_was_or_left_out(string date, string written, string? back)
    {
        using var graph = TempStore.Of(Some.Graph([.. Some.People("anna", "boris"), Some.Met("anna", "boris", date)]));
        using var empty = TempStore.Of([]);

        var lines = Lines(await graph.Store.As("ftm"));
        await Import(empty, lines);

        Assert.Equal(written.Length > 0, lines[^1].Contains("ate\":[", StringComparison.Ordinal));
        Assert.Contains(written.Trim(), lines[^1], StringComparison.Ordinal);
        Assert.Equal(back, (await Relations(empty)).Single().Fields.GetValueOrDefault("date") is { ValueKind: JsonValueKind.String } value ? value.GetString() : null);
    }

    [Fact]
    public async Task A_file_of_others_becomes_entities_and_relations_that_rest_on_what_it_names()
    {
        using var graph = TempStore.Of([Some.Country("france", "France"), Some.Source("opensanctions") with { Title = "OpenSanctions, April" }]);
        string[] lines =
        [
            """{"id":"NK-aU5ybkbRFJucf8YMwsJvDw","caption":"X","schema":"Person","properties":{"name":["Sébastien Lecornu"],"alias":["Lecornu"],"weakAlias":["SL"],"nationality":["fr"],"wikidataId":["Q3476964"],"topics":["role.pep"],"birthDate":["1986-06-11"]},"datasets":["fr_gov"],"referents":[],"target":true}""",
            """{"id":"fr-mod","schema":"Position","properties":{"name":["Minister of Defence"],"country":["fr"],"organization":["min"]},"datasets":["fr_gov"]}""",
            """{"id":"min","schema":"PublicBody","properties":{"name":["Ministry of Defence"],"country":["fr"],"classification":["ministry"]}}""",
            """{"id":"occ.1","schema":"Occupancy","properties":{"holder":["NK-aU5ybkbRFJucf8YMwsJvDw"],"post":["fr-mod"],"startDate":["2022-05-20T00:00:00"],"status":["current"]},"datasets":["fr_gov"]}""",
            """{"id":"mem","schema":"Membership","properties":{"member":["NK-aU5ybkbRFJucf8YMwsJvDw"],"organization":["min"],"role":["minister"],"sourceUrl":["https://example.org/a","https://example.org/b"],"publisher":["The State"]},"datasets":["fr_gov"]}""",
            """{"id":"talks","schema":"Event","properties":{"name":["Talks"],"keywords":["meeting"],"date":["2024-04-02"],"summary":["They talked\nat length."],"involved":["NK-aU5ybkbRFJucf8YMwsJvDw"],"organizer":["min"],"addressEntity":["addr"],"proof":["doc"]}}""",
            """{"id":"addr","schema":"Address","properties":{"full":["14 rue Saint-Dominique, Paris"],"country":["fr"],"latitude":["48.8590"]}}""",
            """{"id":"doc","schema":"Document","properties":{"title":["The communiqué"],"publishedAt":["2024-04-03"],"language":["fra"],"sourceUrl":["https://example.org/c"]}}""",
            """{"id":"ship","schema":"Vessel","properties":{"name":["A ship"],"country":["zz"]}}""",
            """{"id":"own","schema":"Occupancy","properties":{"holder":["ship"],"post":["fr-mod"],"publisher":["The State"]}}""",
            """{"id":"us","schema":"Organization","properties":{"name":["Raytheon"],"jurisdiction":["us"],"country":["us"]}}""",
        ];

        var report = await Import(graph, lines);

        Assert.Equal(0, report.Refused);
        var person = (EntityRecord)(await graph.Store.ReadRecord(new(RecordKind.Entity, "nk-au5ybkbrfjucf8ymwsjvdw-414fa9d4"), default))!.Record!;
        Assert.Equal(("Sébastien Lecornu", "france", "https://www.wikidata.org/wiki/Q3476964"), (person.Name, person.Fields["country"].GetString(), person.SameAs!.Single()));
        Assert.Equal(["Lecornu", "SL"], person.Aliases);
        var relations = await Relations(graph);
        Assert.Equal(["HELD_AT", "HOLDS_OFFICE", "MEMBER_OF", "PARTICIPATED_IN", "PARTICIPATED_IN"], relations.Select(one => one.Type).Order(StringComparer.Ordinal));
        var held = relations.Single(one => one.Type == "HOLDS_OFFICE");
        Assert.Equal(("2022-05-20", "fr-gov"), (held.Fields["since"].GetString(), held.Evidence.Single().Source));
        Assert.Equal(["https://example.org/a", "https://example.org/b"], await Task.WhenAll(relations.Single(one => one.Type == "MEMBER_OF").Evidence.Select(async item => (await graph.Store.GetSource(item.Source, default))!.Url)));
        Assert.All(relations.Where(one => one.Type is "HELD_AT" or "PARTICIPATED_IN"), one => Assert.Equal("doc", one.Evidence.Single().Source));
        Assert.Equal("US", (await graph.Store.GetEntity("united-states", null, default))!.Fields["iso2"].GetString());
        Assert.Equal("They talked at length.", (await graph.Store.GetEntity("talks", null, default))!.Description);
        Assert.Equal(["1:", "4:", "5:", "9:", "10:"], report.Omissions!.Select(one => one.At));
        Assert.Contains("birthDate, topics", report.Omissions![0].Detail, StringComparison.Ordinal);
        Assert.Contains("Vessel has no place", report.Omissions[3].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing_and_leaves_what_people_wrote_of_its_sources()
    {
        using var graph = TempStore.Of([]);
        string[] lines =
        [
            """{"id":"a","schema":"Person","properties":{"name":["Anna"],"nationality":["us"]}}""", """{"id":"p","schema":"Position","properties":{"name":["Minister"]}}""",
            """{"id":"o","schema":"Occupancy","properties":{"holder":["a"],"post":["p"]},"datasets":["us_gov"]}""",
        ];
        await Import(graph, lines);
        var editor = new GraphEditor(graph.Store, TimeProvider.System);
        await editor.Replace(Some.Source("us-gov") with { Title = "The US government's list" }, 1, Anna, default);
        await editor.Replace(Some.Country("united-states", "USA") with { Fields = Some.Entity("", "", null, ("iso2", "US")).Fields }, 1, Anna, default);
        var version = await graph.Store.GetVersion(default);

        var again = await Import(graph, lines);

        Assert.Equal((0, 0, 3), (again.Made, again.Changed, again.Unchanged));
        Assert.Equal(version, await graph.Store.GetVersion(default));
    }

    [Theory]
    [InlineData("""{"id":"o","schema":"Occupancy","properties":{"holder":["a"],"post":["p"]}}""", "3:", "where it is from")]
    [InlineData("""{"id":"o","schema":"Occupancy","properties":{"holder":["a"],"publisher":["x"]}}""", "3:/properties/post", "required")]
    [InlineData("""{"id":"o","schema":"Occupancy","properties":{"holder":["a"],"post":["nobody"],"publisher":["x"]}}""", "3:/to", "no entity 'nobody'")]
    [InlineData("""{"id":"o","schema":"Occupancy","properties":{"holder":["p"],"post":["a"],"publisher":["x"]}}""", "3:/from", "of type office")]
    [InlineData("""{"id":"o","schema":"Occupancy","properties":{"holder":["a"],"post":["p"],"publisher":["x"],"startDate":["2024"],"endDate":["2023"]}}""", "3:/until", "before since")]
    [InlineData("""{"id":"o","schema":"Occupancy","properties":{"holder":[{"id":"a"}],"post":["p"],"publisher":["x"]}}""", "3:/properties/holder", "lines of their own")]
    [InlineData("""{"id":"a","schema":"Person","properties":{"name":["Again"]}}""", "3:/id", "given twice")]
    [InlineData("""{"id":"b","schema":"Person","properties":{"lastName":["Bell"]}}""", "3:/properties/name", "required")]
    [InlineData("""{"schema":"Person","properties":{"name":["Bell"]}}""", "3:/id", "required")]
    [InlineData("""{"id":"b","properties":{"name":["Bell"]}}""", "3:/schema", "required")]
    [InlineData("""{"id":"b","schema":"Person"}""", "3:/properties", "object")]
    [InlineData("[]", "3:", "JSON object")]
    [InlineData("{", "3:", "not JSON")]
    public async Task What_is_refused_is_named_by_its_line_and_nothing_is_written(string line, string at, string detail)
    {
        using var graph = TempStore.Of([]);
        string[] lines = ["""{"id":"a","schema":"Person","properties":{"name":["Anna"]}}""", """{"id":"p","schema":"Position","properties":{"name":["Minister"]}}""", line];

        var refusal = await Assert.ThrowsAsync<GraphException>(() => Import(graph, lines));

        Assert.Contains(refusal.Faults!, fault => fault.At == at && fault.Detail.Contains(detail, StringComparison.Ordinal));
        Assert.Empty((await graph.Store.ListEntities(new(), default)).Items);
    }

    [Theory]
    [InlineData("""{"id":"x","schema":"LegalEntity","properties":{"name":["X"]}}""", "which")]
    [InlineData("""{"id":"x","schema":"Event","properties":{"name":["Founding"]}}""", "what kind of event")]
    [InlineData("""{"id":"x","schema":"UnknownLink","properties":{"subject":["a"],"object":["p"],"role":["friend"]}}""", "role 'friend'")]
    [InlineData("""{"id":"x","schema":"Person","properties":{"name":["X"],"nationality":["fr","de"]}}""", "nationality")]
    [InlineData("""{"id":"x","schema":"Organization","properties":{"name":["X"],"country":["eu"]}}""", "country")]
    public async Task What_has_no_place_is_left_out_and_named(string line, string detail)
    {
        using var graph = TempStore.Of([]);

        var report = await Import(graph, ["", line]);

        var omission = Assert.Single(report.Omissions!);
        Assert.Equal((1, "2:"), (report.Omitted, omission.At));
        Assert.Contains(detail, omission.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_source_of_an_import_is_that_of_what_names_no_document_and_no_address()
    {
        using var graph = TempStore.Of([Some.Source("april")]);
        string[] lines =
        [
            """{"id":"a","schema":"Person","properties":{"name":["Anna"]}}""", """{"id":"p","schema":"Organization","properties":{"name":["NATO"]}}""",
            """{"id":"m1","schema":"Membership","properties":{"member":["a"],"organization":["p"],"publisher":["x"]},"datasets":["d"]}""",
            """{"id":"m2","schema":"Membership","properties":{"member":["a"],"organization":["p"],"sourceUrl":["https://example.org"]}}""",
        ];

        await Import(graph, lines, "april");

        Assert.Equal(["april", "example-org-50d7a905"], (await Relations(graph)).Select(one => one.Evidence.Single().Source));
        Assert.Equal(GraphCode.UnknownSource, (await Assert.ThrowsAsync<GraphException>(() => Import(graph, lines, "may"))).Code);
    }

    private static Task<ImportReport> Import(TempStore graph, IEnumerable<string> lines, string? source = null) =>
        new GraphEditor(graph.Store, TimeProvider.System).ImportFollowTheMoney(lines.ToAsyncEnumerable(), source, false, Anna, null, default);

    private static async Task<List<RelationRecord>> Relations(TempStore graph) => [.. (await graph.Store.ReadRecords(RecordKind.Relation, "", 100, default)).Select(change => (RelationRecord)change.Record!)];

    private static string[] Lines(byte[] file) => Encoding.UTF8.GetString(file).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
