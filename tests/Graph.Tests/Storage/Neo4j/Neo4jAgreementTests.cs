using CsCheck;

namespace Graph.Tests.Storage.Neo4j;

[Collection(RealServer.Name)]
public sealed class Neo4jAgreementTests(RealServer server)
{
    [Fact]
    public Task Both_stores_answer_and_refuse_alike() => Gen.Select(AnyGraph.Records, AgreementTests.Paged.Array[40], AgreementTests.Whole.Array[40]).SampleAsync(async (records, questions, wholes) =>
    {
        using var temp = TempStore.Of(records);
        var graph = await server.Of(records);

        foreach (var question in questions.Concat(wholes))
            Assert.Equal(await AgreementTests.Answer(temp.Store, question), await AgreementTests.Answer(graph, question));
        foreach (var id in (string[])[.. AnyGraph.All, "first", "r1", "r2", "nothing"])
            Assert.Equal(await AgreementTests.Answers(temp.Store, id), await AgreementTests.Answers(graph, id));
        Assert.Equal(AgreementTests.Json(await temp.Store.GetStats(default) with { Version = "" }), AgreementTests.Json(await graph.GetStats(default) with { Version = "" }));
    }, iter: 15, threads: 1);
}
