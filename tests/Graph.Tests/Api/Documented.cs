using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Route = Graph.Api.Route;

namespace Graph.Tests.Api;

/// <summary>A path of the API that answers questions in JSON, as the program describes it.</summary>
/// <param name="Path">With <c>{id}</c> where an id goes.</param>
/// <param name="Route">What it takes.</param>
internal sealed record Documented(string Path, Route Route)
{
    /// <summary>The request whose answer is the example: the text before the question mark is the id, the rest the query.</summary>
    public string Example => Route.Example.Split('?', 2) is var parts && parts.Length == 2
        ? $"{Path.Replace("{id}", parts[0], StringComparison.Ordinal)}?{parts[1]}"
        : Path.Replace("{id}", parts[0], StringComparison.Ordinal);

    public static IReadOnlyList<Documented> All(ApiHost host) =>
    [
        .. host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => (Path: endpoint.RoutePattern.RawText!, Route: endpoint.Metadata.GetMetadata<Route>()!)).Where(pair => pair.Route is { MediaType: null })
            .Select(pair => new Documented(pair.Path, pair.Route)).OrderBy(one => one.Path, StringComparer.Ordinal),
    ];
}
