namespace Graph.Neo4j;

public sealed partial class Neo4jGraphStore : IGraphKeys
{
    public async Task<IReadOnlyList<ApiKey>> ListKeys(CancellationToken cancel) =>
        [.. (await Look("keys/list", cancel)).Select(row => new ApiKey(row.Text("name"), row.Text("role"), row.Text("hash"), row.Text("created"), row.TextOrNull("lastUsed"), row.TextOrNull("revoked")))];

    public async Task<bool> AddKey(ApiKey key, CancellationToken cancel) =>
        (await Do("keys/add", cancel, ("name", key.Name), ("role", key.Role), ("hash", key.Hash), ("created", key.Created), ("lastUsed", key.LastUsed), ("revoked", key.Revoked))) is [var row] && row.Flag("added");

    public async Task<bool> RevokeKey(string name, string at, CancellationToken cancel) => (await Do("keys/revoke", cancel, ("name", name), ("at", at))).Count > 0;

    public Task NoteUse(string name, string at, CancellationToken cancel) => Do("keys/note", cancel, ("name", name), ("at", at));

    /// <summary>One statement that writes what is no record: it waits for no writer of records.</summary>
    private Task<IReadOnlyList<ServerRow>> Do(string section, CancellationToken cancel, params (string Name, object? Value)[] values) =>
        server.Write(transaction => transaction.Run(Cypher.Whole(section), values.ToDictionary(value => value.Name, value => value.Value)), cancel);
}
