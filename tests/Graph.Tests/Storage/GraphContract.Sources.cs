namespace Graph.Tests.Storage;

public abstract partial class GraphContract
{
    [Fact]
    public async Task A_source_is_as_it_was_recorded_and_knows_how_much_rests_on_it()
    {
        var recorded = new SourceRecord
        {
            Id = "le-monde", Title = "« Rien n'est exclu »", Publisher = "Le Monde", Author = "A. Nom", Published = "2024-02-27", Url = "https://example.org/1?a=b&c=d", ArchivedUrl = "https://archive.example.org/1",
            Language = "fr", Licence = "all rights reserved", Retrieved = "2024-03-01",
        };
        var graph = await Given([recorded, .. Some.People("anna", "boris"), Some.Met("anna", "boris") with { Evidence = [Says("le-monde"), Says("le-monde"), Says(Some.Report)] }]);

        var source = await graph.GetSource("le-monde", default);

        Assert.Equal(new Source("le-monde", recorded.Title, "Le Monde", "A. Nom", "2024-02-27", recorded.Url, recorded.ArchivedUrl, "fr", "all rights reserved", "2024-03-01", 1), source);
    }

    [Fact]
    public async Task Sources_come_by_the_day_they_were_published_and_undated_ones_last()
    {
        var graph = await Open([Some.Source("a-undated"), Some.Source("b-late") with { Published = "2024-03" }, Some.Source("c-early") with { Published = "2024-02-29" }]);

        var all = await graph.ListSources(new SourceQuestion(), default);
        var inMarch = await graph.ListSources(new SourceQuestion { When = DateRange.Of("2024-03-31", null) }, default);

        Assert.Equal(["c-early", "b-late", "a-undated"], all.Items.Select(source => source.Id));
        Assert.Equal(["b-late"], inMarch.Items.Select(source => source.Id));
    }

    [Fact]
    public async Task A_claim_rests_on_a_source_alone_when_no_other_supports_it()
    {
        var graph = await Given([Some.Source("second"), .. Some.People("anna", "boris", "carla", "dario"), Some.Met("anna", "boris"),
            Some.Met("anna", "carla") with { Evidence = [Says(Some.Report), Says("second")] }, Some.Met("anna", "dario") with { Evidence = [Says(Some.Report), Says("second") with { Stance = "disputes" }] },
            Some.Met("boris", "carla") with { Evidence = [Says("second")] }]);

        var all = await graph.ListClaims(new ClaimQuestion(Some.Report), default);
        var alone = await graph.ListClaims(new ClaimQuestion(Some.Report) { Alone = true }, default);

        Assert.Equal([("anna--met-with--boris", true), ("anna--met-with--carla", false), ("anna--met-with--dario", true)], all!.Items.Select(claim => (claim.Relation.Id, claim.Alone)));
        Assert.Equal(["anna--met-with--boris", "anna--met-with--dario"], alone!.Items.Select(claim => claim.Relation.Id));
    }

    [Fact]
    public async Task A_source_that_is_not_there_has_no_claims_and_one_that_is_may_have_none()
    {
        var graph = await Given(Some.Person("anna"));

        foreach (var id in (string[])["nothing", "anna", ""])
        {
            Assert.Null(await graph.GetSource(id, default));
            Assert.Null(await graph.ListClaims(new ClaimQuestion(id), default));
        }
        Assert.Empty((await graph.ListClaims(new ClaimQuestion(Some.Report), default))!.Items);
    }

    private static EvidenceRecord Says(string source) => new() { Source = source, Summary = $"{source} says so." };
}
