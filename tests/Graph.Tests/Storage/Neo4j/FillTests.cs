using Graph.Neo4j;

namespace Graph.Tests.Storage.Neo4j;

/// <summary>A first write that is too large for one transaction is kept in parts, and nobody takes a part of it for the graph.</summary>
[Collection(RealServer.Name)]
public sealed class FillTests(RealServer server)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly IReadOnlyList<GraphRecord> Records = Some.Graph(Some.Person("anna"), Some.Person("boris"), Some.Person("carla"), Some.Met("anna", "boris", "2024"), Some.Met("anna", "carla", "2025"));

    [Fact]
    public async Task While_a_graph_is_filled_every_question_is_refused()
    {
        var (graph, other) = (await InParts(), new Neo4jGraphStore(server.Server));
        var refusals = new List<GraphException>();

        await graph.Write(async writing =>
        {
            await Fill(writing);
            foreach (var asking in (Func<Task>[])
            [
                () => other.GetVersion(default), () => other.GetStats(default), () => other.FindMeetings(new MeetingQuestion(), default), () => other.ReadEntries(0, 10, default),
                () => other.ReadRecord(new(RecordKind.Entity, "anna"), default), () => other.ReadRecords(RecordKind.Entity, "", 10, default), () => other.ReadChangesAbout([], null, 10, default),
                () => Neo4jGraphStore.Open(server.Server, null, default),
            ])
                refusals.Add(await Assert.ThrowsAsync<GraphException>(asking));
            return true;
        }, default);

        Assert.All(refusals, refusal => Assert.Equal((GraphCode.StoreUnavailable, "The graph is being filled: it answers when all of it is there."), (refusal.Code, refusal.Message)));
        Assert.Equal(2, (await other.FindMeetings(new MeetingQuestion { Who = ["anna"] }, default)).Items.Count);
        Assert.Equal(1, (await other.ReadEntries(0, 10, default)).Single().Number);
        await other.Add([Some.Person("dora")]);
    }

    [Fact]
    public async Task A_fill_that_fails_leaves_an_empty_graph_with_its_keys_and_can_be_tried_again()
    {
        var graph = await InParts();
        await graph.AddKey(new ApiKey("marie", "editor", "hash", "2026-01-01T00:00:00Z", null, null), default);

        await Assert.ThrowsAsync<InvalidDataException>(() => graph.Write<bool>(async writing =>
        {
            await Fill(writing);
            throw new InvalidDataException("The file ends in the middle of a line.");
        }, default));
        var left = await Nodes();
        await graph.Write(Fill, default);

        Assert.Equal(["ApiKey", "Graph"], left);
        Assert.Equal(2, (await graph.FindMeetings(new MeetingQuestion { Who = ["anna"] }, default)).Items.Count);
    }

    [Fact]
    public async Task What_a_killed_fill_has_left_is_taken_away_by_whoever_asks()
    {
        var graph = await InParts();
        await graph.Write(Fill, default);
        await Left();

        var refusal = await Assert.ThrowsAsync<GraphException>(() => graph.GetStats(default));
        using var limit = new CancellationTokenSource(Patience);
        while ((await Nodes()).Count > 1 || !await Answers(graph))
            await Task.Delay(20, limit.Token);

        Assert.Contains("broken off", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, (await graph.GetStats(default)).Sources);
    }

    [Fact]
    public async Task What_a_killed_fill_has_left_is_taken_away_at_the_next_start_which_fills_it_again()
    {
        await (await InParts()).Write(Fill, default);
        await Left();

        var graph = await Neo4jGraphStore.Open(server.Server, () => Some.Graph(Some.Person("dora")), default);

        Assert.Equal(["dora"], (await graph.ListEntities(new EntityQuestion(), default)).Items.Select(entity => entity.Id));
    }

    [Fact]
    public async Task A_fill_that_was_taken_for_dead_writes_no_further()
    {
        await server.Of(null);

        var refusal = await Assert.ThrowsAsync<GraphException>(() => server.Server.Write(async transaction =>
        {
            var filling = new Filling(transaction) { PartMax = 1 };
            await filling.Wrote(1);
            await transaction.Keep();
            await Left();
            await Filling.TakeAway(server.Server, default);
            await filling.Wrote(1);
            return await transaction.Run("CREATE (:Entity)", new Dictionary<string, object?>());
        }, default));

        Assert.Contains("fill it again", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(["Graph"], await Nodes());
    }

    /// <summary>An empty graph whose first write is kept two records at a time.</summary>
    private async Task<Neo4jGraphStore> InParts()
    {
        await server.Of(null);
        return new Neo4jGraphStore(server.Server) { FillPartMax = 2 };
    }

    private static async Task<bool> Fill(IGraphWriting writing)
    {
        var entry = new Entry(1, "2026-01-01T00:00:00Z", "a test", "import");
        await writing.Append(entry, [.. Records.Select((record, i) => new Change(record.Key, 1, entry, i, record))]);
        return true;
    }

    /// <summary>As a program leaves it that is killed in the middle of a fill, and is not heard of for long.</summary>
    private Task<IReadOnlyList<ServerRow>> Left() => server.Server.Execute("MATCH (g:Graph) SET g.filling = coalesce(g.filling, 'somebody'), g.filledAt = 0", new Dictionary<string, object?>(), default);

    private async Task<List<string>> Nodes() =>
        [.. (await server.Server.Read("MATCH (n) RETURN DISTINCT labels(n)[0] AS label ORDER BY label", new Dictionary<string, object?>(), default)).Select(row => row.Text("label"))];

    private static async Task<bool> Answers(Neo4jGraphStore graph)
    {
        try
        {
            await graph.GetVersion(default);
            return true;
        }
        catch (GraphException)
        {
            return false;
        }
    }
}
