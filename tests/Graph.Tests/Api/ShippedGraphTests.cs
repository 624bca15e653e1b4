using System.Text.Json;

namespace Graph.Tests.Api;

/// <summary>What somebody would ask about the two reports that ship, and what the reports say.</summary>
public sealed class ShippedGraphTests(Shipped shipped)
{
    private const string ValDeGrace = "val-de-grace-meeting-2025-03-12";

    [Fact]
    public async Task Blinken_met_three_people_in_Paris()
    {
        var meetings = await shipped.List("/v1/meetings?who=blinken&place=paris&basis=stated");
        var everything = await shipped.List("/v1/meetings?who=blinken&place=paris");

        Assert.Equal(["emmanuel-macron", "sebastien-lecornu", "stephane-sejourne"], Others(meetings, "antony-blinken"));
        Assert.All(meetings, meeting => Assert.Equal(("stated", "2024-04-02", "held"), (meeting.Text("basis"), meeting.Text("date"), meeting.Text("status"))));
        Assert.All(meetings, meeting => Assert.Equal(["paragraph 4"], meeting.Items("evidence").Texts("locator")));
        Assert.Equal(Others(meetings, "antony-blinken"), Others(everything, "antony-blinken"));
    }

    [Fact]
    public async Task Blinken_and_Lecornu_visited_an_arms_site()
    {
        var visits = (await shipped.List("/v1/meetings?who=blinken&kind=visit")).Where(visit => visit.Text("place", "id") == "nexter-ammunition-site").ToList();

        var visit = Assert.Single(visits);
        Assert.Equal(["sebastien-lecornu"], Others([visit], "antony-blinken"));
        Assert.Equal(("meeting", "2024-04-02"), (visit.Text("basis"), visit.Text("date")));
        Assert.Equal(["blinken-munitions-and-air-defences-2024-04-02"], visit.Items("statements").Texts("id"));
    }

    [Theory]
    [InlineData("blinken", "zelenskyy")]
    [InlineData("zelensky", "macron")]
    [InlineData("macron", "lecornu")]
    [InlineData("blinken", "umerov")]
    [InlineData("sejourne", "lecornu")]
    public async Task Nobody_says_that_these_two_met(string who, string with)
    {
        Assert.Empty(await shipped.List($"/v1/meetings?who={who}&with={with}"));
        Assert.Empty(await shipped.List($"/v1/meetings?who={with}&with={who}&basis=stated,meeting,attended"));
    }

    [Fact]
    public async Task At_Val_de_Grace_five_countries_met_and_Umerov_spoke_from_afar()
    {
        var meeting = await shipped.Ask($"/v1/meetings/{ValDeGrace}");
        var participants = meeting.Items("participants");

        Assert.Equal(
            [
                ("british-defence-minister", "united-kingdom", "in-person"), ("european-union", null, null), ("german-defence-minister", "germany", "in-person"),
                ("guido-crosetto", "italy", "in-person"), ("nato", null, null), ("polish-defence-minister", "poland", "in-person"),
                ("rustem-umerov", "ukraine", "virtual"), ("sebastien-lecornu", "france", "in-person"),
            ],
            participants.Select(one => (one.Text("entity", "id"), one.Text("for", "id"), one.Text("mode"))).OrderBy(one => one.Item1, StringComparer.Ordinal));
        Assert.Equal(("hybrid", "val-de-grace", "2025-03-12"), (meeting.Text("format"), meeting.Text("place", "id"), meeting.Text("date")));
        Assert.Contains("paris", meeting.Items("places").Texts("id"));
    }

    [Fact]
    public async Task At_Val_de_Grace_three_ministers_are_not_named_and_nobody_is_host()
    {
        var participants = (await shipped.Ask($"/v1/meetings/{ValDeGrace}")).Items("participants");

        var unnamed = participants.Where(one => one.Text("entity", "type") == "office" && !one.TryGetProperty("holder", out _));

        Assert.Equal(["british-defence-minister", "german-defence-minister", "polish-defence-minister"], unnamed.Select(one => one.Text("entity", "id")).Order(StringComparer.Ordinal));
        Assert.All(participants, one => Assert.False(one.TryGetProperty("holder", out _)));
        Assert.DoesNotContain("host", participants.Texts("role"));
        Assert.DoesNotContain(await shipped.List("/v1/meetings?basis=stated,meeting,attended"), meeting => meeting.Items("participants").Texts("role").Contains("host"));
    }

    [Fact]
    public async Task Crosetto_and_Umerov_met_once_one_there_and_one_on_a_screen()
    {
        var one = await shipped.List("/v1/meetings?who=crosetto&with=umerov");
        var other = await shipped.List("/v1/meetings?who=umyerov&with=Guido%20Crosetto");

        var meeting = Assert.Single(one);
        Assert.Equal(ValDeGrace, meeting.Text("id"));
        Assert.Equal([ValDeGrace], other.Texts("id"));
        Assert.Equal(["in-person", "virtual"], Modes(meeting, "guido-crosetto", "rustem-umerov"));
    }

    [Fact]
    public async Task France_proposed_two_things_and_not_the_800_billion()
    {
        var proposals = await shipped.List("/v1/proposals?by=france");

        Assert.Equal(["frozen-assets-interest-plan-195-million-euros", "french-defence-budget-five-percent-of-gdp"], proposals.Texts("id"));
        var (plan, budget) = (Assert.Single(proposals[0].Items("amounts")), Assert.Single(proposals[1].Items("amounts")));
        Assert.Equal(("195000000", "EUR", "195 million euros"), (plan.Text("value"), plan.Text("currency"), plan.Text("asStated")));
        Assert.Equal(("5", "GDP of France", null), (budget.Text("percent"), budget.Text("of"), budget.Text("value")));
        Assert.Equal(["sebastien-lecornu", "emmanuel-macron"], proposals.Select(one => one.Items("acts")[0].Text("by", "id")));
        Assert.Equal(["french-defence-minister", "president-of-france"], proposals.Select(one => one.Items("acts")[0].Text("as", "id")));
    }

    [Fact]
    public async Task A_proposal_says_whose_it_is_for_whom_how_much_and_where_it_stands()
    {
        var proposals = await shipped.List("/v1/proposals");

        Assert.Equal(
            [
                ("ursula-von-der-leyen", "2025-03", "european-union,ukraine", "800000000000 EUR", "paragraph 7"),
                ("sebastien-lecornu", "2025-03", "ukraine", "195000000 EUR", "paragraph 8"),
                ("emmanuel-macron", null, "france", " ", "paragraph 10"),
            ],
            proposals.Select(one => (one.Items("acts")[0].Text("by", "id"), one.Items("acts")[0].Text("date"), string.Join(',', one.Items("for").Texts("id").Order(StringComparer.Ordinal)),
                $"{one.Items("amounts")[0].Text("value")} {one.Items("amounts")[0].Text("currency")}", one.Items("acts")[0].Items("evidence")[0].Text("locator"))));
        Assert.All(proposals, one => Assert.Equal(["report-2025-03-12"], one.Items("acts")[0].Items("evidence").Texts("source", "id")));
    }

    [Fact]
    public async Task At_the_Paris_summit_four_pledged_three_things_and_agreed_on_one()
    {
        const string At = "at=paris-summit-on-ukraine-2024-02";
        string[] four = ["canada", "european-union", "united-kingdom", "united-states"];

        var pledges = await shipped.List("/v1/pledges?" + At);
        var agreed = Assert.Single(await shipped.List($"/v1/commitments?{At}&act=AGREED"));

        Assert.Equal(["cyber-defence-cooperation-2024-02", "missile-supply-cooperation-2024-02", "weapons-co-production-in-ukraine-2024-02"], pledges.Texts("id"));
        Assert.All(pledges, pledge => Assert.Equal(four, pledge.Items("acts").Texts("by", "id").Order(StringComparer.Ordinal)));
        Assert.All(pledges, pledge => Assert.All(pledge.Items("acts"), act => Assert.Equal(("PLEDGED", "2024-02"), (act.Text("act"), act.Text("date")))));
        Assert.Equal("ammunition-from-outside-eu-2024-02", agreed.Text("id"));
        Assert.Equal(four, agreed.Items("acts").Texts("by", "id").Order(StringComparer.Ordinal));
        Assert.Empty(await shipped.List("/v1/pledges?by=france"));
    }

    [Fact]
    public async Task Macrons_timeline_is_in_order_and_no_more_precise_than_the_reports()
    {
        var items = await shipped.List("/v1/entities/emmanuel-macron/timeline");

        Assert.Equal(["2024-02", "2024-02", "2024-04-02", null, null], items.Texts("date"));
        Assert.Equal(["PARTICIPATED_IN", "SAID", "MET_WITH", "PROPOSED", "ABOUT"], items.Texts("relation", "type"));
        Assert.All(items, item => Assert.NotEmpty(item.GetProperty("relation").Items("evidence")));
    }

    [Fact]
    public async Task What_rests_on_one_report_alone_and_what_on_both()
    {
        var second = await shipped.List("/v1/sources/report-2025-03-12/claims?limit=500");
        var secondAlone = await shipped.List("/v1/sources/report-2025-03-12/claims?alone=true&limit=500");
        var first = await shipped.List("/v1/sources/report-2024-04-02/claims?limit=500");

        var both = second.Where(claim => claim.Text("alone") == "false").Texts("relation", "id");

        Assert.Equal(["emmanuel-macron--holds-office--president-of-france", "french-defence-minister--office-of--france", "president-of-france--office-of--france", "sebastien-lecornu--holds-office--french-defence-minister"], both);
        Assert.Equal(both, first.Where(claim => claim.Text("alone") == "false").Texts("relation", "id"));
        Assert.Equal(second.Count - both.Count, secondAlone.Count);
        Assert.All(secondAlone, claim => Assert.All(claim.GetProperty("relation").Items("evidence"), one => Assert.Equal("report-2025-03-12", one.Text("source", "id"))));
    }

    [Fact]
    public async Task Nothing_rests_on_a_teaser_or_a_comment()
    {
        // the first report has 14 paragraphs, the second 10; teasers, captions and comments are not counted
        foreach (var (source, paragraphs) in new[] { ("report-2024-04-02", 14), ("report-2025-03-12", 10) })
        {
            var claims = await shipped.List($"/v1/sources/{source}/claims?limit=500");
            var locators = claims.SelectMany(claim => claim.GetProperty("relation").Items("evidence")).Where(one => one.Text("source", "id") == source).Texts("locator");

            Assert.All(locators, locator => Assert.InRange(int.Parse(Assert.IsType<string>(locator)["paragraph ".Length..], System.Globalization.CultureInfo.InvariantCulture), 1, paragraphs));
        }

        Assert.Empty(await shipped.List("/v1/search?q=biden"));
        Assert.Equal("unknown-entity", (await Refusal.Of(shipped.Http, "/v1/meetings?who=biden")).Code);
        Assert.DoesNotContain("Biden", await shipped.Http.GetStringAsync("/v1/sources/report-2024-04-02/claims?format=ndjson"), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("sejourne", "stephane-sejourne")]
    [InlineData("Séjourné", "stephane-sejourne")]
    [InlineData("SEJOURNE Stephane", "stephane-sejourne")]
    [InlineData("Zelensky", "volodymyr-zelenskyy")]
    [InlineData("Zelenskiy", "volodymyr-zelenskyy")]
    [InlineData("Володимир Зеленський", "volodymyr-zelenskyy")]
    [InlineData("umyerov", "rustem-umerov")]
    [InlineData("lecorun", "sebastien-lecornu")]
    [InlineData("von der leyen", "ursula-von-der-leyen")]
    [InlineData("Britain", "united-kingdom")]
    [InlineData("EU", "european-union")]
    [InlineData("French Defense Minister", "french-defence-minister")]
    public async Task A_name_is_found_however_it_is_written(string name, string id)
    {
        var hits = await shipped.List($"/v1/search?q={Uri.EscapeDataString(name)}&type=person,office,country,institution");
        var meetings = await shipped.Ask($"/v1/meetings?who={Uri.EscapeDataString(name)}");

        Assert.Equal(id, hits[0].Text("id"));
        Assert.Equal(id, Assert.Single(meetings.Items("understood")).Text("entity", "id"));
    }

    [Fact]
    public async Task A_planned_appearance_is_not_a_meeting()
    {
        const string Anniversary = "nato-75th-anniversary-2024-04-03";

        var held = await shipped.List("/v1/meetings?who=blinken&basis=stated,meeting,attended");
        var planned = await shipped.Ask($"/v1/meetings/{Anniversary}");

        Assert.DoesNotContain(Anniversary, held.Texts("id"));
        Assert.Equal(("planned", "attended"), (planned.Text("status"), planned.Text("basis")));
    }

    [Fact]
    public async Task Lecornu_met_Blinken_twice_and_most_others_once()
    {
        var contacts = await shipped.List("/v1/entities/sebastien-lecornu/contacts");

        Assert.Equal(("antony-blinken", "2", "stated,meeting"), (contacts[0].Text("with", "id"), contacts[0].Text("meetings"), string.Join(',', contacts[0].Items("bases").Select(basis => basis.GetString()))));
        Assert.Equal(["british-defence-minister", "european-union", "german-defence-minister", "guido-crosetto", "nato", "polish-defence-minister", "rustem-umerov"], contacts.Skip(1).Texts("with", "id"));
    }

    [Fact]
    public async Task An_office_is_held_as_long_as_the_reports_show()
    {
        var lecornu = Assert.Single((await shipped.Ask("/v1/entities/sebastien-lecornu")).Items("offices"));
        var between = (await shipped.Ask("/v1/entities/sebastien-lecornu?on=2024-09-01")).Items("offices");
        var after = (await shipped.Ask("/v1/entities/sebastien-lecornu?on=2026-01-01")).Items("offices");
        var minister = Assert.Single((await shipped.Ask("/v1/entities/french-defence-minister")).Items("holders"));

        Assert.Equal(("french-defence-minister", "[..2024-04-02]", "[2025-03-12..]"), (lecornu.Text("office", "id"), lecornu.Text("since"), lecornu.Text("until")));
        Assert.Single(between);
        Assert.Empty(after);
        Assert.Equal("sebastien-lecornu", minister.Text("person", "id"));
    }

    [Fact]
    public async Task The_US_package_is_known_and_nobody_is_said_to_have_promised_it()
    {
        var package = await shipped.Ask("/v1/commitments/us-aid-package-60-billion-dollars");
        var inEuros = await shipped.List("/v1/commitments?currency=EUR&min=55800000000&max=55800000000");

        Assert.Empty(package.Items("acts"));
        Assert.Equal(["USD", "$60 billion"], [package.Items("amounts")[0].Text("currency"), package.Items("amounts")[0].Text("asStated")]);
        Assert.Equal(["us-aid-package-60-billion-dollars"], inEuros.Texts("id"));
        Assert.Equal(["blinken-renewed-funding", "zelenskyy-withdrawal-without-us-support"], package.Items("statements").Texts("id"));
    }

    [Theory]
    [InlineData("by=lecornu&about=france", "lecornu-no-demilitarisation-2025-03-12")]
    [InlineData("by=crosetto", "crosetto-ability-to-defend-2025-03-12")]
    [InlineData("q=ground%20troops", "macron-western-troops-2024-02")]
    [InlineData("by=zelensky&since=2024-03&until=2024-03", "zelenskyy-eu-pledges-2024-03")]
    [InlineData("about=us-aid-package-60-billion-dollars&by=blinken", "blinken-renewed-funding")]
    [InlineData("by=trinquand", "trinquand-european-gaps-2025-03-11")]
    public async Task Who_said_what(string question, string id)
    {
        var statement = Assert.Single(await shipped.List("/v1/statements?" + question));

        Assert.Equal(id, statement.Text("id"));
        Assert.NotEmpty(statement.Items("evidence"));
    }

    [Fact]
    public async Task A_statement_about_troops_is_not_a_proposal()
    {
        Assert.DoesNotContain(await shipped.List("/v1/commitments?by=macron"), one => one.Text("name")!.Contains("troops", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(["french-defence-budget-five-percent-of-gdp"], (await shipped.List("/v1/commitments?by=macron")).Texts("id"));
    }

    [Fact]
    public async Task What_was_agreed_on_12_March_2025_was_agreed_by_five()
    {
        var agreed = await shipped.List("/v1/commitments?act=AGREED&since=2025-03-12&until=2025-03-12");

        Assert.Equal(["defence-industrial-cooperation-with-ukraine-2025-03-12", "european-support-for-peace-in-ukraine-2025-03-12"], agreed.Texts("id"));
        Assert.All(agreed, one => Assert.Equal(["france", "germany", "italy", "poland", "united-kingdom"], one.Items("acts").Texts("for", "id").Order(StringComparer.Ordinal)));
    }

    private static IReadOnlyList<string?> Others(IEnumerable<JsonElement> meetings, string than) =>
        [.. meetings.SelectMany(meeting => meeting.Items("participants").Texts("entity", "id")).Where(id => id != than).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<string?> Modes(JsonElement meeting, params string[] ids) =>
        ids.Select(id => meeting.Items("participants").Single(one => one.Text("entity", "id") == id).Text("mode"));
}
