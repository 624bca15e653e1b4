namespace Graph.Tests.Storage;

public abstract partial class GraphContract
{
    [Fact]
    public async Task Sums_are_per_currency_and_act_and_nothing_is_converted()
    {
        var graph = await Given(Some.Country("france"), Money("a", (100, "EUR")), Money("b", (50, "EUR"), (70, "USD")), Money("c"), Some.Relation("PLEDGED", "france", "a"), Some.Relation("PLEDGED", "france", "b"),
            Some.Relation("DELIVERED", "france", "b"), Some.Relation("PLEDGED", "france", "c"),
            Some.Commitment("d", ("amounts", new[] { new { value = 7, currency = "EUR", asStated = "7", equivalents = new[] { new { value = 8, currency = "USD", asStated = "8" } } } })), Some.Relation("PROPOSED", "france", "d"));

        var totals = await graph.SumCommitments(new TotalQuestion(new CommitmentQuestion()), default);

        Assert.Equal([("PROPOSED", "EUR", 7m, 1), ("PLEDGED", "EUR", 150m, 2), ("PLEDGED", "USD", 70m, 1), ("PLEDGED", null, null, 1), ("DELIVERED", "EUR", 50m, 1), ("DELIVERED", "USD", (decimal?)70m, 1)],
            totals.Items.Select(row => (row.Act, row.Currency, row.Least, row.Commitments)));
        Assert.Equal(["a", "b"], Ids(totals.Items[1].Of.Select(part => part.Commitment)));
        Assert.Equal("france PLEDGED a.", Assert.Single(totals.Items[1].Of[0].Evidence).Summary);
    }

    [Fact]
    public async Task What_nobody_is_said_to_have_done_rests_on_what_else_is_said_of_it()
    {
        var graph = await Given(Some.Country("ukraine"), Money("a", (50, "EUR")), Some.Relation(Schema.For, "a", "ukraine"));

        var row = Assert.Single((await graph.SumCommitments(new TotalQuestion(new CommitmentQuestion()), default)).Items);

        Assert.Equal("a FOR ukraine.", Assert.Single(Assert.Single(row.Of).Evidence).Summary);
    }

    [Fact]
    public async Task Amounts_of_one_commitment_that_differ_are_not_added_up()
    {
        var graph = await Given(Some.Country("france"), Money("a", (50, "EUR"), (60, "EUR")), Some.Relation("PLEDGED", "france", "a"), Money("b", (1, "EUR")), Some.Relation("PLEDGED", "france", "b"));

        var row = Assert.Single((await graph.SumCommitments(new TotalQuestion(new CommitmentQuestion()), default)).Items);

        Assert.Equal((51m, 61m, 2), (row.Least, row.Most, row.Commitments));
    }

    [Fact]
    public async Task What_is_said_again_counts_once_and_what_is_revised_as_revised()
    {
        var graph = await Given(Some.Country("france"), Money("first", (10, "EUR")), Money("again", (10, "EUR")), Money("old", (5, "USD")), Money("new", (3, "USD")), Money("newest", (4, "USD")),
            Some.Relation("PLEDGED", "france", "first", ("date", "2024")), Some.Relation("PLEDGED", "france", "again", ("date", "2023")), Some.Relation("RESTATES", "again", "first"), Some.Relation("PROPOSED", "france", "again"),
            Some.Relation("PLEDGED", "france", "old"), Some.Relation("PLEDGED", "france", "new"), Some.Relation("PLEDGED", "france", "newest"), Some.Relation("REVISES", "new", "old"), Some.Relation("REVISES", "newest", "new"));

        var all = await graph.SumCommitments(new TotalQuestion(new CommitmentQuestion()), default);
        var early = await graph.SumCommitments(new TotalQuestion(new CommitmentQuestion { When = DateRange.Of(null, "2023") }), default);

        Assert.Equal([("PROPOSED", 10m, 1, 0, "again"), ("PLEDGED", 10m, 1, 1, "first"), ("PLEDGED", 4m, 1, 2, "newest")], all.Items.Select(row => (row.Act, row.Least!.Value, row.Commitments, row.Restated, Assert.Single(row.Of).Commitment.Id)));
        Assert.Equal("again", Assert.Single(Assert.Single(early.Items).Of).Commitment.Id);
    }

    [Fact]
    public async Task Commitments_that_say_one_another_again_in_a_circle_still_count()
    {
        var graph = await Given(Some.Country("france"), Money("a", (10, "EUR")), Money("b", (10, "EUR")), Some.Relation("PLEDGED", "france", "a"), Some.Relation("PLEDGED", "france", "b"), Some.Relation("RESTATES", "a", "b"), Some.Relation("RESTATES", "b", "a"));

        var row = Assert.Single((await graph.SumCommitments(new TotalQuestion(new CommitmentQuestion()), default)).Items);

        Assert.Equal((10m, 1, 1), (row.Least, row.Commitments, row.Restated));
    }

    [Fact]
    public async Task A_giver_is_the_country_behind_the_act_and_a_commitment_of_two_givers_stands_with_both()
    {
        var graph = await Given(Some.Country("france"), Some.Country("italy"), Some.Country("ukraine"), Some.Office("minister", "france"), Some.Person("anna"), Money("a", (10, "EUR")), Money("b", (20, "EUR")), Money("c", (5, "EUR")),
            Some.Relation("PLEDGED", "minister", "a"), Some.Relation("PLEDGED", "anna", "a", ("for", "italy")), Some.Relation("PLEDGED", "italy", "b"), Some.Relation("PLEDGED", "anna", "c"), Some.Relation(Schema.For, "c", "ukraine"));

        var givers = await graph.SumCommitments(new TotalQuestion(new CommitmentQuestion()) { Groups = [Group.Giver] }, default);
        var ofItaly = await graph.SumCommitments(new TotalQuestion(new CommitmentQuestion { By = ["italy"] }) { Groups = [Group.Giver, Group.Receiver] }, default);
        var receivers = await graph.SumCommitments(new TotalQuestion(new CommitmentQuestion()) { Groups = [Group.Receiver] }, default);

        Assert.Equal([("anna", 5m, 1, 0), ("france", 10m, 1, 1), ("italy", 30m, 2, 1)], givers.Items.Select(row => (row.Giver!.Id, row.Least!.Value, row.Commitments, row.Shared)));
        Assert.Equal([("italy", 30m, 0)], ofItaly.Items.Select(row => (row.Giver!.Id, row.Least!.Value, row.Shared)));
        Assert.Equal([("ukraine", 5m), (null, 30m)], receivers.Items.Select(row => (row.Receiver?.Id, row.Least!.Value)));
    }

    [Fact]
    public async Task A_month_is_only_said_where_the_date_says_one()
    {
        var graph = await Given(Some.Country("france"), Money("a", (1, "EUR")), Money("b", (2, "EUR")), Money("c", (4, "EUR")), Money("d", (8, "EUR")), Some.Relation("PLEDGED", "france", "a", ("date", "2024-02-03")), Some.Relation("PLEDGED", "france", "b", ("date", "2024-02")),
            Some.Relation("PLEDGED", "france", "c", ("date", "2024")), Some.Relation("PLEDGED", "france", "d"));

        var totals = await graph.SumCommitments(new TotalQuestion(new CommitmentQuestion()) { Groups = [Group.Month] }, default);

        Assert.Equal([("2024-02", 3m), (null, 12m)], totals.Items.Select(row => (row.Month, row.Least!.Value)));
    }

    [Fact]
    public async Task The_filters_of_commitments_pick_what_is_summed_and_a_currency_only_its_own()
    {
        var graph = await Given(Some.Country("france"), Money("a", (100, "EUR"), (9, "USD")), Money("b", (5, "EUR")), Some.Relation("PLEDGED", "france", "a"), Some.Relation("DELIVERED", "france", "a"), Some.Relation("PLEDGED", "france", "b"), Money("nobody-s", (3, "EUR")));

        var pledged = await graph.SumCommitments(new TotalQuestion(new CommitmentQuestion { Acts = ["PLEDGED"], Currency = "EUR", Min = 50 }), default);
        var all = await graph.SumCommitments(new TotalQuestion(new CommitmentQuestion { Currency = "EUR" }) { Limit = 2 }, default);
        var rest = await graph.SumCommitments(new TotalQuestion(new CommitmentQuestion { Currency = "EUR" }) { Limit = 2, Cursor = all.Next }, default);

        Assert.Equal([("PLEDGED", "EUR", 100m)], pledged.Items.Select(row => (row.Act, row.Currency, row.Least!.Value)));
        Assert.Equal([("PLEDGED", 105m), ("DELIVERED", 100m)], all.Items.Select(row => (row.Act, row.Least!.Value)));
        Assert.Equal([(null, 3m)], rest.Items.Select(row => (row.Act, row.Least!.Value)));
        Assert.Null(rest.Next);
    }

    private static EntityRecord Money(string id, params (decimal Value, string Currency)[] amounts) =>
        Some.Commitment(id, ("amounts", amounts.Length == 0 ? null : amounts.Select(amount => new { value = amount.Value, currency = amount.Currency, asStated = $"{amount.Value} {amount.Currency}" })));
}
