using Graph.Neo4j;
using Testcontainers.Neo4j;

namespace Graph.Tests.Containers;

/// <summary>
/// The image of Neo4j that docker-compose.yml names, started in a container of its own and reached by both ways. Compiled in with Bolt; without an
/// engine skipped at home, and failed in CI.
/// </summary>
public sealed class ContainerTests : IAsyncLifetime
{
    private const string Password = "a password of a test";

    private Neo4jContainer? container;

    [Fact]
    public async Task The_graph_that_ships_is_the_same_by_bolt_and_by_http()
    {
        await using (var filled = await Opened(container!.GetConnectionString(), Repository.ShippedData))
            Assert.Equal(159, (await filled.GetStats(default)).Relations.Values.Sum());

        await using var byHttp = await Opened($"http://{container.Hostname}:{container.GetMappedPublicPort(7474)}", null);
        var meetings = await byHttp.FindMeetings(new MeetingQuestion { Who = ["Lecornu"], When = DateRange.Of("2024-03", null) }, default);

        Assert.Equal(["antony-blinken--met-with--sebastien-lecornu", "nexter-site-visit-2024-04-02", "val-de-grace-meeting-2025-03-12"], meetings.Items.Select(meeting => meeting.Id));
    }

    [Fact]
    public async Task A_wrong_password_is_said_to_be_wrong_and_not_repeated()
    {
        await using var store = Neo4jGraphStore.At(container!.GetConnectionString(), "neo4j", "something else", "neo4j", null);

        var refusal = await Assert.ThrowsAsync<GraphException>(() => store.Open(default));

        Assert.Equal(GraphCode.StoreUnavailable, refusal.Code);
        Assert.Contains("Neo4jPassword", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("something else", refusal.ToString(), StringComparison.Ordinal);
    }

    public async ValueTask InitializeAsync()
    {
        var engine = Environment.GetEnvironmentVariable("DOCKER_HOST");
        if (string.IsNullOrEmpty(engine) && !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
            Assert.Fail("DOCKER_HOST is not set: CI must have a Docker engine.");
        Assert.SkipWhen(string.IsNullOrEmpty(engine), "DOCKER_HOST is not set.");
        var image = File.ReadLines(Repository.File("docker-compose.yml")).Select(line => line.Trim()).First(line => line.StartsWith("image: neo4j:", StringComparison.Ordinal))["image: ".Length..];
        container = new Neo4jBuilder(image).WithEnvironment("NEO4J_AUTH", $"neo4j/{Password}").Build();
        await container.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (container is not null)
            await container.DisposeAsync();
    }

    private static async Task<Neo4jGraphStore> Opened(string address, Func<IReadOnlyList<GraphRecord>>? seed)
    {
        var store = Neo4jGraphStore.At(address, "neo4j", Password, "neo4j", seed);
        await store.Open(default);
        return store;
    }
}
