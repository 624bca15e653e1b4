namespace Graph.Neo4j;

public sealed partial class Neo4jGraphStore
{
    /// <summary>
    /// Asks once what is asked most, of somebody who is there: a server that has just started takes seconds to plan a question that it never saw,
    /// and keeps the plan. What hinders it is of no matter: then whoever asks first waits for the plan.
    /// </summary>
    public async Task Warm(CancellationToken cancel)
    {
        if (server is not GatedServer)
            return;
        try
        {
            var people = (await ListEntities(new EntityQuestion { Types = [Schema.Person], Limit = 2 }, cancel)).Items;
            if (people.Count < 2)
                return;
            var (one, other) = (people[0].Id, people[1].Id);
            Func<Task>[] questions =
            [
                () => FindMeetings(new MeetingQuestion { Who = [one] }, cancel), () => FindMeetings(new MeetingQuestion { Who = [one], With = [other] }, cancel), () => FindMeetings(new MeetingQuestion { Who = [one], When = DateRange.Of("2020", null) }, cancel),
                () => FindContacts(new ContactQuestion(one), cancel), () => Search(new SearchQuestion("a"), cancel), () => GetEntity(one, null, cancel), () => ReadTimeline(new TimelineQuestion(one), cancel),
                () => FindPaths(new PathQuestion(one, other), cancel), () => FindCommon(new CommonQuestion { Of = [one, other] }, cancel), () => FindNeighbours(new NeighbourQuestion(one), cancel),
                () => FindMatrix(new MatrixQuestion { Rows = [one, other] }, cancel), () => FindCommitments(new CommitmentQuestion { By = [one] }, cancel), () => FindCommitments(new CommitmentQuestion(), cancel),
                () => SumCommitments(new TotalQuestion(new CommitmentQuestion()), cancel), () => FindStatements(new StatementQuestion { By = [one] }, cancel), () => ListRelations(new RelationQuestion(one), cancel),
                () => ListSources(new SourceQuestion(), cancel), () => FindMeetings(new MeetingQuestion(), cancel), () => GetStats(cancel),
            ];
            foreach (var ask in questions)
            {
                try
                {
                    await ask();
                }
                catch (GraphException refusal) when (refusal.Code != GraphCode.StoreUnavailable)
                {
                    // one of them is gone meanwhile
                }
            }
        }
        catch (Exception fault) when (fault is GraphException or OperationCanceledException)
        {
            // whoever asks is told
        }
    }
}
