using System.Net;
using Graph.Neo4j;
using Graph.Tests.Api;

namespace Graph.Tests.Storage.Neo4j;

/// <summary>A server that is not there yet, goes, comes back, or says nothing: every answer is clear, none hangs, and no write is half there.</summary>
public sealed class StoreAwayTests(OwnServer server) : IClassFixture<OwnServer>
{
    private static readonly IReadOnlyList<GraphRecord> Records = Some.Graph(Some.Person("anna"), Some.Person("boris"), Some.Met("anna", "boris", "2024"));

    [Fact]
    public async Task The_program_starts_without_its_server_says_so_and_takes_its_graph_when_it_comes()
    {
        await server.Up();
        await server.Wiped();
        server.Down();
        using var store = server.Store(() => Records);
        await using var api = new ApiHost(store);
        foreach (var address in (string[])["/health/ready", "/v1/entities/anna", "/v1/meetings?format=csv"])
        {
            using var response = await api.Http.GetAsync(address);
            var refusal = await Refusal.Of(response);
            Assert.Equal((503, "store-unavailable", "5"), (refusal.Status, refusal.Code, response.Header("Retry-After")));
            Assert.Contains("does not answer", refusal.Detail, StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.OK, await Status(api, "/health/live"));

        await server.Up();
        await Answered(api, "/health/ready");

        Assert.Equal("boris", (await api.Http.Json("/v1/entities/anna/contacts")).Items("items")[0].Text("with", "id"));
    }

    [Fact]
    public async Task A_server_that_goes_while_it_is_asked_is_missed_and_found_again()
    {
        await server.Up();
        await using var api = await Api();
        using var down = new CancellationTokenSource(OwnServer.Patience);
        var askers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var seen = new HashSet<HttpStatusCode>();
            while (!seen.Contains(HttpStatusCode.ServiceUnavailable))
                seen.Add(await Status(api, "/v1/meetings?who=anna", down.Token));
            return seen;
        })).ToList();
        await Answered(api, "/v1/meetings?who=anna");

        server.Down();
        var answers = await Task.WhenAll(askers);
        await server.Up();
        await Answered(api, "/v1/meetings?who=anna");

        Assert.All(answers.SelectMany(seen => seen), status => Assert.Contains(status, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable, HttpStatusCode.GatewayTimeout]));
    }

    [Fact]
    public async Task A_server_that_says_nothing_makes_no_question_hang()
    {
        await server.Up();
        await using var api = await Api(("QueryTimeoutMs", "2000"));
        await Answered(api, "/v1/meetings?who=anna");

        server.Pause();
        HttpStatusCode[] answers;
        try
        {
            answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Status(api, "/v1/meetings?who=anna"))).WaitAsync(OwnServer.Patience);
        }
        finally
        {
            server.Resume();
        }
        await Answered(api, "/v1/meetings?who=anna");

        Assert.All(answers, status => Assert.Contains(status, (HttpStatusCode[])[HttpStatusCode.ServiceUnavailable, HttpStatusCode.GatewayTimeout]));
    }

    [Fact]
    public async Task A_write_that_the_server_dies_in_leaves_nothing()
    {
        await server.Up();
        using var store = await Opened();
        var before = await store.GetStats(default);

        var writing = store.Write(async graph =>
        {
            var entry = new Entry(await graph.LastEntry() + 1, "2026-01-01T00:00:00Z", "test", "import");
            await graph.Append(entry, [.. Enumerable.Range(0, 50).Select(i => Some.Person($"person-{i}")).Select((person, i) => new Change(person.Key, 1, entry, i, person))]);
            server.Down();
            return 0;
        }, default);
        var refusal = await Assert.ThrowsAsync<GraphException>(() => writing.WaitAsync(OwnServer.Patience));
        await server.Up();
        using var again = await Opened();

        Assert.Equal(GraphCode.StoreUnavailable, refusal.Code);
        Assert.Equal(AgreementTests.Json(before), AgreementTests.Json(await again.GetStats(default)));
        Assert.Equal(before.Version, await again.GetVersion(default));
    }

    [Fact]
    public async Task A_database_that_takes_no_writes_says_so()
    {
        await server.Up();
        using (await Opened())
            await server.Stopped();
        await server.Up("NEO4J_server_databases_read__only=neo4j");
        await using var way = server.Address.Open();

        var refusal = await Assert.ThrowsAsync<GraphException>(() => way.Execute("CREATE (:Thing)", new Dictionary<string, object?>(), default));

        Assert.Equal(GraphCode.StoreUnavailable, refusal.Code);
        Assert.Contains("read-only", refusal.Message, StringComparison.Ordinal);
    }

    private Task<Neo4jGraphStore> Opened() => server.Opened(() => Records);

    private async Task<ApiHost> Api(params (string Name, string Value)[] settings)
    {
        var api = new ApiHost(server.Store(() => Records), settings);
        await Answered(api, "/health/ready");
        return api;
    }

    private static Task Answered(ApiHost api, string address) => OwnServer.Until(async () => await Status(api, address) == HttpStatusCode.OK);

    private static async Task<HttpStatusCode> Status(ApiHost api, string address, CancellationToken cancel = default)
    {
        using var response = await api.Http.GetAsync(address, cancel);
        return response.StatusCode;
    }
}
