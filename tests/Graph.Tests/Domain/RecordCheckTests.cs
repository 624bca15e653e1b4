using System.Text.Json;

namespace Graph.Tests.Domain;

public sealed class RecordCheckTests
{
    [Fact]
    public void The_graph_that_ships_has_no_faults() => Assert.Empty(Faults([.. Repository.ShippedData()]));

    [Fact]
    public void An_unknown_type_is_refused_with_the_nearest()
    {
        Fault("/1/type", "'persn' is not a type; did you mean person?", Some.Entity("persn", "anna"));
        Fault("/3/type", "'MET_WIHT' is not a type; did you mean MET_WITH?", Some.Person("anna"), Some.Person("boris"), Some.Relation("MET_WIHT", "anna", "boris"));
    }

    [Fact]
    public void An_unknown_field_is_refused_with_the_nearest()
    {
        Fault("/1/portfolo", "'portfolo' is not a field of office; did you mean portfolio?", Some.Entity(Schema.Office, "minister", null, ("portfolo", "defence")));
        Fault("/3/dat", "'dat' is not a field of MET_WITH; did you mean date?", Some.Person("anna"), Some.Person("boris"), Some.Met("anna", "boris", null, ("dat", "2024")));
    }

    [Theory]
    [InlineData("kind", "meating", "'meating' is not a kind; did you mean meeting?")]
    [InlineData("status", "done", "'done' is not a status")]
    [InlineData("format", 7, "format is a text")]
    [InlineData("date", "2024-02-30", "'2024-02-30' is not a date")]
    [InlineData("date", "yesterday", "'yesterday' is not a date")]
    public void A_field_holds_what_the_schema_says(string field, object value, string detail)
    {
        var talks = Some.Event("talks", null);
        talks.Fields[field] = JsonSerializer.SerializeToElement(value);

        Fault($"/1/{field}", detail, talks);
    }

    [Theory]
    [InlineData("iso2", "fr")]
    [InlineData("iso2", "FRA")]
    [InlineData("iso3", "FR")]
    public void A_code_is_so_many_capital_letters(string field, string value) => Fault($"/1/{field}", "capital letters", Some.Entity(Schema.Country, "france", null, (field, value)));

    [Theory]
    [InlineData("latitude", 90.1)]
    [InlineData("longitude", -181)]
    [InlineData("latitude", "48.8")]
    public void A_coordinate_is_a_number_on_earth(string field, object value) => Fault($"/1/{field}", "is a number from", Some.Entity(Schema.Place, "paris", null, (field, value)));

    [Fact]
    public void An_event_says_what_kind_it_is_and_whether_it_took_place() =>
        Assert.Equal(["/1/kind", "/1/status"], Faults([Some.Source(), Some.Entity(Schema.Event, "talks")]).Select(fault => fault.At));

    [Fact]
    public void The_ends_of_a_relation_are_of_the_types_that_it_joins()
    {
        Fault("/3/from", "'france' is of type country; MET_WITH takes person, office here", Some.Country("france"), Some.Person("anna"), Some.Met("france", "anna"));
        Fault("/3/to", "'anna' is of type person; PARTICIPATED_IN takes event here", Some.Country("france"), Some.Person("anna"), Some.TookPart("france", "anna"));
        Fault("/3/as", "'france' is of type country; as takes office here", Some.Country("france"), Some.Event("talks", null), Some.TookPart("france", "talks", ("as", "france")));
    }

    [Fact]
    public void What_is_referred_to_is_there()
    {
        Fault("/2/to", "there is no entity 'boris'", Some.Person("anna"), Some.Met("anna", "boris"));
        Fault("/1/country", "there is no entity 'france'", Some.Office("minister", "france"));
        Fault("/3/evidence/0/source", "there is no source 'hearsay'", Some.Person("anna"), Some.Person("boris"), Some.Met("anna", "boris") with { Evidence = [new EvidenceRecord { Source = "hearsay", Summary = "They say so." }] });
    }

    [Fact]
    public void What_is_referred_to_may_come_later_or_be_there_already()
    {
        RecordCheck.Check([Some.Met("anna", "boris"), Some.Person("anna"), Some.Source()], id => id == "boris" ? Schema.Person : null, _ => false, _ => false);
        RecordCheck.Check([Some.Met("anna", "boris")], _ => Schema.Person, _ => true, _ => false);
    }

    [Fact]
    public void Nobody_meets_themselves() => Fault("/2/to", "a relation joins two entities", Some.Person("anna"), Some.Met("anna", "anna"));

    [Fact]
    public void A_relation_without_evidence_is_refused() =>
        Fault("/3/evidence", "a relation needs at least one piece of evidence", Some.Person("anna"), Some.Person("boris"), Some.Met("anna", "boris") with { Evidence = [] });

    [Fact]
    public void A_quote_has_at_most_twenty_words()
    {
        var twenty = string.Join(' ', Enumerable.Repeat("word", 20));

        Assert.Empty(Faults(Quoting(twenty)));
        Assert.Equal(["/3/evidence/0/quote"], Faults(Quoting(twenty + "  more")).Select(fault => fault.At));
        Fault("/1/quote", "at most 20 words", Some.Statement("no", null, ("quote", twenty + " more")));
    }

    [Theory]
    [InlineData(" ", "is required and not empty")]
    [InlineData("They\nmet.", "one line without control characters")]
    [InlineData("They\u0000 met.", "one line without control characters")]
    [InlineData("They\u0085met.", "one line without control characters")]
    public void A_summary_is_one_line_of_text(string summary, string detail) =>
        Fault("/3/evidence/0/summary", detail, Some.Person("anna"), Some.Person("boris"), Some.Met("anna", "boris") with { Evidence = [new EvidenceRecord { Source = Some.Report, Summary = summary }] });

    [Fact]
    public void Evidence_supports_or_disputes_and_a_source_hedges_in_known_words()
    {
        var evidence = new EvidenceRecord { Source = Some.Report, Summary = "So.", Stance = "supprts", Confidence = "rumour" };

        var faults = Faults([Some.Source(), Some.Person("anna"), Some.Person("boris"), Some.Met("anna", "boris") with { Evidence = [evidence] }]);

        Assert.Equal(["/3/evidence/0/stance", "/3/evidence/0/confidence"], faults.Select(fault => fault.At));
        Assert.Contains("did you mean supports?", faults[0].Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Anna")]
    [InlineData("anna bell")]
    [InlineData("-anna")]
    [InlineData("anna-")]
    [InlineData("anna---bell")]
    [InlineData("ánna")]
    [InlineData("anna\n")]
    [InlineData("")]
    public void An_id_is_an_ascii_slug(string id) => Fault("/1/id", "an id is small ASCII letters", Some.Person("x", "Anna") with { Id = id });

    [Fact]
    public void An_id_is_taken_once_within_its_kind_of_record()
    {
        Fault("/2/id", "'anna' is taken", Some.Person("anna"), Some.Country("anna"));
        Fault("/1/id", "'report' is taken", Some.Source());
        Assert.Empty(Faults([Some.Source(), Some.Person(Some.Report)]));
        var there = Assert.Throws<GraphException>(() => RecordCheck.Check([Some.Person("anna")], _ => Schema.Person, _ => false, _ => false));
        Assert.Equal("/0/id", Assert.Single(there.Faults!).At);
    }

    [Theory]
    [InlineData("", "is required")]
    [InlineData("—", "at least one letter or digit")]
    [InlineData("An\tna", "control characters")]
    public void A_name_has_letters(string name, string detail) => Assert.Contains(detail, Faults([Some.Person("x", "x") with { Name = name }])[0].Detail, StringComparison.Ordinal);

    [Fact]
    public void Texts_have_a_longest_length()
    {
        Fault("/1/name", "at most 300 characters", Some.Person("x", new string('a', 301)));
        Fault("/1/aliases/1", "at most 300 characters", Some.Person("x", "x", "fine", new string('a', 301)));
        Fault("/1/description", "at most 4000 characters", Some.Person("x") with { Description = new string('a', 4001) });
        Fault("/1/id", "an id is", Some.Person(new string('a', 201), "x"));
    }

    [Theory]
    [InlineData("ftp://example.org/x")]
    [InlineData("example.org")]
    [InlineData("javascript:alert(1)")]
    public void An_address_is_one_of_the_web(string address)
    {
        Fault("/1/sameAs/0", "starts with http", Some.Person("anna") with { SameAs = [address] });
        Assert.Equal(["/0/url", "/0/archivedUrl"], Faults([Some.Source() with { Url = address, ArchivedUrl = address }]).Select(fault => fault.At));
    }

    [Fact]
    public void A_source_has_a_title_and_dates_that_exist() =>
        Assert.Equal(["/0/title", "/0/published", "/0/retrieved"], Faults([Some.Source() with { Title = "", Published = "2024-13", Retrieved = "now" }]).Select(fault => fault.At));

    [Fact]
    public void An_office_is_not_left_before_it_is_taken()
    {
        IReadOnlyList<GraphRecord> people = [Some.Source(), Some.Person("anna"), Some.Office("minister")];

        Assert.Equal(["/3/until"], Faults([.. people, Some.Holds("anna", "minister", "2024-03", "2024-02")]).Select(fault => fault.At));
        Assert.Empty(Faults([.. people, Some.Holds("anna", "minister", "2024-03-31", "2024-03")]));
    }

    [Theory]
    [InlineData("""[{"value":1,"currency":"EUR","asStated":"one"}]""", null)]
    [InlineData("""[{"percent":2.5,"of":"GDP","asStated":"2.5 %"}]""", null)]
    [InlineData("""[{"value":1,"asStated":"one"}]""", "/1/amounts/0/currency")]
    [InlineData("""[{"value":1,"currency":"eur","asStated":"one"}]""", "/1/amounts/0/currency")]
    [InlineData("""[{"percent":1,"asStated":"one"}]""", "/1/amounts/0/of")]
    [InlineData("""[{"asStated":"much"}]""", "/1/amounts/0")]
    [InlineData("""[{"value":-1,"currency":"EUR","asStated":"less"}]""", "/1/amounts/0")]
    [InlineData("""[{"value":1,"currency":"EUR","asStated":""}]""", "/1/amounts/0/asStated")]
    [InlineData("""[{"value":1,"currency":"EUR","asStated":"one","equivalents":[{"value":1,"currency":"$","asStated":"one"}]}]""", "/1/amounts/0/equivalents/0/currency")]
    [InlineData("""[{"value":1,"currency":"EUR"}]""", "/1/amounts")]
    [InlineData("""[{"value":1,"currency":"EUR","asStated":"one","rate":2}]""", "/1/amounts")]
    [InlineData("""[null]""", "/1/amounts")]
    [InlineData("""null""", "/1/amounts")]
    [InlineData("""{}""", "/1/amounts")]
    public void An_amount_is_money_in_a_currency_or_a_share_of_something(string amounts, string? fault)
    {
        var faults = Faults([Some.Source(), Some.Commitment("loan", ("amounts", JsonSerializer.Deserialize<JsonElement>(amounts)))]);

        Assert.Equal(fault is null ? [] : [fault], faults.Select(one => one.At));
    }

    [Fact]
    public void All_faults_are_told_at_once_each_with_its_place()
    {
        var faults = Faults([Some.Source() with { Title = "" }, Some.Entity("persn", "Anna"), Some.Met("boris", "carla", "soon") with { Evidence = [] }]);

        Assert.Equal(["/1/id", "/0/title", "/1/type", "/2/from", "/2/to", "/2/date", "/2/evidence"], faults.Select(fault => fault.At));
    }

    [Fact]
    public void Of_a_great_many_faults_the_first_hundred_are_told_and_all_are_counted()
    {
        var refusal = Assert.Throws<GraphException>(() => RecordCheck.Check([.. Enumerable.Range(0, 150).Select(i => Some.Entity("x", $"e{i}"))], _ => null, _ => false, _ => false));

        Assert.Equal(RecordCheck.FaultsMax, refusal.Faults!.Count);
        Assert.StartsWith("150 faults", refusal.Message, StringComparison.Ordinal);
    }

    private static GraphRecord[] Quoting(string quote) =>
        [Some.Source(), Some.Person("anna"), Some.Person("boris"), Some.Met("anna", "boris") with { Evidence = [new EvidenceRecord { Source = Some.Report, Summary = "So.", Quote = quote }] }];

    /// <summary>That these records, after the source they rest on, have one fault, there and in these words.</summary>
    private static void Fault(string at, string detail, params GraphRecord[] records)
    {
        var fault = Assert.Single(Faults([Some.Source(), .. records]));
        Assert.Equal(at, fault.At);
        Assert.Contains(detail, fault.Detail, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Fault> Faults(GraphRecord[] records)
    {
        try
        {
            RecordCheck.Check(records, _ => null, _ => false, _ => false);
            return [];
        }
        catch (GraphException refusal) when (refusal.Code == GraphCode.InvalidRecords)
        {
            return refusal.Faults!;
        }
    }
}
