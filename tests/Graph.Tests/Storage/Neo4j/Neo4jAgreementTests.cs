using System.Text.RegularExpressions;
using CsCheck;
using Graph.Neo4j;

namespace Graph.Tests.Storage.Neo4j;

[Collection(RealServer.Name)]
public sealed partial class Neo4jAgreementTests(RealServer server)
{
    private readonly RealServer server = server.There();

    /// <summary>In one transaction, or in parts of so many records as a large one is: of the graph, nothing tells how it was filled.</summary>
    private static readonly Gen<int> Part = Gen.OneOf(Gen.Const(int.MaxValue), Gen.Int[1, 7]);

    [Fact]
    public Task Both_stores_answer_and_refuse_alike() => Gen.Select(AnyGraph.Records, AgreementTests.Paged.Array[40], AgreementTests.Whole.Array[40], Part).SampleAsync(async (records, questions, wholes, part) =>
    {
        using var temp = TempStore.Of(records);
        await server.Of(null);
        var graph = new Neo4jGraphStore(server.Server) { FillPartMax = part };
        await graph.Write(async writing =>
        {
            await Seed.Write(writing, records, "shipped data", DateTimeOffset.UtcNow);
            return true;
        }, default);

        foreach (var question in questions.Concat(wholes))
            Assert.Equal(Lasting(await AgreementTests.Answer(temp.Store, question)), Lasting(await AgreementTests.Answer(graph, question)));
        foreach (var id in (string[])[.. AnyGraph.All, "first", "r1", "r2", "nothing"])
            Assert.Equal((await AgreementTests.Answers(temp.Store, id)).Select(Lasting), (await AgreementTests.Answers(graph, id)).Select(Lasting));
        Assert.Equal(AgreementTests.Json(await temp.Store.GetStats(default) with { Version = "" }), AgreementTests.Json(await graph.GetStats(default) with { Version = "" }));
    }, iter: 15, threads: 1);

    /// <summary>The two are filled one after the other, and not always within one second.</summary>
    private static string Lasting(string answer) => Recorded().Replace(answer, "");

    [GeneratedRegex("\"recorded\":\"[^\"]*\"")]
    private static partial Regex Recorded();
}
