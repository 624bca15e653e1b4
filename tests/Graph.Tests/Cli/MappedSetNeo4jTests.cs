using Graph.Tests.Storage.Neo4j;

namespace Graph.Tests.Cli;

/// <summary>A public set by the mapping that ships, into a graph on a server.</summary>
[Collection(RealServer.Name)]
public sealed class MappedSetNeo4jTests(RealServer server)
{
    [Fact]
    public async Task A_set_comes_in_on_a_server_as_in_a_file_and_a_second_time_changes_nothing()
    {
        var table = SharedData.Files("ministers-diary-nl", "ollongren-2022-2023.csv")[0];
        var store = await server.Of(Repository.ShippedData());
        using var file = TempStore.Of(Repository.ShippedData());
        var address = RealServer.Address();
        await File.WriteAllTextAsync(file.Path + ".password", address.Password);
        string[] import = ["import", "--mapping", Repository.File("docs", "mappings", "dutch-ministers-diary.yaml"), table, "--store"];
        string[] there = [.. import, address.Uri.ToString(), "--user", address.User, "--password-file", file.Path + ".password"];

        var (ran, here) = (await Ran.Of(there), await Ran.Of([.. import, file.Path]));
        var version = await store.GetVersion(default);
        var again = await Ran.Of(there);

        Assert.Equal((0, 0), (ran.Code, again.Code));
        Assert.Equal(here.Output, ran.Output);
        Assert.Contains("\n0 made, 0 changed, 0 removed", again.Error, StringComparison.Ordinal);
        Assert.Equal(version, await store.GetVersion(default));
    }
}
