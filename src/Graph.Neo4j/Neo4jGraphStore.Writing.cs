namespace Graph.Neo4j;

public sealed partial class Neo4jGraphStore : IGraphLog
{
    /// <summary>2: names are found by more keys. 3: a list of evidence that would say nothing is left out, which earlier programs do not read.</summary>
    private const int SchemaVersion = 3;

    /// <summary>How many entities are given new keys at once.</summary>
    private const int NamedAtOnce = 5000;

    private const string BeingFilled = "The graph is being filled: it answers when all of it is there.";
    private const string LeftHalfway = "A graph was being filled here, and that was broken off: what there is of it is being taken away. Then fill it again.";

    private int takingAway;

    /// <summary>How many changes a part of a first write has at most; a smaller first write is one transaction.</summary>
    internal int FillPartMax { get; init; } = 10_000;

    /// <summary>Takes the graph of a database; makes it in an empty one, and fills it with the seed, in one transaction.</summary>
    /// <param name="server">The way to the database. The store owns it, once there is one.</param>
    /// <param name="seed">What a graph that nothing was written to yet starts with.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="GraphException"><see cref="GraphCode.StoreUnavailable"/> with what to do, <see cref="GraphCode.InvalidRecords"/> for the seed.</exception>
    internal static async Task<Neo4jGraphStore> Open(IServer server, Func<IReadOnlyList<GraphRecord>>? seed, CancellationToken cancel)
    {
        var found = (await server.Read(Cypher.Whole("open-graph/what"), None, cancel))[0];
        if (found["schema"] is null && found.Flag("filled"))
            throw new GraphException(GraphCode.StoreUnavailable, "The Neo4j database holds data that is not a graph of this program: give an empty database, see Graph:Store.");
        if (found["schema"] is long other && other is < 1 or > SchemaVersion)
            throw new GraphException(GraphCode.StoreUnavailable, $"The graph on Neo4j was written by another version of this program (schema {other}, this one reads {SchemaVersion}): use that version, or give another database.");
        var (filling, left) = await Filling.State(server, cancel);
        if (left)
            await Filling.TakeAway(server, cancel);
        else if (filling)
            throw new GraphException(GraphCode.StoreUnavailable, BeingFilled);
        await MakeIndexes(server, cancel);
        var store = new Neo4jGraphStore(server);
        await server.Write(async transaction =>
        {
            await transaction.Run(Cypher.Whole("open-graph/make"), new Dictionary<string, object?> { ["id"] = Guid.NewGuid().ToString("N")[..8], ["schema"] = SchemaVersion });
            if (found["schema"] is 1L)
                await NameAnew(transaction);
            if (found["schema"] is < (long)SchemaVersion)
                await transaction.Run(Cypher.Whole("open-graph/take-over"), new Dictionary<string, object?> { ["schema"] = SchemaVersion });
            return true;
        }, cancel);
        if (seed is not null)
            await store.Write(empty => Fill(empty, seed), cancel);
        return store;
    }

    private static async Task NameAnew(IServerTransaction transaction)
    {
        await transaction.Run(Cypher.Whole("part-asking/hold"), None);
        for (var after = ""; ;)
        {
            var some = await transaction.Run(Cypher.Whole("open-graph/named"), new Dictionary<string, object?> { ["after"] = after, ["limit"] = NamedAtOnce });
            var keys = some.Select(row => new Dictionary<string, object?> { ["id"] = row.Text("id"), ["keys"] = NameKeys.Of((EntityRecord)Rows.Record(RecordKind.Entity, row)) }).ToList();
            await transaction.Run(Cypher.Whole("open-graph/name-anew"), new Dictionary<string, object?> { ["names"] = keys });
            if (some.Count < NamedAtOnce)
                return;
            after = some[^1].Text("id");
        }
    }

    public async Task<T> Write<T>(Func<IGraphWriting, Task<T>> work, CancellationToken cancel)
    {
        Filling? filling = null;
        try
        {
            return await server.Write(async transaction =>
            {
                await transaction.Run(Cypher.Whole("part-asking/hold"), None);
                // of this state, and not of one that was read before the lock
                var rows = await transaction.Run(Cypher.Whole("write-records/last"), None);
                var last = rows.Count == 0 ? throw await NotThere(cancel) : rows[0].Long("last");
                filling = last == 0 ? new Filling(transaction) { PartMax = FillPartMax } : null;
                var writing = new Writing(transaction, last, filling);
                var result = await work(writing);
                await writing.Finish();
                return result;
            }, cancel);
        }
        catch when (filling is { Begun: true })
        {
            await filling.GiveUp(server);
            throw;
        }
    }

    /// <summary>Why there is nothing to read or to write. What a fill has left half-way is taken away meanwhile.</summary>
    private async Task<GraphException> NotThere(CancellationToken cancel)
    {
        var (being, left) = await Filling.State(server, cancel);
        if (left && Interlocked.Exchange(ref takingAway, 1) == 0)
            _ = TakeAway();
        return new(GraphCode.StoreUnavailable, left ? LeftHalfway : being ? BeingFilled : "The database holds no graph any more: start the program again.");
    }

    /// <summary>What hinders it hinders only the one who asked, and whoever asks next tries again.</summary>
    private async Task TakeAway()
    {
        try
        {
            await Filling.TakeAway(server, CancellationToken.None);
        }
        catch (GraphException refusal) when (refusal.Code == GraphCode.StoreUnavailable)
        {
        }
        finally
        {
            takingAway = 0;
        }
    }

    /// <summary>Of two that start at once, only the first fills it.</summary>
    private static async Task<bool> Fill(IGraphWriting graph, Func<IReadOnlyList<GraphRecord>> seed)
    {
        if (await graph.LastEntry() > 0 || seed() is not { Count: > 0 } records)
            return false;
        await Seed.Write(graph, records, "shipped data", DateTimeOffset.UtcNow);
        return true;
    }

    /// <summary>Those that are not there yet; and waits until all of them serve.</summary>
    private static async Task MakeIndexes(IServer server, CancellationToken cancel)
    {
        var there = (await server.Read(Cypher.Whole("open-graph/indexes"), None, cancel)).Select(row => row.Text("name")).ToHashSet();
        foreach (var (name, statement) in Indexes())
        {
            if (!there.Contains(name))
                await server.Execute(statement, None, cancel);
        }
        await server.Execute(Cypher.Whole("open-graph/online"), None, cancel);
    }

    private static IEnumerable<(string Name, string Statement)> Indexes()
    {
        foreach (var section in Cypher.Of("schema"))
        {
            var (name, statement) = (section["schema/".Length..], Cypher.Whole(section));
            if (name == "claims")
                yield return (name, statement.Replace(Schema.MetWith, string.Join('|', Schema.RelationNames), StringComparison.Ordinal));
            else if (name == "relation_met_with")
                foreach (var type in Schema.RelationNames)
                    yield return ("relation_" + type.ToLowerInvariant(), statement.Replace(name, "relation_" + type.ToLowerInvariant(), StringComparison.Ordinal).Replace(Schema.MetWith, type, StringComparison.Ordinal));
            else
                yield return (name, statement);
        }
    }
}
