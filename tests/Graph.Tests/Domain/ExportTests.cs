using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Graph.Editing;
using Graph.Tests.Api;

namespace Graph.Tests.Domain;

/// <summary>What stands in an exported file, whatever it is sent by.</summary>
public sealed partial class ExportTests
{
    public static TheoryData<string> Formats => new(Export.Formats.Keys);

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Two_relations_of_one_type_between_one_pair_are_kept_apart(string format)
    {
        var met = Some.Met("anna", "boris", "2024");
        using var temp = TempStore.Of(Some.Graph([.. Some.People("anna", "boris"), met with { Id = "first" }, met with { Id = "second" }]));

        var file = await temp.Store.As(format);

        Assert.Equal(["first", "second"], Relations(format, file));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task No_text_breaks_a_file(string format)
    {
        // not as data of the theory, where half a character would be lost on the way
        foreach (var text in (string[])["a\0b\u0001\u001b\u007f\u0085\ufffe\uffff", "half \ud83d or \ude00 of one", "\"'`\\ <&> ]]> -->\r\n\t\u2028 . ; # } ) 😀 \\u0041 ${a}"])
        {
            var graph = LogDouble.Of([Some.Source() with { Title = text }, Some.Person("anna", text, text) with { Description = text }, Some.Person("boris"), Some.Met("anna", "boris") with { Evidence = [new() { Source = Some.Report, Summary = text, Quote = text }] }]);

            var file = await graph.As(format);

            Assert.Equal(["anna--met-with--boris"], Relations(format, file));
            if (format != "csv")
                Assert.DoesNotMatch(Control(), new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file).Replace("\n", "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_record_is_one_line_of_ndjson_and_what_no_text_can_hold_is_replaced()
    {
        var lines = Lines(await LogDouble.Of([Some.Person("anna", "a\r\nb\u2028"), Some.Person("boris", "half \ud83d")]).As("ndjson"));

        Assert.Equal(["a\r\nb\u2028", "half \ufffd"], lines.Select(line => JsonElement.Parse(line).Text("name")));
    }

    [Fact]
    public async Task A_filter_gives_its_part_with_the_ends_and_sources_that_it_needs()
    {
        using var temp = TempStore.Of(Some.Graph(
        [
            Some.Source("other"), .. Some.People("anna", "boris", "carla", "dora"), Some.Country("france"), Some.Place("hall", "france"), Some.Place("shed"),
            Some.Met("anna", "boris", "2024", ("place", "hall")), Some.Met("boris", "carla", "2025") with { Evidence = [new() { Source = "other", Summary = "They met." }] }, Some.Met("carla", "dora", "2026"),
        ]));

        Assert.Equal(["report", "anna", "boris", "france", "hall", "anna--met-with--boris"], await Ids(temp, new() { Who = ["anna"] }));
        Assert.Equal(["other", "report", "anna", "boris", "carla", "france", "hall", "anna--met-with--boris", "boris--met-with--carla"], await Ids(temp, new() { Who = ["anna"], Hops = 2 }));
        Assert.Equal(["other", "boris", "carla", "boris--met-with--carla"], await Ids(temp, new() { Sources = ["other"] }));
        Assert.Equal(["report", "carla", "dora", "carla--met-with--dora"], await Ids(temp, new() { When = DateRange.Of("2026", null) }));
        Assert.Equal(["anna"], await Ids(temp, new() { Who = ["anna"], Types = [Schema.Said] }));
    }

    [Fact]
    public async Task An_export_imported_into_an_empty_graph_gives_the_same_file()
    {
        using var temp = TempStore.Of(Repository.ShippedData());
        using var empty = TempStore.Of([]);
        var file = await temp.Store.As("ndjson");

        var report = await new GraphEditor(empty.Store, TimeProvider.System).Import(Lines(file).ToAsyncEnumerable(), false, false, new("a test"), null, default);

        Assert.Equal((0, 0), (report.Changed, report.Refused));
        Assert.Equal(Encoding.UTF8.GetString(file), Encoding.UTF8.GetString(await empty.Store.As("ndjson")));
    }

    [Fact]
    public async Task What_is_written_while_a_file_is_made_is_left_out_and_what_is_removed_is_given_all_the_same()
    {
        using var temp = TempStore.Of(Some.Graph([.. Some.People(Enumerable.Range(0, 1300).Select(n => $"person-{n:0000}")), .. Enumerable.Range(0, 600).Select(n => Some.Met($"person-{n:0000}", "person-1299"))]));
        var editor = new GraphEditor(temp.Store, TimeProvider.System);
        var author = new Author("a test", "to see what a reader sees");
        var before = await temp.Store.As("ndjson");
        var pages = 0;
        var written = StoreDouble.After(temp.Store, async method =>
        {
            if (method != nameof(IGraphLog.ReadRecords))
                return;
            pages++;
            await editor.Create(Some.Person($"person-0{pages}00-new"), author, default);
            await editor.Replace(Some.Person($"person-1{pages:00}0", "Renamed"), 1, author, default);
            // one that was given already, one in the middle, and the very last of those that nothing rests on
            foreach (var id in (string[])[$"person-06{pages:00}", $"person-09{pages:00}", $"person-{1299 - pages:0000}"])
                await editor.Remove(new(RecordKind.Entity, id), 1, author, default);
            await editor.Remove(new(RecordKind.Relation, $"person-{600 - pages:0000}--met-with--person-1299"), 1, author, default);
        });

        var file = await written.As("ndjson");

        Assert.True(pages > 5);
        Assert.Equal(Encoding.UTF8.GetString(before), Encoding.UTF8.GetString(file));
        Assert.NotEqual(before, await temp.Store.As("ndjson"));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("-1+cmd|' /C calc'!A0", "'-1+cmd|' /C calc'!A0")]
    [InlineData("-", "'-")]
    [InlineData("+33 1 42", "'+33 1 42")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "\t'=1")]
    [InlineData(" =1+1", " '=1+1")]
    [InlineData("\"=1+1&\"", "\"'=1+1&\"")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("one;=1+1;two", "one;'=1+1;two")]
    [InlineData("one\n+1\r\n-2; @x; 2-1", "one\n'+1\r\n'-2; '@x; 2-1")]
    [InlineData("a - b = c", "a - b = c")]
    [InlineData("-1.5E-07", "-1.5E-07")]
    [InlineData("-12.5", "-12.5")]
    [InlineData("plain", "plain")]
    [InlineData(null, "")]
    public void A_cell_is_never_a_formula_and_a_number_stays_one(string? text, string cell)
    {
        var written = Spreadsheet.Cell(text);

        Assert.Equal(cell, written);
    }

    private static async Task<IEnumerable<string>> Ids(TempStore temp, ExportPart part) => Lines(await temp.Store.As("ndjson", part)).Select(line => JsonElement.Parse(line).Text("id")!);

    private static string[] Lines(byte[] file) => Encoding.UTF8.GetString(file).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The ids of relations, read as the reader of such a file would.</summary>
    private static IEnumerable<string> Relations(string format, byte[] file)
    {
        var text = Encoding.UTF8.GetString(file);
        return format switch
        {
            "ndjson" => Lines(file).Select(line => JsonElement.Parse(line)).Where(one => one.Text("record") == "relation").Select(one => one.Text("id")!),
            "csv" => Unzipped(file, "relations.csv").Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(',')[0]),
            "graphml" or "gexf" => XDocument.Load(new MemoryStream(file)).Descendants().Where(one => one.Name.LocalName == "edge").Select(edge => edge.Attribute("id")!.Value),
            "turtle" => TurtleRelation().Matches(text).Select(match => match.Groups[1].Value),
            "jsonld" => JsonElement.Parse(text).Items("@graph").Texts("@id").Where(id => id!.StartsWith("urn:graph:relation:", StringComparison.Ordinal)).Select(id => id!.Split(':')[^1]),
            "ftm" => Lines(file).Select(line => JsonElement.Parse(line).Text("id")!).Where(id => id.StartsWith("Relation-", StringComparison.Ordinal)).Select(id => id["Relation-".Length..]),
            _ => CypherRelation().Matches(text).Select(match => match.Groups[1].Value),
        };
    }

    private static string Unzipped(byte[] file, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var reader = new StreamReader(zip.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    [GeneratedRegex("^<urn:graph:relation:([^>]*)> a rdf:Statement, [^\n]* \\.$", RegexOptions.Multiline)]
    private static partial Regex TurtleRelation();

    [GeneratedRegex("^MATCH [^\n]*CREATE \\(a\\)-\\[:MET_WITH \\{`id`: '([^']*)'[^\n]*;$", RegexOptions.Multiline)]
    private static partial Regex CypherRelation();

    [GeneratedRegex("[\\x00-\\x08\\x0b-\\x1f]")]
    private static partial Regex Control();
}
