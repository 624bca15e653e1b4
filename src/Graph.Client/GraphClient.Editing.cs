using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Graph.Editing;

namespace Graph.Client;

/// <summary>
/// Edits over the REST API, by whomever the key of the <see cref="HttpClient"/> stands for: <see cref="Author.By"/> is not sent. An import tells
/// how far it is when it is done.
/// </summary>
public sealed partial class GraphClient : IGraphEditor
{
    /// <summary>How many of the latest changes are looked through at once.</summary>
    private const int LatestMax = 100;

    public async Task<Change> Create(GraphRecord record, Author author, CancellationToken cancel) =>
        await Edited(HttpMethod.Post, new Address($"v1/{Noun(record.Key.Kind)}").With("reason", Reason(author)), Json(record), author, null, record.Key.Kind, cancel);

    public async Task<Change> Replace(GraphRecord record, int? expected, Author author, CancellationToken cancel) =>
        await Edited(HttpMethod.Put, Of(record.Key).With("reason", Reason(author)), Json(record), author, Tag(record.Key, expected), record.Key.Kind, cancel);

    public async Task<Change> Remove(RecordKey key, int? expected, Author author, CancellationToken cancel) =>
        await Edited(HttpMethod.Delete, Of(key).With("reason", Reason(author)), null, author, Tag(key, expected), key.Kind, cancel);

    public async Task<Change> Restore(RecordKey key, int version, Author author, CancellationToken cancel) =>
        await Edited(HttpMethod.Post, Of(key, "/restore"), Fields(("version", Text(version)), ("reason", author.Reason)), author, null, key.Kind, cancel);

    public async Task<Change> TakeBack(RecordKey key, int version, Author author, CancellationToken cancel) =>
        await Edited(HttpMethod.Post, Of(key, "/restore"), Fields(("takeBack", Text(version)), ("reason", author.Reason)), author, null, key.Kind, cancel);

    public async Task<Change> Merge(string id, string into, Author author, CancellationToken cancel) =>
        await Edited(HttpMethod.Post, Of(new(RecordKind.Entity, id), "/merge"), Fields(("into", into), ("reason", author.Reason)), author, null, RecordKind.Entity, cancel);

    public async Task<Change> Unmerge(string id, Author author, CancellationToken cancel) =>
        await Edited(HttpMethod.Post, Of(new(RecordKind.Entity, id), "/unmerge"), Fields(("reason", author.Reason)), author, null, RecordKind.Entity, cancel);

    public async Task<Change> Judge(string one, string other, string verdict, Author author, CancellationToken cancel) =>
        await Edited(HttpMethod.Post, new Address("v1/judgements"), Fields(("one", one), ("other", other), ("verdict", verdict), ("reason", author.Reason)), author, null, RecordKind.Judgement, cancel);

    public Task<Page<Duplicate>> FindDuplicates(DuplicateQuestion question, CancellationToken cancel) =>
        Ask<Page<Duplicate>>(new Address("v1/duplicates").With("type", question.Types).With("id", question.Id).PageOf(question), cancel);

    public Task<ImportReport> Import(IAsyncEnumerable<string> lines, bool dryRun, bool eachLine, Author author, IProgress<ImportReport>? progress, CancellationToken cancel) =>
        Import(lines, "application/x-ndjson", null, dryRun, eachLine, author, progress, cancel);

    public Task<ImportReport> ImportFollowTheMoney(IAsyncEnumerable<string> lines, string? source, bool dryRun, Author author, IProgress<ImportReport>? progress, CancellationToken cancel) =>
        Import(lines, Graph.Export.Formats["ftm"].MediaType, source, dryRun, eachLine: false, author, progress, cancel);

    public async IAsyncEnumerable<string> Export(bool history, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var response = await Send(new(HttpMethod.Get, new Address("v1/export").With("history", history).ToString()), HttpCompletionOption.ResponseHeadersRead, cancel);
        await using var body = await response.Content.ReadAsStreamAsync(cancel);
        using var reader = new StreamReader(body);
        while (await Reached(() => reader.ReadLineAsync(cancel).AsTask(), cancel) is { } line)
            yield return line;
    }

    public async Task<Change?> Read(RecordKey key, CancellationToken cancel)
    {
        if (key.Kind != RecordKind.Judgement)
            return await ReadHistory(key, cancel) is [var latest, ..] ? Of(latest) : null;
        // a judgement has no address of its own: it stands among what was changed of its two
        var two = key.Id.Split("--is--");
        for (IReadOnlyList<Edit> edits = await ReadLatest(two, null, LatestMax, cancel); edits.Count > 0; edits = await ReadLatest(two, edits[^1].Entry, LatestMax, cancel))
        {
            if (edits.FirstOrDefault(edit => edit.Kind == "judgement" && edit.Id == key.Id) is { } found)
                return Of(found);
        }
        return null;
    }

    public async Task<Relation?> GetRelation(string id, CancellationToken cancel)
    {
        try
        {
            return await AskFor<Relation>(id, GraphCode.UnknownRelation, new Address($"v1/relations/{id}"), cancel);
        }
        catch (GraphException refusal) when (refusal.Code is GraphCode.Gone or GraphCode.Merged && refusal.Field == "id")
        {
            return null;
        }
    }

    public async Task<IReadOnlyList<Edit>?> ReadHistory(RecordKey key, CancellationToken cancel) => (await AskFor<Page<Edit>>(key.Id, Unknown(key.Kind), Of(key, "/history"), cancel))?.Items;

    public async Task<IReadOnlyList<Difference>?> Compare(RecordKey key, int earlier, int later, CancellationToken cancel) =>
        (await AskFor<Page<Difference>>(key.Id, Unknown(key.Kind), Of(key, "/difference").With("from", Text(earlier)).With("to", Text(later)), cancel))?.Items;

    public Task<Edits> ReadChanges(string? after, int limit, CancellationToken cancel) => Ask<Edits>(new Address("v1/changes").With("after", after).With("limit", Text(limit)), cancel);

    public async Task<IReadOnlyList<Edit>> ReadLatest(IReadOnlyList<string> entities, long? before, int limit, CancellationToken cancel) =>
        (await Ask<Page<Edit>>(new Address("v1/changes/latest").With("entity", entities).With("before", before?.ToString(CultureInfo.InvariantCulture)).With("limit", Text(limit)), cancel)).Items;

    private async Task<ImportReport> Import(IAsyncEnumerable<string> lines, string type, string? source, bool dryRun, bool eachLine, Author author, IProgress<ImportReport>? progress, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Address("v1/import").With("dryRun", dryRun).With("eachLine", eachLine).With("source", source).With("reason", Reason(author)).ToString()) { Content = new LinesContent(lines, type) };
        Once(request, author);
        using var response = await Send(request, HttpCompletionOption.ResponseContentRead, cancel);
        var report = await Body<ImportReport>(response, cancel);
        progress?.Report(report);
        return report;
    }

    /// <summary>What was done, as the history has it: an answer names the record and its version, or tells of one that is gone.</summary>
    private async Task<Change> Edited(HttpMethod method, Address address, byte[]? body, Author author, string? tag, RecordKind kind, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, address.ToString());
        if (body is not null)
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        Once(request, author);
        using var response = await Send(request, HttpCompletionOption.ResponseContentRead, cancel);
        if (response.Headers.ETag?.Tag.Trim('"').Split('.') is not [.., _, var number])
            return Of(await Body<Edit>(response, cancel));
        var json = await Body<JsonElement?>(response, cancel);
        var key = new RecordKey(kind, json!.Value.GetProperty("id").GetString()!);
        return Of((await ReadHistory(key, cancel))!.First(edit => edit.Version == int.Parse(number, CultureInfo.InvariantCulture)));
    }

    /// <summary>A blank one is none: the refusal is the same.</summary>
    private static string? Reason(Author author) => string.IsNullOrWhiteSpace(author.Reason) ? null : author.Reason;

    private static void Once(HttpRequestMessage request, Author author)
    {
        if (author.Once is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", author.Once);
    }

    private static Change Of(Edit edit) => new(new(Enum.Parse<RecordKind>(edit.Kind, ignoreCase: true), edit.Id), edit.Version, new(edit.Entry, edit.At, edit.By, edit.Action, edit.Reason), 0, edit.Record, edit.Into);

    private static Address Of(RecordKey key, string below = "") => new($"v1/{Noun(key.Kind)}/{Uri.EscapeDataString(key.Id)}{below}");

    private static string Noun(RecordKind kind) => kind switch { RecordKind.Entity => "entities", RecordKind.Source => "sources", RecordKind.Relation => "relations", _ => "judgements" };

    private static GraphCode Unknown(RecordKind kind) => kind switch { RecordKind.Entity => GraphCode.UnknownEntity, RecordKind.Source => GraphCode.UnknownSource, RecordKind.Relation => GraphCode.UnknownRelation, _ => GraphCode.UnknownJudgement };

    private static string? Tag(RecordKey key, int? version) => version is { } number ? VersionTag.Of(key, number) : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>An id that is to be made is left out.</summary>
    private static byte[] Json(GraphRecord record)
    {
        var json = WireJson.Bytes(record);
        return record.Id.Length > 0 ? json : WireJson.Bytes(JsonSerializer.Deserialize(json, GraphJson.Default.DictionaryStringJsonElement)!.Where(field => field.Key != "id").ToDictionary());
    }

    private static byte[] Fields(params IEnumerable<(string Name, string? Value)> fields) =>
        WireJson.Bytes(fields.Where(field => field.Value is not null).ToDictionary(field => field.Name, field => JsonSerializer.SerializeToElement(field.Value!, GraphJson.Default.String)));

    /// <summary>Lines as they come, so that a file of any size takes the memory of a line.</summary>
    private sealed class LinesContent : HttpContent
    {
        private readonly IAsyncEnumerable<string> lines;

        public LinesContent(IAsyncEnumerable<string> lines, string type)
        {
            this.lines = lines;
            Headers.ContentType = new MediaTypeHeaderValue(type);
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false), 64 * 1024, leaveOpen: true);
            await foreach (var line in lines.WithCancellation(cancellationToken))
            {
                await writer.WriteAsync(line.AsMemory(), cancellationToken);
                await writer.WriteAsync("\n".AsMemory(), cancellationToken);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
