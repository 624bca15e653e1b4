namespace Graph.Tests.Storage;

public abstract partial class GraphContract
{
    [Fact]
    public async Task A_chain_names_for_each_hop_the_meeting_its_basis_and_who_says_so()
    {
        var graph = await Given([.. Some.People("anna", "boris", "carla"), Some.Met("boris", "anna", "2024-02"), .. Some.Meeting("talks", "2024-03-04", "boris", "carla")]);

        var paths = await graph.FindPaths(new PathQuestion("anna", "carla"), default);

        Assert.Equal((2, 2, 1L), (paths.Hops, paths.Searched, paths.Total));
        var chain = Assert.Single(paths.Chains);
        Assert.Equal([("anna", "boris", "boris--met-with--anna", "boris met anna", "stated", "2024-02", 2), ("boris", "carla", "talks", "talks", "meeting", "2024-03-04", 2)],
            chain.Hops.Select(hop => (hop.From.Id, hop.To.Id, hop.Id, hop.Name, hop.Basis, hop.Date, hop.Among)));
        Assert.Equal(["boris MET_WITH anna."], chain.Hops[0].Evidence.Select(item => item.Summary));
        Assert.Equal(["boris PARTICIPATED_IN talks.", "carla PARTICIPATED_IN talks."], chain.Hops[1].Evidence.Select(item => item.Summary));
    }

    [Fact]
    public async Task A_chain_through_forty_guests_comes_after_one_through_a_meeting_of_two()
    {
        var guests = Enumerable.Range(10, 38).Select(i => $"guest-{i}").ToList();
        var graph = await Given([.. Some.People(["anna", "boris", "aaron", .. guests, "zoe"]), .. Some.Meeting("large", "2024-02-26", ["anna", "aaron", .. guests]), Some.Met("aaron", "boris"), Some.Met("anna", "zoe"), Some.Met("zoe", "boris")]);

        var paths = await graph.FindPaths(new PathQuestion("anna", "boris"), default);

        Assert.Equal([("zoe", 4), ("aaron", 42)], paths.Chains.Select(chain => (chain.Hops[0].To.Id, chain.Among)));
    }

    [Fact]
    public async Task Of_several_meetings_of_two_a_hop_is_that_of_the_fewest_then_what_is_stated_then_the_latest()
    {
        var graph = await Given([.. Some.People("anna", "boris", "carla"), .. Some.Meeting("of-three", "2025", "anna", "boris", "carla"), .. Some.Meeting("of-two", "2024", "anna", "boris"),
            Some.Met("anna", "boris", "2022"), Some.Met("boris", "anna", "2023"), Some.Met("carla", "anna")]);

        var hop = Assert.Single(Assert.Single((await graph.FindPaths(new PathQuestion("anna", "boris"), default)).Chains).Hops);

        Assert.Equal(("boris--met-with--anna", "2023", 2), (hop.Id, hop.Date, hop.Among));
    }

    [Fact]
    public async Task A_summit_ties_its_guests_only_when_that_is_asked_for()
    {
        var graph = await Given([.. Some.People("anna", "boris"), Some.Event("summit", "2024-02-26", "summit"), Some.TookPart("anna", "summit"), Some.TookPart("boris", "summit")]);

        var met = await graph.FindPaths(new PathQuestion("anna", "boris"), default);
        var attended = await graph.FindPaths(new PathQuestion("anna", "boris") { Bases = [Basis.Attended] }, default);

        Assert.Equal((null, 6, 0L), (met.Hops, met.Searched, met.Total));
        Assert.Empty(met.Chains);
        Assert.Equal("attended", Assert.Single(Assert.Single(attended.Chains).Hops).Basis);
    }

    [Fact]
    public async Task What_is_planned_or_only_disputed_leads_nowhere()
    {
        var graph = await Given([.. Some.People("anna", "boris"), Some.Event("talks", "2030", status: "planned"), Some.TookPart("anna", "talks"), Some.TookPart("boris", "talks"),
            Some.Met("anna", "boris") with { Evidence = [new EvidenceRecord { Source = Some.Report, Summary = "No.", Stance = "disputes" }] }]);

        Assert.Empty((await graph.FindPaths(new PathQuestion("anna", "boris"), default)).Chains);
        Assert.Empty((await graph.FindPaths(new PathQuestion("anna", "boris") { Bases = [], Types = [Schema.MetWith] }, default)).Chains);
    }

    [Fact]
    public async Task Two_ministers_of_one_country_are_not_tied_by_standing_for_it()
    {
        var graph = await Given([Some.Country("france"), .. Some.People("anna", "boris", "carla", "dario"), Some.Office("minister", "france"), Some.Office("chair", "france"),
            .. Some.Meeting("one", "2024", "anna", "carla"), Some.TookPart("boris", "two", ("as", "chair")), Some.Event("two", "2024"), Some.TookPart("dario", "two"),
            Some.TookPart("anna", "three", ("as", "minister")), Some.Event("three", "2023"), Some.TookPart("carla", "three")]);

        var between = await graph.FindPaths(new PathQuestion("carla", "dario"), default);
        var ofTheCountry = await graph.FindPaths(new PathQuestion("france", "dario"), default);

        Assert.Empty(between.Chains);
        var hop = Assert.Single(Assert.Single(ofTheCountry.Chains).Hops);
        Assert.Equal(("two", "representative", null), (hop.Id, hop.FromVia, hop.ToVia));
    }

    [Fact]
    public async Task A_holder_who_is_not_named_is_a_link_and_said_to_be_one()
    {
        var graph = await Given([Some.Country("france"), Some.Office("minister", "france"), .. Some.People("anna", "boris", "carla"), Some.Holds("boris", "minister", "2024-01-01"),
            .. Some.Meeting("talks", "2024-03-04", "anna", "minister"), Some.Met("boris", "carla", "2024-03-05")]);

        var chain = Assert.Single((await graph.FindPaths(new PathQuestion("anna", "carla"), default)).Chains);

        Assert.Equal([("talks", null, "office"), ("boris--met-with--carla", null, (string?)null)], chain.Hops.Select(hop => (hop.Id, hop.FromVia, hop.ToVia)));
    }

    [Fact]
    public async Task Relations_are_hops_either_way_when_their_types_are_named()
    {
        var graph = await Given(Some.Person("anna"), Some.Office("minister"), Some.Country("france"), Some.Holds("anna", "minister", "2020"), Some.Relation(Schema.OfficeOf, "minister", "france"), Some.Person("boris"), Some.Holds("boris", "minister"));

        var up = await graph.FindPaths(new PathQuestion("anna", "france") { Bases = [], Types = [Schema.HoldsOffice, Schema.OfficeOf] }, default);
        var across = await graph.FindPaths(new PathQuestion("anna", "boris") { Bases = [Basis.Stated], Types = [Schema.HoldsOffice] }, default);

        Assert.Equal([("HOLDS_OFFICE", "out"), ("OFFICE_OF", "out")], Assert.Single(up.Chains).Hops.Select(hop => (hop.Relation, hop.Direction)));
        Assert.Equal([("out", null), ("in", (string?)null)], Assert.Single(across.Chains).Hops.Select(hop => (hop.Direction, hop.Basis)));
        Assert.All(across.Chains[0].Hops, hop => Assert.Single(hop.Evidence));
    }

    [Fact]
    public async Task All_shortest_chains_are_counted_and_those_beyond_the_limit_left_out()
    {
        string[] one = ["b1", "b2", "b3"], two = ["c1", "c2", "c3"];
        var graph = await Given([.. Some.People(["anna", .. one, .. two, "dario"]), .. one.Select(b => Some.Met("anna", b)), .. one.SelectMany(b => two.Select(c => Some.Met(b, c))), .. two.Select(c => Some.Met(c, "dario"))]);

        var paths = await graph.FindPaths(new PathQuestion("anna", "dario") { Limit = 4 }, default);

        Assert.Equal((3, 9L), (paths.Hops, paths.Total));
        Assert.Equal(["b1 c1", "b1 c2", "b1 c3", "b2 c1"], paths.Chains.Select(chain => $"{chain.Hops[0].To.Id} {chain.Hops[1].To.Id}"));
    }

    [Fact]
    public async Task A_chain_that_is_longer_than_asked_for_is_not_found_and_is_not_ruled_out()
    {
        var line = Enumerable.Range(0, 8).Select(i => $"p{i}").ToList();
        var graph = await Given([.. Some.People(line), .. line.Zip(line.Skip(1), (one, other) => Some.Met(one, other))]);

        foreach (var hops in Enumerable.Range(1, 6))
        {
            var found = await graph.FindPaths(new PathQuestion("p0", $"p{hops}") { MaxHops = hops }, default);
            var missed = await graph.FindPaths(new PathQuestion("p7", $"p{6 - hops}") { MaxHops = hops }, default);
            Assert.Equal((hops, hops), (found.Hops, found.Chains[0].Hops.Count));
            Assert.Equal((null, hops), (missed.Hops, missed.Searched));
        }
    }

    [Fact]
    public async Task A_chain_needs_two_ends_and_something_to_lead_through()
    {
        var graph = await Given([.. Some.People("anna"), Some.Event("talks", null)]);

        Assert.Equal(GraphCode.BadValue, (await Assert.ThrowsAsync<GraphException>(() => graph.FindPaths(new PathQuestion("anna", "anna"), default))).Code);
        Assert.Equal((GraphCode.UnknownEntity, "to"), await RefusedPath(graph, new("anna", "Nobody")));
        Assert.Equal((GraphCode.BadValue, "to"), await RefusedPath(graph, new("anna", "talks")));
        Assert.Equal((GraphCode.MissingParameter, "through"), await RefusedPath(graph, new("anna", "talks") { Bases = [] }));
        Assert.Empty((await graph.FindPaths(new PathQuestion("anna", "talks") { Types = [Schema.ParticipatedIn] }, default)).Chains);
        Assert.Equal("maxHops", Assert.Throws<GraphException>(() => new PathQuestion("a", "b") { MaxHops = 7 }).Field);
    }

    private static async Task<(GraphCode, string?)> RefusedPath(IGraphStore graph, PathQuestion question)
    {
        var refusal = await Assert.ThrowsAsync<GraphException>(() => graph.FindPaths(question, default));
        return (refusal.Code, refusal.Field);
    }
}
