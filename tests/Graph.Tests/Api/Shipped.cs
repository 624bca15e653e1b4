using System.Text.Json;
using Graph.Tests.Api;

[assembly: AssemblyFixture(typeof(Shipped))]

namespace Graph.Tests.Api;

/// <summary>The API over the graph that ships, opened once for all tests that only read, by the first of them.</summary>
public sealed class Shipped : IDisposable
{
    private readonly Lazy<TempStore> temp = new(() => TempStore.Of(Repository.ShippedData()));
    private readonly Lazy<ApiHost> production;
    private readonly Lazy<ApiHost> development;

    public Shipped()
    {
        production = new(() => new ApiHost(temp.Value.Store));
        development = new(() => new ApiHost(temp.Value.Store, ("environment", "Development")));
    }

    /// <summary>The file of the graph.</summary>
    public string Path => temp.Value.Path;

    public HttpClient Http => production.Value.Http;

    internal ApiHost In(string environment) => environment == "Development" ? development.Value : production.Value;

    /// <summary>The answer to a question that is answered.</summary>
    public Task<JsonElement> Ask(string address) => Http.Json(address);

    /// <summary>The rows of a list, which must be whole.</summary>
    public async Task<IReadOnlyList<JsonElement>> List(string address)
    {
        var page = await Ask(address);
        Assert.False(page.TryGetProperty("next", out _), $"{address} has a further page");
        return page.Items("items");
    }

    public void Dispose()
    {
        foreach (var host in new[] { production, development }.Where(host => host.IsValueCreated))
            host.Value.Dispose();
        if (temp.IsValueCreated)
            temp.Value.Dispose();
    }
}
