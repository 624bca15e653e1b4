using Graph.Neo4j;

namespace Graph.Tests.Storage.Neo4j;

/// <summary>A graph that another version of the program wrote is brought to this one, or refused by its number.</summary>
[Collection(RealServer.Name)]
public sealed class OlderGraphTests(RealServer real)
{
    private readonly RealServer real = real.There();

    [Fact]
    public async Task A_graph_of_the_first_version_finds_names_as_a_new_one_does()
    {
        await real.Of(Some.Graph(Some.Country("france"), Some.Person("blinken", "Antony Blinken"), Some.Office("office", "france", "Ministre")));
        await Run("MATCH (e:Entity) SET e.keys = 'old' WITH count(e) AS all MATCH (g:Graph) SET g.schema = 1");

        var store = await Neo4jGraphStore.Open(real.Server, null, default);

        Assert.Equal("name, other form", Assert.Single((await store.Search(new SearchQuestion("Tony Blinken"), default)).Items).Matched);
        Assert.Equal("office", Assert.Single((await store.Search(new SearchQuestion("French minister"), default)).Items).Id);
        Assert.Equal(3, (await real.Server.Read("MATCH (g:Graph) RETURN g.schema AS schema", new Dictionary<string, object?>(), default))[0].Long("schema"));
    }

    [Fact]
    public async Task A_graph_of_the_second_version_with_lists_that_say_nothing_is_read_as_it_stands()
    {
        await real.Of(Some.Graph(Some.Person("anna"), Some.Person("boris"), Some.Met("anna", "boris", "2024-05-01")));
        var asked = new MeetingQuestion { Who = ["anna"] };
        var now = Assert.Single((await (await Neo4jGraphStore.Open(real.Server, null, default)).FindMeetings(asked, default)).Items);
        await Run("MATCH ()-[r:MET_WITH]->() SET r.quotes = [''], r.stances = [''], r.confidences = [''], r.locators = [coalesce(r.locators[0], '')] WITH count(r) AS all MATCH (g:Graph) SET g.schema = 2");

        var store = await Neo4jGraphStore.Open(real.Server, null, default);

        Assert.Equal(WireJson.Text(now), WireJson.Text(Assert.Single((await store.FindMeetings(asked, default)).Items)));
        Assert.Equal(3, (await real.Server.Read("MATCH (g:Graph) RETURN g.schema AS schema", new Dictionary<string, object?>(), default))[0].Long("schema"));
    }

    [Fact]
    public async Task A_graph_of_a_later_version_is_refused_by_its_number_and_left_as_it_is()
    {
        await real.Of(Some.Graph(Some.Person("anna")));
        await Run("MATCH (g:Graph) SET g.schema = 99");

        var refusal = await Assert.ThrowsAsync<GraphException>(() => Neo4jGraphStore.Open(real.Server, null, default));

        Assert.Equal(GraphCode.StoreUnavailable, refusal.Code);
        Assert.Contains("99", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(99, (await real.Server.Read("MATCH (g:Graph) RETURN g.schema AS schema", new Dictionary<string, object?>(), default))[0].Long("schema"));
    }

    private Task<IReadOnlyList<ServerRow>> Run(string cypher) => real.Server.Execute(cypher, new Dictionary<string, object?>(), default);
}
