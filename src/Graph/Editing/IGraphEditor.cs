namespace Graph.Editing;

/// <summary>
/// How people change a graph, and what was changed. Every edit is one transaction: it is kept whole, with who, when and why, or leaves nothing
/// behind. Nothing that was ever written is lost: what is replaced, removed or merged stays in the history.
/// </summary>
/// <remarks>
/// Refusals of all edits: <see cref="GraphCode.InvalidRecords"/> with all faults of what was given, each by its JSON pointer;
/// <see cref="GraphCode.MissingParameter"/> for a correction without a reason (all but <see cref="Create"/> and <see cref="Import"/> are
/// corrections); <see cref="GraphCode.Gone"/> and <see cref="GraphCode.Merged"/> for a record that was removed or merged, and the code of its
/// noun (<see cref="GraphCode.UnknownEntity"/>) for one that never was; <see cref="GraphCode.IdempotencyKeyReused"/>;
/// <see cref="GraphCode.StoreUnavailable"/>; <see cref="GraphCode.DiskFull"/>. An edit that would change nothing changes nothing, and makes no version.
/// </remarks>
public interface IGraphEditor
{
    /// <summary>
    /// Makes a record. An empty id is made here: of an entity from its name, of a source from its title, of a relation from its type and ends; where
    /// that is taken, with the year added, or a number. An id is never given to another record, even when its own is gone.
    /// </summary>
    Task<Change> Create(GraphRecord record, Author author, CancellationToken cancel);

    /// <summary>Puts a record in the place of the one with its id. An entity keeps its type.</summary>
    /// <param name="record">The whole of it.</param>
    /// <param name="expected">The version that the author saw.</param>
    /// <param name="author">Who, and why.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="GraphException"><see cref="GraphCode.PreconditionRequired"/>, <see cref="GraphCode.PreconditionFailed"/></exception>
    Task<Change> Replace(GraphRecord record, int? expected, Author author, CancellationToken cancel);

    /// <summary>Removes a record on which no other rests; judgements about it go with it.</summary>
    /// <exception cref="GraphException"><see cref="GraphCode.PreconditionRequired"/>, <see cref="GraphCode.PreconditionFailed"/>,
    /// <see cref="GraphCode.StillUsed"/> naming the records that rest on it.</exception>
    Task<Change> Remove(RecordKey key, int? expected, Author author, CancellationToken cancel);

    /// <summary>Makes a record what it was in an earlier version; a removed one is there again.</summary>
    /// <exception cref="GraphException"><see cref="GraphCode.BadValue"/> for a version that it never had, or in which it was gone.</exception>
    Task<Change> Restore(RecordKey key, int version, Author author, CancellationToken cancel);

    /// <summary>Takes back what one version changed, and keeps what was changed since elsewhere in the record.</summary>
    /// <exception cref="GraphException"><see cref="GraphCode.BadValue"/> as above, or for a part of a merge; <see cref="GraphCode.EditedSince"/>.</exception>
    Task<Change> TakeBack(RecordKey key, int version, Author author, CancellationToken cancel);

    /// <summary>
    /// Makes one entity of two of the same type. What named the one names the other; its names become aliases, and fields that the other lacks
    /// are taken over. Where both have a field and differ, a date becomes "one of these", and <c>otherwise</c> says what each has by which
    /// source. Relations that become equal (type, ends and own fields) become one with the evidence of both; one that would join the entity with
    /// itself goes. The id that goes leads to the one that stays.
    /// </summary>
    Task<Change> Merge(string id, string into, Author author, CancellationToken cancel);

    /// <summary>Takes a merge back: everything is as if it had not been, and edits made since stay where they are of something else.</summary>
    /// <exception cref="GraphException"><see cref="GraphCode.NotMerged"/>, <see cref="GraphCode.EditedSince"/> naming the records.</exception>
    Task<Change> Unmerge(string id, Author author, CancellationToken cancel);

    /// <summary>Decides whether two entities of one type are the same: <c>same</c> merges the other into the one, <c>different</c> ends that the pair is offered, <c>unsure</c> is noted.</summary>
    Task<Change> Judge(string one, string other, string verdict, Author author, CancellationToken cancel);

    /// <summary>Pairs of entities that may be the same, likeliest first, then by ids; none that was judged <c>different</c>.</summary>
    Task<Page<Duplicate>> FindDuplicates(DuplicateQuestion question, CancellationToken cancel);

    /// <summary>
    /// Writes lines of NDJSON, all or none: records in any order, new ones or in place of those with their id. What is as it stands makes no
    /// version, so that a file can be given again. With lines of entries, as <see cref="Export"/> writes them with the history, the entries that
    /// the graph lacks are added as they were; those it has must be the same.
    /// </summary>
    /// <param name="lines">The lines; empty ones are passed over.</param>
    /// <param name="dryRun">Only tells what would be done; faults are told in the report and not thrown.</param>
    /// <param name="eachLine">Whether the report also says what becomes of each line.</param>
    /// <param name="author">Who, and why.</param>
    /// <param name="progress">Told now and then how far it is.</param>
    /// <param name="cancel">Ends it, and leaves nothing.</param>
    /// <exception cref="GraphException"><see cref="GraphCode.InvalidRecords"/>: the place of a fault is the number of its line, from 1, a colon and the pointer.</exception>
    Task<ImportReport> Import(IAsyncEnumerable<string> lines, bool dryRun, bool eachLine, Author author, IProgress<ImportReport>? progress, CancellationToken cancel);

    /// <summary>
    /// Writes lines of FollowTheMoney, all or none: one entity a line, in any order. What has no place in the graph is left out, and named. A
    /// relation rests on what its line names: a document, an address, a publisher, a dataset, each of which is a source here.
    /// </summary>
    /// <param name="lines">The lines, which are read twice; empty ones are passed over.</param>
    /// <param name="source">The source of what names no document and no address.</param>
    /// <param name="dryRun">As of <see cref="Import"/>.</param>
    /// <param name="author">Who, and why.</param>
    /// <param name="progress">Told now and then how far it is.</param>
    /// <param name="cancel">Ends it, and leaves nothing.</param>
    /// <exception cref="GraphException"><see cref="GraphCode.InvalidRecords"/>, <see cref="GraphCode.UnknownSource"/></exception>
    Task<ImportReport> ImportFollowTheMoney(IAsyncEnumerable<string> lines, string? source, bool dryRun, Author author, IProgress<ImportReport>? progress, CancellationToken cancel);

    /// <summary>All records as lines of NDJSON, as they stood at the beginning, whatever is written meanwhile; or all entries with what each changed.</summary>
    IAsyncEnumerable<string> Export(bool history, CancellationToken cancel);

    /// <summary>A record as it stands: present, removed or merged; null when it never was there.</summary>
    Task<Change?> Read(RecordKey key, CancellationToken cancel);

    /// <summary>A relation as questions give it; null when it is not there.</summary>
    Task<Relation?> GetRelation(string id, CancellationToken cancel);

    /// <summary>Every version of a record, the latest first; null when it never was there.</summary>
    Task<IReadOnlyList<Edit>?> ReadHistory(RecordKey key, CancellationToken cancel);

    /// <summary>What differs between two versions of a record, by JSON pointer; null when it never was there.</summary>
    /// <exception cref="GraphException"><see cref="GraphCode.BadValue"/> for a version that it never had.</exception>
    Task<IReadOnlyList<Difference>?> Compare(RecordKey key, int earlier, int later, CancellationToken cancel);

    /// <summary>What was changed, in the order it was, after a place in that order.</summary>
    /// <param name="after">The <see cref="Edits.Next"/> of the part before, or the number of an entry; null for the beginning.</param>
    /// <param name="limit">How many at most, 1 to <see cref="BoundedQuestion.LimitMax"/>.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="GraphException"><see cref="GraphCode.BadCursor"/>, <see cref="GraphCode.BadLimit"/></exception>
    Task<Edits> ReadChanges(string? after, int limit, CancellationToken cancel);

    /// <summary>What was changed last of whatever concerns all of these entities, latest first; of everything when none is named.</summary>
    /// <param name="entities">Ids.</param>
    /// <param name="before">Only of entries before this number.</param>
    /// <param name="limit">About how many: an entry is never given in part.</param>
    /// <param name="cancel">Ends it.</param>
    Task<IReadOnlyList<Edit>> ReadLatest(IReadOnlyList<string> entities, long? before, int limit, CancellationToken cancel);
}

/// <summary>Who writes, and why.</summary>
/// <param name="By">The name of a key or an account. Over REST it is that of the caller's key, whatever stands here.</param>
/// <param name="Reason">In a line.</param>
/// <param name="Once">An idempotency key: for 24 hours the same edit under it is made once, and answered as the first was.</param>
public sealed record Author(string By, string? Reason = null, string? Once = null);

/// <summary>What was done to one record.</summary>
/// <param name="Entry">The number of the write; one write may change many records.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">Who.</param>
/// <param name="Action">What the write was: <c>create</c>, <c>change</c>, <c>remove</c>, <c>restore</c>, <c>merge</c>, <c>unmerge</c>, <c>judge</c>, <c>import</c>.</param>
/// <param name="Reason">Why.</param>
/// <param name="Kind"><c>source</c>, <c>entity</c>, <c>relation</c> or <c>judgement</c>.</param>
/// <param name="Id">Which record.</param>
/// <param name="Version">From 1.</param>
/// <param name="State">What became of it: <c>made</c>, <c>changed</c>, <c>removed</c> or <c>merged</c>.</param>
/// <param name="Into">The record that stands for a merged one.</param>
/// <param name="Record">The record after it; left out when it is gone.</param>
public sealed record Edit(long Entry, string At, string By, string Action, string? Reason, string Kind, string Id, int Version, string State, string? Into, GraphRecord? Record)
{
    public static Edit Of(Change change) => new(change.Entry.Number, change.Entry.At, change.Entry.By, change.Entry.Action, change.Entry.Reason, change.Key.Word(), change.Key.Id, change.Version,
        change switch { { Record: null, Into: null } => "removed", { Record: null } => "merged", { Version: 1 } => "made", _ => "changed" }, change.Into, change.Record);
}

/// <summary>A part of all that was changed.</summary>
/// <param name="Items">In the order it was.</param>
/// <param name="Next">Where to go on: there always is one, since more will be changed.</param>
public sealed record Edits(IReadOnlyList<Edit> Items, string Next);

/// <summary>A part of a record that differs between two versions: left out on the side where it is not.</summary>
public sealed record Difference(string At, System.Text.Json.JsonElement? Before, System.Text.Json.JsonElement? After);

/// <summary>Two entities that may be the same.</summary>
/// <param name="One">The id that comes first.</param>
/// <param name="Other">The other.</param>
/// <param name="Score">How likely, 0 to 1.</param>
/// <param name="Because">What speaks for it, and what against.</param>
/// <param name="Judged"><c>unsure</c> when somebody has looked and was.</param>
public sealed record Duplicate(Ref One, Ref Other, double Score, IReadOnlyList<string> Because, string? Judged);

public sealed record DuplicateQuestion : ListQuestion
{
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Only pairs with this entity.</summary>
    public string? Id { get; init; }
}

/// <summary>What an import did, or would do.</summary>
/// <param name="Made">How many records are new.</param>
/// <param name="Changed">How many stand in the place of another version.</param>
/// <param name="Removed">How many went, in entries with their history.</param>
/// <param name="Unchanged">How many are as they stood.</param>
/// <param name="Refused">How many lines have faults.</param>
/// <param name="Faults">The first faults.</param>
/// <param name="Lines">What became of each line, where it was asked for: <c>made</c>, <c>changed</c>, <c>removed</c>, <c>unchanged</c> or <c>refused</c>; nothing for an empty one.</param>
public sealed record ImportReport(int Made, int Changed, int Removed, int Unchanged, int Refused, IReadOnlyList<Fault> Faults, IReadOnlyList<string>? Lines = null)
{
    /// <summary>How often something in a file of another format had no place in the graph; left out where there was nothing.</summary>
    public int? Omitted { get; init; }

    /// <summary>The first of these, by line.</summary>
    public IReadOnlyList<Fault>? Omissions { get; init; }
}
