namespace Graph.Tests.Storage.Neo4j;

[Collection(RealServer.Name)]
public sealed class Neo4jExportTests(RealServer server)
{
    [Fact]
    public async Task Both_stores_give_the_same_files()
    {
        using var temp = TempStore.Of(Repository.ShippedData());
        var graph = await server.Of(Repository.ShippedData());

        foreach (var format in Export.Formats.Keys.Where(format => format != "csv"))
            Assert.Equal(await temp.Store.As(format), await graph.As(format));
        Assert.Equal(await temp.Store.As("ndjson", new() { Who = ["sebastien-lecornu"], Hops = 2 }), await graph.As("ndjson", new() { Who = ["sebastien-lecornu"], Hops = 2 }));
    }
}
