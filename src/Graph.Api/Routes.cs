namespace Graph.Api;

/// <summary>A path as it is documented: its operation, what it takes, and a request whose answer is the example.</summary>
internal sealed record Route(string Operation, string Tag, string Summary, IReadOnlyList<Parameter> Takes, string Example, GraphCode Absent)
{
    /// <summary>The type of the answer.</summary>
    public Type Answers { get; init; } = typeof(void);

    public bool IsList { get; init; }

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

    /// <summary>One record, or a refusal when there is none.</summary>
    public static void One<T>(this IEndpointRouteBuilder routes, string path, Route route, Func<Asked, IGraphStore, CancellationToken, Task<T?>> ask)
        where T : class =>
        Map(routes, path, route with { Answers = typeof(T) }, (http, answers) => answers.One(http, new Asked(http, route.Takes), route.Absent, ask));

    private static void Map(IEndpointRouteBuilder routes, string path, Route route, Func<HttpContext, Answers, Task> answer)
    {
        Delegate handle = (HttpContext http, Answers answers) => answer(http, answers);
        routes.MapGet(path, handle).WithMetadata(route).WithName(route.Operation).WithTags(route.Tag).WithSummary(route.Summary)
            .WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, route.Answers, [Formats.Json]));
        routes.MapMethods(path, [HttpMethods.Head], handle).ExcludeFromDescription();
    }
}
