namespace Graph.Sqlite;

public sealed partial class SqliteGraphStore
{
    public Task<IReadOnlyList<ApiKey>> ListKeys(CancellationToken cancel) => Ask<IReadOnlyList<ApiKey>>(session =>
        session.List("keys/list", row => new ApiKey(row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.TextOrNull(4), row.TextOrNull(5))), cancel, single: true);

    public Task<bool> AddKey(ApiKey key, CancellationToken cancel) =>
        Keep("keys/add", cancel, key.Name, key.Role, key.Hash, key.Created, key.LastUsed, key.Revoked);

    public Task<bool> RevokeKey(string name, string at, CancellationToken cancel) => Keep("keys/revoke", cancel, at, name);

    public Task NoteUse(string name, string at, CancellationToken cancel) => Keep("keys/use", cancel, at, name);

    /// <summary>Whether the statement found or made a key.</summary>
    private Task<bool> Keep(string section, CancellationToken cancel, params object?[] values) => Change(session => Task.FromResult(session.Put(section, values) is not null), cancel);
}
