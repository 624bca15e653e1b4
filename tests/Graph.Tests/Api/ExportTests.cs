using System.IO.Compression;
using System.Net;
using System.Xml.Linq;

namespace Graph.Tests.Api;

public sealed class ExportTests(Shipped shipped)
{
    [Fact]
    public async Task A_whole_export_reads_back_as_the_records_that_were_shipped()
    {
        var keys = Repository.ShippedData().Select(record => record.Key).ToHashSet();

        var text = await shipped.Http.GetStringAsync("/v1/export");

        Assert.Equal(keys, Ndjson.Read(text.Split('\n'), "export").Select(record => record.Key).ToHashSet());
    }

    [Theory]
    [InlineData("graphml")]
    [InlineData("gexf")]
    public async Task Every_edge_in_xml_has_its_nodes(string format)
    {
        var file = XDocument.Parse(await shipped.Http.GetStringAsync($"/v1/export?who=sebastien-lecornu&hops=2&format={format}"));

        var nodes = file.Descendants().Where(one => one.Name.LocalName == "node").Select(one => one.Attribute("id")!.Value).ToHashSet();
        var edges = file.Descendants().Where(one => one.Name.LocalName == "edge").ToList();

        Assert.NotEmpty(edges);
        Assert.All(edges, edge => Assert.True(nodes.Contains(edge.Attribute("source")!.Value) && nodes.Contains(edge.Attribute("target")!.Value)));
    }

    [Fact]
    public async Task The_zip_has_four_tables()
    {
        await using var zip = new ZipArchive(await shipped.Http.GetStreamAsync("/v1/export?format=csv"));

        var names = zip.Entries.Select(entry => entry.Name);

        Assert.Equal(["sources.csv", "entities.csv", "relations.csv", "evidence.csv"], names);
    }

    [Fact]
    public async Task Every_format_is_a_file_of_its_media_type_and_of_a_version_of_the_data()
    {
        var version = (await shipped.Ask("/v1/stats")).Text("version");

        foreach (var (format, (type, extension, _)) in Export.Formats)
        {
            using var response = await shipped.Http.GetAsync($"/v1/export?format={format}");

            Assert.Equal((HttpStatusCode.OK, type), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
            Assert.Equal((version, "no-store", $"attachment; filename=\"graph.{extension}\""), (response.Header("Data-Version"), response.Header("Cache-Control"), response.Header("Content-Disposition")));
        }
    }

    [Fact]
    public async Task A_name_and_the_id_that_it_means_give_the_same_file()
    {
        var named = await shipped.Http.GetStringAsync("/v1/export?who=S%C3%A9bastien+Lecornu&type=PARTICIPATED_IN");
        var byId = await shipped.Http.GetStringAsync("/v1/export?who=sebastien-lecornu&type=PARTICIPATED_IN");

        Assert.Contains("\"record\":\"relation\"", byId, StringComparison.Ordinal);
        Assert.Equal(byId, named);
    }
}
