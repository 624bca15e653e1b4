namespace Graph.Tests.Storage;

public abstract partial class GraphContract
{
    [Fact]
    public async Task An_entity_has_its_fields_with_references_by_name()
    {
        var graph = await Given(Some.Country("france", "France"), Some.Place("paris", "france") with { Name = "Paris", Aliases = ["Lutetia", "Париж"], Description = "A city.", SameAs = ["https://example.org/paris"] },
            Some.Entity(Schema.Place, "tower", "Tower", ("within", "paris"), ("latitude", 48.8583)));

        var paris = await graph.GetEntity("paris", null, default);
        var tower = await graph.GetEntity("tower", null, default);

        Assert.Equal(("place", "Paris", "A city."), (paris!.Type, paris.Name, paris.Description));
        Assert.Equal(["Lutetia", "Париж", "https://example.org/paris"], [.. paris.Aliases, .. paris.SameAs!]);
        Assert.Equal("""{"id":"france","type":"country","name":"France"}""", paris.Fields["country"].GetRawText());
        Assert.Equal(48.8583, tower!.Fields["latitude"].GetDouble());
    }

    [Fact]
    public async Task Nothing_has_an_id_that_is_not_there()
    {
        var graph = await Given(Some.Person("anna", "Anna Nowak"));

        foreach (var id in (string[])["boris", "Anna Nowak", Some.Report, "", ".", "..", "a b", "%", "anna/contacts", "anna?x=1", "ánna", new string('a', 400)])
        {
            Assert.Null(await graph.GetEntity(id, null, default));
            Assert.Null(await graph.ListRelations(new RelationQuestion(id), default));
        }
    }

    [Fact]
    public async Task A_person_has_the_offices_held_and_an_office_its_holders_in_the_order_they_began()
    {
        var graph = await Given([Some.Office("minister"), Some.Office("chair"), .. Some.People("anna", "boris"), Some.Holds("anna", "minister", "2022-05", "2024-01-11"),
            Some.Holds("boris", "minister", "2024-01-11"), Some.Holds("anna", "chair")]);

        var anna = await graph.GetEntity("anna", null, default);
        var minister = await graph.GetEntity("minister", null, default);

        Assert.Equal([("minister", "2022-05", "2024-01-11"), ("chair", null, null)], anna!.Offices!.Select(held => (held.Office.Id, held.Since, held.Until)));
        Assert.Equal(["anna", "boris"], Ids(minister!.Holders!.Select(holder => holder.Person)));
        Assert.Equal("anna HOLDS_OFFICE minister.", anna.Offices![0].Evidence[0].Summary);
        Assert.Equal((null, null), (anna.Holders, minister.Offices));
    }

    [Theory]
    [InlineData("2024-01-11", new[] { "anna", "boris" })]
    [InlineData("2024-01-12", new[] { "boris" })]
    [InlineData("2022-05-30", new string[0])]
    [InlineData("2022-05-31", new[] { "anna" })]
    public async Task On_a_day_only_who_held_an_office_for_certain_is_shown(string day, string[] holders)
    {
        var graph = await Given([Some.Office("minister"), .. Some.People("anna", "boris", "carla"), Some.Holds("anna", "minister", "2022-05", "2024-01-11"), Some.Holds("boris", "minister", "2024-01-11"), Some.Holds("carla", "minister")]);

        var minister = await graph.GetEntity("minister", day, default);

        Assert.Equal(holders, Ids(minister!.Holders!.Select(holder => holder.Person)));
    }

    [Fact]
    public async Task The_counts_of_an_entity_are_those_of_the_questions_about_it()
    {
        var graph = await Given([Some.Country("france"), Some.Office("minister", "france"), Some.Source("another"), .. Some.People("anna", "boris"), Some.Holds("anna", "minister", "2024-01-01"),
            .. Some.Meeting("talks", "2024-03-04", "anna", "boris"), Some.Met("anna", "boris", null, ("event", "talks")), .. Some.Meeting("of-the-office", "2024-04-04", "minister", "boris"),
            Some.Commitment("tanks"), Some.Relation("PLEDGED", "minister", "tanks", ("date", "2024-03-04")), Some.Commitment("shells"), Some.Relation(Schema.For, "shells", "france"),
            Some.Statement("no"), Some.Relation(Schema.Said, "anna", "no") with { Evidence = [new EvidenceRecord { Source = "another", Summary = "She said no." }] }]);

        var anna = await graph.GetEntity("anna", null, default);
        var france = await graph.GetEntity("france", null, default);

        Assert.Equal(new Counts(2, 1, 1, 2), anna!.Counts);
        Assert.Equal(new Counts(2, 2, 0, 1), france!.Counts);
    }

    [Fact]
    public async Task Entities_are_listed_by_id_and_picked_by_type_kind_and_country()
    {
        var graph = await Given(Some.Country("france", "France"), Some.Office("minister", "france"), Some.Entity(Schema.Institution, "dassault", null, ("kind", "company"), ("country", "france")), Some.Event("a-call", null, "call"));

        var all = await graph.ListEntities(new EntityQuestion(), default);

        Assert.Equal(["a-call", "dassault", "france", "minister"], all.Items.Select(entity => entity.Id));
        Assert.All(all.Items, entity => Assert.Null(entity.Counts));
        Assert.Equal(["dassault", "minister"], await EntitiesOf(graph, new() { Country = "FRANCE" }));
        Assert.Equal(["france", "minister"], await EntitiesOf(graph, new() { Types = [Schema.Country, Schema.Office] }));
        Assert.Equal(["a-call", "dassault"], await EntitiesOf(graph, new() { Kinds = ["call", "company"] }));
        Assert.Empty(await EntitiesOf(graph, new() { Kinds = ["call"], Country = "france" }));
    }

    [Fact]
    public async Task A_relation_is_seen_from_both_its_ends()
    {
        var graph = await Given([.. Some.People("anna", "boris"), Some.Met("anna", "boris", "2024-03-04"), .. Some.Meeting("talks", "2024-03-05", "anna"), Some.Office("minister"), Some.Holds("anna", "minister", "2024")]);

        Assert.Equal(["anna--met-with--boris", "anna--participated-in--talks", "anna--holds-office--minister"], await RelationsOf(graph, new("anna")));
        Assert.Equal(["anna--met-with--boris"], await RelationsOf(graph, new("boris") { Direction = Direction.In }));
        Assert.Empty(await RelationsOf(graph, new("boris") { Direction = Direction.Out }));
        Assert.Equal(["anna--participated-in--talks"], await RelationsOf(graph, new("anna") { Types = [Schema.ParticipatedIn, Schema.Said] }));
        Assert.Equal(["anna--participated-in--talks", "anna--holds-office--minister"], await RelationsOf(graph, new("anna") { When = DateRange.Of("2024-03-05", null) }));
        Assert.Empty(await RelationsOf(graph, new("anna") { When = DateRange.Of(null, "2023") }));
    }

    [Fact]
    public async Task A_relation_has_its_fields_its_evidence_and_who_recorded_it()
    {
        var graph = await Given([Some.Source("second"), Some.Place("paris"), .. Some.People("anna", "boris"), Some.Met("anna", "boris", "2024-03-04", ("place", "paris")) with
        {
            Evidence = [new EvidenceRecord { Source = Some.Report, Locator = "paragraph 4", Summary = "They met.", Quote = "We met" }, new EvidenceRecord { Source = "second", Summary = "They did not.", Stance = "disputes", Confidence = "alleged" }],
        }]);

        var relation = Assert.Single((await graph.ListRelations(new RelationQuestion("anna"), default))!.Items);

        Assert.Equal((new Ref("anna", "person", "anna"), new Ref("boris", "person", "boris"), "2024-03-04", "paris"),
            (relation.From, relation.To, relation.Date, relation.Fields["place"].GetProperty("name").GetString()));
        Assert.Equal(
        [
            new Evidence(new SourceRef(Some.Report, "The report", null, null, null), "paragraph 4", "They met.", "We met", null, null),
            new Evidence(new SourceRef("second", "The second", null, null, null), null, "They did not.", null, "disputes", "alleged"),
        ], relation.Evidence);
        Assert.NotEqual("", relation.RecordedBy);
        Assert.EndsWith("Z", relation.Recorded, StringComparison.Ordinal);
    }

    private static async Task<string[]> EntitiesOf(IGraphStore graph, EntityQuestion question) => [.. (await graph.ListEntities(question, default)).Items.Select(entity => entity.Id)];

    private static async Task<string[]> RelationsOf(IGraphStore graph, RelationQuestion question) => [.. (await graph.ListRelations(question, default))!.Items.Select(relation => relation.Id)];
}
