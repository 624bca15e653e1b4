using System.Text;
using Graph.Tests.Domain;
using Graph.Tests.Tools;

namespace Graph.Tests.Storage.Neo4j;

/// <summary>A Cypher export is run in an empty database, statement by statement, as cypher-shell does.</summary>
[Collection(RealServer.Name)]
public sealed class ScriptTests(RealServer server)
{
    private static readonly Dictionary<string, object?> None = [];

    [Theory]
    [InlineData("shipped")]
    [InlineData("hostile")]
    public async Task A_script_makes_the_graph_that_it_was_made_from(string which)
    {
        var records = ToolGraphs.Of(which);
        var script = Encoding.UTF8.GetString(await LogDouble.Of(records).As("cypher"));
        await server.Empty();

        foreach (var statement in script.Split(";\n", StringSplitOptions.RemoveEmptyEntries))
            await server.Server.Execute(statement, None, default);

        Assert.Equal(Counts(records.OfType<RelationRecord>().Select(one => one.Type)), await Asked("MATCH ()-[r]->() RETURN type(r) AS type, count(*) AS count"));
        Assert.Equal(Counts(records.OfType<EntityRecord>().Select(one => one.Type)), await Asked("MATCH (n:Entity) RETURN n.type AS type, count(*) AS count"));
        Assert.Equal(records.OfType<SourceRecord>().Select(one => $"{one.Id}\n{one.Title}").Order(StringComparer.Ordinal), await Texts("MATCH (n:Source) RETURN n.id + '\n' + n.title AS text"));
        Assert.Equal(
            records.OfType<EntityRecord>().Select(one => string.Join('\n', [one.Id, one.Name, one.Description, .. one.Aliases])).Order(StringComparer.Ordinal),
            await Texts("MATCH (n:Entity) RETURN n.id + '\n' + n.name + '\n' + coalesce(n.description, '') + reduce(t = '', a IN n.aliases | t + '\n' + a) AS text"));
        Assert.Equal(
            records.OfType<RelationRecord>().Select(one => $"{one.Id}\n{one.From}\n{one.To}\n{one.Evidence.Count}\n{one.Evidence[^1].Source}").Order(StringComparer.Ordinal),
            await Texts("MATCH (a)-[r]->(b) RETURN r.id + '\n' + a.id + '\n' + b.id + '\n' + size(r.evidence) + '\n' + r.sources[-1] AS text"));
        await server.Empty();
    }

    private static IEnumerable<(string, int)> Counts(IEnumerable<string> types) => types.CountBy(type => type).Select(one => (one.Key, one.Value)).Order();

    private async Task<IEnumerable<(string, int)>> Asked(string question) => (await server.Server.Read(question, None, default)).Select(row => (row.Text("type"), row.Int("count"))).Order();

    private async Task<IEnumerable<string>> Texts(string question) => (await server.Server.Read(question, None, default)).Select(row => row.Text("text")).Order(StringComparer.Ordinal);
}
