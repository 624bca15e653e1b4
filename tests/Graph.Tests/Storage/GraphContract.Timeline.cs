namespace Graph.Tests.Storage;

public abstract partial class GraphContract
{
    [Fact]
    public async Task A_timeline_has_all_that_happened_in_order_and_what_has_no_date_last()
    {
        var graph = await Given([.. Some.People("anna", "boris"), Some.Office("minister"), Some.Holds("anna", "minister", "2020"), Some.Place("paris"), Some.Commitment("tanks"), Some.Statement("no", null, ("date", "2024-02")),
            .. Some.Meeting("talks", "2024-03-04", "anna"), Some.Met("boris", "anna"), Some.Relation("VISITED", "anna", "paris", ("date", "2023-12-24")), Some.Relation("PLEDGED", "anna", "tanks", ("date", "2024")),
            Some.Relation(Schema.Said, "anna", "no")]);

        var timeline = await graph.ReadTimeline(new TimelineQuestion("anna"), default);

        Assert.Equal([("anna--visited--paris", "2023-12-24"), ("anna--pledged--tanks", "2024"), ("anna--said--no", "2024-02"), ("anna--participated-in--talks", "2024-03-04"), ("boris--met-with--anna", null)],
            timeline!.Items.Select(item => (item.Relation.Id, item.Date)));
        Assert.All(timeline.Items, item => Assert.Null(item.Via));
    }

    [Fact]
    public async Task A_timeline_says_how_an_entity_comes_into_what_does_not_name_it()
    {
        var graph = await Given([Some.Country("france"), Some.Office("minister", "france"), .. Some.People("anna", "boris"), Some.Holds("boris", "minister", "2024-01-01"),
            .. Some.Meeting("of-the-office", "2024-03-04", "minister", "anna"), .. Some.Meeting("of-the-person", "2024-03-05", "boris")]);

        var ofThePerson = await HappenedTo(graph, new("boris"));
        var ofTheOffice = await HappenedTo(graph, new("minister"));
        var ofTheCountry = await HappenedTo(graph, new("france"));

        Assert.Equal([("minister--participated-in--of-the-office", "office"), ("boris--participated-in--of-the-person", null)], ofThePerson);
        Assert.Equal([("minister--participated-in--of-the-office", null), ("boris--participated-in--of-the-person", "holder")], ofTheOffice);
        Assert.Equal([("minister--participated-in--of-the-office", "representative"), ("boris--participated-in--of-the-person", "representative")], ofTheCountry);
    }

    [Fact]
    public async Task What_names_an_entity_is_not_said_to_come_in_by_those_who_stand_for_it()
    {
        var graph = await Given(Some.Country("france"), Some.Office("minister", "france"), Some.Relation("VISITED", "minister", "france", ("date", "2024-03-04")));

        var ofTheCountry = await HappenedTo(graph, new("france"));

        Assert.Equal([("minister--visited--france", null)], ofTheCountry);
    }

    [Fact]
    public async Task A_range_keeps_of_a_timeline_what_can_fall_in_it()
    {
        var graph = await Given([.. Some.People("anna", "boris", "carla"), Some.Met("anna", "boris"), Some.Met("anna", "carla", "2024-02"), .. Some.Meeting("talks", "2024-01", "anna"), .. Some.Meeting("later", "2024-02-16", "anna")]);

        var found = await HappenedTo(graph, new("anna") { When = DateRange.Of("2024-02-15", "2024-02-15") });

        Assert.Equal([("anna--met-with--carla", null)], found);
    }

    [Fact]
    public async Task An_event_has_in_its_timeline_who_took_part_and_what_it_brought()
    {
        var graph = await Given([.. Some.Meeting("talks", "2024-03-04", "anna"), Some.Person("anna"), Some.Commitment("tanks"), Some.Relation(Schema.AnnouncedAt, "tanks", "talks")]);

        var timeline = await graph.ReadTimeline(new TimelineQuestion("talks"), default);

        Assert.Equal([("anna--participated-in--talks", "2024-03-04"), ("tanks--announced-at--talks", "2024-03-04")], timeline!.Items.Select(item => (item.Relation.Id, item.Date)));
    }

    [Fact]
    public async Task What_was_said_without_a_date_about_a_dated_event_has_no_date()
    {
        var graph = await Given([.. Some.Meeting("talks", "1999-03-04"), Some.Person("anna"), Some.Statement("in-hindsight"), Some.Relation(Schema.Said, "anna", "in-hindsight"), Some.Relation(Schema.About, "in-hindsight", "talks"),
            Some.Statement("in-time", null, ("date", "1999")), Some.Relation("CONTRADICTS", "in-hindsight", "in-time")]);

        var timeline = await graph.ReadTimeline(new TimelineQuestion("in-hindsight"), default);

        Assert.Equal([("anna--said--in-hindsight", null), ("in-hindsight--about--talks", null), ("in-hindsight--contradicts--in-time", (string?)null)], timeline!.Items.Select(item => (item.Relation.Id, item.Date)));
    }

    [Fact]
    public async Task Nothing_happened_to_who_is_not_there()
    {
        var graph = await Given(Some.Person("anna"));

        Assert.Null(await graph.ReadTimeline(new TimelineQuestion("boris"), default));
        Assert.Empty((await graph.ReadTimeline(new TimelineQuestion("anna"), default))!.Items);
    }

    private static async Task<(string, string?)[]> HappenedTo(IGraphStore graph, TimelineQuestion question) => [.. (await graph.ReadTimeline(question, default))!.Items.Select(item => (item.Relation.Id, item.Via))];
}
