namespace Graph;

/// <summary>
/// How a graph is written, and what was ever written to it. Every write is an <see cref="Entry"/>: who changed what, when and why. The graph
/// is what its entries add up to, so that a graph moves to another store by its entries, with its history.
/// </summary>
/// <remarks>
/// A store keeps and finds; what may be written, and what an edit means, is said once, in <c>GraphEditor</c>. Refusals of all methods:
/// <see cref="GraphCode.StoreUnavailable"/>, and <see cref="GraphCode.DiskFull"/> for a write.
/// </remarks>
public interface IGraphLog
{
    /// <summary>
    /// One transaction, one at a time: it is kept when <paramref name="work"/> returns, with everything that is derived from it, and on disk
    /// before this returns; it leaves nothing behind when <paramref name="work"/> throws. Readers see all of it or none.
    /// </summary>
    Task<T> Write<T>(Func<IGraphWriting, Task<T>> work, CancellationToken cancel);

    /// <summary>Entries by number, those after <paramref name="after"/>; without their changes.</summary>
    Task<IReadOnlyList<Entry>> ReadEntries(long after, int limit, CancellationToken cancel);

    /// <summary>The changes of one entry, in the order they were made, those after position <paramref name="after"/> (from 0; -1 for the first), each with the record as it was then.</summary>
    Task<IReadOnlyList<Change>> ReadChanges(long entry, int after, int limit, CancellationToken cancel);

    /// <summary>All versions of a record, oldest first; empty when it was never there.</summary>
    Task<IReadOnlyList<Change>> ReadVersions(RecordKey key, CancellationToken cancel);

    /// <summary>
    /// The latest changes of whatever concerns all of these entities (as itself, an end, or a field of a relation), latest entry first, those
    /// before entry <paramref name="before"/> (null for the latest); of all records when no entity is named.
    /// </summary>
    Task<IReadOnlyList<Change>> ReadChangesAbout(IReadOnlyList<string> entities, long? before, int limit, CancellationToken cancel);

    /// <summary>The records that are there, by id, those after <paramref name="after"/>.</summary>
    Task<IReadOnlyList<Change>> ReadRecords(RecordKind kind, string after, int limit, CancellationToken cancel);

    /// <summary>A record by kind and id, as it stands: present, removed or merged; null when it was never there.</summary>
    Task<Change?> ReadRecord(RecordKey key, CancellationToken cancel);
}

/// <summary>What can be done within one write. It sees what it has itself written.</summary>
public interface IGraphWriting
{
    /// <summary>The number of the last entry; 0 for an empty graph.</summary>
    Task<long> LastEntry();

    /// <summary>What stands, or last stood, under each of these keys; those that were never there are left out.</summary>
    Task<IReadOnlyList<Change>> Read(IReadOnlyCollection<RecordKey> keys);

    /// <summary>The records that are there and name this one: by an end, by a field, or as the source of evidence.</summary>
    Task<IReadOnlyList<RecordKey>> Naming(RecordKey key);

    /// <summary>Adds changes to the entry of this number: the next one, or the last one again when its changes come in parts. Records are taken as checked; they may name records that come later in the same write.</summary>
    Task Append(Entry entry, IReadOnlyList<Change> changes);

    /// <summary>The answer that was given under an idempotency key; null when there is none, or it is older than <paramref name="since"/> (UTC, ISO 8601).</summary>
    Task<string?> Recall(string key, string since);

    /// <summary>Keeps the answer given under an idempotency key, and forgets those older than <paramref name="since"/>.</summary>
    Task Remember(string key, string answer, string at, string since);
}

public enum RecordKind
{
    Source,
    Entity,
    Relation,
    Judgement,
}

/// <summary>What a record is found by: ids are unique within a kind.</summary>
public readonly record struct RecordKey(RecordKind Kind, string Id);

/// <summary>One write.</summary>
/// <param name="Number">From 1, without gaps: the order in which writes were kept, whatever the clock said.</param>
/// <param name="At">When, UTC, ISO 8601 to the second.</param>
/// <param name="By">Who: the name of an API key, of an account, or what the program did by itself (<c>shipped data</c>).</param>
/// <param name="Action">What was done: <c>create</c>, <c>change</c>, <c>remove</c>, <c>restore</c>, <c>merge</c>, <c>unmerge</c>, <c>judge</c>, <c>import</c>, <c>edit</c>.</param>
/// <param name="Reason">Why, in a line; corrections always have one.</param>
public sealed record Entry(long Number, string At, string By, string Action, string? Reason = null);

/// <summary>What a write did to one record, and so also how a record stands.</summary>
/// <param name="Key">Which record.</param>
/// <param name="Version">From 1; a removal is a version too.</param>
/// <param name="Entry">The write.</param>
/// <param name="Position">Its place among the changes of the write, from 0.</param>
/// <param name="Record">The record after it; null when it is gone.</param>
/// <param name="Into">The record that stands for a merged one.</param>
public sealed record Change(RecordKey Key, int Version, Entry Entry, int Position, GraphRecord? Record, string? Into = null);
