namespace Graph.Client;

/// <summary>
/// A graph that is served somewhere else: every question of the port, asked over the REST API. It keeps nothing between questions and can be
/// used by many threads at once.
/// </summary>
/// <param name="http">
/// Its <see cref="HttpClient.BaseAddress"/> is the root of the service, with a slash at its end where it has a path. The caller's to dispose
/// of; its timeout and handlers apply.
/// </param>
/// <example><code>
/// using var http = new HttpClient { BaseAddress = new Uri("http://127.0.0.1:5080") };
/// var graph = new GraphClient(http);
/// var meetings = await graph.FindMeetings(new MeetingQuestion { Who = ["Lecornu"] }, CancellationToken.None);
/// </code></example>
public sealed partial class GraphClient(HttpClient http) : IGraphStore
{
    public async Task<string> GetVersion(CancellationToken cancel) => (await GetStats(cancel)).Version;

    public Task<Page<SearchHit>> Search(SearchQuestion question, CancellationToken cancel) =>
        Ask<Page<SearchHit>>(new Address("v1/search").With("q", question.Text).With("type", question.Types).With("country", question.Country).PageOf(question), cancel);

    public Task<Page<Entity>> ListEntities(EntityQuestion question, CancellationToken cancel) =>
        Ask<Page<Entity>>(new Address("v1/entities").With("type", question.Types).With("kind", question.Kinds).With("country", question.Country).PageOf(question), cancel);

    public Task<Entity?> GetEntity(string id, string? day, CancellationToken cancel) =>
        AskFor<Entity>(id, GraphCode.UnknownEntity, new Address($"v1/entities/{id}").With("on", day), cancel);

    public Task<Page<Relation>?> ListRelations(RelationQuestion question, CancellationToken cancel) =>
        AskFor<Page<Relation>>(question.Id, GraphCode.UnknownEntity, new Address($"v1/entities/{question.Id}/relations").With("type", question.Types)
            .With("direction", question.Direction switch { Direction.Out => "out", Direction.In => "in", _ => null }).With(question.When).PageOf(question), cancel);

    public Task<Page<Contact>?> FindContacts(ContactQuestion question, CancellationToken cancel) =>
        AskFor<Page<Contact>>(question.Id, GraphCode.UnknownEntity, new Address($"v1/entities/{question.Id}/contacts").With("basis", question.Bases.Select(Bases.Word))
            .With("type", question.Types).With(question.When).PageOf(question), cancel);

    public Task<Page<TimelineItem>?> ReadTimeline(TimelineQuestion question, CancellationToken cancel) =>
        AskFor<Page<TimelineItem>>(question.Id, GraphCode.UnknownEntity, new Address($"v1/entities/{question.Id}/timeline").With(question.When).PageOf(question), cancel);

    public Task<Neighbourhood?> FindNeighbours(NeighbourQuestion question, CancellationToken cancel) =>
        AskFor<Neighbourhood>(question.Id, GraphCode.UnknownEntity, new Address($"v1/entities/{question.Id}/neighbours").With("type", question.Types).LimitOf(question), cancel);

    public Task<Page<JointTimelineItem>> ReadJointTimeline(JointTimelineQuestion question, CancellationToken cancel) =>
        Ask<Page<JointTimelineItem>>(new Address("v1/timeline").With("of", question.Of).With(question.When).PageOf(question), cancel);

    public async Task<Paths> FindPaths(PathQuestion question, CancellationToken cancel)
    {
        // over the API, nothing named means the default
        question.Check();
        return await Ask<Paths>(new Address("v1/paths").With("from", question.From).With("to", question.To).With("maxHops", question.MaxHops)
            .With("through", question.Bases.Select(Bases.Word).Concat(question.Types)).LimitOf(question), cancel);
    }

    public Task<Common> FindCommon(CommonQuestion question, CancellationToken cancel) =>
        Ask<Common>(new Address("v1/common").With("of", question.Of).With("basis", question.Bases.Select(Bases.Word)).With(question.When).LimitOf(question), cancel);

    public Task<Matrix> FindMatrix(MatrixQuestion question, CancellationToken cancel) =>
        Ask<Matrix>(new Address("v1/contacts/matrix").With("rows", question.Rows).With("columns", question.Columns).With("basis", question.Bases.Select(Bases.Word)).With(question.When), cancel);

    public Task<Page<Meeting>> FindMeetings(MeetingQuestion question, CancellationToken cancel) =>
        Ask<Page<Meeting>>(new Address("v1/meetings").With("who", question.Who).With("with", question.With).With("place", question.Place).With("kind", question.Kinds)
            .With("basis", question.Bases.Select(Bases.Word)).With("status", question.Status).With("order", question.LatestFirst ? "latest" : null).With(question.When).PageOf(question), cancel);

    public Task<Meeting?> GetMeeting(string id, CancellationToken cancel) => AskFor<Meeting>(id, GraphCode.UnknownMeeting, new Address($"v1/meetings/{id}"), cancel);

    public Task<Page<Commitment>> FindCommitments(CommitmentQuestion question, CancellationToken cancel) =>
        Ask<Page<Commitment>>(Filtered("v1/commitments", question).PageOf(question), cancel);

    public Task<Page<Total>> SumCommitments(TotalQuestion question, CancellationToken cancel) =>
        Ask<Page<Total>>(Filtered("v1/commitments/totals", question.Of).With("groupBy", question.Groups.Select(Groups.Word)).PageOf(question), cancel);

    public Task<Commitment?> GetCommitment(string id, CancellationToken cancel) => AskFor<Commitment>(id, GraphCode.UnknownCommitment, new Address($"v1/commitments/{id}"), cancel);

    public Task<Page<Statement>> FindStatements(StatementQuestion question, CancellationToken cancel) =>
        Ask<Page<Statement>>(new Address("v1/statements").With("by", question.By).With("about", question.About).With("q", question.Text).With(question.When).PageOf(question), cancel);

    public Task<Statement?> GetStatement(string id, CancellationToken cancel) => AskFor<Statement>(id, GraphCode.UnknownStatement, new Address($"v1/statements/{id}"), cancel);

    public Task<Page<Source>> ListSources(SourceQuestion question, CancellationToken cancel) =>
        Ask<Page<Source>>(new Address("v1/sources").With(question.When).PageOf(question), cancel);

    public Task<Source?> GetSource(string id, CancellationToken cancel) => AskFor<Source>(id, GraphCode.UnknownSource, new Address($"v1/sources/{id}"), cancel);

    public Task<Page<Claim>?> ListClaims(ClaimQuestion question, CancellationToken cancel) =>
        AskFor<Page<Claim>>(question.Id, GraphCode.UnknownSource, new Address($"v1/sources/{question.Id}/claims").With("alone", question.Alone).PageOf(question), cancel);

    public Task<Stats> GetStats(CancellationToken cancel) => Ask<Stats>(new Address("v1/stats"), cancel);

    private static Address Filtered(string path, CommitmentQuestion question) => new Address(path).With("act", question.Acts).With("by", question.By).With("for", question.For).With("at", question.At)
        .With("area", question.Areas).With("currency", question.Currency).With("min", question.Min).With("max", question.Max).With("status", question.Status).With(question.When);
}
