using Graph.Tests.Api;

namespace Graph.Tests.Cli;

public sealed class KeysCommandTests
{
    [Fact]
    public async Task The_program_writes_the_key_alone_to_standard_output_and_a_service_takes_it()
    {
        using var temp = TempStore.Of(Some.Graph());
        using var host = new ApiHost(temp.Store, ("ReadKeyRequired", "true"));

        using var program = Ran.Start("keys", "create", "--store", temp.Path, "--role", "reader", "--name", "Bruno Müller");
        var ran = await Ran.End(program);
        using var response = await host.Http.Bearing(ran.Output.TrimEnd('\n'), "/v1/stats");

        Assert.Equal(0, ran.Code);
        Assert.Matches("^graph_[A-Za-z0-9_-]{43}\n$", ran.Output);
        Assert.Contains("'Bruno Müller', role reader", ran.Error, StringComparison.Ordinal);
        Assert.Equal(200, (int)response.StatusCode);
    }

    [Fact]
    public async Task A_key_is_listed_without_itself_and_a_revoked_one_stays_on_the_list()
    {
        using var temp = TempStore.Of(Some.Graph());
        var key = (await Ran.Of("keys", "create", "--store", temp.Path, "--role", "editor", "--name", "anna")).Output.Trim();

        var before = await Ran.Of("keys", "list", "--store", temp.Path);
        var revoked = await Ran.Of("keys", "revoke", "anna", "--store", temp.Path);
        var after = await Ran.Of("keys", "list", "--store", temp.Path);

        Assert.Matches("^anna\teditor\tmade [^\t]+Z\tnever used\tcounts\n$", before.Output);
        Assert.Matches("^anna\teditor\tmade [^\t]+Z\tnever used\trevoked [^\t]+Z\n$", after.Output);
        Assert.Equal((0, "", "The key of 'anna' is revoked.\n"), (revoked.Code, revoked.Output, revoked.Error));
        Assert.DoesNotContain(Keys.Hash(key), before.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_is_given_once_even_when_its_key_was_revoked()
    {
        using var temp = TempStore.Of(Some.Graph());
        string[] create = ["keys", "create", "--store", temp.Path, "--role", "editor", "--name", "anna"];
        await Ran.Of(create);
        await Ran.Of("keys", "revoke", "anna", "--store", temp.Path);

        var again = await Ran.Of(create);

        Assert.Equal((1, ""), (again.Code, again.Output));
        Assert.Contains("'anna' already", again.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "1 to 60")]
    [InlineData(" anna", "1 to 60")]
    [InlineData("an\nna", "1 to 60")]
    public async Task A_name_that_would_spoil_the_history_is_refused(string name, string said)
    {
        using var temp = TempStore.Of(Some.Graph());

        var ran = await Ran.Of("keys", "create", "--store", temp.Path, "--role", "editor", "--name", name);

        Assert.Equal((1, ""), (ran.Code, ran.Output));
        Assert.Contains(said, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_nobody_made_is_not_revoked()
    {
        using var temp = TempStore.Of(Some.Graph());

        var ran = await Ran.Of("keys", "revoke", "nobody", "--store", temp.Path);

        Assert.Equal(1, ran.Code);
        Assert.Contains("no key named 'nobody'", ran.Error, StringComparison.Ordinal);
    }
}
