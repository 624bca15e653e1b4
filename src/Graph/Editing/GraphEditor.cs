using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Graph.Editing;

/// <summary>Edits of a graph by its log: what they mean, for every store alike.</summary>
public sealed partial class GraphEditor(IGraphLog log, TimeProvider clock) : IGraphEditor
{
    /// <summary>How long an answer is kept under its idempotency key.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(24);

    /// <summary>How much is read at once, in records.</summary>
    private const int PartMax = 500;

    /// <summary>How many parts of an import are read before their turn.</summary>
    private const int PartsAhead = 4;

    /// <summary>How many ids are looked up at once, for a free one.</summary>
    private const int IdsTried = 20;

    public Task<Change> Create(GraphRecord record, Author author, CancellationToken cancel) =>
        Write("create", author, Request("create", record), async draft =>
        {
            var made = record.Id.Length == 0 ? record with { Id = await Free(draft, record) } : record;
            if (await draft.Find(made.Key) is not null)
                throw GraphException.Invalid([new("/id", $"'{made.Id}' is taken")]);
            draft.Put(made);
            return made.Key;
        }, cancel, correction: false);

    public Task<Change> Replace(GraphRecord record, int? expected, Author author, CancellationToken cancel) =>
        Write("change", author, Request($"change {expected}", record), async draft =>
        {
            Refusals.Version(await draft.Present(record.Key), expected);
            draft.Put(record);
            return record.Key;
        }, cancel);

    public Task<Change> Remove(RecordKey key, int? expected, Author author, CancellationToken cancel) =>
        Write("remove", author, $"remove {key} {expected}", async draft =>
        {
            Refusals.Version(await draft.Present(key), expected);
            draft.Drop(key);
            foreach (var judgement in (await draft.Graph.Naming(key)).Where(user => user.Kind == RecordKind.Judgement))
                draft.Drop(judgement);
            return key;
        }, cancel);

    public async Task<Change> Restore(RecordKey key, int version, Author author, CancellationToken cancel)
    {
        var (_, wanted) = await Version(key, version, cancel);
        if (wanted.Record is not { } record)
            throw Refusals.NoVersion(version, $"of '{key.Id}' is its removal: name the one before it.");
        return await Write("restore", author, $"restore {key} {version}", async draft =>
        {
            if (await draft.Find(key) is { Into: not null } merged)
                throw Refusals.NotThere(merged);
            draft.Put(record);
            return key;
        }, cancel);
    }

    public async Task<Change> TakeBack(RecordKey key, int version, Author author, CancellationToken cancel)
    {
        var (before, change) = await Version(key, version, cancel);
        if (change.Entry.Action is "merge" or "unmerge")
            throw Refusals.NoVersion(version, $"of '{key.Id}' is a part of {(change.Entry.Action == "merge" ? "a merge" : "the end of a merge")}, which is taken back as a whole.");
        return await Write("restore", author, $"take back {key} {version}", async draft =>
        {
            if (!Patch.Undo(before?.Record, change.Record, (await draft.Find(key))?.Record, out var undone))
                throw Refusals.EditedSince([key], "It");
            if (undone is null)
                draft.Drop(key);
            else
                draft.Put(undone);
            return key;
        }, cancel);
    }

    public Task<Change?> Read(RecordKey key, CancellationToken cancel) => log.ReadRecord(key, cancel);

    /// <summary>A version of a record, and the one before it.</summary>
    private async Task<(Change? Before, Change Version)> Version(RecordKey key, int version, CancellationToken cancel)
    {
        var versions = await log.ReadVersions(key, cancel);
        if (versions.Count == 0)
            throw Refusals.Unknown(key);
        return versions.FirstOrDefault(one => one.Version == version) is { } found
            ? (versions.FirstOrDefault(one => one.Version == version - 1), found)
            : throw Refusals.NoVersion(version, $"is none of '{key.Id}': it has 1 to {versions[^1].Version.ToString(System.Globalization.CultureInfo.InvariantCulture)}.");
    }

    private static async Task<string> Free(Draft draft, GraphRecord record)
    {
        foreach (var ids in Ids.For(record).Chunk(IdsTried))
        {
            var tried = ids.Select(id => record with { Id = id }).ToList();
            await draft.Load(tried.Select(one => one.Key).Concat(tried.Select(Links.Rival).OfType<RecordKey>()));
            foreach (var one in tried)
            {
                if (await draft.Find(one.Key) is null && (Links.Rival(one) is not { } rival || await draft.Find(rival) is null))
                    return one.Id;
            }
        }
        throw new InvalidOperationException("The numbers have no end.");
    }

    /// <summary>One edit: one transaction, one entry, and the same answer again to whoever asks again under the same idempotency key.</summary>
    private async Task<Change> Write(string action, Author author, string request, Func<Draft, Task<RecordKey>> edit, CancellationToken cancel, bool correction = true)
    {
        Refusals.Author(author, correction);
        var now = clock.GetUtcNow();
        var (known, change) = await log.Write<(Answered?, Change?)>(async graph =>
        {
            if (await Recall(graph, author, request, now) is { } answered)
                return (JsonSerializer.Deserialize(answered, EditingJson.Default.Answered), null);
            var draft = new Draft(graph);
            var key = await edit(draft);
            var entry = new Entry(await graph.LastEntry() + 1, Seed.Moment(now), author.By, action, author.Reason);
            var changes = await draft.Finish(entry);
            if (changes.Count > 0)
                await graph.Append(entry, changes);
            var change = changes.FirstOrDefault(one => one.Key == key) ?? (await draft.Find(key))!;
            await Remember(graph, author, request, JsonSerializer.Serialize(new Answered(key, change.Version), EditingJson.Default.Answered), now);
            return (null, change);
        }, cancel);
        return change ?? (await Version(known!.Key, known.Version, cancel)).Version;
    }

    /// <exception cref="GraphException"><see cref="GraphCode.IdempotencyKeyReused"/></exception>
    private static async Task<string?> Recall(IGraphWriting graph, Author author, string request, DateTimeOffset now)
    {
        if (author.Once is null || await graph.Recall(Key(author), Seed.Moment(now - Remembered)) is not { } kept)
            return null;
        return kept.StartsWith(Hash(request), StringComparison.Ordinal)
            ? kept[(Hash(request).Length + 1)..]
            : throw new GraphException(GraphCode.IdempotencyKeyReused, $"'{Quoted.Shorten(author.Once)}' was the key of another request within the last 24 hours: take a new one.") { Field = "Idempotency-Key" };
    }

    private static Task Remember(IGraphWriting graph, Author author, string request, string answer, DateTimeOffset now) => author.Once is null
        ? Task.CompletedTask
        : graph.Remember(Key(author), $"{Hash(request)} {answer}", Seed.Moment(now), Seed.Moment(now - Remembered));

    /// <summary>Two authors may choose the same key.</summary>
    private static string Key(Author author) => Hash($"{author.By}\n{author.Once}");

    private static string Request(string action, GraphRecord record) => $"{action} {JsonSerializer.Serialize(record, GraphJson.Default.GraphRecord)}";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>What is remembered under an idempotency key.</summary>
internal sealed record Answered(RecordKey Key, int Version);
