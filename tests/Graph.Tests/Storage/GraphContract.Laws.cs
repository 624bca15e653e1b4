using System.Text;
using CsCheck;

namespace Graph.Tests.Storage;

/// <summary>What holds for every graph, tried on random small ones.</summary>
public abstract partial class GraphContract
{
    /// <summary>On how many graphs a law is tried; fewer where it takes long to open one.</summary>
    protected virtual int GraphsTried => 60;

    [Fact]
    public Task Pages_of_any_size_give_every_row_once_and_in_order() => Gen.Select(AnyGraph.Records, Gen.Int[1, 4], Gen.OneOf(AnyGraph.All.ToArray()), AnyGraph.Range).SampleAsync(async (records, limit, id, when) =>
    {
        var graph = await Only(records);
        var all = Enum.GetValues<Basis>();

        await InPages(new SearchQuestion("a") { Limit = limit }, async (question, cancel) => await graph.Search(question, cancel));
        await InPages(new EntityQuestion { Limit = limit }, async (question, cancel) => await graph.ListEntities(question, cancel));
        await InPages(new RelationQuestion(id) { Limit = limit, When = when }, graph.ListRelations);
        await InPages(new ContactQuestion(id) { Limit = limit, When = when, Bases = all }, graph.FindContacts);
        await InPages(new TimelineQuestion(id) { Limit = limit, When = when }, graph.ReadTimeline);
        await InPages(new MeetingQuestion { Limit = limit, When = when, Bases = all }, async (question, cancel) => await graph.FindMeetings(question, cancel));
        await InPages(new MeetingQuestion { Limit = limit, When = when, Bases = all, LatestFirst = true }, async (question, cancel) => await graph.FindMeetings(question, cancel));
        await InPages(new CommitmentQuestion { Limit = limit, When = when }, async (question, cancel) => await graph.FindCommitments(question, cancel));
        await InPages(new StatementQuestion { Limit = limit, When = when }, async (question, cancel) => await graph.FindStatements(question, cancel));
        await InPages(new SourceQuestion { Limit = limit, When = when }, async (question, cancel) => await graph.ListSources(question, cancel));
        await InPages(new JointTimelineQuestion { Of = [id, "france"], Limit = limit, When = when }, async (question, cancel) => await graph.ReadJointTimeline(question, cancel));
        await InPages(new TotalQuestion(new CommitmentQuestion { When = when }) { Groups = [Group.Giver, Group.Month], Limit = limit }, async (question, cancel) => await graph.SumCommitments(question, cancel));
        await InPages(new ClaimQuestion("first") { Limit = limit }, graph.ListClaims);
    }, iter: GraphsTried, threads: 1);

    [Fact]
    public Task A_contact_has_as_many_meetings_as_are_found_for_the_two_whichever_way_it_is_asked() => Gen.Select(AnyGraph.Records, AnyGraph.Range, Gen.Bool).SampleAsync(async (records, when, attended) =>
    {
        var graph = await Only(records);
        IReadOnlyList<Basis> bases = attended ? Enum.GetValues<Basis>() : Bases.Default;

        foreach (var one in AnyGraph.Actors)
        {
            var contacts = (await graph.FindContacts(new ContactQuestion(one) { When = when, Bases = bases }, default))!.Items;
            Assert.Equal(contacts.Count, contacts.DistinctBy(contact => contact.With.Id).Count());
            foreach (var contact in contacts)
            {
                var met = (await graph.FindMeetings(new MeetingQuestion { Who = [one], With = [contact.With.Id], When = when, Bases = bases }, default)).Items;
                var last = met.LastOrDefault(meeting => meeting.Date is not null) ?? met[^1];
                Assert.Equal((contact.Meetings, contact.First, contact.Last, contact.LastMeeting), (met.Count, met[0].Date, last.Date, last.Id));
                Assert.NotEmpty(contact.Evidence);
            }
        }
    }, iter: GraphsTried, threads: 1);

    [Fact]
    public Task Whoever_met_somebody_was_met_by_them() => Gen.Select(AnyGraph.Records, AnyGraph.Range).SampleAsync(async (records, when) =>
    {
        var graph = await Only(records);

        foreach (var (one, other) in AnyGraph.Actors.SelectMany((one, i) => AnyGraph.Actors.Skip(i).Select(other => (one, other))))
        {
            var there = await MeetingsOf(graph, new() { Who = [one], With = [other], When = when });
            var back = await MeetingsOf(graph, new() { Who = [other], With = [one], When = when });
            Assert.Equal(there, back);
            Assert.True(one != other || there.Length == 0, $"{one} met {other}");
        }
    }, iter: GraphsTried, threads: 1);

    [Fact]
    public Task An_entity_is_found_by_its_names_folded_or_not_and_with_a_slip_in_a_long_word() => Gen.Select(AnyName.Any, AnyName.Any, AnyName.Slip).Array[1, 8].SampleAsync(async people =>
    {
        var graph = await Only([.. people.Select((one, i) => Some.Person($"p{i}", one.Item1, one.Item2))]);

        for (var i = 0; i < people.Length; i++)
        {
            var (name, alias, slip) = people[i];
            foreach (var text in (string[])[name, alias, Names.Fold(name), Names.Fold(alias), slip(Names.Fold(name)), slip(Names.Fold(alias))])
            {
                var page = await graph.Search(new SearchQuestion(text) { Limit = 500 }, default);
                Assert.True(page.Items.Any(hit => hit.Id == $"p{i}"), $"'{text}' does not find '{name}', also '{alias}'");
            }
        }
    }, iter: GraphsTried, threads: 1);

    /// <summary>The graph of these records, after whichever was open before.</summary>
    private Task<IGraphStore> Only(IReadOnlyList<GraphRecord> records)
    {
        Dispose();
        return Open(records);
    }

    private static async Task InPages<TQuestion, T>(TQuestion question, Func<TQuestion, CancellationToken, Task<Page<T>?>> ask)
        where TQuestion : ListQuestion
    {
        var whole = await ask(question with { Limit = ListQuestion.LimitMax }, default);
        var rows = new List<T>();
        for (var next = question; next is not null;)
        {
            var page = await ask(next, default);
            Assert.InRange(page!.Items.Count, next.Cursor is null ? 0 : 1, question.Limit);
            rows.AddRange(page.Items);
            next = page.Next is null ? null : question with { Cursor = page.Next };
        }
        Assert.Equal(Json(whole!.Items), Json(rows));
    }

    private static string Json<T>(IReadOnlyList<T> rows) => Encoding.UTF8.GetString(WireJson.Lines(rows));
}
