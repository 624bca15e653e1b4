using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using Graph.Tests.Api;
using Graph.Tests.Domain;

namespace Graph.Tests.Tools;

/// <summary>An exported file is read by the tool that it is for, and what that finds is compared with the records.</summary>
public sealed class ToolTests : IDisposable
{
    private static readonly XNamespace Gexf = "http://www.gexf.net/1.2draft";

    private readonly string folder = Directory.CreateTempSubdirectory("graph-tools-").FullName;

    [Theory]
    [InlineData("shipped")]
    [InlineData("hostile")]
    public async Task Networkx_reads_every_node_and_edge_with_all_that_is_said_of_it(string which)
    {
        var records = ToolGraphs.Of(which);
        var read = await Python.Read("networkx", await Export(records, "graphml"), await Export(records, "gexf"));

        foreach (var file in read.EnumerateObject())
        {
            Assert.Equal((true, which == "hostile" || file.Name == "graphml"), (file.Value.GetProperty("directed").GetBoolean(), file.Value.GetProperty("parallel").GetBoolean()));
            Assert.Equal(Sorted(records.OfType<EntityRecord>().Select(one => string.Join('\u001f', one.Id, one.Type, one.Name, one.Name, one.Description, string.Join(" | ", one.Aliases)))),
                Sorted(file.Value.Items("nodes").Select(node => string.Join('\u001f', node.Text("id"), node.Text("type"), node.Text("name"), node.Text("label"), Given(node, "description"), Given(node, "aliases") ?? ""))));
            Assert.Equal(Sorted(records.OfType<RelationRecord>().Select(one => string.Join('\u001f', one.Id, one.From, one.To, one.Type, one.Type, Evidence(one.Evidence)))),
                Sorted(file.Value.Items("edges").Select(edge => string.Join('\u001f', edge.Text("id"), edge.Text("source"), edge.Text("target"), edge.Text("type"), edge.Text("label"), Evidence(edge.Text("evidence")!)))));
            Assert.Equal(Numbers(records.OfType<EntityRecord>().Select(one => one.Fields)), Numbers(file.Value.Items("nodes").Select(node => node.EnumerateObject().ToDictionary(said => said.Name, said => said.Value))));
        }
    }

    [Theory]
    [InlineData("shipped")]
    [InlineData("hostile")]
    public async Task Rdflib_reads_the_same_statements_in_both_formats_in_words_that_the_vocabularies_have(string which)
    {
        var records = ToolGraphs.Of(which);
        var (entities, relations, sources) = (records.OfType<EntityRecord>().ToDictionary(one => one.Id), records.OfType<RelationRecord>().ToList(), records.OfType<SourceRecord>().ToDictionary(one => one.Id));

        var read = await Python.Read("rdflib", await Export(records, "turtle"), await Export(records, "jsonld"));

        Assert.True(read.GetProperty("same").GetBoolean(), $"only in Turtle: {read.GetProperty("onlyTurtle")}; only in JSON-LD: {read.GetProperty("onlyJsonLd")}");
        var words = read.GetProperty("words").EnumerateObject().ToDictionary(word => word.Name, word => word.Value.GetInt32());
        Assert.DoesNotContain(words.Keys, word => word.StartsWith("not a word", StringComparison.Ordinal));
        foreach (var (word, count) in new[]
        {
            ("skos:prefLabel", entities.Count), ("skos:altLabel", entities.Values.Sum(one => one.Aliases.Count)), ("schema:Person", Entities(Schema.Person)), ("schema:Event", Entities(Schema.Event)),
            ("schema:Country", Entities(Schema.Country)), ("schema:Place", Entities(Schema.Place)), ("org:Post", Entities(Schema.Office)), ("org:Organization", Entities(Schema.Institution)),
            ("org:holds", Relations(Schema.HoldsOffice)), ("org:postIn", Relations(Schema.OfficeOf)), ("schema:location", Relations(Schema.HeldAt)), ("schema:about", Relations(Schema.About)),
            ("prov:wasDerivedFrom", relations.Sum(one => one.Evidence.Count)), ("prov:Entity", relations.Count + sources.Count), ("schema:headline", sources.Count),
        })
            Assert.Equal((word, count), (word, words.GetValueOrDefault(word)));
        Assert.Equal(Sorted(entities.Values.Select(one => $"urn:graph:entity:{one.Id} {one.Name}")), Sorted(read.Items("names").Select(one => $"{one.Text("id")} {one.Text("name")}")));
        // an address that others can join by
        Assert.Equal(Sorted(entities.Values.SelectMany(one => one.SameAs ?? []).Where(one => !one.Contains(' ', StringComparison.Ordinal))), Sorted(read.Items("sameAs").Select(one => one.GetString()!)));
        Assert.Equal(
            Sorted(relations.Where(one => one.Type == Schema.MetWith).SelectMany(one => one.Evidence.Select(item => string.Join('\u001f', one.Id, entities[one.From].Name, entities[one.To].Name, item.Source, sources[item.Source].Title)))),
            Sorted(read.Items("met").Select(one => string.Join('\u001f', one.Text("relation")!.Split(':')[^1], one.Text("one"), one.Text("other"), one.Text("source")!.Split(':')[^1], one.Text("title")))));

        int Entities(string type) => entities.Values.Count(one => one.Type == type);

        int Relations(string type) => relations.Count(one => one.Type == type);
    }

    [Theory]
    [InlineData("shipped")]
    [InlineData("hostile")]
    public async Task Every_table_has_its_rows_and_no_cell_starts_a_formula_by_whatever_it_is_separated(string which)
    {
        var records = ToolGraphs.Of(which);

        var read = await Python.Read("csv", await Export(records, "csv"));

        var relations = records.OfType<RelationRecord>().ToList();
        foreach (var (table, ids, column) in new[]
        {
            ("sources", records.OfType<SourceRecord>().Select(one => one.Id), "id"), ("entities", records.OfType<EntityRecord>().Select(one => one.Id), "id"),
            ("relations", relations.Select(one => one.Id), "id"), ("evidence", relations.SelectMany(one => one.Evidence.Select(_ => one.Id)), "relation"),
        })
        {
            var file = read.GetProperty($"{table}.csv");
            Assert.Equal([file.Items("header").Count], file.Items("widths").Select(width => width.GetInt32()));
            Assert.Equal(Sorted(ids), Sorted(file.Items("rows").Texts(column)!));
            Assert.Empty(file.Items("formulas").Select(cell => cell.GetString()));
        }
        Assert.Equal(
            Sorted(records.OfType<EntityRecord>().Select(one => one.Name.Replace("'", "", StringComparison.Ordinal))),
            Sorted(read.GetProperty("entities.csv").Items("rows").Select(row => row.Text("name")!.Replace("'", "", StringComparison.Ordinal))));
    }

    /// <summary>What the schema of GEXF 1.2 asks of a file with time, for Gephi takes what it does not understand for nothing.</summary>
    [Theory]
    [InlineData("shipped")]
    [InlineData("hostile")]
    public async Task A_gexf_file_keeps_the_rules_of_its_schema(string which)
    {
        var records = ToolGraphs.Of(which);

        var file = XDocument.Load(await Export(records, "gexf")).Root!;

        var graph = file.Element(Gexf + "graph")!;
        Assert.Equal(("gexf", "1.2"), (file.Name.LocalName, file.Attribute("version")?.Value));
        Assert.Equal(("directed", "dynamic", "date"), (graph.Attribute("defaultedgetype")?.Value, graph.Attribute("mode")?.Value, graph.Attribute("timeformat")?.Value));
        Assert.Equal(["attributes", "attributes", "nodes", "edges"], graph.Elements().Select(part => part.Name.LocalName));
        foreach (var of in (string[])["node", "edge"])
        {
            var columns = graph.Elements(Gexf + "attributes").Single(one => one.Attribute("class")!.Value == of).Elements().ToDictionary(one => one.Attribute("id")!.Value, one => one.Attribute("type")!.Value);
            Assert.All(columns.Values, type => Assert.Contains(type, (string[])["string", "double"]));
            var things = graph.Element(Gexf + $"{of}s")!.Elements().ToList();
            Assert.All(things, thing => Assert.Equal(of, thing.Name.LocalName));
            Assert.Equal(things.Count, things.Select(thing => thing.Attribute("id")!.Value).Distinct().Count());
            foreach (var thing in things)
            {
                var given = thing.Elements(Gexf + "attvalues").Elements().Select(value => value.Attribute("for")!.Value).ToList();
                Assert.Equal(given.Distinct(), given);
                Assert.All(given, column => Assert.True(columns.ContainsKey(column), column));
                Assert.True(Day(thing, "start") is not { } start || Day(thing, "end") is not { } end || start <= end);
            }
        }
        Assert.Contains(graph.Element(Gexf + "edges")!.Elements(), edge => edge.Attribute("start") is not null && edge.Attribute("end") is not null);

        static DateOnly? Day(XElement thing, string name) => thing.Attribute(name) is { } day ? DateOnly.ParseExact(day.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<string> Export(IReadOnlyList<GraphRecord> records, string format)
    {
        var file = Path.Combine(folder, $"graph.{format}");
        await File.WriteAllBytesAsync(file, await LogDouble.Of(records).As(format));
        return file;
    }

    private static IEnumerable<string> Sorted(IEnumerable<string?> texts) => texts.Select(text => text ?? "").Order(StringComparer.Ordinal);

    private static string? Given(JsonElement thing, string name) => thing.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string Evidence(string json) => Evidence(JsonElement.Parse(json).Deserialize<List<EvidenceRecord>>(JsonSerializerOptions.Web)!);

    private static string Evidence(IReadOnlyList<EvidenceRecord> evidence) => string.Join('\u001e', evidence.Select(item => string.Join('\u001d', item.Source, item.Locator, item.Summary, item.Quote, item.Stance, item.Confidence)));

    /// <summary>What is a number stays one.</summary>
    private static IEnumerable<double> Numbers(IEnumerable<Dictionary<string, JsonElement>> fields) =>
        fields.SelectMany(one => one.Where(field => field.Value.ValueKind == JsonValueKind.Number).Select(field => field.Value.GetDouble())).Order();
}
