namespace Graph.Tests.Storage;

public abstract partial class GraphContract
{
    [Theory]
    [InlineData("Stéphane Séjourné", "name")]
    [InlineData("stephane sejourne", "name, folded")]
    [InlineData("SÉJOURNÉ, Stéphane", "name, other order")]
    [InlineData("Séjourné", "name, part")]
    [InlineData("sej", "name, beginning")]
    [InlineData("Sejuorne", "name, other spelling")]
    [InlineData("Stephane Sejurne", "name, other spelling")]
    [InlineData("Стефан Сежурне", "alias")]
    [InlineData("стефан сежурне", "alias, folded")]
    [InlineData("Stefan Sezhurne", "alias, folded")]
    [InlineData("stephane-sejourne", "id")]
    public async Task A_name_is_found_across_accents_case_scripts_order_and_slips(string text, string matched)
    {
        var graph = await Given(Some.Person("stephane-sejourne", "Stéphane Séjourné", "Стефан Сежурне"), Some.Person("other", "Somebody Else"));

        var page = await graph.Search(new SearchQuestion(text), default);

        var hit = Assert.Single(page.Items);
        Assert.Equal(("stephane-sejourne", "Stéphane Séjourné", matched), (hit.Id, hit.Name, hit.Matched));
    }

    [Theory]
    [InlineData("Volodymyr Zelenskyy", "Zelensky")]
    [InlineData("Volodymyr Zelenskyy", "Зеленський")]
    [InlineData("Volodymyr Zelenskyy", "Зеленский Володимир")]
    [InlineData("Volodymyr Zelenskyy", "Selenskyj")]
    [InlineData("Petr Pavel", "petr  PAVEL ")]
    [InlineData("Jens Stoltenberg", "Stoltenbreg")]
    [InlineData("Mette Frederiksen", "Fredriksen")]
    [InlineData("Radosław Sikorski", "Radoslaw Sikorski")]
    [InlineData("Kyriakos Mitsotakis", "Μητσοτακης")]
    [InlineData("Åland", "Aland")]
    [InlineData("Straße", "Strasse")]
    [InlineData("Лукʼянов", "Лук'янов")]
    [InlineData("O’Brien", "OBrien")]
    [InlineData("Joseph Borrell", "Josehp Borrell")]
    [InlineData("Philip Goldberg", "Pihlip Goldberg")]
    [InlineData("Mikhail Russell", "Russxell")]
    public async Task Other_spellings_of_a_name_find_it(string name, string text)
    {
        var graph = await Given(Some.Person("meant", name), Some.Person("other", "Quite Another"));

        var page = await graph.Search(new SearchQuestion(text), default);

        Assert.Equal(["meant"], page.Items.Select(hit => hit.Id));
    }

    [Theory]
    [InlineData("Lee", "Les")]
    [InlineData("Annan", "Hannover")]
    [InlineData("Petr Pavel", "Petr Pavlov")]
    [InlineData("Petr Pavel", "?!")]
    [InlineData("Petr Pavel", "\" OR *")]
    public async Task What_is_not_a_name_of_anybody_finds_nobody(string name, string text)
    {
        var graph = await Given(Some.Person("somebody", name));

        var page = await graph.Search(new SearchQuestion(text), default);

        Assert.Empty(page.Items);
    }

    [Fact]
    public async Task The_best_match_comes_first_then_the_shorter_name_then_by_name_and_id()
    {
        var graph = await Given(Some.Person("a", "Mark Rutter"), Some.Person("b", "Rutte", "M. Rutte"), Some.Person("c", "Mark Rutte"), Some.Person("d2", "Anna Rutte"), Some.Person("d1", "Anna Rutte"), Some.Person("e", "Rutten"));

        var page = await graph.Search(new SearchQuestion("rutte"), default);

        Assert.Equal(["b", "d1", "d2", "c", "e", "a"], page.Items.Select(hit => hit.Id));
    }

    [Fact]
    public async Task A_search_keeps_to_types_and_to_a_country()
    {
        var graph = await Given(Some.Country("france", "France"), Some.Country("italy"), Some.Office("french-minister", "france", "Defence Minister"), Some.Office("italian-minister", "italy", "Defence Minister"),
            Some.Institution("defence-ministry", "Defence Ministry"));

        var offices = await graph.Search(new SearchQuestion("defence") { Types = [Schema.Office] }, default);
        var french = await graph.Search(new SearchQuestion("defence") { Country = "Françe" }, default);

        Assert.Equal(["french-minister", "italian-minister"], offices.Items.Select(hit => hit.Id));
        Assert.Equal(["french-minister"], french.Items.Select(hit => hit.Id));
        Assert.Equal([new Understood("country", "Françe", new Ref("france", "country", "France"), "name, folded")], french.Understood!);
    }

    [Fact]
    public async Task A_name_in_a_question_is_understood_and_the_answer_says_how()
    {
        var graph = await Given([Some.Person("kaja-kallas", "Kaja Kallas"), Some.Person("boris"), .. Some.Meeting("talks", "2024-03-04", "kaja-kallas", "boris")]);

        var page = await graph.FindMeetings(new MeetingQuestion { Who = ["kallas"], With = ["boris"] }, default);

        Assert.Equal(["talks"], page.Items.Select(meeting => meeting.Id));
        Assert.Equal([new Understood("who", "kallas", new Ref("kaja-kallas", "person", "Kaja Kallas"), "name, part")], page.Understood!);
    }

    [Fact]
    public async Task Two_people_of_one_name_are_told_apart_by_whoever_asks()
    {
        var graph = await Given(Some.Person("john-smith", "John Smith"), Some.Person("john-smith-1960", "John Smith"), Some.Person("smith", "Jane Smith"));

        var refusal = await Assert.ThrowsAsync<GraphException>(() => graph.FindMeetings(new MeetingQuestion { Who = ["John Smith"] }, default));
        var byId = await graph.FindMeetings(new MeetingQuestion { Who = ["john-smith"] }, default);

        Assert.Equal((GraphCode.AmbiguousName, "who"), (refusal.Code, refusal.Field));
        Assert.Equal(["john-smith", "john-smith-1960"], Ids(refusal.Candidates!));
        Assert.Null(byId.Understood);
    }

    [Theory]
    [InlineData("Ken Sktes", "Ken Skates", "Kenneth S. Musanhi")]
    [InlineData("Hans Matthofer", "Hans Matthöffer", "Hon. Ronald M. Jones")]
    [InlineData("Peter Balwin", "Peter Baldwin", "Acharon, Pedro Jr. B.")]
    [InlineData("S. Ioannis", "Spyrou Ioannis", "John S. Tveit")]
    [InlineData("John Fitzgerald Kennedy", "John F. Kennedy", "John Fitzgeral Kennet")]
    public async Task A_family_name_is_not_taken_for_an_initial_of_somebody_with_another(string text, string name, string other)
    {
        var graph = await Given(Some.Person("other", other), Some.Person("meant", name));

        var page = await graph.Search(new SearchQuestion(text), default);

        Assert.Equal("meant", page.Items[0].Id);
    }

    [Fact]
    public async Task A_whole_name_goes_before_a_part_of_another()
    {
        var graph = await Given(Some.Country("georgia", "Georgia"), Some.Person("meloni", "Georgia Meloni"));

        var page = await graph.FindMeetings(new MeetingQuestion { Who = ["georgia"], With = ["Meloni"] }, default);

        Assert.Equal(["meloni"], Ids(page.Understood!.Select(name => name.Entity)));
    }

    [Fact]
    public async Task A_name_that_nobody_has_is_refused_with_whom_it_may_mean()
    {
        var graph = await Given(Some.Person("kaja-kallas", "Kaja Kallas"));

        var nobody = await Assert.ThrowsAsync<GraphException>(() => graph.FindMeetings(new MeetingQuestion { Who = ["Xerxes"] }, default));
        var beginning = await Assert.ThrowsAsync<GraphException>(() => graph.FindMeetings(new MeetingQuestion { Who = ["kal"] }, default));

        Assert.Equal((GraphCode.UnknownEntity, "who", null), (nobody.Code, nobody.Field, nobody.Candidates));
        Assert.Equal((GraphCode.UnknownEntity, "who"), (beginning.Code, beginning.Field));
        Assert.Equal(["kaja-kallas"], Ids(beginning.Candidates!));
    }

    [Fact]
    public async Task A_name_that_is_unknown_is_refused_wherever_a_question_takes_one()
    {
        var graph = await Given(Some.Person("anna"));

        foreach (var (field, ask) in (IEnumerable<(string, Func<Task>)>)
        [
            ("country", () => graph.Search(new SearchQuestion("anna") { Country = "Xanadu" }, default)),
            ("country", () => graph.ListEntities(new EntityQuestion { Country = "Xanadu" }, default)),
            ("with", () => graph.FindMeetings(new MeetingQuestion { Who = ["anna"], With = ["Xanadu"] }, default)),
            ("place", () => graph.FindMeetings(new MeetingQuestion { Place = "Xanadu" }, default)),
            ("by", () => graph.FindCommitments(new CommitmentQuestion { By = ["Xanadu"] }, default)),
            ("for", () => graph.FindCommitments(new CommitmentQuestion { For = ["Xanadu"] }, default)),
            ("at", () => graph.FindCommitments(new CommitmentQuestion { At = "Xanadu" }, default)),
            ("by", () => graph.FindStatements(new StatementQuestion { By = ["Xanadu"] }, default)),
            ("about", () => graph.FindStatements(new StatementQuestion { About = ["Xanadu"] }, default)),
        ])
        {
            var refusal = await Assert.ThrowsAsync<GraphException>(ask);
            Assert.Equal((GraphCode.UnknownEntity, field), (refusal.Code, refusal.Field));
        }
    }

    [Fact]
    public async Task An_id_of_something_that_cannot_stand_there_is_refused()
    {
        var graph = await Given(Some.Person("anna"));

        var refusal = await Assert.ThrowsAsync<GraphException>(() => graph.FindMeetings(new MeetingQuestion { Place = "anna" }, default));

        Assert.Equal((GraphCode.BadValue, "place"), (refusal.Code, refusal.Field));
    }

    [Fact]
    public async Task Characters_that_mean_something_in_an_address_or_a_query_are_only_characters()
    {
        var graph = await Given(Some.Institution("odd", "R&D = 100% #1? + \"A/B\", C\\D' \U0001F1EB\U0001F1F7"));

        var page = await graph.FindMeetings(new MeetingQuestion { Who = ["R&D = 100% #1? + \"A/B\", C\\D' \U0001F1EB\U0001F1F7"] }, default);

        Assert.Equal("name", Assert.Single(page.Understood!).Matched);
    }
}
