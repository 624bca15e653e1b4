namespace Graph.Tests.Storage;

public abstract partial class GraphContract
{
    [Fact]
    public async Task Contacts_are_summed_up_per_party_most_meetings_first_then_the_latest_then_by_id()
    {
        var graph = await Given([.. Some.People("anna", "boris", "carla", "dario", "elena"), Some.Met("anna", "elena", "2024-05"), Some.Met("anna", "dario", "2024-05"), Some.Met("anna", "carla", "2024-06"),
            Some.Met("anna", "boris", "2023"), .. Some.Meeting("talks", "2022-02-02", "anna", "boris")]);

        var contacts = (await graph.FindContacts(new ContactQuestion("anna"), default))!.Items;

        Assert.Equal(["boris", "carla", "dario", "elena"], Ids(contacts.Select(contact => contact.With)));
        Assert.Equal((2, "2022-02-02", "2023", "anna--met-with--boris"), (contacts[0].Meetings, contacts[0].First, contacts[0].Last, contacts[0].LastMeeting));
        Assert.Equal(["stated", "meeting"], contacts[0].Bases);
        Assert.Equal("anna MET_WITH boris.", Assert.Single(contacts[0].Evidence).Summary);
    }

    [Fact]
    public async Task A_meeting_told_of_within_one_that_both_took_part_in_is_counted_once()
    {
        var graph = await Given([.. Some.People("anna", "boris"), .. Some.Meeting("talks", "2024-03-04", "anna", "boris"), Some.Met("anna", "boris", null, ("event", "talks"))]);

        var contact = Assert.Single((await graph.FindContacts(new ContactQuestion("anna"), default))!.Items);

        Assert.Equal((1, "talks"), (contact.Meetings, contact.LastMeeting));
        Assert.Equal(["stated", "meeting"], contact.Bases);
    }

    [Fact]
    public async Task Guests_of_a_summit_are_contacts_only_when_that_is_asked_for()
    {
        var guests = Enumerable.Range(10, 40).Select(i => $"guest-{i}").ToList();
        var graph = await Given([.. Some.People(guests), Some.Event("summit", "2024-02-26", "summit"), .. guests.Select(guest => Some.TookPart(guest, "summit"))]);

        var contacts = await graph.FindContacts(new ContactQuestion("guest-10"), default);
        var attended = await graph.FindContacts(new ContactQuestion("guest-10") { Bases = [Basis.Attended] }, default);

        Assert.Empty(contacts!.Items);
        Assert.Equal(guests[1..], Ids(attended!.Items.Select(contact => contact.With)));
        Assert.All(attended.Items, contact => Assert.Equal(["attended"], contact.Bases));
    }

    [Fact]
    public async Task A_planned_meeting_makes_nobody_a_contact()
    {
        var graph = await Given([.. Some.People("anna", "boris"), Some.Event("talks", "2024-03-04", status: "planned"), Some.TookPart("anna", "talks"), Some.TookPart("boris", "talks")]);

        var contacts = await graph.FindContacts(new ContactQuestion("anna"), default);

        Assert.Empty(contacts!.Items);
    }

    [Fact]
    public async Task A_contact_whose_meetings_have_no_date_has_no_first_and_last()
    {
        var graph = await Given([.. Some.People("anna", "boris"), Some.Met("anna", "boris")]);

        var contact = Assert.Single((await graph.FindContacts(new ContactQuestion("boris"), default))!.Items);
        var dated = await graph.FindContacts(new ContactQuestion("boris") { When = DateRange.Of(null, "9999") }, default);

        Assert.Equal((1, null, null, "anna--met-with--boris"), (contact.Meetings, contact.First, contact.Last, contact.LastMeeting));
        Assert.Empty(dated!.Items);
    }

    [Fact]
    public async Task The_last_meeting_is_a_dated_one_where_there_is_one()
    {
        var graph = await Given([.. Some.People("anna", "boris"), Some.Met("anna", "boris"), .. Some.Meeting("talks", "1999", "anna", "boris")]);

        var contact = Assert.Single((await graph.FindContacts(new ContactQuestion("anna"), default))!.Items);

        Assert.Equal((2, "1999", "1999", "talks"), (contact.Meetings, contact.First, contact.Last, contact.LastMeeting));
    }

    [Fact]
    public async Task Of_two_meetings_on_one_day_the_date_and_the_id_of_the_last_are_of_the_same_one()
    {
        var graph = await Given([.. Some.People("anna", "boris", "carla"), .. Some.Meeting("a-talk", "2024-02-01/2024-02-09", "anna", "boris"), .. Some.Meeting("b-talk", "2024-02-01", "anna", "boris")]);

        var contact = Assert.Single((await graph.FindContacts(new ContactQuestion("anna"), default))!.Items);

        Assert.Equal(("2024-02-01/2024-02-09", "2024-02-01", "b-talk"), (contact.First, contact.Last, contact.LastMeeting));
    }

    [Fact]
    public async Task Contacts_last_met_on_one_day_come_by_id_however_precise_their_dates()
    {
        var graph = await Given([.. Some.People("anna", "boris", "carla"), .. Some.Meeting("a-talk", "2024-02", "anna", "boris"), .. Some.Meeting("z-talk", "2024-02-01", "anna", "carla")]);

        var contacts = await graph.FindContacts(new ContactQuestion("anna"), default);

        Assert.Equal(["boris", "carla"], Ids(contacts!.Items.Select(contact => contact.With)));
    }

    [Fact]
    public async Task Meetings_are_counted_within_the_range_only()
    {
        var graph = await Given([.. Some.People("anna", "boris"), .. Some.Meeting("first", "2024-01-10", "anna", "boris"), .. Some.Meeting("second", "2024-02", "anna", "boris"), .. Some.Meeting("third", "2024-03-10", "anna", "boris")]);

        var contact = Assert.Single((await graph.FindContacts(new ContactQuestion("anna") { When = DateRange.Of("2024-02-15", "2024-03-09") }, default))!.Items);

        Assert.Equal((1, "second"), (contact.Meetings, contact.LastMeeting));
    }

    [Fact]
    public async Task A_holder_who_is_only_known_by_the_office_is_a_contact_that_says_so()
    {
        var graph = await Given([Some.Country("france"), Some.Office("minister", "france"), .. Some.People("anna", "boris"), Some.Holds("boris", "minister", "2024-01-01"), .. Some.Meeting("talks", "2024-03-04", "minister", "anna")]);

        var contacts = (await graph.FindContacts(new ContactQuestion("anna"), default))!.Items;

        Assert.Equal([("boris", "office"), ("minister", null)], contacts.Select(contact => (contact.With.Id, contact.Via)));
    }

    [Fact]
    public async Task Nobody_is_a_contact_of_whom_they_stand_for()
    {
        var graph = await Given([Some.Country("france"), Some.Office("minister", "france"), .. Some.People("anna", "boris"), Some.Holds("boris", "minister", "2024-01-01"),
            Some.Event("talks", "2024-03-04"), .. ((string[])["france", "minister", "boris", "anna"]).Select(who => Some.TookPart(who, "talks"))]);

        foreach (var one in (string[])["boris", "minister", "france"])
            Assert.Equal(["anna"], Ids((await graph.FindContacts(new ContactQuestion(one), default))!.Items.Select(contact => contact.With)));
    }

    [Fact]
    public async Task What_puts_one_alone_at_an_event_is_no_evidence_of_a_meeting_told_of_within_it()
    {
        // the office that anna spoke for is the only other that took part, and boris holds it
        var graph = await Given([.. Some.People("anna", "boris"), Some.Office("envoy"), Some.Holds("boris", "envoy", "2020-01-01"), Some.Event("talks", "2024-03-04"),
            Some.TookPart("anna", "talks", ("as", "envoy")), Some.TookPart("envoy", "talks"), Some.Met("anna", "boris", null, ("event", "talks"))]);

        var contact = Assert.Single((await graph.FindContacts(new ContactQuestion("anna"), default))!.Items);

        Assert.Equal(("boris", 1, "talks"), (contact.With.Id, contact.Meetings, contact.LastMeeting));
        Assert.Equal("anna MET_WITH boris.", Assert.Single(contact.Evidence).Summary);
    }

    [Fact]
    public async Task Types_pick_the_people_from_the_countries()
    {
        var graph = await Given([Some.Country("france"), .. Some.People("anna", "boris"), .. Some.Meeting("talks", "2024-03-04", "anna", "boris", "france")]);

        var countries = await graph.FindContacts(new ContactQuestion("anna") { Types = [Schema.Country] }, default);

        Assert.Equal(["france"], Ids(countries!.Items.Select(contact => contact.With)));
    }

    [Fact]
    public async Task Nobody_has_contacts_who_is_not_there_and_who_is_there_may_have_none()
    {
        var graph = await Given(Some.Person("anna"));

        Assert.Null(await graph.FindContacts(new ContactQuestion("boris"), default));
        Assert.Empty((await graph.FindContacts(new ContactQuestion("anna"), default))!.Items);
    }
}
