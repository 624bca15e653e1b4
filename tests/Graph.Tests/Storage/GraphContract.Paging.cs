namespace Graph.Tests.Storage;

public abstract partial class GraphContract
{
    [Fact]
    public async Task Pages_follow_one_another_by_cursor_and_may_change_their_size()
    {
        var graph = await Given(Some.People("anna", "boris", "carla", "dario"));

        var first = await graph.ListEntities(new EntityQuestion { Limit = 1 }, default);
        var second = await graph.ListEntities(new EntityQuestion { Limit = 2, Cursor = first.Next }, default);
        var third = await graph.ListEntities(new EntityQuestion { Limit = 500, Cursor = second.Next }, default);

        Assert.Equal(["anna", "boris", "carla", "dario"], [.. first.Items.Concat(second.Items).Concat(third.Items).Select(entity => entity.Id)]);
        Assert.Null(third.Next);
    }

    [Fact]
    public async Task A_page_that_ends_where_the_list_ends_is_the_last()
    {
        var graph = await Given(Some.People("anna", "boris"));

        var page = await graph.ListEntities(new EntityQuestion { Limit = 2 }, default);

        Assert.Null(page.Next);
    }

    [Fact]
    public async Task A_cursor_of_another_question_is_refused_and_so_is_one_that_was_changed()
    {
        var graph = await Given(Some.People("anna", "boris", "carla"));
        var next = (await graph.ListEntities(new EntityQuestion { Limit = 1 }, default)).Next!;

        foreach (var question in (EntityQuestion[])[new() { Cursor = next, Types = ["person"] }, new() { Cursor = next[..^2] + "zz" }, new() { Cursor = "made up" }, new() { Cursor = "AAAA" }])
        {
            var refusal = await Assert.ThrowsAsync<GraphException>(() => graph.ListEntities(question, default));
            Assert.Equal((GraphCode.BadCursor, "cursor"), (refusal.Code, refusal.Field));
        }
        var ofAnotherList = await Assert.ThrowsAsync<GraphException>(() => graph.ListSources(new SourceQuestion { Cursor = next }, default));
        Assert.Equal(GraphCode.BadCursor, ofAnotherList.Code);
    }

    [Fact]
    public async Task What_a_name_was_taken_for_stands_on_every_page()
    {
        var graph = await Given([Some.Person("kaja-kallas", "Kaja Kallas"), Some.Person("anna"), .. Some.Meeting("first", "2024", "kaja-kallas", "anna"), .. Some.Meeting("second", "2025", "kaja-kallas", "anna")]);

        var first = await graph.FindMeetings(new MeetingQuestion { Who = ["Kallas"], Limit = 1 }, default);
        var second = await graph.FindMeetings(new MeetingQuestion { Who = ["Kallas"], Limit = 1, Cursor = first.Next }, default);

        Assert.Equal("second", Assert.Single(second.Items).Id);
        Assert.Equal("kaja-kallas", Assert.Single(second.Understood!).Entity.Id);
    }
}
