namespace Graph.Neo4j;

/// <summary>
/// The way to a Neo4j server: run this Cypher with these parameters, give me rows. There are two, the HTTP Query API and Bolt. Parameters are
/// null, text, whole and floating numbers, booleans, and lists and maps of them; so are the values of rows.
/// </summary>
/// <remarks>
/// Refusals: <see cref="GraphCode.StoreUnavailable"/> for whatever the server or the way to it does, with a sentence that an operator can act on.
/// A cancelled token ends the statement on the server too, and throws <see cref="OperationCanceledException"/>. A statement that is wrong is a bug
/// of ours, and stays one.
/// </remarks>
internal interface IServer : IAsyncDisposable
{
    /// <summary>One statement that only reads, in a transaction of its own.</summary>
    Task<IReadOnlyList<ServerRow>> Read(string cypher, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancel);

    /// <summary>One statement that commits by itself, outside any transaction: indexes, constraints.</summary>
    Task<IReadOnlyList<ServerRow>> Execute(string cypher, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancel);

    /// <summary>A transaction: committed when <paramref name="work"/> returns, rolled back when it throws. What was refused for a passing cause before the commit is run again.</summary>
    Task<T> Write<T>(Func<IServerTransaction, Task<T>> work, CancellationToken cancel);
}

internal interface IServerTransaction
{
    Task<IReadOnlyList<ServerRow>> Run(string cypher, IReadOnlyDictionary<string, object?> parameters);

    /// <summary>Commits what was run so far, and goes on in another transaction. After it, the work is not run again by itself.</summary>
    Task Keep();
}

/// <summary>A row, or a map within one: values by name.</summary>
internal sealed class ServerRow(IReadOnlyDictionary<string, object?> values)
{
    public object? this[string name] => values[name];

    public string Text(string name) => (string)values[name]!;

    public string? TextOrNull(string name) => (string?)values[name];

    public long Long(string name) => (long)values[name]!;

    public int Int(string name) => (int)(long)values[name]!;

    public bool Flag(string name) => (bool)values[name]!;

    /// <summary>Whether it has a value of that name, be it null.</summary>
    public bool Knows(string name) => values.ContainsKey(name);

    public bool Has(string name) => values[name] is not null;

    public ServerRow Map(string name) => new((IReadOnlyDictionary<string, object?>)values[name]!);

    public ServerRow? MapOrNull(string name) => values[name] is IReadOnlyDictionary<string, object?> map ? new ServerRow(map) : null;

    /// <summary>A list of maps.</summary>
    public IReadOnlyList<ServerRow> Maps(string name) => [.. ((IReadOnlyList<object?>)values[name]!).Select(one => new ServerRow((IReadOnlyDictionary<string, object?>)one!))];

    public IReadOnlyList<string> Texts(string name) => [.. ((IReadOnlyList<object?>)values[name]!).Cast<string>()];

    public IReadOnlyList<string>? TextsOrNull(string name) => Has(name) ? Texts(name) : null;
}
