namespace Graph.Neo4j;

public sealed partial class Neo4jGraphStore
{
    private static readonly Version Oldest = new(5, 13);

    /// <summary>How long a server may take for its first word.</summary>
    private static readonly TimeSpan FirstWordMax = TimeSpan.FromSeconds(5);

    private Func<IReadOnlyList<GraphRecord>>? seed;

    /// <summary>Whether a setting is an address of a server, and not the path of a file.</summary>
    public static bool IsAddress(string store) => store.Contains("://", StringComparison.Ordinal);

    /// <summary>The store at an address; nothing is asked of it, and whatever is asked is refused, before it is opened.</summary>
    /// <exception cref="GraphException"><see cref="GraphCode.StoreUnavailable"/>: there is no way to such an address.</exception>
    public static Neo4jGraphStore At(string address, string user, string password, string database, Func<IReadOnlyList<GraphRecord>>? seed) =>
        new(new GatedServer(ServerAddress.Of(address, user, password, database).Open())) { seed = seed };

    /// <summary>Makes the graph or recognises it. It may be tried again when it is refused, and until it succeeds, questions are refused for the same cause.</summary>
    /// <exception cref="GraphException"><see cref="GraphCode.StoreUnavailable"/>, or <see cref="GraphCode.InvalidRecords"/> for the seed.</exception>
    public async Task Open(CancellationToken cancel)
    {
        // one that was opened before it was handed over has no gate
        if (server is not GatedServer gate)
            return;
        try
        {
            await CheckVersion(gate.Inside, cancel);
            await Open(gate.Inside, seed, cancel);
            gate.Open();
        }
        catch (GraphException refusal)
        {
            gate.Shut(refusal.Message);
            throw;
        }
    }

    private static async Task CheckVersion(IServer server, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(FirstWordMax);
        string version;
        try
        {
            version = (await server.Read(Cypher.Whole("open-server"), None, limit.Token))[0].Text("version");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new GraphException(GraphCode.StoreUnavailable, $"Neo4j does not answer within {FirstWordMax.TotalSeconds} seconds: is it running, and is Graph:Store its address?");
        }
        // 5.26.0, and in newer ones 2025.01.0-whatever
        if (!Version.TryParse(version.Split('-', '+')[0], out var found) || found < Oldest)
            throw new GraphException(GraphCode.StoreUnavailable, $"This is Neo4j {version}: {Oldest} or later is needed.");
    }
}
