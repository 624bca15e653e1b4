namespace Graph.Tests.Storage;

/// <summary>What a graph must not say although its records, read carelessly, would.</summary>
public abstract partial class GraphContract
{
    private static RelationRecord Disputed(RelationRecord relation) => relation with { Evidence = [.. relation.Evidence.Select(item => item with { Stance = "disputes" })] };

    [Fact]
    public async Task What_every_source_disputes_makes_nobody_meet_hold_or_pledge()
    {
        var graph = await Given([.. Some.People("anna", "boris", "carl"), Some.Office("chair"), Some.Commitment("tanks"), Some.Event("talks", "2024-03-04"),
            Disputed(Some.Met("anna", "boris", "2024-03-01")), Disputed(Some.Holds("carl", "chair", "2020")), Disputed(Some.Relation("PLEDGED", "anna", "tanks", ("date", "2024"))),
            Some.TookPart("chair", "talks"), Some.TookPart("anna", "talks")]);

        Assert.Empty((await graph.FindMeetings(new() { Who = ["anna"], With = ["boris"] }, default)).Items);
        Assert.Equal("chair", Assert.Single((await graph.FindContacts(new("anna"), default))!.Items).With.Id);
        Assert.All((await graph.GetMeeting("talks", default))!.Participants, participant => Assert.Null(participant.Holder));
        Assert.Empty((await graph.FindCommitments(new() { Acts = ["PLEDGED"] }, default)).Items);
        Assert.Empty((await graph.FindCommitments(new() { By = ["anna"] }, default)).Items);
        Assert.Equal("disputes", Assert.Single((await graph.GetCommitment("tanks", default))!.Acts).Evidence[0].Stance);
    }

    [Theory]
    [InlineData("2024-05-15?", null, null, null)]
    [InlineData("2024-05~", null, null, null)]
    [InlineData("2020", null, "[2024-05-01..2025-01-31]", null)]
    [InlineData("2019", null, null, "2026")]
    [InlineData(null, null, null, null)]
    public async Task A_holder_is_not_shown_when_it_may_have_been_another(string? since, string? until, string? otherSince, string? otherUntil)
    {
        var others = otherSince is null && otherUntil is null ? [] : new[] { Some.Holds("boris", "chair", otherSince, otherUntil) };
        var graph = await Given([.. Some.People("anna", "boris", "carl"), Some.Office("chair"), Some.Event("talks", "2024-06-01"), Some.TookPart("chair", "talks"), Some.TookPart("carl", "talks"),
            Some.Holds("anna", "chair", since, until), .. others]);

        Assert.All((await graph.GetMeeting("talks", default))!.Participants, participant => Assert.Null(participant.Holder));
        Assert.Empty((await graph.FindMeetings(new() { Who = ["anna"] }, default)).Items);
    }

    [Fact]
    public async Task A_predecessor_whose_successor_came_later_is_shown_before_that()
    {
        var graph = await Given([.. Some.People("anna", "boris", "carl"), Some.Office("chair"), Some.Event("talks", "2022-06-01"), Some.TookPart("chair", "talks"), Some.TookPart("carl", "talks"),
            Some.Holds("anna", "chair", "2020"), Some.Holds("boris", "chair", "2024")]);

        var meeting = await graph.GetMeeting("talks", default);

        Assert.Equal("anna", meeting!.Participants.Single(participant => participant.Entity.Id == "chair").Holder?.Id);
    }

    [Fact]
    public async Task An_encounter_at_a_meeting_that_one_attended_by_their_office_counts_once()
    {
        var graph = await Given([.. Some.People("anna", "pawel"), Some.Office("chair"), Some.Holds("pawel", "chair", "2020"), Some.Event("talks", "2024-03-04"),
            Some.TookPart("chair", "talks"), Some.TookPart("anna", "talks"), Some.Met("anna", "pawel", null, ("event", "talks"))]);

        var contact = (await graph.FindContacts(new("anna"), default))!.Items.Single(contact => contact.With.Id == "pawel");

        Assert.Equal(1, contact.Meetings);
        Assert.Equal(["talks"], await MeetingsOf(graph, new() { Who = ["anna"] }));
        Assert.Equal("stated", (await graph.GetMeeting("talks", default))!.Basis);
    }

    [Fact]
    public async Task An_office_and_its_own_holder_are_no_meeting()
    {
        var graph = await Given([Some.Person("pawel"), Some.Office("chair"), Some.Holds("pawel", "chair", "2020"), Some.Event("talks", "2024-03-04"), Some.TookPart("chair", "talks"), Some.TookPart("pawel", "talks")]);

        Assert.Empty((await graph.FindMeetings(new() { Who = ["pawel"] }, default)).Items);
        Assert.Equal(0, (await graph.GetEntity("pawel", null, default))!.Counts!.Meetings);
    }

    [Theory]
    [InlineData("Ireland")]
    [InlineData("Iran")]
    [InlineData("Olaf Schulz")]
    [InlineData("Urban")]
    [InlineData("Talks 2025")]
    public async Task A_name_that_may_be_somebody_elses_is_not_taken_for_the_nearest(string name)
    {
        var graph = await Given(Some.Country("iceland", "Iceland"), Some.Country("iraq", "Iraq"), Some.Person("olaf-scholz", "Olaf Scholz"), Some.Person("viktor-orban", "Viktor Orban"), Some.Institution("talks-2024", "Talks 2024"));

        var refusal = await Assert.ThrowsAsync<GraphException>(() => graph.FindMeetings(new() { Who = [name] }, default));

        Assert.Equal(GraphCode.UnknownEntity, refusal.Code);
    }

    [Fact]
    public async Task A_name_of_two_is_refused_among_a_thousand_that_begin_so()
    {
        var graph = await Given([Some.Person("li-peng", "Li Peng"), .. Enumerable.Range(0, 1100).Select(i => Some.Person($"linda-{i}", $"Linda Person{i}")), Some.Person("li-qiang", "Li Qiang")]);

        var refusal = await Assert.ThrowsAsync<GraphException>(() => graph.FindMeetings(new() { Who = ["Li"] }, default));
        var found = await graph.Search(new SearchQuestion("li") { Limit = 2 }, default);

        Assert.Equal(GraphCode.AmbiguousName, refusal.Code);
        Assert.Equal(["li-peng", "li-qiang"], found.Items.Select(hit => hit.Id));
    }

    [Fact]
    public async Task A_letter_beyond_the_first_plane_is_a_letter()
    {
        var graph = await Given(Some.Person("yoshida", "𠮷田茂太郎"));

        Assert.Equal("yoshida", Assert.Single((await graph.Search(new SearchQuestion("𠮷田茂太郎"), default)).Items).Id);
        Assert.Empty((await graph.Search(new SearchQuestion("a𝔸bcd"), default)).Items);
    }

    [Fact]
    public async Task A_cursor_with_keys_that_no_page_gave_is_refused()
    {
        var graph = await Given(Some.Person("anna"));
        var search = new SearchQuestion("anna");
        var contacts = new ContactQuestion("anna");

        foreach (var key in (string[])["x", "99999999999", "2147483600", "-1"])
        {
            await Assert.ThrowsAsync<GraphException>(() => graph.Search(search with { Cursor = Cursor.Write(search, key) }, default));
            await Assert.ThrowsAsync<GraphException>(() => graph.FindContacts(contacts with { Cursor = Cursor.Write(contacts, key, "2024", "anna") }, default));
        }
        await Assert.ThrowsAsync<GraphException>(() => graph.Search(search with { Cursor = Cursor.Write(search, null!) }, default));
    }

    [Fact]
    public async Task What_is_planned_is_marked_in_a_timeline()
    {
        var graph = await Given(Some.Person("anna"), Some.Event("talks", "2024-03-04", status: "planned"), Some.TookPart("anna", "talks"));

        var item = Assert.Single((await graph.ReadTimeline(new("anna"), default))!.Items);

        Assert.Equal("planned", item.Status);
    }

    [Fact]
    public async Task What_a_question_lacks_is_refused_by_every_store()
    {
        var graph = await Given(Some.Person("anna"));

        var noWho = await Assert.ThrowsAsync<GraphException>(() => graph.FindMeetings(new() { With = ["anna"] }, default));
        var noCurrency = await Assert.ThrowsAsync<GraphException>(() => graph.FindCommitments(new() { Min = 1 }, default));
        var reversed = await Assert.ThrowsAsync<GraphException>(() => graph.FindCommitments(new() { Currency = "EUR", Min = 2, Max = 1 }, default));

        Assert.Equal((GraphCode.MissingParameter, GraphCode.MissingParameter, GraphCode.ReversedRange), (noWho.Code, noCurrency.Code, reversed.Code));
    }
}
