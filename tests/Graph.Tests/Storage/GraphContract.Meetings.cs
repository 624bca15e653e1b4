namespace Graph.Tests.Storage;

public abstract partial class GraphContract
{
    [Fact]
    public async Task Whoever_took_part_in_a_meeting_met_the_others()
    {
        var graph = await Given([.. Some.People("anna", "boris"), .. Some.Meeting("talks", "2024-03-04", "anna", "boris")]);

        var page = await graph.FindMeetings(new MeetingQuestion { Who = ["anna"], With = ["boris"] }, default);

        var meeting = Assert.Single(page.Items);
        Assert.Equal(("talks", "meeting", "2024-03-04"), (meeting.Id, meeting.Basis, meeting.Date));
        Assert.Equal(["anna", "boris"], Ids(meeting.Participants.Select(participant => participant.Entity)));
    }

    [Fact]
    public async Task Of_an_event_and_a_meeting_of_two_with_one_id_the_event_is_shown()
    {
        var graph = await Given([.. Some.People("anna", "boris", "carla", "dario"), .. Some.Meeting("talks", "2024-03-04", "anna", "boris"), Some.Met("carla", "dario", "2024") with { Id = "talks" }]);

        var meeting = await graph.GetMeeting("talks", default);

        Assert.Equal(["anna", "boris"], Ids(meeting!.Participants.Select(participant => participant.Entity)));
    }

    [Fact]
    public async Task A_source_that_says_that_two_met_is_enough()
    {
        var graph = await Given([.. Some.People("anna", "boris"), Some.Met("anna", "boris", "2024-03")]);

        var page = await graph.FindMeetings(new MeetingQuestion { Who = ["boris"], With = ["anna"] }, default);

        var meeting = Assert.Single(page.Items);
        Assert.Equal(("anna--met-with--boris", "anna met boris", "stated", "2024-03"), (meeting.Id, meeting.Name, meeting.Basis, meeting.Date));
        Assert.Equal("anna MET_WITH boris.", Assert.Single(meeting.Evidence).Summary);
    }

    [Fact]
    public async Task A_summit_of_forty_is_not_a_meeting_of_two_guests()
    {
        var guests = Enumerable.Range(10, 40).Select(i => $"guest-{i}").ToList();
        var graph = await Given([.. Some.People(guests), Some.Event("summit", "2024-02-26", "summit"), .. guests.Select(guest => Some.TookPart(guest, "summit"))]);

        var met = await MeetingsOf(graph, new() { Who = ["guest-10"], With = ["guest-11"] });
        var attended = await graph.FindMeetings(new MeetingQuestion { Who = ["guest-10"], With = ["guest-11"], Bases = [Basis.Attended] }, default);

        Assert.Empty(met);
        Assert.Equal("attended", Assert.Single(attended.Items).Basis);
        Assert.Equal(40, attended.Items[0].Participants.Count);
    }

    [Fact]
    public async Task A_planned_meeting_is_not_a_meeting()
    {
        var graph = await Given([.. Some.People("anna", "boris"), Some.Event("talks", "2024-03-04", status: "planned"), Some.TookPart("anna", "talks"), Some.TookPart("boris", "talks")]);

        var held = await MeetingsOf(graph, new() { Who = ["anna"] });
        var planned = await MeetingsOf(graph, new() { Who = ["anna"], Status = "planned" });

        Assert.Empty(held);
        Assert.Equal(["talks"], planned);
    }

    [Fact]
    public async Task What_is_said_to_have_happened_during_a_cancelled_meeting_is_not_one_that_was_held()
    {
        var graph = await Given([.. Some.People("anna", "boris"), Some.Event("talks", "2024-03-04", status: "cancelled"), Some.Met("anna", "boris", null, ("event", "talks"))]);

        var held = await MeetingsOf(graph, new() { Who = ["anna"] });
        var cancelled = await MeetingsOf(graph, new() { Who = ["anna"], Status = "cancelled" });

        Assert.Empty(held);
        Assert.Equal(["anna--met-with--boris"], cancelled);
    }

    [Fact]
    public async Task A_meeting_that_a_source_tells_of_within_one_that_both_took_part_in_is_that_meeting()
    {
        var graph = await Given([.. Some.People("anna", "boris", "carla"), .. Some.Meeting("talks", "2024-03-04", "anna", "boris", "carla"), Some.Met("anna", "boris", null, ("event", "talks"))]);

        var ofTheTwo = (await graph.FindMeetings(new MeetingQuestion { Who = ["anna"], With = ["boris"] }, default)).Items;
        var ofTheThird = (await graph.FindMeetings(new MeetingQuestion { Who = ["anna"], With = ["carla"] }, default)).Items;

        Assert.Equal(("talks", "stated"), (Assert.Single(ofTheTwo).Id, ofTheTwo[0].Basis));
        Assert.Contains("anna MET_WITH boris.", ofTheTwo[0].Evidence.Select(evidence => evidence.Summary));
        Assert.Equal(("talks", "meeting"), (Assert.Single(ofTheThird).Id, ofTheThird[0].Basis));
    }

    [Fact]
    public async Task Three_who_each_met_a_visitor_did_not_meet_one_another()
    {
        string[] hosts = ["boris", "carla", "dario"];
        var graph = await Given([.. Some.People(["visitor", .. hosts]), Some.Event("visit", "2024-04-02", "visit"), Some.TookPart("visitor", "visit"),
            .. hosts.Select(host => Some.Met("visitor", host, null, ("event", "visit")))]);

        var ofTheVisitor = await MeetingsOf(graph, new() { Who = ["visitor"], With = hosts });
        var ofTwoHosts = await MeetingsOf(graph, new() { Who = ["boris"], With = ["carla", "dario"] });

        Assert.Equal(["visitor--met-with--boris", "visitor--met-with--carla", "visitor--met-with--dario"], ofTheVisitor);
        Assert.Empty(ofTwoHosts);
    }

    [Fact]
    public async Task A_meeting_during_an_event_says_so_and_has_its_date()
    {
        var graph = await Given([.. Some.People("anna", "boris"), Some.Event("visit", "2024-04-02", "visit"), Some.Met("anna", "boris", null, ("event", "visit"))]);

        var meeting = await graph.GetMeeting("anna--met-with--boris", default);

        Assert.Equal("2024-04-02", meeting!.Date);
        Assert.Equal(["visit"], Ids(meeting.PartOf!));
    }

    [Theory]
    [InlineData("2024-02", "2024-02-15", null, true)]
    [InlineData("2024-02", null, "2024-02-01", true)]
    [InlineData("2024-02", "2024-03-01", null, false)]
    [InlineData("2024-02", null, "2024-01-31", false)]
    [InlineData("2024-02-29", "2024-02", "2024-02", true)]
    [InlineData("2024-03-01", null, "2024-02", false)]
    [InlineData("2023", "2023-12-31", "2024", true)]
    [InlineData("2024-02~", "2024-02-29", "2024-02-29", true)]
    [InlineData("2024-04-02/2024-04-04", "2024-04-03", "2024-04-03", true)]
    [InlineData("2024-04-02/2024-04-04", "2024-04-05", null, false)]
    [InlineData("[..2024-04-02]", null, "1999", true)]
    [InlineData("[..2024-04-02]", "2024-04-03", null, false)]
    [InlineData("2024-04-02/..", "2030", null, true)]
    [InlineData(null, "0001", null, false)]
    [InlineData(null, null, "9999", false)]
    public async Task A_range_keeps_what_can_fall_in_it_and_nothing_undated(string? date, string? since, string? until, bool kept)
    {
        var graph = await Given([.. Some.People("anna", "boris"), .. Some.Meeting("talks", date, "anna", "boris"), Some.Met("anna", "boris", date)]);

        var found = await MeetingsOf(graph, new() { Who = ["anna"], When = DateRange.Of(since, until) });

        Assert.Equal(kept ? 2 : 0, found.Length);
    }

    [Fact]
    public async Task Meetings_come_by_their_earliest_day_and_undated_ones_last_in_either_order()
    {
        var graph = await Given([.. Some.People("anna", "boris"), .. Some.Meeting("undated", null, "anna", "boris"), .. Some.Meeting("in-march", "2024-03", "anna", "boris"),
            .. Some.Meeting("on-2-march", "2024-03-02", "anna", "boris"), .. Some.Meeting("on-1-march", "2024-03-01", "anna", "boris"), .. Some.Meeting("long-ago", "1999", "anna", "boris")]);

        var earliest = await MeetingsOf(graph, new() { Who = ["anna"] });
        var latest = await MeetingsOf(graph, new() { Who = ["anna"], LatestFirst = true });

        Assert.Equal(["long-ago", "in-march", "on-1-march", "on-2-march", "undated"], earliest);
        Assert.Equal(["on-2-march", "in-march", "on-1-march", "long-ago", "undated"], latest);
    }

    [Fact]
    public async Task A_place_is_found_by_the_city_and_the_country_it_lies_in()
    {
        var graph = await Given([Some.Country("france"), Some.Place("paris", "france"), Some.Place("elysee-palace", within: "paris"), Some.Place("lyon", "france"), .. Some.People("anna", "boris"),
            .. Some.Meeting("talks", "2024-03-04", "anna", "boris"), Some.Relation(Schema.HeldAt, "talks", "elysee-palace"), Some.Met("anna", "boris", "2024-03-05", ("place", "elysee-palace"))]);

        foreach (var place in (string[])["elysee-palace", "paris", "france"])
            Assert.Equal(["talks", "anna--met-with--boris"], await MeetingsOf(graph, new() { Place = place }));

        Assert.Empty(await MeetingsOf(graph, new() { Place = "lyon" }));
        Assert.Equal(["elysee-palace", "paris"], Ids((await graph.GetMeeting("talks", default))!.Places!));
    }

    [Fact]
    public async Task Given_several_who_and_with_any_two_of_them_will_do()
    {
        var graph = await Given([.. Some.People("anna", "boris", "carla", "dario"), Some.Met("anna", "carla", "2024-01"), Some.Met("boris", "dario", "2024-02"), Some.Met("anna", "boris", "2024-03")]);

        var found = await MeetingsOf(graph, new() { Who = ["anna", "boris"], With = ["carla", "dario"] });

        Assert.Equal(["anna--met-with--carla", "boris--met-with--dario"], found);
    }

    [Fact]
    public async Task A_visit_of_which_only_the_visitor_is_known_is_no_meeting_but_is_there_by_its_id()
    {
        var graph = await Given(Some.Person("anna"), Some.Event("a-visit", "2024-02", "visit"), Some.TookPart("anna", "a-visit"));

        var meetings = await MeetingsOf(graph, new() { Who = ["anna"], Bases = [Basis.Stated, Basis.Meeting, Basis.Attended] });
        var entity = await graph.GetEntity("anna", null, default);

        Assert.Empty(meetings);
        Assert.Equal(0, entity!.Counts!.Meetings);
        Assert.Equal("anna", Assert.Single((await graph.GetMeeting("a-visit", default))!.Participants).Entity.Id);
    }

    [Fact]
    public async Task Kinds_pick_the_calls_from_the_visits()
    {
        var graph = await Given([.. Some.People("anna", "boris"), Some.Event("a-call", "2024-01", "call"), Some.Event("a-visit", "2024-02", "visit"),
            Some.TookPart("anna", "a-call"), Some.TookPart("boris", "a-call"), Some.TookPart("anna", "a-visit"), Some.TookPart("boris", "a-visit")]);

        var calls = await MeetingsOf(graph, new() { Who = ["anna"], Kinds = ["call"] });

        Assert.Equal(["a-call"], calls);
    }

    [Fact]
    public async Task A_meeting_shows_who_took_part_how_and_what_came_of_it()
    {
        var graph = await Given(Some.Country("france"), Some.Office("minister", "france"), Some.Institution("nato"), Some.Person("anna"), Some.Event("talks", "2024-03-04"), Some.Event("tour", "2024-03", "visit"),
            Some.TookPart("nato", "talks"), Some.TookPart("anna", "talks", ("role", "host"), ("mode", "virtual"), ("as", "minister"), ("for", "france")), Some.Relation(Schema.PartOf, "talks", "tour"),
            Some.Commitment("tanks"), Some.Relation(Schema.AnnouncedAt, "tanks", "talks"), Some.Statement("welcome"), Some.Relation(Schema.AnnouncedAt, "welcome", "talks"));

        var meeting = await graph.GetMeeting("talks", default);

        var (first, second) = (meeting!.Participants[0], meeting.Participants[1]);
        Assert.Equal(("anna", "host", "virtual", "minister", "france", "nato"), (first.Entity.Id, first.Role, first.Mode, first.As!.Id, first.For!.Id, second.Entity.Id));
        Assert.Equal("anna PARTICIPATED_IN talks.", Assert.Single(first.Evidence).Summary);
        Assert.Equal(["tour", "tanks", "welcome"], Ids([.. meeting.PartOf!, .. meeting.Commitments, .. meeting.Statements]));
    }

    [Fact]
    public async Task There_is_no_meeting_of_an_id_that_nothing_or_something_else_has()
    {
        var graph = await Given([.. Some.People("anna"), .. Some.Meeting("talks", null, "anna")]);

        foreach (var id in (string[])["nothing", "anna", "anna--participated-in--talks", "", "..", "no such", "é", "a/b?c#d"])
            Assert.Null(await graph.GetMeeting(id, default));
    }

    private static async Task<string[]> MeetingsOf(IGraphStore graph, MeetingQuestion question) => [.. (await graph.FindMeetings(question, default)).Items.Select(meeting => meeting.Id)];
}
