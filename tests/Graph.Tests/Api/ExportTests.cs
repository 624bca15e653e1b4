using System.IO.Compression;
using System.Xml.Linq;
using Graph.Sqlite;

namespace Graph.Tests.Api;

public sealed class ExportTests : IDisposable
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private readonly string folder = Directory.CreateTempSubdirectory().FullName;
    private readonly SqliteGraphStore store;
    private readonly ApiHost host;

    public ExportTests()
    {
        store = SqliteGraphStore.Open(Path.Combine(folder, "graph.db"), () => Ndjson.ReadFolder(Path.Combine(AppContext.BaseDirectory, "data")));
        host = new ApiHost(store);
    }

    public void Dispose()
    {
        host.Dispose();
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_whole_export_reads_back_as_the_records_that_were_shipped()
    {
        var shipped = Ndjson.ReadFolder(Path.Combine(AppContext.BaseDirectory, "data"));

        var text = await host.Http.GetStringAsync("v1/export", Cancel);

        Assert.Equal(shipped.Select(record => record.Key).ToHashSet(), Ndjson.Read(text.Split('\n'), "export").Select(record => record.Key).ToHashSet());
    }

    [Theory]
    [InlineData("graphml")]
    [InlineData("gexf")]
    public async Task Every_edge_in_xml_has_its_nodes(string format)
    {
        var file = XDocument.Parse(await host.Http.GetStringAsync($"v1/export?who=sebastien-lecornu&hops=2&format={format}", Cancel));

        var nodes = file.Descendants().Where(one => one.Name.LocalName == "node").Select(one => one.Attribute("id")!.Value).ToHashSet();
        var edges = file.Descendants().Where(one => one.Name.LocalName == "edge").ToList();

        Assert.NotEmpty(edges);
        Assert.All(edges, edge => Assert.True(nodes.Contains(edge.Attribute("source")!.Value) && nodes.Contains(edge.Attribute("target")!.Value)));
    }

    [Fact]
    public async Task The_zip_has_four_tables()
    {
        await using var zip = new ZipArchive(await host.Http.GetStreamAsync("v1/export?format=csv", Cancel));

        var names = zip.Entries.Select(entry => entry.Name);

        Assert.Equal(["sources.csv", "entities.csv", "relations.csv", "evidence.csv"], names);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("-12.5", "-12.5")]
    [InlineData("plain", "plain")]
    public void A_cell_is_never_a_formula_and_a_number_stays_one(string text, string cell)
    {
        var written = Spreadsheet.Cell(text);

        Assert.Equal(cell, written);
    }
}
