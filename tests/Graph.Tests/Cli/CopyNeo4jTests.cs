using Graph.Editing;
using Graph.Tests.Storage.Neo4j;

namespace Graph.Tests.Cli;

/// <summary>A graph moves to a server and back, and its keys are made there by the same commands.</summary>
[Collection(RealServer.Name)]
public sealed class CopyNeo4jTests(RealServer server)
{
    [Fact]
    public async Task A_graph_moves_to_a_server_and_back_without_loss()
    {
        using var temp = TempStore.Of(Repository.ShippedData());
        var (to, from) = await Ready(temp);
        var editor = new GraphEditor(temp.Store, TimeProvider.System);
        var author = new Author("anna", "Why not");
        var made = await editor.Create(Some.Person("zoe-the-new"), author, CancellationToken.None);
        await Ran.Of([.. "copy --from".Split(' '), temp.Path, .. to]);
        await editor.Merge("zoe-the-new", "emmanuel-macron", author, CancellationToken.None);

        var there = await Ran.Of(["copy", "--from", temp.Path, .. to]);
        var back = await Ran.Of(["copy", .. from, "--to", temp.Path + ".back"]);
        var exports = (await Ran.Of("export", "--store", temp.Path, "--history"), await Ran.Of("export", "--store", temp.Path + ".back", "--history"));

        Assert.Equal((0, 0), (there.Code, back.Code));
        Assert.Contains("Copied 1 entry;", there.Error, StringComparison.Ordinal);
        Assert.Equal(1, made.Version);
        Assert.Equal(exports.Item1.Output, exports.Item2.Output);
    }

    [Fact]
    public async Task A_key_is_made_listed_and_revoked_on_a_server_that_holds_a_graph_and_on_no_other()
    {
        using var temp = TempStore.Of(Some.Graph());
        var (to, _) = await Ready(temp);
        string[] store = ["--store", to[1], "--user", to[3], "--password-file", to[5]];

        var early = await Ran.Of(["keys", "create", .. store, "--role", "editor", "--name", "anna"]);
        await Ran.Of(["copy", "--from", temp.Path, .. to]);
        var made = await Ran.Of(["keys", "create", .. store, "--role", "editor", "--name", "anna"]);
        var revoked = await Ran.Of(["keys", "revoke", "anna", .. store]);
        var listed = await Ran.Of(["keys", "list", .. store]);

        Assert.Equal((4, 0, 0), (early.Code, made.Code, revoked.Code));
        Assert.Contains("There is no graph at", early.Error, StringComparison.Ordinal);
        Assert.Matches("^anna\teditor\t.*\trevoked [^\t]*Z\n$", listed.Output);
    }

    /// <summary>An empty server, and how commands name it.</summary>
    private async Task<(string[] To, string[] From)> Ready(TempStore temp)
    {
        await server.Empty();
        var address = RealServer.Address();
        await File.WriteAllTextAsync(temp.Path + ".password", address.Password + "\n");
        string[] to = ["--to", address.Uri.ToString(), "--to-user", address.User, "--to-password-file", temp.Path + ".password"];
        return (to, [.. to.Select(word => word.Replace("--to", "--from", StringComparison.Ordinal))]);
    }
}
