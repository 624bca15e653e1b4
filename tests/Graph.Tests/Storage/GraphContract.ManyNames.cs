namespace Graph.Tests.Storage;

/// <summary>Names that more share than are looked at.</summary>
public abstract partial class GraphContract
{
    private const int Many = Candidates.Max + 20;

    [Theory]
    [InlineData("NATO", "alias")]
    [InlineData("nato", "alias, folded")]
    [InlineData("nat", "alias, beginning")]
    public async Task Whoever_is_called_so_is_found_among_many_whose_names_are_shorter_and_hold_the_word(string text, string matched)
    {
        var graph = await Given([.. Enumerable.Range(0, Many).Select(i => Some.Event($"summit-{i}", "2024-03-04") with { Name = $"NATO summit {i}" }), Some.Institution("alliance", "North Atlantic Treaty Organization") with { Aliases = ["NATO"] }]);

        var pages = await Pages(graph, new SearchQuestion(text) { Limit = 60 });

        Assert.Equal(("alliance", matched), (pages[0].Id, pages[0].Matched));
        Assert.Equal(Candidates.Max, pages.Count);
        Assert.Equal(pages, (await graph.Search(new SearchQuestion(text) { Limit = ListQuestion.LimitMax }, default)).Items);
        Assert.Equal(Candidates.Max, pages.Select(hit => hit.Id).Distinct().Count());
        Assert.Equal(["summit-0", "summit-1", "summit-2"], pages.Skip(1).Take(3).Select(hit => hit.Id));
    }

    [Fact]
    public async Task The_very_words_are_found_among_many_shorter_ones_that_are_near_them()
    {
        var graph = await Given([.. Enumerable.Range(0, Many).Select(i => Some.Person($"near-{i}", "Ian Scholtz")), Some.Person("meant", "Scholz-Baumgartner, Johannes Ian"), Some.Person("other", "Scholtzenberger, Johannes Ian")]);

        Assert.Equal("meant", (await graph.Search(new SearchQuestion("Scholz"), default)).Items[0].Id);
        Assert.Equal("meant", (await graph.Search(new SearchQuestion("Ian Scholz"), default)).Items[0].Id);
        Assert.Equal("other", Assert.Single((await graph.Search(new SearchQuestion("Scholtzenberger, Ian"), default)).Items).Id);
    }

    [Fact]
    public async Task The_best_of_all_that_are_found_are_answered_and_no_more()
    {
        var graph = await Given([.. Enumerable.Range(0, Many).Select(i => Some.Person($"longer-{i}", "Anna Bella")), .. Enumerable.Range(0, 100).Select(i => Some.Person($"whole-{i}", "Annabella Bell"))]);

        var hits = (await graph.Search(new SearchQuestion("bell") { Limit = ListQuestion.LimitMax }, default)).Items;

        Assert.Equal((Candidates.Max, 100), (hits.Count, hits.TakeWhile(hit => hit.Matched == "name, part").Count()));
    }

    [Fact]
    public async Task A_name_that_too_many_bear_is_refused_and_says_that_there_are_more()
    {
        var graph = await Given([.. Enumerable.Range(0, Many).Select(i => Some.Person($"smith-{i:000}", "John Smith"))]);

        var refusal = await Assert.ThrowsAsync<GraphException>(() => graph.FindMeetings(new MeetingQuestion { Who = ["John Smith"] }, default));

        Assert.Equal($"who: 'John Smith' fits {Candidates.Max} and more entities: give the id of the one that is meant.", refusal.Message);
        Assert.Equal(["smith-000", "smith-001"], Ids(refusal.Candidates!).Take(2));
    }

    [Fact]
    public async Task Beginnings_of_all_words_are_guessed_at_only_when_nobody_fits_all_of_them()
    {
        var graph = await Given(Some.Person("annabella", "Annabella Petrovic"), Some.Person("anna", "Anna Petrovna"), Some.Person("petrov", "Anna Maria Petrov"));

        Assert.Equal(["petrov", "anna"], (await graph.Search(new SearchQuestion("Anna Petrov"), default)).Items.Select(hit => hit.Id));
        Assert.Equal(["annabella"], (await graph.Search(new SearchQuestion("annab petrovi"), default)).Items.Select(hit => hit.Id));
    }

    private static async Task<List<SearchHit>> Pages(IGraphStore graph, SearchQuestion question)
    {
        var hits = new List<SearchHit>();
        Page<SearchHit> page;
        do
        {
            page = await graph.Search(question, default);
            hits.AddRange(page.Items);
            question = question with { Cursor = page.Next };
        }
        while (page.Next is not null);
        return hits;
    }
}
