using System.Security.Cryptography;
using System.Text;
using Graph.Editing;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Graph.Api;

/// <summary>
/// Writes answers: as JSON, CSV or NDJSON, with a strong tag, 304, and a cache that is never behind the store, since the version of the data
/// is a part of its key. <c>Cache-Control: no-cache</c> asks the store itself.
/// </summary>
internal sealed class Answers(IGraphStore store, Lazy<IGraphEditor> editor, IOptions<GraphOptions> options)
{
    /// <summary>Another program may write the same data differently, so its build is a part of every tag.</summary>
    private static readonly string Build = typeof(Answers).Assembly.ManifestModule.ModuleVersionId.ToString("N")[..8];

    private const int TriesMax = 3;

    /// <summary>The header that says which version of the data an answer is of, as <c>/v1/stats</c> gives it.</summary>
    public const string DataVersion = "Data-Version";

    private readonly MemoryCache? cache = options.Value.CacheMegabytes == 0 ? null : new MemoryCache(new MemoryCacheOptions { SizeLimit = options.Value.CacheMegabytes * 1024L * 1024L });

    /// <summary>Whether the store told with its last answer which version of the data it is of: it will again.</summary>
    private volatile bool tells;

    /// <param name="http">The request.</param>
    /// <param name="asked">Its parameters.</param>
    /// <param name="absent">The refusal when there is none.</param>
    /// <param name="ask">The question.</param>
    /// <param name="record">The kind of record that is given, whose version then stands in the tag.</param>
    public Task One<T>(HttpContext http, Asked asked, GraphCode absent, Func<Asked, IGraphStore, CancellationToken, Task<T?>> ask, RecordKind? record = null)
        where T : class
    {
        var format = Formats.Of(http.Request, null, list: false);
        return Kept(http, format, async () => await ask(asked, store, http.RequestAborted) is { } found
            ? new Answer(WireJson.Bytes(found), null, null)
            : throw await Absent(absent, asked, http.RequestAborted), record is { } kind ? new RecordKey(kind, asked.Id) : null);
    }

    public Task List<T>(HttpContext http, Asked asked, GraphCode absent, Csv<T> csv, Func<Asked, IGraphStore, CancellationToken, Task<Page<T>?>> ask)
    {
        asked.ReadPage();
        var format = Formats.Of(http.Request, asked.Format, list: true);
        return format != Formats.Json && asked.Limit is null ? All(http, asked, format, absent, csv, ask) : Kept(http, format, async () =>
        {
            var page = await ask(asked, store, http.RequestAborted) ?? throw await Absent(absent, asked, http.RequestAborted);
            return new Answer(Body(http, format, page, page.Items, csv), NextLink(http, page.Next), Understood(http, page.Understood));
        });
    }

    public Task Whole<T, TItem>(HttpContext http, Asked asked, GraphCode absent, Csv<TItem> csv, Func<T, IReadOnlyList<TItem>> items, Func<Asked, IGraphStore, CancellationToken, Task<T?>> ask)
        where T : WholeAnswer
    {
        var format = Formats.Of(http.Request, asked.Format, list: true);
        return Kept(http, format, async () =>
        {
            var answer = await ask(asked, store, http.RequestAborted) ?? throw await Absent(absent, asked, http.RequestAborted);
            return new Answer(Body(http, format, answer, items(answer), csv), null, Understood(http, answer.Understood));
        });
    }

    private static byte[] Body<T, TItem>(HttpContext http, string format, T whole, IReadOnlyList<TItem> items, Csv<TItem> csv) => format switch
    {
        Formats.Csv => csv.Write(items, header: true, mark: Formats.IsBrowser(http.Request)),
        Formats.Ndjson => WireJson.Lines(items),
        _ => WireJson.Bytes(whole),
    };

    /// <summary>A list to its end, page after page as they are read: the whole of it is never in memory.</summary>
    private async Task All<T>(HttpContext http, Asked asked, string format, GraphCode absent, Csv<T> csv, Func<Asked, IGraphStore, CancellationToken, Task<Page<T>?>> ask)
    {
        var version = await store.GetVersion(http.RequestAborted);
        // from here on the time limit is one of each page: a long list that keeps coming is not cut short
        http.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
        asked.Limit = ListQuestion.LimitMax;
        var first = true;
        do
        {
            var page = await Page(http, asked, ask) ?? throw await Absent(absent, asked, http.RequestAborted);
            if (first)
                Head(http, format, null, version, Understood(http, page.Understood));
            await http.Response.Body.WriteAsync(format == Formats.Csv ? csv.Write(page.Items, header: first, mark: first && Formats.IsBrowser(http.Request)) : WireJson.Lines(page.Items), http.RequestAborted);
            // out of the hands of a compressor too: an answer that has begun can only be cut, not turned into a refusal
            await http.Response.Body.FlushAsync(http.RequestAborted);
            first = false;
            asked.Cursor = page.Next;
        }
        while (asked.Cursor is not null);
    }

    private async Task<Page<T>?> Page<T>(HttpContext http, Asked asked, Func<Asked, IGraphStore, CancellationToken, Task<Page<T>?>> ask)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        limit.CancelAfter(options.Value.QueryTimeoutMs);
        try
        {
            return await ask(asked, store, limit.Token);
        }
        catch (OperationCanceledException fault) when (!http.RequestAborted.IsCancellationRequested)
        {
            throw new GraphException(GraphCode.Timeout, $"A page of the answer took longer than {options.Value.QueryTimeoutMs} ms: ask for less, with a narrower range or a smaller limit.", fault);
        }
    }

    private async Task Kept(HttpContext http, string format, Func<Task<Answer>> make, RecordKey? record = null)
    {
        var fresh = http.Request.Headers.CacheControl.ToString().Contains("no-cache", StringComparison.OrdinalIgnoreCase);
        Answer? answer = null;
        string? tag = null;
        string? version = null;
        // a write between the two would give one tag to two answers: then it is asked again, and at last given without a tag
        for (var tries = 0; tries < TriesMax && tag is null; tries++)
        {
            // nothing is looked up by the version where the answer itself tells it
            version = fresh && tells ? null : await store.GetVersion(http.RequestAborted);
            tag = Tag(Address());
            if (!fresh && Matching(http.Request.Headers.IfNoneMatch, tag) is { } given)
            {
                // a tag is only given with a 200, and the version is in it: what it names is unchanged
                Unchanged(http, given, version!);
                return;
            }
            if (!fresh && cache?.TryGetValue(Address(), out answer) == true)
                break;
            var from = AnsweredFrom.Listen();
            answer = await make();
            if (record is { } key)
                answer = answer with { TagEnd = await End(key, from.RecordVersion, http.RequestAborted) };
            tells = from.Version is not null;
            version ??= from.Version;
            var now = tells && (record is null || from.RecordVersion is not null) ? from.Version : await store.GetVersion(http.RequestAborted);
            tag = now == version && !from.IsMixed ? Tag(Address()) : null;
            if (tag is not null && !fresh)
                cache?.Set(Address(), answer, new MemoryCacheEntryOptions { Size = answer.Body.Length + (2 * Address().Length) + 200 });
        }
        if (tag is not null && answer!.TagEnd is { } end)
            tag = $"{tag[..^1]}{end}\"";
        if (!fresh && tag is not null && http.Request.Headers.IfNoneMatch == "*")
        {
            Unchanged(http, tag, version!);
            return;
        }
        Head(http, format, tag, tag is null ? null : version, answer!.ContentLocation);
        http.Response.Headers.Link = answer.Next;
        http.Response.ContentLength = answer.Body.Length;
        await http.Response.Body.WriteAsync(answer.Body, http.RequestAborted);

        string Address() => $"{version} {format}{(format == Formats.Csv && Formats.IsBrowser(http.Request) ? " marked" : "")} {http.Request.PathBase}{http.Request.Path}{http.Request.QueryString}";
    }

    private static void Unchanged(HttpContext http, string tag, string version)
    {
        http.Response.StatusCode = StatusCodes.Status304NotModified;
        Head(http, null, tag, version, null);
    }

    /// <param name="http">Where to.</param>
    /// <param name="format">Null without a body.</param>
    /// <param name="tag">Null when no one state of the data can be named.</param>
    /// <param name="version">Of the data: for a list that is written whole, when it began; null when the graph was written all the while.</param>
    /// <param name="contentLocation">The same question by ids.</param>
    private static void Head(HttpContext http, string? format, string? tag, string? version, string? contentLocation)
    {
        http.Response.ContentType = format switch { null => null, Formats.Csv => "text/csv; charset=utf-8; header=present", _ => $"{format}; charset=utf-8" };
        http.Response.Headers.ETag = tag;
        http.Response.Headers[DataVersion] = version;
        // always asked again, which costs a 304: an answer that was printed is never an old one
        http.Response.Headers.CacheControl = http.User.Identity?.IsAuthenticated == true ? "private, no-cache" : "public, no-cache";
        http.Response.Headers.Vary = "Accept, Accept-Encoding";
        http.Response.Headers.ContentLocation = contentLocation;
        if (format == Formats.Csv)
            http.Response.Headers.ContentDisposition = $"inline; filename=\"{http.Request.Path.Value!.Split('/')[^1]}.csv\"";
    }

    private async Task<GraphException> Absent(GraphCode code, Asked asked, CancellationToken cancel)
    {
        foreach (var kind in store is IGraphLog ? KindsOf(code) : [])
        {
            if (await editor.Value.Read(new(kind, asked.Id), cancel) is { Record: null } gone)
                return Refusals.NotThere(gone);
        }
        var near = await store.Search(new SearchQuestion(asked.Id.Replace('-', ' ')) { Limit = 5 }, cancel);
        return new(code, $"There is no {Noun(code)} with the id '{Quoted.Shorten(asked.Id)}'" + (near.Items.Count > 0 ? $"; did you mean {near.Items[0].Id}?" : ". /v1/search finds ids by name."))
        {
            Field = "id",
            Candidates = near.Items.Count == 0 ? null : [.. near.Items.Select(hit => new Ref(hit.Id, hit.Type, hit.Name))],
        };
    }

    /// <summary>What kind of record an id can be of: a meeting is an event or a relation.</summary>
    private static RecordKind[] KindsOf(GraphCode code) => code switch
    {
        GraphCode.UnknownSource => [RecordKind.Source],
        GraphCode.UnknownRelation => [RecordKind.Relation],
        GraphCode.UnknownMeeting => [RecordKind.Entity, RecordKind.Relation],
        _ => [RecordKind.Entity],
    };

    private static string Noun(GraphCode code) => code.Slug()["unknown-".Length..];

    private static string? NextLink(HttpContext http, string? cursor)
    {
        if (cursor is null)
            return null;
        var query = http.Request.Query.Where(pair => pair.Key != "cursor").Append(new KeyValuePair<string, StringValues>("cursor", cursor));
        return $"<{http.Request.PathBase}{http.Request.Path.ToUriComponent()}{QueryString.Create(query)}>; rel=\"next\"";
    }

    /// <summary>The same question with the ids that its names were taken to mean: what the answer is an answer to, in every format.</summary>
    private static string? Understood(HttpContext http, IReadOnlyList<Understood>? understood)
    {
        if (understood is null)
            return null;
        var query = http.Request.Query.SelectMany(pair => pair.Value.Select(value =>
            new KeyValuePair<string, string?>(pair.Key, understood.FirstOrDefault(name => name.Parameter == pair.Key && name.Asked == value)?.Entity.Id ?? value)));
        return $"{http.Request.PathBase}{http.Request.Path.ToUriComponent()}{QueryString.Create(query)}";
    }

    /// <summary>The tag that was given for an answer; it may end in the version of a record.</summary>
    private static string? Matching(StringValues given, string tag) => given.SelectMany(tags => tags!.Split(',', StringSplitOptions.TrimEntries))
        .Select(one => one.StartsWith("W/", StringComparison.Ordinal) ? one[2..] : one).FirstOrDefault(one => RecordTag.Without(one) == tag);

    private async Task<string?> End(RecordKey key, int? told, CancellationToken cancel) =>
        (told ?? (store is IGraphLog log ? (await log.ReadRecord(key, cancel))?.Version : null)) is { } version ? VersionTag.End(key, version) : null;

    private static string Tag(string address) => $"\"{Build}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address)).AsSpan(0, 8))}\"";

    /// <param name="Body">As it is sent.</param>
    /// <param name="Next">The link to the following page.</param>
    /// <param name="ContentLocation">The same question by ids.</param>
    /// <param name="TagEnd">What the tag ends in: the version of the record.</param>
    private sealed record Answer(byte[] Body, string? Next, string? ContentLocation, string? TagEnd = null);
}
