namespace Graph.Tests.Storage;

public abstract partial class GraphContract
{
    [Fact]
    public async Task An_empty_graph_answers_every_question_with_nothing()
    {
        var graph = await Open([]);

        Assert.Empty((await graph.Search(new SearchQuestion("anna"), default)).Items);
        Assert.Empty((await graph.ListEntities(new EntityQuestion(), default)).Items);
        Assert.Empty((await graph.FindMeetings(new MeetingQuestion(), default)).Items);
        Assert.Empty((await graph.FindCommitments(new CommitmentQuestion(), default)).Items);
        Assert.Empty((await graph.FindStatements(new StatementQuestion(), default)).Items);
        Assert.Empty((await graph.ListSources(new SourceQuestion(), default)).Items);
        Assert.Null(await graph.GetEntity("anna", null, default));

        var stats = await graph.GetStats(default);
        Assert.Equal((0, 0, 0, 0, 0), (stats.Entities.Count, stats.Relations.Count, stats.Sources, stats.Evidence, stats.Outlets.Count));
    }

    [Fact]
    public async Task The_stats_count_what_there_is_and_from_when_to_when_each_outlet_was_read()
    {
        var graph = await Open([Some.Source("a") with { Publisher = "Daily", Published = "2024-02" }, Some.Source("b") with { Publisher = "Daily", Published = "2023-12-31" }, Some.Source("c") with { Publisher = "Daily" }, Some.Source("d"),
            .. Some.People("anna", "boris"), Some.Country("france"), Some.Met("anna", "boris") with { Evidence = [Says("a"), Says("b")] }]);

        var stats = await graph.GetStats(default);

        Assert.Equal(new Dictionary<string, int> { ["country"] = 1, ["person"] = 2 }, stats.Entities);
        Assert.Equal(new Dictionary<string, int> { ["MET_WITH"] = 1 }, stats.Relations);
        Assert.Equal((4, 2), (stats.Sources, stats.Evidence));
        Assert.Equal([new Outlet("Daily", 3, "2023-12-31", "2024-02"), new Outlet(null, 1, null, null)], stats.Outlets);
    }

    [Fact]
    public async Task The_version_is_that_of_the_stats_and_reading_does_not_change_it()
    {
        var graph = await Given(Some.Person("anna"));

        var version = await graph.GetVersion(default);

        Assert.Equal(version, (await graph.GetStats(default)).Version);
        Assert.Equal(version, await graph.GetVersion(default));
    }

    [Fact]
    public async Task A_question_that_is_cancelled_ends_as_cancelled()
    {
        var graph = await Given(Some.Person("anna"));
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => graph.FindMeetings(new MeetingQuestion(), cancelled.Token));
    }
}
