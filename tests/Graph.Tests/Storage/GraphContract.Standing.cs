namespace Graph.Tests.Storage;

/// <summary>Who stands behind what was done: offices, their holders, and those they stand for.</summary>
public abstract partial class GraphContract
{
    [Fact]
    public async Task An_office_without_a_known_holder_took_part_by_itself()
    {
        var graph = await Given([Some.Office("minister"), Some.Person("anna"), .. Some.Meeting("talks", "2024-03-04", "minister", "anna")]);

        var page = await graph.FindMeetings(new MeetingQuestion { Who = ["anna"], With = ["minister"] }, default);

        Assert.Null(Assert.Single(page.Items).Participants.Single(participant => participant.Entity.Id == "minister").Holder);
    }

    [Fact]
    public async Task A_known_holder_is_shown_beside_the_office_and_found()
    {
        var graph = await Given([Some.Office("minister"), .. Some.People("anna", "boris"), Some.Holds("boris", "minister", "2024-01-01"), .. Some.Meeting("talks", "2024-03-04", "minister", "anna"),
            Some.Met("anna", "minister", "2024-03-05")]);

        var page = await graph.FindMeetings(new MeetingQuestion { Who = ["boris"], With = ["anna"] }, default);

        Assert.Equal(["talks", "anna--met-with--minister"], page.Items.Select(meeting => meeting.Id));
        Assert.All(page.Items, meeting => Assert.Equal(new Holder("boris", "person", "boris", "office"), meeting.Participants.Single(participant => participant.Entity.Id == "minister").Holder));
    }

    [Theory]
    [InlineData("[..2024-04-02]", "[2024-04-02..]", "2024-04-02", true)]
    [InlineData("[..2024-04-02]", "[2024-04-02..]", "2024-04-01", false)]
    [InlineData("[..2024-04-02]", "[2024-04-02..]", "2024-04-03", false)]
    [InlineData("[..2024-04-02]", "[2024-04-02..]", "2024-04", false)]
    [InlineData("[..2024-04-02]", "[2024-04-02..]", null, false)]
    [InlineData("2024-03", null, "2024-03-31", true)]
    [InlineData("2024-03", null, "2024-03-30", false)]
    [InlineData("2024-03", null, "2030", true)]
    [InlineData("2024-03-01", "2024-05", "2024-04", true)]
    [InlineData("2024-03-01", "2024-05", "2024-05-01", true)]
    [InlineData("2024-03-01", "2024-05", "2024-05-02", false)]
    [InlineData("2024-03-01", "2024-05", "2024-04-30/2024-05-01", true)]
    [InlineData("2024-03-01", "2024-05", "2024-04-30/2024-05-02", false)]
    [InlineData(null, "2024-05", "2024-04", false)]
    public async Task A_holder_is_known_only_when_it_is_certain_on_all_days_that_the_date_can_mean(string? since, string? until, string? date, bool known)
    {
        var graph = await Given([Some.Office("minister"), .. Some.People("anna", "boris"), Some.Holds("boris", "minister", since, until), .. Some.Meeting("talks", date, "minister", "anna")]);

        var found = await MeetingsOf(graph, new() { Who = ["boris"] });
        var talks = await graph.GetMeeting("talks", default);

        Assert.Equal(known ? ["talks"] : [], found);
        Assert.Equal(known ? "boris" : null, talks!.Participants.Single(participant => participant.Entity.Id == "minister").Holder?.Id);
    }

    [Fact]
    public async Task Of_two_holders_on_the_day_of_the_handover_neither_is_the_holder()
    {
        var graph = await Given([Some.Office("minister"), .. Some.People("anna", "boris", "carla"), Some.Holds("boris", "minister", "2023-01-01", "2024-03-04"), Some.Holds("carla", "minister", "2024-03-04"),
            .. Some.Meeting("on-the-day", "2024-03-04", "minister", "anna"), .. Some.Meeting("after-it", "2024-03-05", "minister", "anna")]);

        var onTheDay = await graph.GetMeeting("on-the-day", default);
        var found = await MeetingsOf(graph, new() { Who = ["boris", "carla"] });

        Assert.DoesNotContain(onTheDay!.Participants, participant => participant.Holder is not null);
        Assert.Equal(["after-it"], found);
    }

    [Fact]
    public async Task Two_sources_for_one_tenure_still_know_one_holder()
    {
        var graph = await Given([Some.Office("minister"), .. Some.People("anna", "boris"), Some.Holds("boris", "minister", "2023"), Some.Holds("boris", "minister", "2023-02") with { Id = "as-another-source-has-it" },
            .. Some.Meeting("talks", "2024-03-04", "minister", "anna")]);

        var found = await MeetingsOf(graph, new() { Who = ["boris"] });

        Assert.Equal(["talks"], found);
    }

    [Fact]
    public async Task An_office_finds_what_its_holder_did_while_holding_it()
    {
        var graph = await Given([Some.Office("minister"), .. Some.People("anna", "boris"), Some.Holds("boris", "minister", "2024-01-01", "2024-06-30"),
            .. Some.Meeting("before", "2023-12-31", "boris", "anna"), .. Some.Meeting("in-office", "2024-03-04", "boris", "anna"), .. Some.Meeting("after", "2024-07-01", "boris", "anna")]);

        var found = await MeetingsOf(graph, new() { Who = ["anna"], With = ["minister"] });

        Assert.Equal(["in-office"], found);
    }

    [Fact]
    public async Task Who_acted_in_one_office_did_not_act_in_another_held_at_the_time()
    {
        var graph = await Given([Some.Office("minister"), Some.Office("chair"), .. Some.People("anna", "boris"), Some.Holds("boris", "minister", "2024"), Some.Holds("boris", "chair", "2024"),
            Some.Event("talks", "2025-03-04"), Some.TookPart("boris", "talks", ("as", "chair")), Some.TookPart("anna", "talks")]);

        var asChair = await MeetingsOf(graph, new() { Who = ["chair"], With = ["anna"] });
        var asMinister = await MeetingsOf(graph, new() { Who = ["minister"], With = ["anna"] });

        Assert.Equal(["talks"], asChair);
        Assert.Empty(asMinister);
    }

    [Fact]
    public async Task A_country_stands_behind_whoever_acted_for_it_and_behind_its_offices()
    {
        var graph = await Given([Some.Country("france"), Some.Country("italy"), Some.Office("french-minister", "france"), Some.Office("italian-minister"), Some.Relation(Schema.OfficeOf, "italian-minister", "italy"),
            .. Some.People("anna", "boris"), Some.Holds("boris", "italian-minister", "2024-01-01"),
            Some.Event("envoy", "2024-03-01"), Some.TookPart("anna", "envoy", ("for", "france")), Some.TookPart("boris", "envoy"),
            .. Some.Meeting("office", "2024-03-02", "french-minister", "boris"), .. Some.Meeting("private", "2024-03-03", "anna", "boris")]);

        var found = await MeetingsOf(graph, new() { Who = ["france"], With = ["italy"] });

        Assert.Equal(["envoy", "office"], found);
    }

    [Fact]
    public async Task A_minister_meets_neither_the_own_country_nor_the_own_office_whichever_way_it_is_asked()
    {
        var graph = await Given([Some.Country("france"), Some.Office("minister", "france"), .. Some.People("anna", "boris"), Some.Holds("boris", "minister", "2024-01-01"),
            Some.Event("talks", "2024-03-04"), .. ((string[])["france", "minister", "boris", "anna"]).Select(who => Some.TookPart(who, "talks"))]);

        foreach (var (who, with) in (IEnumerable<(string, string)>)[("boris", "france"), ("boris", "minister"), ("minister", "france")])
        {
            Assert.Empty(await MeetingsOf(graph, new() { Who = [who], With = [with] }));
            Assert.Empty(await MeetingsOf(graph, new() { Who = [with], With = [who] }));
        }
        Assert.Equal(["talks"], await MeetingsOf(graph, new() { Who = ["france"], With = ["anna"] }));
    }

    [Fact]
    public async Task A_group_is_never_expanded_to_its_members()
    {
        var graph = await Given([Some.Institution("the-five"), Some.Country("italy"), Some.Person("anna"), Some.Relation("MEMBER_OF", "italy", "the-five"), .. Some.Meeting("talks", "2024-03-04", "the-five", "anna")]);

        var ofTheMember = await MeetingsOf(graph, new() { Who = ["italy"] });
        var contacts = await graph.FindContacts(new ContactQuestion("anna"), default);

        Assert.Empty(ofTheMember);
        Assert.Equal(["the-five"], Ids(contacts!.Items.Select(contact => contact.With)));
    }

    [Fact]
    public async Task The_country_of_a_person_is_not_a_party_to_what_the_person_does()
    {
        var graph = await Given([Some.Country("italy"), Some.Entity(Schema.Person, "anna", null, ("country", "italy")), Some.Person("boris"), .. Some.Meeting("talks", "2024-03-04", "anna", "boris")]);

        var found = await MeetingsOf(graph, new() { Who = ["italy"] });

        Assert.Empty(found);
    }
}
