namespace Graph.Neo4j;

/// <summary>What a server said, or what happened on the way to it; the cause of the refusal that leaves the store.</summary>
internal sealed class ServerFault(string code, string message, Exception? inner = null) : Exception($"{code}: {message}", inner)
{
    private const string ReadOnly = "Neo4j takes no writes: the database is read-only, or this server of the cluster is not the one that writes.";

    public string Code { get; } = code;

    /// <summary>Whether the same may succeed when it is tried again at once: nothing of it was kept.</summary>
    public bool IsPassing =>
        (Code.StartsWith("Neo.TransientError.", StringComparison.Ordinal) && !IsMemory) || Code is "Neo.ClientError.Transaction.TransactionNotFound";

    private bool IsMemory => Code.Contains("Memory", StringComparison.Ordinal);

    /// <summary>It was not reached, or broke off.</summary>
    public static GraphException Away(Exception inner) => new(GraphCode.StoreUnavailable, "Neo4j does not answer: is it running, and is Graph:Store its address?", inner);

    /// <summary>It broke off while it kept a write.</summary>
    public static GraphException Unknown(Exception inner) => new(GraphCode.StoreUnavailable, "Neo4j does not say whether it kept the write: read before it is written again.", inner);

    /// <summary>A fault in the words of an operator; addresses are in the log. A statement of ours that is wrong is none, and stays a bug.</summary>
    public Exception Translated(string database)
    {
        var words = Code switch
        {
            "Neo.ClientError.Security.CredentialsExpired" => "Neo4j wants a new password for the user of Graph:Neo4jUser before it answers.",
            _ when Code.StartsWith("Neo.ClientError.Security.", StringComparison.Ordinal) => "Neo4j does not accept the user and password: see Graph:Neo4jUser and Graph:Neo4jPassword.",
            "Neo.ClientError.Database.DatabaseNotFound" => $"Neo4j has no database '{database}': see Graph:Neo4jDatabase.",
            "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase" or "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase" or "Neo.ClientError.Cluster.NotALeader" => ReadOnly,
            _ when Code.Contains("TransactionTimedOut", StringComparison.Ordinal) => "Neo4j ended the transaction at its own time limit (db.transaction.timeout).",
            "Neo.ClientError.Request.Invalid" when Message.Contains("Transaction with Id", StringComparison.Ordinal) => "Neo4j ended the transaction, since nothing came for too long: nothing of it was kept.",
            _ when IsMemory => "Neo4j has not enough memory for this: ask for less, write less at once, or see its memory settings (dbms.memory.transaction.total.max, server.memory.heap.max_size). A write to a graph that is not empty is one transaction, and takes about 12 MB for a thousand relations.",
            _ when Code.StartsWith("Neo.TransientError.", StringComparison.Ordinal) || Code.StartsWith("Neo.ClientError.Transaction.", StringComparison.Ordinal)
                || Code.StartsWith("Neo.ClientError.Database.", StringComparison.Ordinal) || Code.StartsWith("Neo.ClientError.Cluster.", StringComparison.Ordinal)
                => $"Neo4j cannot answer just now ({Code}).",
            _ when Code.StartsWith("Neo.DatabaseError.", StringComparison.Ordinal) => $"Neo4j reports a fault of its own ({Code}); its log says more. If it was a write, read whether it was kept before it is written again.",
            _ => null,
        };
        return words is null ? new InvalidOperationException(Message, this) : new GraphException(GraphCode.StoreUnavailable, words, this);
    }
}

/// <summary>Trying again what was refused for a passing cause.</summary>
internal static class Retried
{
    private const int TriesMax = 8;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static async Task<T> Run<T>(Func<Task<T>> write, Func<bool> again, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await write();
            }
            catch (GraphException refusal) when (tries < TriesMax && again() && refusal.InnerException is ServerFault { IsPassing: true })
            {
                // several that clash must not clash again in step
                await Task.Delay(Pause * tries * (1 + Random.Shared.NextDouble()), cancel);
            }
        }
    }
}
