using System.Globalization;
using Graph.Editing;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.Extensions.Options;
using P = Graph.Api.Parameters;

namespace Graph.Api.Endpoints;

internal static class ExportEndpoints
{
    private static readonly Route Route = new("export", "About", "The graph, or a part of it, as a file", [P.ExportFormat, P.Part, P.Hops, P.RelationType, P.Since, P.Until, P.RestsOn, P.WithHistory], "?who=sebastien-lecornu&format=gexf", GraphCode.UnknownEntity)
    {
        Files = [.. Export.Formats.Values.Select(format => format.MediaType)],
    };

    public static void MapExport(this IEndpointRouteBuilder v1)
    {
        v1.MapGet("/export", Write).WithMetadata(Route).WithName(Route.Operation).WithTags(Route.Tag).WithSummary(Route.Summary);
        v1.MapMethods("/export", [HttpMethods.Head], Write).ExcludeFromDescription();
    }

    private static async Task Write(HttpContext http, IGraphStore store, Lazy<IGraphLog> log, Lazy<IGraphEditor> editor, IOptions<GraphOptions> options)
    {
        var asked = new Asked(http, Route.Takes);
        var format = asked.One(P.ExportFormat) ?? "ndjson";
        if (asked.One(P.Hops) is not null && asked.Many(P.Part).Count == 0)
            throw new GraphException(GraphCode.MissingParameter, "hops needs who: whom to start from.") { Field = "who" };
        var part = new ExportPart
        {
            Who = await Ids(asked.Many(P.Part), store, http.RequestAborted),
            Hops = int.Parse(asked.One(P.Hops) ?? "1", CultureInfo.InvariantCulture),
            Types = asked.Many(P.RelationType),
            Sources = await Sources(asked.Many(P.RestsOn), store, http.RequestAborted),
            When = asked.Range(),
        };
        var history = asked.Flag(P.WithHistory);
        if (history && !(part.IsWhole && format == "ndjson"))
            throw new GraphException(GraphCode.BadValue, "history is of the whole graph, as NDJSON: leave out the other parameters.") { Field = "history" };
        var version = await store.GetVersion(http.RequestAborted);
        // a file takes as long as it takes; a page of it has the limit
        http.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
        var records = await ExportReader.Open(log.Value, part, TimeSpan.FromMilliseconds(options.Value.QueryTimeoutMs), http.RequestAborted);
        http.Response.ContentType = Export.Formats[format].MediaType + (format == "csv" ? "" : "; charset=utf-8");
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers[Answers.DataVersion] = version;
        http.Response.Headers.Vary = "Accept-Encoding";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"graph.{Export.Formats[format].Extension}\"";
        if (HttpMethods.IsHead(http.Request.Method))
            return;
        if (history)
            await Entries(http, editor);
        else
            await Export.Write(format, records, http.Response.Body, http.RequestAborted);
    }

    private static async Task Entries(HttpContext http, Lazy<IGraphEditor> editor)
    {
        await using var writer = new StreamWriter(http.Response.Body, leaveOpen: true) { NewLine = "\n" };
        await foreach (var line in editor.Value.Export(history: true, http.RequestAborted))
            await writer.WriteLineAsync(line.AsMemory(), http.RequestAborted);
    }

    /// <summary>The ids that names mean: the store says, as it does for any question.</summary>
    private static async Task<IReadOnlyList<string>> Ids(IReadOnlyList<string> names, IGraphStore store, CancellationToken cancel)
    {
        if (names.Count == 0)
            return [];
        IReadOnlyList<Understood> understood;
        try
        {
            understood = (await store.FindStatements(new StatementQuestion { About = names, Limit = 1 }, cancel)).Understood ?? [];
        }
        catch (GraphException refusal) when (refusal.Field == "about")
        {
            throw new GraphException(refusal.Code, refusal.Message.Replace("about:", "who:", StringComparison.Ordinal), refusal) { Field = "who", Candidates = refusal.Candidates };
        }
        return [.. names.Select(name => understood.FirstOrDefault(one => one.Asked == name)?.Entity.Id ?? name)];
    }

    private static async Task<IReadOnlyList<string>> Sources(IReadOnlyList<string> ids, IGraphStore store, CancellationToken cancel)
    {
        foreach (var id in ids)
        {
            if (await store.GetSource(id, cancel) is null)
                throw new GraphException(GraphCode.UnknownSource, $"There is no source with the id '{Quoted.Shorten(id)}'. /v1/sources lists them.") { Field = "source" };
        }
        return ids;
    }
}
