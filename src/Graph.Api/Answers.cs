using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Graph.Api;

/// <summary>
/// Writes answers: as JSON, CSV or NDJSON, with a strong tag, 304, and a cache that is never behind the store, since the version of the data
/// is a part of its key. <c>Cache-Control: no-cache</c> asks the store itself.
/// </summary>
internal sealed class Answers(IGraphStore store, IOptions<GraphOptions> options)
{
    /// <summary>Another program may write the same data differently, so its build is a part of every tag.</summary>
    private static readonly string Build = typeof(Answers).Assembly.ManifestModule.ModuleVersionId.ToString("N")[..8];

    private const int TriesMax = 3;

    private readonly MemoryCache? cache = options.Value.CacheMegabytes == 0 ? null : new MemoryCache(new MemoryCacheOptions { SizeLimit = options.Value.CacheMegabytes * 1024L * 1024L });

    public Task One<T>(HttpContext http, Asked asked, GraphCode absent, Func<Asked, IGraphStore, CancellationToken, Task<T?>> ask)
        where T : class
    {
        var format = Formats.Of(http.Request, null, list: false);
        return Kept(http, format, async () => await ask(asked, store, http.RequestAborted) is { } found
            ? new Answer(WireJson.Bytes(found), null, null)
            : throw await Absent(absent, asked, http.RequestAborted));
    }

    public Task List<T>(HttpContext http, Asked asked, GraphCode absent, Csv<T> csv, Func<Asked, IGraphStore, CancellationToken, Task<Page<T>?>> ask)
    {
        asked.ReadPage();
        var format = Formats.Of(http.Request, asked.Format, list: true);
        return format != Formats.Json && asked.Limit is null ? All(http, asked, format, absent, csv, ask) : Kept(http, format, async () =>
        {
            var page = await ask(asked, store, http.RequestAborted) ?? throw await Absent(absent, asked, http.RequestAborted);
            var body = format switch
            {
                Formats.Csv => csv.Write(page.Items, header: true, mark: Formats.IsBrowser(http.Request)),
                Formats.Ndjson => WireJson.Lines(page.Items),
                _ => WireJson.Bytes(page),
            };
            return new Answer(body, NextLink(http, page.Next), Understood(http, page.Understood));
        });
    }

    /// <summary>A list to its end, page after page as they are read: the whole of it is never in memory.</summary>
    private async Task All<T>(HttpContext http, Asked asked, string format, GraphCode absent, Csv<T> csv, Func<Asked, IGraphStore, CancellationToken, Task<Page<T>?>> ask)
    {
        // the time limit is one of each page: a long list that keeps coming is not cut short
        http.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
        asked.Limit = ListQuestion.LimitMax;
        var first = true;
        do
        {
            var page = await Page(http, asked, ask) ?? throw await Absent(absent, asked, http.RequestAborted);
            if (first)
                Head(http, format, null, Understood(http, page.Understood));
            await http.Response.Body.WriteAsync(format == Formats.Csv ? csv.Write(page.Items, header: first, mark: first && Formats.IsBrowser(http.Request)) : WireJson.Lines(page.Items), http.RequestAborted);
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

    private async Task Kept(HttpContext http, string format, Func<Task<Answer>> make)
    {
        var fresh = http.Request.Headers.CacheControl.ToString().Contains("no-cache", StringComparison.OrdinalIgnoreCase);
        Answer? answer = null;
        string? tag = null;
        // a write between the two would give one tag to two answers: then it is asked again, and at last given without a tag
        for (var tries = 0; tries < TriesMax && tag is null; tries++)
        {
            var version = await store.GetVersion(http.RequestAborted);
            var address = $"{version} {format}{(format == Formats.Csv && Formats.IsBrowser(http.Request) ? " marked" : "")} {http.Request.PathBase}{http.Request.Path}{http.Request.QueryString}";
            tag = Tag(address);
            if (!fresh && Matches(http.Request.Headers.IfNoneMatch, tag))
            {
                // a tag is only given with a 200, and the version is in it: what it names is unchanged
                Unchanged(http, tag);
                return;
            }
            if (!fresh && cache?.TryGetValue(address, out answer) == true)
                break;
            answer = await make();
            if (await store.GetVersion(http.RequestAborted) != version)
                tag = null;
            else if (!fresh)
                cache?.Set(address, answer, new MemoryCacheEntryOptions { Size = answer.Body.Length + (2 * address.Length) + 200 });
        }
        if (!fresh && tag is not null && http.Request.Headers.IfNoneMatch == "*")
        {
            Unchanged(http, tag);
            return;
        }
        Head(http, format, tag, answer!.ContentLocation);
        http.Response.Headers.Link = answer.Next;
        http.Response.ContentLength = answer.Body.Length;
        await http.Response.Body.WriteAsync(answer.Body, http.RequestAborted);
    }

    private static void Unchanged(HttpContext http, string tag)
    {
        http.Response.StatusCode = StatusCodes.Status304NotModified;
        Head(http, null, tag, null);
    }

    private static void Head(HttpContext http, string? format, string? tag, string? contentLocation)
    {
        http.Response.ContentType = format switch { null => null, Formats.Csv => "text/csv; charset=utf-8; header=present", _ => $"{format}; charset=utf-8" };
        http.Response.Headers.ETag = tag;
        // always asked again, which costs a 304: an answer that was printed is never an old one
        http.Response.Headers.CacheControl = "public, no-cache";
        http.Response.Headers.Vary = "Accept, Accept-Encoding";
        http.Response.Headers.ContentLocation = contentLocation;
        if (format == Formats.Csv)
            http.Response.Headers.ContentDisposition = $"inline; filename=\"{http.Request.Path.Value!.Split('/')[^1]}.csv\"";
    }

    private async Task<GraphException> Absent(GraphCode code, Asked asked, CancellationToken cancel)
    {
        var near = await store.Search(new SearchQuestion(asked.Id.Replace('-', ' ')) { Limit = 5 }, cancel);
        return new(code, $"There is no {Noun(code)} with the id '{Quoted.Shorten(asked.Id)}'" + (near.Items.Count > 0 ? $"; did you mean {near.Items[0].Id}?" : ". /v1/search finds ids by name."))
        {
            Field = "id",
            Candidates = near.Items.Count == 0 ? null : [.. near.Items.Select(hit => new Ref(hit.Id, hit.Type, hit.Name))],
        };
    }

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

    private static bool Matches(StringValues given, string tag) =>
        given.Any(tags => tags!.Split(',', StringSplitOptions.TrimEntries).Any(one => one == tag || one == "W/" + tag));

    private static string Tag(string address) => $"\"{Build}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address)).AsSpan(0, 8))}\"";

    private sealed record Answer(byte[] Body, string? Next, string? ContentLocation);
}
