namespace Graph.Tests.Storage;

public abstract partial class GraphContract
{
    [Fact]
    public async Task What_two_share_is_their_events_their_contacts_and_their_commitments_with_who_says_so()
    {
        var graph = await Given([.. Some.People("anna", "boris", "carla", "dario"), Some.Event("summit", "2024-02-26", "summit"), Some.TookPart("anna", "summit"), Some.TookPart("boris", "summit"),
            Some.Met("anna", "boris", "2023"), Some.Met("anna", "carla", "2024"), .. Some.Meeting("talks", "2025", "boris", "carla"), Some.Met("anna", "dario"),
            Some.Country("france"), Some.Commitment("tanks"), Some.Relation("PLEDGED", "anna", "tanks", ("date", "2024")), Some.Relation(Schema.AddressedTo, "tanks", "boris"), Some.Commitment("shells"), Some.Relation("PLEDGED", "anna", "shells")]);

        var common = await graph.FindCommon(new CommonQuestion { Of = ["anna", "boris"] }, default);

        Assert.Equal([("summit", "event", "attended", "2024-02-26"), ("anna--met-with--boris", "MET_WITH", "stated", "2023")], common.Events.Select(one => (one.Id, one.Type, one.Basis, one.Date)));
        Assert.Equal(["anna PARTICIPATED_IN summit.", "boris PARTICIPATED_IN summit."], common.Events[0].By.SelectMany(by => by.Evidence).Select(item => item.Summary));
        var contact = Assert.Single(common.Contacts);
        Assert.Equal(("carla", "2024", "talks"), (contact.Id, contact.By[0].Met!.Last, contact.By[1].Met!.LastMeeting));
        Assert.Equal(["anna MET_WITH carla."], contact.By[0].Evidence.Select(item => item.Summary));
        var commitment = Assert.Single(common.Commitments);
        Assert.Equal(("tanks", "PLEDGED", "ADDRESSED_TO"), (commitment.Id, Assert.Single(commitment.By[0].Relations!), Assert.Single(commitment.By[1].Relations!)));
        Assert.All(commitment.By, by => Assert.Single(by.Evidence));
        Assert.Equal(new SharedCounts(2, 1, 1), common.Total);
    }

    [Fact]
    public async Task What_three_share_all_three_have()
    {
        var graph = await Given([.. Some.People("anna", "boris", "carla", "dario"), .. Some.Meeting("of-two", "2024-01", "anna", "boris"), .. Some.Meeting("of-three", "2024-02", "anna", "boris", "carla"),
            Some.Met("dario", "anna"), Some.Met("dario", "boris"), Some.Met("carla", "dario")]);

        var common = await graph.FindCommon(new CommonQuestion { Of = ["anna", "boris", "carla"] }, default);

        Assert.Equal(["of-three"], common.Events.Select(one => one.Id));
        Assert.Equal(["dario"], common.Contacts.Select(one => one.Id));
    }

    [Fact]
    public async Task What_is_shared_is_cut_off_at_the_limit_latest_first_and_counted()
    {
        var graph = await Given([.. Some.People("anna", "boris"), .. Enumerable.Range(1, 5).SelectMany(i => Some.Meeting($"m{i}", $"2024-0{i}", "anna", "boris")), .. Some.Meeting("undated", null, "anna", "boris")]);

        var common = await graph.FindCommon(new CommonQuestion { Of = ["anna", "boris"], Limit = 2 }, default);
        var all = await graph.FindCommon(new CommonQuestion { Of = ["anna", "boris"] }, default);
        var early = await graph.FindCommon(new CommonQuestion { Of = ["anna", "boris"], When = DateRange.Of(null, "2024-02") }, default);

        Assert.Equal((6, "m5", "m4"), (common.Total.Events, common.Events[0].Id, common.Events[1].Id));
        Assert.Equal("undated", all.Events[^1].Id);
        Assert.Equal(["m2", "m1"], early.Events.Select(one => one.Id));
    }

    [Fact]
    public async Task What_somebody_shares_with_their_country_is_said_to_be_by_representing_it()
    {
        var graph = await Given([Some.Country("france"), .. Some.People("anna", "boris"), .. Some.Meeting("talks", "2024", "boris"), Some.TookPart("anna", "talks", ("for", "france"))]);

        var common = await graph.FindCommon(new CommonQuestion { Of = ["anna", "france"] }, default);

        Assert.Equal([null, "representative"], Assert.Single(common.Events).By.Select(by => by.Via));
        Assert.Equal("boris", Assert.Single(common.Contacts).Id);
    }

    [Fact]
    public async Task To_share_takes_two_who_differ()
    {
        var graph = await Given(Some.Person("anna", "Anna Bell"));

        foreach (var (of, code) in new (string[], GraphCode)[] { ([], GraphCode.MissingParameter), (["anna"], GraphCode.MissingParameter), (["anna", "Bell"], GraphCode.BadValue) })
            Assert.Equal((code, "of"), ((await Assert.ThrowsAsync<GraphException>(() => graph.FindCommon(new CommonQuestion { Of = of }, default))) is var refusal ? refusal.Code : default, refusal.Field));
    }

    [Fact]
    public async Task A_joint_timeline_has_each_thing_once_and_says_with_whom()
    {
        var graph = await Given([Some.Country("france"), .. Some.People("anna", "boris", "carla"), Some.Met("anna", "boris", "2024"), Some.Event("talks", "2023", status: "planned"), Some.TookPart("boris", "talks", ("for", "france")), Some.Met("carla", "anna")]);

        var page = await graph.ReadJointTimeline(new JointTimelineQuestion { Of = ["boris", "france", "anna"] }, default);
        var range = await graph.ReadJointTimeline(new JointTimelineQuestion { Of = ["boris"], When = DateRange.Of("2024", null) }, default);

        Assert.Equal(["boris--participated-in--talks: boris, france (representative)", "anna--met-with--boris: boris, anna", "carla--met-with--anna: anna"],
            page.Items.Select(item => $"{item.Relation.Id}: {string.Join(", ", item.With.Select(with => with.Entity.Id + (with.Via is null ? "" : $" ({with.Via})")))}"));
        Assert.Equal([("2023", "planned"), ("2024", null), (null, (string?)null)], page.Items.Select(item => (item.Date, item.Status)));
        Assert.Equal("anna--met-with--boris", Assert.Single(range.Items).Relation.Id);
    }

    [Fact]
    public async Task A_hub_shows_of_every_type_of_relation_a_share_and_says_how_many_more_there_are()
    {
        var graph = await Given([.. Some.People("anna", "boris"), Some.Office("minister"), Some.Holds("anna", "minister"), .. Enumerable.Range(1, 9).SelectMany(i => Some.Meeting($"m{i}", $"2024-0{i}", "anna")), .. Some.Meeting("undated", null, "anna"),
            Some.Met("boris", "anna")]);

        var around = await graph.FindNeighbours(new NeighbourQuestion("anna") { Limit = 5 }, default);
        var whole = await graph.FindNeighbours(new NeighbourQuestion("anna") { Types = [Schema.ParticipatedIn] }, default);

        Assert.Equal(["anna--holds-office--minister", "anna--participated-in--m9", "anna--participated-in--m8", "anna--participated-in--m7", "boris--met-with--anna"], around!.Edges.Select(edge => edge.Id));
        Assert.Equal(["anna", "boris", "m7", "m8", "m9", "minister"], Ids(around.Nodes));
        Assert.Equal([new MoreOf(Schema.ParticipatedIn, 7)], around.More);
        Assert.Equal((10, "anna--participated-in--undated", 0), (whole!.Edges.Count, whole.Edges[^1].Id, whole.More.Count));
        Assert.Null(await graph.FindNeighbours(new NeighbourQuestion("nobody"), default));
    }
}
