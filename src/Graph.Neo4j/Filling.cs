namespace Graph.Neo4j;

/// <summary>
/// A first write that is too large for one transaction: the server holds all of one in its memory. It is kept in parts, and until the last of
/// them the graph answers nothing, so that nobody takes a part for the whole. See <c>cypher/fill-graph.cypher</c>.
/// </summary>
internal sealed class Filling(IServerTransaction transaction)
{
    /// <summary>After so long without a part, whoever filled it is taken for dead. No transaction is idle for longer, and no statement takes as long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>How many nodes are taken away at once.</summary>
    private const int AwayMax = 1000;

    private readonly string by = Guid.NewGuid().ToString("N");
    private int rows;

    /// <summary>How many rows a part has at most, of those that were told.</summary>
    public int PartMax { get; init; } = 10_000;

    /// <summary>Whether a part of it was kept.</summary>
    public bool Begun { get; private set; }

    /// <summary>Told what was written since it was told last; keeps it when it is enough for a part.</summary>
    public async Task Wrote(int count)
    {
        rows += count;
        if (rows < PartMax)
            return;
        if (!Begun)
            await transaction.Run(Cypher.Whole("fill-graph/begin"), By());
        Begun = true;
        await transaction.Keep();
        rows = 0;
        if ((await transaction.Run(Cypher.Whole("fill-graph/go-on"), By())).Count == 0)
            throw new GraphException(GraphCode.StoreUnavailable, $"The graph was being filled by this program, which said nothing for {Patience.TotalMinutes} minutes, and what there was of it was taken away: fill it again.");
    }

    /// <summary>What was kept of a fill that failed is taken away, at once or, where the server is gone, by whoever asks next.</summary>
    public async Task GiveUp(IServer server)
    {
        if (!Begun)
            return;
        try
        {
            await server.Write(again => again.Run(Cypher.Whole("fill-graph/leave"), By()), CancellationToken.None);
            await TakeAway(server, CancellationToken.None);
        }
        catch (GraphException refusal) when (refusal.Code == GraphCode.StoreUnavailable)
        {
            // the cause of the failure is what is told
        }
    }

    /// <summary>Whether the graph is being filled, and whether whoever did so has left it half-way.</summary>
    public static async Task<(bool Filling, bool Left)> State(IServer server, CancellationToken cancel) =>
        await server.Read(Cypher.Whole("fill-graph/state"), Waiting(), cancel) is [var row] ? (row.Flag("filling"), row.Flag("left")) : (false, false);

    /// <summary>Takes away what a fill has left; of several who do, one.</summary>
    public static async Task TakeAway(IServer server, CancellationToken cancel)
    {
        var values = new Dictionary<string, object?>(Waiting()) { ["by"] = Guid.NewGuid().ToString("N"), ["limit"] = AwayMax };
        var taken = await server.Write(transaction => transaction.Run(Cypher.Whole("fill-graph/take"), values), cancel);
        while (taken.Count > 0 && await server.Write(transaction => TakeSome(transaction, values), cancel))
        {
            // some more
        }
    }

    /// <returns>Whether there may be more.</returns>
    private static async Task<bool> TakeSome(IServerTransaction transaction, Dictionary<string, object?> values)
    {
        if ((await transaction.Run(Cypher.Whole("fill-graph/go-on"), values)).Count == 0)
            return false;
        var gone = (await transaction.Run(Cypher.Whole("fill-graph/take-away"), values))[0].Long("gone");
        if (gone == 0)
            await transaction.Run(Cypher.Whole("fill-graph/empty"), values);
        return gone > 0;
    }

    private static Dictionary<string, object?> Waiting() => new() { ["patience"] = (long)Patience.TotalMilliseconds };

    private Dictionary<string, object?> By() => new() { ["by"] = by };
}
