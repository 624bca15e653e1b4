namespace Graph.Tests.Storage;

public abstract partial class GraphContract
{
    [Fact]
    public async Task A_proposal_is_not_a_pledge()
    {
        var graph = await Given(Some.Country("france"), Some.Commitment("loan"), Some.Relation("PROPOSED", "france", "loan", ("date", "2024-02")));

        var pledges = await CommitmentsOf(graph, new() { Acts = ["PLEDGED"] });
        var proposals = await CommitmentsOf(graph, new() { Acts = ["PROPOSED", "SIGNED"] });

        Assert.Empty(pledges);
        Assert.Equal(["loan"], proposals);
    }

    [Fact]
    public async Task The_act_who_acted_and_the_dates_must_fit_one_and_the_same_act()
    {
        var graph = await Given(Some.Country("france"), Some.Country("italy"), Some.Commitment("tanks"),
            Some.Relation("PROPOSED", "france", "tanks", ("date", "2024-01")), Some.Relation("PLEDGED", "italy", "tanks", ("date", "2024-06")));

        Assert.Equal(["tanks"], await CommitmentsOf(graph, new() { Acts = ["PROPOSED"], By = ["france"], When = DateRange.Of("2024-01", "2024-01") }));
        Assert.Empty(await CommitmentsOf(graph, new() { Acts = ["PLEDGED"], By = ["france"] }));
        Assert.Empty(await CommitmentsOf(graph, new() { By = ["france"], When = DateRange.Of("2024-06", null) }));
        Assert.Empty(await CommitmentsOf(graph, new() { Acts = ["PROPOSED"], When = DateRange.Of("2024-02", null) }));
        Assert.Equal(["tanks"], await CommitmentsOf(graph, new() { When = DateRange.Of("2024-06-30", null) }));
    }

    [Fact]
    public async Task An_act_without_a_date_is_never_kept_by_a_date_filter()
    {
        var graph = await Given(Some.Country("france"), Some.Commitment("tanks"), Some.Relation("PLEDGED", "france", "tanks"), Some.Commitment("nobody-s"));

        var all = await CommitmentsOf(graph, new());
        var dated = await CommitmentsOf(graph, new() { When = DateRange.Of(null, "9999") });

        Assert.Equal(["nobody-s", "tanks"], all);
        Assert.Empty(dated);
    }

    [Fact]
    public async Task Commitments_come_by_the_day_of_their_first_act_and_undated_ones_last()
    {
        var graph = await Given(Some.Country("france"), Some.Commitment("a-late-one"), Some.Commitment("b-undated"), Some.Commitment("c-early-one"),
            Some.Relation("PLEDGED", "france", "a-late-one", ("date", "2024-05")), Some.Relation("DELIVERED", "france", "c-early-one", ("date", "2025")),
            Some.Relation("PROPOSED", "france", "c-early-one", ("date", "2023-12")), Some.Relation("PROPOSED", "france", "b-undated"));

        var found = await CommitmentsOf(graph, new());

        Assert.Equal(["c-early-one", "a-late-one", "b-undated"], found);
    }

    [Fact]
    public async Task A_country_stands_behind_what_its_minister_promised_and_a_minister_behind_what_the_office_did()
    {
        var graph = await Given(Some.Country("france"), Some.Office("minister", "france"), Some.Person("boris"), Some.Holds("boris", "minister", "2024-01-01"),
            Some.Commitment("tanks"), Some.Relation("PLEDGED", "boris", "tanks", ("date", "2024-02")), Some.Commitment("shells"), Some.Relation("PLEDGED", "minister", "shells", ("date", "2024-03")),
            Some.Commitment("own"), Some.Relation("PLEDGED", "boris", "own", ("date", "2023-12")));

        Assert.Equal(["tanks", "shells"], await CommitmentsOf(graph, new() { By = ["france"] }));
        Assert.Equal(["tanks", "shells"], await CommitmentsOf(graph, new() { By = ["minister"] }));
        Assert.Equal(["own", "tanks", "shells"], await CommitmentsOf(graph, new() { By = ["boris"] }));
    }

    [Fact]
    public async Task Whom_it_is_for_where_it_was_said_its_area_and_status_pick_commitments()
    {
        var graph = await Given(Some.Country("ukraine", "Ukraine"), Some.Event("summit", "2024-02-26", "summit"), Some.Commitment("tanks", ("area", "military"), ("status", "open")), Some.Commitment("other", ("area", "policy")),
            Some.Relation(Schema.For, "tanks", "ukraine"), Some.Relation(Schema.AnnouncedAt, "tanks", "summit"));

        foreach (var question in (CommitmentQuestion[])[new() { For = ["UKRAINE"] }, new() { At = "summit" }, new() { Areas = ["military", "financial"] }, new() { Status = "open" }])
            Assert.Equal(["tanks"], await CommitmentsOf(graph, question));

        Assert.Equal(["other"], await CommitmentsOf(graph, new() { Status = "unknown" }));
        Assert.Empty(await CommitmentsOf(graph, new() { For = ["ukraine"], Areas = ["policy"] }));
    }

    [Theory]
    [InlineData("EUR", null, null, true)]
    [InlineData("USD", null, null, true)]
    [InlineData("GBP", null, null, false)]
    [InlineData("EUR", "195000000", null, true)]
    [InlineData("EUR", "195000000.01", null, false)]
    [InlineData("EUR", null, "195000000", true)]
    [InlineData("EUR", null, "194999999.99", false)]
    [InlineData("EUR", "20000000", "1000000000", true)]
    [InlineData("USD", "200000000", "300000000", true)]
    [InlineData("EUR", "200000000", "300000000", false)]
    public async Task An_amount_is_looked_for_in_its_own_currency_or_the_conversion_of_the_source(string currency, string? min, string? max, bool kept)
    {
        var amount = new { value = 195000000, currency = "EUR", asStated = "195 million euros", equivalents = new[] { new { value = 212.5e6, currency = "USD", asStated = "about 212.5 million dollars" } } };
        var graph = await Given(Some.Commitment("loan", ("amounts", new object[] { amount, new { percent = 2.5, of = "GDP", asStated = "2.5 per cent" } })), Some.Commitment("tanks"));

        var found = await CommitmentsOf(graph, new() { Currency = currency, Min = Number(min), Max = Number(max) });

        Assert.Equal(kept ? ["loan"] : [], found);
    }

    [Fact]
    public async Task Sources_that_disagree_stand_side_by_side()
    {
        var graph = await Given([Some.Source("second"), Some.Country("france"), Some.Commitment("tanks", ("amounts", new[] { new { value = 50, currency = "EUR", asStated = "50" }, new { value = 60, currency = "EUR", asStated = "60" } })),
            Some.Relation("PLEDGED", "france", "tanks", ("date", "2024-02")) with
            {
                Evidence = [new EvidenceRecord { Source = Some.Report, Summary = "Fifty." }, new EvidenceRecord { Source = "second", Summary = "Sixty, not fifty.", Stance = "disputes" }],
            }]);

        var commitment = await graph.GetCommitment("tanks", default);

        Assert.Equal(["50", "60"], commitment!.Amounts.Select(amount => amount.AsStated));
        Assert.Equal([("Fifty.", null), ("Sixty, not fifty.", "disputes")], Assert.Single(commitment.Acts).Evidence.Select(evidence => (evidence.Summary, evidence.Stance)));
    }

    [Fact]
    public async Task A_commitment_shows_its_acts_in_order_its_history_and_what_was_said_of_it()
    {
        var graph = await Given(Some.Country("france"), Some.Country("ukraine"), Some.Person("anna"), Some.Office("minister", "france"), Some.Event("summit", "2024-02-26", "summit"), Some.Event("speech", "2024-02-27", "press-conference"),
            Some.Commitment("tanks", ("what", "weapons"), ("area", "military"), ("quantity", "ten"), ("condition", "if agreed"), ("deadline", "2025"), ("status", "partly-fulfilled")) with { Name = "Ten tanks", Description = "Tanks." },
            Some.Commitment("earlier"), Some.Commitment("later"), Some.Relation("RESTATES", "tanks", "earlier"), Some.Relation("FULFILS", "later", "tanks"), Some.Statement("praise"), Some.Relation(Schema.About, "praise", "tanks"),
            Some.Relation("PLEDGED", "anna", "tanks", ("date", "2024-02-26"), ("as", "minister"), ("for", "france")), Some.Relation("DELIVERED", "france", "tanks"), Some.Relation("PROPOSED", "france", "tanks", ("date", "2024-01")),
            Some.Relation(Schema.For, "tanks", "ukraine"), Some.Relation(Schema.AddressedTo, "tanks", "ukraine"), Some.Relation(Schema.AnnouncedAt, "tanks", "summit"), Some.Relation(Schema.AnnouncedAt, "tanks", "speech"));

        var tanks = await graph.GetCommitment("tanks", default);

        Assert.Equal([("PROPOSED", "france", "2024-01"), ("PLEDGED", "anna", "2024-02-26"), ("DELIVERED", "france", null)], tanks!.Acts.Select(act => (act.Act, act.By.Id, act.Date)));
        Assert.Equal(("minister", "france"), (tanks.Acts[1].As!.Id, tanks.Acts[1].For!.Id));
        Assert.Equal([("FULFILS", "in", "later"), ("RESTATES", "out", "earlier")], tanks.History.Select(link => (link.Type, link.Direction, link.Commitment.Id)));
        Assert.Equal(("Ten tanks", "Tanks.", "weapons", "military", "ten", "if agreed"), (tanks.Name, tanks.Description, tanks.What, tanks.Area, tanks.Quantity, tanks.Condition));
        Assert.Equal(("2025", "partly-fulfilled"), (tanks.Deadline, tanks.Status));
        Assert.Equal(["ukraine", "ukraine", "praise", "speech", "summit"], Ids([.. tanks.For, .. tanks.AddressedTo, .. tanks.Statements, tanks.AnnouncedAt!, .. tanks.AlsoAnnouncedAt!]));
    }

    [Fact]
    public async Task Two_commitments_that_are_linked_show_the_evidence_of_the_link_once_each()
    {
        var graph = await Given(Some.Commitment("earlier"), Some.Commitment("later"), Some.Relation("RESTATES", "later", "earlier"));

        var page = await graph.FindCommitments(new CommitmentQuestion(), default);

        Assert.All(page.Items, commitment => Assert.Single(Assert.Single(commitment.History).Evidence));
    }

    [Fact]
    public async Task There_is_no_commitment_of_an_id_that_something_else_has()
    {
        var graph = await Given(Some.Country("france"));

        Assert.Null(await graph.GetCommitment("france", default));
        Assert.Null(await graph.GetCommitment("..", default));
    }

    private static decimal? Number(string? text) => text is null ? null : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<string[]> CommitmentsOf(IGraphStore graph, CommitmentQuestion question) => [.. (await graph.FindCommitments(question, default)).Items.Select(commitment => commitment.Id)];
}
