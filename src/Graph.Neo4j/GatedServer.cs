namespace Graph.Neo4j;

/// <summary>A server that nothing is asked of before its graph was made or recognised: until then, every statement is refused with what is in the way.</summary>
internal sealed class GatedServer(IServer server) : IServer
{
    private volatile string? inTheWay = "Neo4j was not asked yet: in a moment it is.";

    /// <summary>The server itself, for whoever opens the gate.</summary>
    public IServer Inside => server;

    public void Open() => inTheWay = null;

    public void Shut(string why) => inTheWay = why;

    public Task<IReadOnlyList<ServerRow>> Read(string cypher, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancel) =>
        Refusal<IReadOnlyList<ServerRow>>() ?? server.Read(cypher, parameters, cancel);

    public Task<IReadOnlyList<ServerRow>> Execute(string cypher, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancel) =>
        Refusal<IReadOnlyList<ServerRow>>() ?? server.Execute(cypher, parameters, cancel);

    public Task<T> Write<T>(Func<IServerTransaction, Task<T>> work, CancellationToken cancel) => Refusal<T>() ?? server.Write(work, cancel);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private Task<T>? Refusal<T>() => inTheWay is { } why ? Task.FromException<T>(new GraphException(GraphCode.StoreUnavailable, why)) : null;
}
