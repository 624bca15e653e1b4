namespace Graph;

/// <summary>
/// Everything that can be asked of a graph. A store answers from one consistent state of the data per call; two calls may see two states.
/// </summary>
/// <remarks>
/// <para>Order: lists of things with a date are by earliest day, what has none comes last, then by id; entities and sources by id; contacts
/// and search hits as their methods say. Pages follow one another by cursor: nothing that keeps its place in the order is given twice
/// or left out, whatever is written in between.</para>
/// <para>Names: where a question takes a name, an id is taken first, then a whole name or alias, then one that means the same, then words of one, then a given name in
/// another form or initials, then another spelling or transcription (<see cref="Candidates.Resolve"/>).</para>
/// <para>Standing: an office stands behind what its holder did, a holder behind what the office did when nobody else can have held it on the
/// days that the date can mean, and it is certain that they did, and the country or institution behind its office and behind whoever acted for it. Groups are never expanded to
/// their members. A relation whose evidence all disputes it is shown with that evidence, and makes nobody stand, meet or act.</para>
/// <para>Refusals of all methods: what the question's own <c>Check</c> says, <see cref="GraphCode.BadCursor"/>, <see cref="GraphCode.UnknownEntity"/> and
/// <see cref="GraphCode.AmbiguousName"/> for a name, <see cref="GraphCode.StoreUnavailable"/>. A cancelled token ends the work in the store too
/// and throws <see cref="OperationCanceledException"/>.</para>
/// </remarks>
public interface IGraphStore
{
    /// <summary>The version of the data: it changes with every write and with nothing else.</summary>
    Task<string> GetVersion(CancellationToken cancel);

    /// <summary>Entities that a text may mean, as somebody types it: best match first, then actors before what is about them, then the shorter name, then by name and id.</summary>
    Task<Page<SearchHit>> Search(SearchQuestion question, CancellationToken cancel);

    /// <summary>Entities by id.</summary>
    Task<Page<Entity>> ListEntities(EntityQuestion question, CancellationToken cancel);

    /// <summary>One entity with its offices and counts; null when there is none of that id.</summary>
    /// <param name="id">The id.</param>
    /// <param name="day">A day, ISO 8601: only the offices held for certain on it; null for all.</param>
    /// <param name="cancel">Ends the question.</param>
    Task<Entity?> GetEntity(string id, string? day, CancellationToken cancel);

    /// <summary>The relations at an entity's ends; null when there is no such entity.</summary>
    Task<Page<Relation>?> ListRelations(RelationQuestion question, CancellationToken cancel);

    /// <summary>
    /// Whom an entity met: most meetings first, then the latest, then by id. A party is listed when it took part itself, or is known to have
    /// held the office that did; its meetings are those that <see cref="FindMeetings"/> gives for the two. Null when there is no such entity.
    /// </summary>
    Task<Page<Contact>?> FindContacts(ContactQuestion question, CancellationToken cancel);

    /// <summary>
    /// What lies one relation around an entity, as <see cref="ListRelations"/> gives it; where there is more than the limit, of every type a share
    /// of it, the latest first. Null when there is no such entity.
    /// </summary>
    Task<Neighbourhood?> FindNeighbours(NeighbourQuestion question, CancellationToken cancel);

    /// <summary>All that happened with an entity; null when there is no such entity.</summary>
    Task<Page<TimelineItem>?> ReadTimeline(TimelineQuestion question, CancellationToken cancel);

    /// <summary>All that happened with any of several, each thing once.</summary>
    Task<Page<JointTimelineItem>> ReadJointTimeline(JointTimelineQuestion question, CancellationToken cancel);

    /// <summary>
    /// The shortest chains between two. A hop is a meeting of the two, as <see cref="FindMeetings"/> gives it, or a supported relation. Those
    /// along the way took part themselves or are known to have held the office that did; the ends may also be stood for. Chains through small
    /// gatherings come first.
    /// </summary>
    /// <exception cref="GraphException"><see cref="GraphCode.BadValue"/> when the ends are one and the same.</exception>
    Task<Paths> FindPaths(PathQuestion question, CancellationToken cancel);

    /// <summary>What all of several share: events at which all stood, whom each of them met as <see cref="FindContacts"/> has it, commitments that all had to do with.</summary>
    Task<Common> FindCommon(CommonQuestion question, CancellationToken cancel);

    /// <summary>Who met whom, pair by pair: each cell sums up what <see cref="FindMeetings"/> gives for the two.</summary>
    Task<Matrix> FindMatrix(MatrixQuestion question, CancellationToken cancel);

    /// <summary>Who met whom: events at which at least two took part, and statements that two met.</summary>
    Task<Page<Meeting>> FindMeetings(MeetingQuestion question, CancellationToken cancel);

    /// <summary>A meeting by the id of its event, of any kind and status, or of a MET_WITH relation; null when there is none.</summary>
    Task<Meeting?> GetMeeting(string id, CancellationToken cancel);

    /// <summary>Commitments by the day of their first act; a filter by date asks for an act in the range.</summary>
    Task<Page<Commitment>> FindCommitments(CommitmentQuestion question, CancellationToken cancel);

    /// <summary>
    /// Sums over what <see cref="FindCommitments"/> finds, by giver, receiver, area, month, act and currency, what has none last. Only acts that fit
    /// the question count. Of commitments that say one another again or revise one another, one counts for each act: the last revision, else
    /// the one that is said again.
    /// </summary>
    Task<Page<Total>> SumCommitments(TotalQuestion question, CancellationToken cancel);

    Task<Commitment?> GetCommitment(string id, CancellationToken cancel);

    Task<Page<Statement>> FindStatements(StatementQuestion question, CancellationToken cancel);

    Task<Statement?> GetStatement(string id, CancellationToken cancel);

    Task<Page<Source>> ListSources(SourceQuestion question, CancellationToken cancel);

    Task<Source?> GetSource(string id, CancellationToken cancel);

    /// <summary>All that rests on a source, by relation id; null when there is no such source.</summary>
    Task<Page<Claim>?> ListClaims(ClaimQuestion question, CancellationToken cancel);

    Task<Stats> GetStats(CancellationToken cancel);
}
