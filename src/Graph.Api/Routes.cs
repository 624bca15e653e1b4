using Graph.Editing;

namespace Graph.Api;

/// <summary>A path as it is documented: its operation, what it takes, and a request whose answer is the example.</summary>
internal sealed record Route(string Operation, string Tag, string Summary, IReadOnlyList<Parameter> Takes, string Example, GraphCode Absent)
{
    /// <summary>The type of the answer.</summary>
    public Type Answers { get; init; } = typeof(void);

    public bool IsList { get; init; }

    /// <summary>The kind of record that it gives, whose version then stands in the tag.</summary>
    public RecordKind? Record { get; init; }

    /// <summary>The media type of the answer, where it is not JSON.</summary>
    public string? MediaType { get; init; }

    /// <summary>The media types of an answer that is a file; empty for one that is JSON.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];
}

/// <summary>How the nouns map their paths: a question in, an answer out, and nothing about HTTP in between.</summary>
internal static class Routes
{
    /// <summary>A list: JSON, CSV or NDJSON, in pages.</summary>
    public static void List<T>(this IEndpointRouteBuilder routes, string path, Route route, Csv<T> csv, Func<Asked, IGraphStore, CancellationToken, Task<Page<T>?>> ask)
    {
        route = route with { Takes = [.. route.Takes, .. Parameters.OfLists], IsList = true, Answers = typeof(Page<T>) };
        Map(routes, path, route, (http, answers) => answers.List(http, new Asked(http, route.Takes), route.Absent, csv, ask));
    }

    /// <summary>An answer that is given whole: JSON, or its items as CSV and NDJSON.</summary>
    public static void Whole<T, TItem>(this IEndpointRouteBuilder routes, string path, Route route, Csv<TItem> csv, Func<T, IReadOnlyList<TItem>> items, Func<Asked, IGraphStore, CancellationToken, Task<T?>> ask)
        where T : WholeAnswer
    {
        route = route with { Takes = [.. route.Takes, Parameters.Format], IsList = true, Answers = typeof(T) };
        Map(routes, path, route, (http, answers) => answers.Whole(http, new Asked(http, route.Takes), route.Absent, csv, items, ask));
    }

    /// <summary>One record, or a refusal when there is none.</summary>
    public static void One<T>(this IEndpointRouteBuilder routes, string path, Route route, Func<Asked, IGraphStore, CancellationToken, Task<T?>> ask)
        where T : class =>
        Map(routes, path, route with { Answers = typeof(T) }, (http, answers) => answers.One(http, new Asked(http, route.Takes), route.Absent, ask, route.Record));

    /// <summary>An answer of the editor, as one piece of JSON.</summary>
    public static void Told<T>(this IEndpointRouteBuilder routes, string path, Route route, Func<Asked, IGraphEditor, CancellationToken, Task<T?>> ask)
        where T : class =>
        Map(routes, path, route with { Answers = typeof(T) }, (http, answers) => answers.One(http, new Asked(http, route.Takes), route.Absent,
            (asked, _, cancel) => ask(asked, http.RequestServices.GetRequiredService<IGraphEditor>(), cancel), route.Record));

    /// <summary>An answer that is never kept, and written by the path itself.</summary>
    public static RouteHandlerBuilder Live<T>(this IEndpointRouteBuilder routes, string path, Route route, Func<HttpContext, Asked, IGraphEditor, Task> answer)
    {
        RouteHandlerBuilder? mapped = null;
        Map(routes, path, route with { Answers = typeof(T) }, (http, _) =>
        {
            if (route.MediaType is null)
                Formats.Of(http.Request, null, list: false);
            http.Response.Headers.CacheControl = "no-store";
            return answer(http, new Asked(http, route.Takes), http.RequestServices.GetRequiredService<IGraphEditor>());
        }, get => mapped = get);
        return mapped!;
    }

    private static void Map(IEndpointRouteBuilder routes, string path, Route route, Func<HttpContext, Answers, Task> answer, Action<RouteHandlerBuilder>? mapped = null)
    {
        Delegate handle = (HttpContext http, Answers answers) => answer(http, answers);
        var get = routes.MapGet(path, handle).WithMetadata(route).WithName(route.Operation).WithTags(route.Tag).WithSummary(route.Summary)
            .WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, route.Answers, [route.MediaType ?? Formats.Json]));
        mapped?.Invoke(get);
        routes.MapMethods(path, [HttpMethods.Head], handle).ExcludeFromDescription();
    }
}
