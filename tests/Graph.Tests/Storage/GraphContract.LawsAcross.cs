using CsCheck;

namespace Graph.Tests.Storage;

/// <summary>What holds for every graph of questions that go across it, tried on random small ones.</summary>
public abstract partial class GraphContract
{
    private static readonly Gen<string> AnyActor = Gen.OneOf(AnyGraph.Actors.ToArray());

    [Fact]
    public Task A_chain_is_the_shortest_of_all_ways_and_its_hops_are_meetings_of_the_two() => Gen.Select(AnyGraph.Records, AnyActor, AnyActor, Gen.Bool).SampleAsync(async (records, from, to, attended) =>
    {
        if (from == to)
            return;
        var graph = await Only(records);
        IReadOnlyList<Basis> bases = attended ? Enum.GetValues<Basis>() : Bases.Default;
        var met = new Dictionary<(string, string), string[]>();
        foreach (var (one, other) in AnyGraph.Actors.SelectMany(one => AnyGraph.Actors.Where(other => other != one).Select(other => (one, other))))
            met[(one, other)] = await MeetingsOf(graph, new() { Who = [one], With = [other], Bases = bases });

        var paths = await graph.FindPaths(new PathQuestion(from, to) { Bases = bases, Limit = 500 }, default);

        foreach (var chain in paths.Chains)
        {
            Assert.Equal(paths.Hops, chain.Hops.Count);
            Assert.Equal([from, .. chain.Hops.Select(hop => hop.To.Id)], [.. chain.Hops.Select(hop => hop.From.Id), to]);
            Assert.All(chain.Hops, hop => Assert.Contains(hop.Id, met[(hop.From.Id, hop.To.Id)]));
            Assert.All(chain.Hops, hop => Assert.NotEmpty(hop.Evidence));
        }
        Assert.Equal(paths.Total, paths.Chains.Select(chain => string.Join(' ', chain.Hops.Select(hop => hop.To.Id))).Distinct().Count());
        // nothing shorter leads through whoever met at all, and people alone, who only ever stand for themselves, may be gone through as they are
        var found = paths.Hops ?? int.MaxValue;
        Assert.InRange(found, Distance(AnyGraph.Actors), Distance([.. AnyGraph.People, from, to]));

        int Distance(IReadOnlyList<string> through)
        {
            var reached = new HashSet<string> { from };
            for (var hops = 1; hops <= PathQuestion.HopsMax; hops++)
            {
                reached.UnionWith(through.Where(next => reached.Any(one => one != next && met[(one, next)].Length > 0)).ToList());
                if (reached.Contains(to))
                    return hops;
            }
            return int.MaxValue;
        }
    }, iter: GraphsTried, threads: 1);

    [Fact]
    public Task A_cell_of_a_matrix_is_what_is_found_for_the_two() => Gen.Select(AnyGraph.Records, AnyGraph.Range, Gen.Bool).SampleAsync(async (records, when, attended) =>
    {
        var graph = await Only(records);
        IReadOnlyList<Basis> bases = attended ? Enum.GetValues<Basis>() : Bases.Default;

        var matrix = await graph.FindMatrix(new MatrixQuestion { Rows = AnyGraph.Actors, When = when, Bases = bases }, default);

        Assert.Equal(AnyGraph.Actors.Count * (AnyGraph.Actors.Count - 1), matrix.Cells.Count);
        foreach (var cell in matrix.Cells)
        {
            var met = (await graph.FindMeetings(new MeetingQuestion { Who = [cell.Row.Id], With = [cell.Column.Id], When = when, Bases = bases }, default)).Items;
            var last = met.LastOrDefault(meeting => meeting.Date is not null) ?? (met.Count > 0 ? met[^1] : null);
            Assert.Equal((met.Count, met is [var first, ..] ? first.Date : null, last?.Date, last?.Id), (cell.Met?.Count ?? 0, cell.Met?.First, cell.Met?.Last, cell.Met?.LastMeeting));
            Assert.Equal(met.Count > 0, cell.Answer == "met");
            Assert.Equal(met.Count > 0, cell.Evidence.Count > 0);
        }
        foreach (var row in matrix.Rows)
            Assert.Equal(row.Happened, (await graph.ReadTimeline(new TimelineQuestion(row.Entity.Id) { When = when }, default))!.Items.Count > 0);
    }, iter: GraphsTried / 2, threads: 1);

    [Fact]
    public Task No_commitment_is_missing_from_the_totals_and_none_is_counted_twice() => Gen.Select(AnyGraph.Records, Gen.OneOf(AnyGraph.Countries.ToArray()), Gen.Bool).SampleAsync(async (records, country, ofCountry) =>
    {
        var graph = await Only(records);
        var question = new CommitmentQuestion { For = ofCountry ? [country] : [] };
        var found = (await graph.FindCommitments(question, default)).Items;
        var acts = found.SelectMany(one => one.Acts.Where(act => act.Evidence.Any(item => item.Stance != "disputes")).Select(act => (string?)act.Act).Distinct().DefaultIfEmpty()).ToLookup(act => act);

        var totals = (await graph.SumCommitments(new TotalQuestion(question), default)).Items;
        var byMonth = (await graph.SumCommitments(new TotalQuestion(question) { Groups = [Group.Month] }, default)).Items;

        Assert.Equal(acts.ToDictionary(act => act.Key ?? "", act => act.Count()), totals.GroupBy(row => row.Act ?? "").ToDictionary(act => act.Key, act => act.Sum(row => row.Commitments + row.Restated)));
        Assert.All(totals, row => Assert.Equal((row.Commitments, row.Commitments), (row.Of.Count, row.Of.DistinctBy(part => part.Commitment.Id).Count())));
        foreach (var act in totals.GroupBy(row => row.Act))
            Assert.True(byMonth.Where(row => row.Act == act.Key).Sum(row => row.Commitments) >= act.Sum(row => row.Commitments), act.Key);
    }, iter: GraphsTried, threads: 1);

    [Fact]
    public Task Neighbours_are_the_relations_of_an_entity() => Gen.Select(AnyGraph.Records, Gen.OneOf(AnyGraph.All.ToArray()), Gen.Int[1, 6]).SampleAsync(async (records, id, limit) =>
    {
        var graph = await Only(records);
        var relations = (await graph.ListRelations(new RelationQuestion(id) { Limit = 500 }, default))!.Items;

        var whole = (await graph.FindNeighbours(new NeighbourQuestion(id) { Limit = 500 }, default))!;
        var some = (await graph.FindNeighbours(new NeighbourQuestion(id) { Limit = limit }, default))!;

        Assert.Equal(Json([.. relations.OrderBy(one => one.Id, StringComparer.Ordinal)]), Json([.. whole.Edges.OrderBy(one => one.Id, StringComparer.Ordinal)]));
        Assert.Equal([id, .. relations.SelectMany(one => new[] { one.From.Id, one.To.Id }).Where(other => other != id).Distinct().Order(StringComparer.Ordinal)], Ids(whole.Nodes));
        Assert.Empty(whole.More);
        Assert.Equal((Math.Min(limit, relations.Count), relations.Count), (some.Edges.Count, some.Edges.Count + some.More.Sum(more => more.Relations)));
    }, iter: GraphsTried, threads: 1);

    [Fact]
    public Task What_two_share_is_what_each_has() => Gen.Select(AnyGraph.Records, AnyActor, AnyActor, AnyGraph.Range).SampleAsync(async (records, one, other, when) =>
    {
        if (one == other)
            return;
        var graph = await Only(records);
        var ofOne = (await graph.FindContacts(new ContactQuestion(one) { When = when }, default))!.Items.ToDictionary(contact => contact.With.Id, contact => (contact.Meetings, contact.LastMeeting));
        var ofOther = (await graph.FindContacts(new ContactQuestion(other) { When = when }, default))!.Items.ToDictionary(contact => contact.With.Id, contact => (contact.Meetings, contact.LastMeeting));
        var happened = new[] { await HappenedTo(graph, new(one) { When = when, Limit = 500 }), await HappenedTo(graph, new(other) { When = when, Limit = 500 }) };

        var common = await graph.FindCommon(new CommonQuestion { Of = [one, other], When = when, Limit = 500 }, default);
        var timeline = await graph.ReadJointTimeline(new JointTimelineQuestion { Of = [one, other], When = when, Limit = 500 }, default);

        Assert.Equal(ofOne.Keys.Intersect(ofOther.Keys).Except([one, other]).Order(StringComparer.Ordinal), common.Contacts.Select(contact => contact.Id).Order(StringComparer.Ordinal));
        Assert.All(common.Contacts, contact => Assert.Equal([ofOne[contact.Id], ofOther[contact.Id]], contact.By.Select(by => (by.Met!.Count, by.Met.LastMeeting))));
        Assert.Equal(happened.SelectMany(of => of.Select(item => item.Item1)).Distinct().Order(StringComparer.Ordinal), timeline.Items.Select(item => item.Relation.Id).Order(StringComparer.Ordinal));
        Assert.Equal(happened[0], timeline.Items.SelectMany(item => item.With.Where(with => with.Entity.Id == one).Select(with => (item.Relation.Id, with.Via))));
        Assert.Equal(happened[1], timeline.Items.SelectMany(item => item.With.Where(with => with.Entity.Id == other).Select(with => (item.Relation.Id, with.Via))));
    }, iter: GraphsTried, threads: 1);
}
