namespace Graph.Tests.Storage;

public abstract partial class GraphContract
{
    [Fact]
    public async Task A_statement_is_found_by_who_said_it_and_by_whom_they_spoke_for()
    {
        var graph = await Given([Some.Country("france"), Some.Office("minister", "france"), .. Some.People("anna", "boris"), Some.Holds("boris", "minister", "2024-01-01"), Some.Statement("yes"), Some.Statement("no", null, ("date", "2024-03-04")),
            Some.Relation(Schema.Said, "anna", "yes", ("for", "france")), Some.Relation(Schema.Said, "minister", "no")]);

        Assert.Equal(["no", "yes"], await StatementsOf(graph, new() { By = ["france"] }));
        Assert.Equal(["yes"], await StatementsOf(graph, new() { By = ["anna"] }));
        Assert.Equal(["no"], await StatementsOf(graph, new() { By = ["boris"] }));
        Assert.Equal(["no", "yes"], await StatementsOf(graph, new() { By = ["boris", "anna"] }));
    }

    [Fact]
    public async Task A_statement_is_found_by_what_it_is_about_be_it_another_statement()
    {
        var graph = await Given(Some.Country("ukraine", "Ukraine"), Some.Statement("first"), Some.Statement("second"), Some.Relation(Schema.About, "first", "ukraine"), Some.Relation(Schema.About, "second", "first"));

        Assert.Equal(["first"], await StatementsOf(graph, new() { About = ["UKRAINE"] }));
        Assert.Equal(["second"], await StatementsOf(graph, new() { About = ["first"] }));
    }

    [Theory]
    [InlineData("troops", true)]
    [InlineData("TROOPS", true)]
    [InlineData("troo", true)]
    [InlineData("elysee troops", true)]
    [InlineData("dynamique", true)]
    [InlineData("rien n'est exclu", true)]
    [InlineData("troop ruled", false)]
    [InlineData("soldiers", false)]
    [InlineData("troops OR soldiers", false)]
    [InlineData("\"troops\"* ^a -b:c", false)]
    public async Task A_statement_is_found_by_words_of_its_text_and_quote(string text, bool found)
    {
        var graph = await Given(Some.Statement("on-troops", "Sending troops is not ruled out, said the Élysée.", ("quote", "En dynamique, rien n’est exclu")), Some.Statement("other", "Nothing to see."));

        var statements = await StatementsOf(graph, new() { Text = text });

        Assert.Equal(found ? ["on-troops"] : [], statements);
    }

    [Fact]
    public async Task Statements_come_by_day_undated_ones_last_and_a_range_keeps_none_of_those()
    {
        var graph = await Given(Some.Statement("a-undated"), Some.Statement("b-late", null, ("date", "2024-03")), Some.Statement("c-early", null, ("date", "2024-02-29")));

        Assert.Equal(["c-early", "b-late", "a-undated"], await StatementsOf(graph, new()));
        Assert.Equal(["b-late"], await StatementsOf(graph, new() { When = DateRange.Of("2024-03-31", null) }));
        Assert.Equal(["c-early"], await StatementsOf(graph, new() { When = DateRange.Of(null, "2024-02-29") }));
    }

    [Fact]
    public async Task A_statement_shows_who_said_what_where_and_to_whom()
    {
        var graph = await Given([Some.Country("france"), Some.Country("ukraine"), Some.Office("minister", "france"), .. Some.People("anna", "boris"), Some.Event("speech", "2024-02-26", "press-conference"),
            Some.Statement("no", "She says no.", ("quote", "No."), ("date", "2024-02-26")) with { Name = "No to tanks" }, Some.Relation(Schema.Said, "anna", "no", ("as", "minister"), ("for", "france")), Some.Relation(Schema.Said, "boris", "no"),
            Some.Relation(Schema.About, "no", "ukraine"), Some.Relation(Schema.AddressedTo, "no", "france"), Some.Relation(Schema.AnnouncedAt, "no", "speech")]);

        var statement = await graph.GetStatement("no", default);

        Assert.Equal(("No to tanks", "She says no.", "No.", "2024-02-26"), (statement!.Name, statement.Text, statement.Quote, statement.Date));
        Assert.Equal([("anna", "minister", "france"), ("boris", null, null)], statement.By.Select(speaker => (speaker.Entity.Id, speaker.As?.Id, speaker.For?.Id)));
        Assert.Equal(["ukraine", "france", "speech"], Ids([.. statement.About, .. statement.AddressedTo, .. statement.At]));
        Assert.Equal("anna SAID no.", statement.Evidence[0].Summary);
    }

    [Fact]
    public async Task There_is_no_statement_of_an_id_that_something_else_has()
    {
        var graph = await Given(Some.Country("france"));

        Assert.Null(await graph.GetStatement("france", default));
        Assert.Null(await graph.GetStatement("", default));
    }

    private static async Task<string[]> StatementsOf(IGraphStore graph, StatementQuestion question) => [.. (await graph.FindStatements(question, default)).Items.Select(statement => statement.Id)];
}
