using Graph.Neo4j;

namespace Graph.Tests.Storage.Neo4j;

/// <summary>What can be said without a server: which addresses there are, and what its faults mean to an operator.</summary>
public sealed class ServerAddressTests
{
    private const string Password = "a-password";

    [Theory]
    [InlineData("http://", "no address")]
    [InlineData("ftp://localhost", "ftp://")]
    [InlineData("bolt+ssc://localhost", "bolt+ssc://")]
    [InlineData("http://neo4j:" + Password + "@localhost:7474", "Graph:Neo4jPassword")]
    [InlineData("http://neo4j:" + Password + "@local host", "no address")]
    public void An_address_that_cannot_be_is_refused_with_what_would_be_right(string address, string said)
    {
        var refusal = Assert.Throws<GraphException>(() => Neo4jGraphStore.At(address, "neo4j", Password, "neo4j", null));

        Assert.Equal(GraphCode.StoreUnavailable, refusal.Code);
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:7474")]
    [InlineData("https://graph.example.org/neo4j")]
#if BOLT
    [InlineData("bolt://localhost:7687")]
    [InlineData("neo4j+s://graph.example.org")]
#endif
    public async Task An_address_is_taken_without_asking_anything_of_it(string address)
    {
        using var store = Neo4jGraphStore.At(address, "neo4j", Password, "neo4j", null);

        var refusal = await Assert.ThrowsAsync<GraphException>(() => store.GetVersion(default));

        Assert.Equal(GraphCode.StoreUnavailable, refusal.Code);
        Assert.DoesNotContain(Password, ServerAddress.Of(address, "neo4j", Password, "neo4j").ToString(), StringComparison.Ordinal);
    }

#if !BOLT
    [Theory]
    [InlineData("bolt://localhost:7687")]
    [InlineData("neo4j+s://graph.example.org")]
    public void A_build_without_the_driver_says_what_to_do(string address)
    {
        var refusal = Assert.Throws<GraphException>(() => Neo4jGraphStore.At(address, "neo4j", Password, "neo4j", null));

        Assert.Contains("-p:Bolt=true", refusal.Message, StringComparison.Ordinal);
    }
#endif

    [Theory]
    [InlineData("Neo.ClientError.Security.Unauthorized", "Graph:Neo4jPassword", false)]
    [InlineData("Neo.ClientError.Security.AuthenticationRateLimit", "Graph:Neo4jPassword", false)]
    [InlineData("Neo.ClientError.Security.CredentialsExpired", "new password", false)]
    [InlineData("Neo.ClientError.Database.DatabaseNotFound", "Graph:Neo4jDatabase", false)]
    [InlineData("Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", "read-only", false)]
    [InlineData("Neo.ClientError.General.WriteOnReadOnlyAccessDatabase", "read-only", false)]
    [InlineData("Neo.ClientError.Cluster.NotALeader", "read-only", false)]
    [InlineData("Neo.ClientError.Transaction.TransactionTimedOut", "db.transaction.timeout", false)]
    [InlineData("Neo.TransientError.General.MemoryPoolOutOfMemoryError", "memory", false)]
    [InlineData("Neo.TransientError.General.OutOfMemoryError", "memory", false)]
    [InlineData("Neo.TransientError.Transaction.DeadlockDetected", "just now", true)]
    [InlineData("Neo.TransientError.General.DatabaseUnavailable", "just now", true)]
    [InlineData("Neo.DatabaseError.General.UnknownError", "log", false)]
    public void A_fault_of_the_server_is_said_so_that_an_operator_can_act(string code, string said, bool isPassing)
    {
        var fault = new ServerFault(code, "In its own words.");

        var refusal = Assert.IsType<GraphException>(fault.Translated("neo4j"));

        Assert.Equal(GraphCode.StoreUnavailable, refusal.Code);
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(isPassing, fault.IsPassing);
    }

    [Theory]
    [InlineData("4.4.38", false)]
    [InlineData("5.12.0", false)]
    [InlineData("5.13.0", true)]
    [InlineData("5.26.30", true)]
    [InlineData("2025.01.0", true)]
    [InlineData("strange", false)]
    public async Task A_version_that_is_too_old_is_named(string version, bool isTaken)
    {
        using var store = new Neo4jGraphStore(new GatedServer(new Says(version)));

        var refusal = await Assert.ThrowsAsync<GraphException>(() => store.Open(default));

        Assert.Equal(!isTaken, refusal.Message.Contains(version, StringComparison.Ordinal));
        Assert.Equal(refusal.Message, (await Assert.ThrowsAsync<GraphException>(() => store.GetVersion(default))).Message);
    }

    /// <summary>A server that tells its version and then goes away.</summary>
    private sealed class Says(string version) : IServer
    {
        private bool gone;

        public Task<IReadOnlyList<ServerRow>> Read(string cypher, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancel)
        {
            if (gone)
                throw ServerFault.Away(new IOException("gone"));
            gone = true;
            return Task.FromResult<IReadOnlyList<ServerRow>>([new ServerRow(new Dictionary<string, object?> { ["version"] = version })]);
        }

        public Task<IReadOnlyList<ServerRow>> Execute(string cypher, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancel) => throw new NotSupportedException();

        public Task<T> Write<T>(Func<IServerTransaction, Task<T>> work, CancellationToken cancel) => throw new NotSupportedException();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
