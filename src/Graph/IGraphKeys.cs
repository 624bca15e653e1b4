namespace Graph;

/// <summary>The API keys of a graph. A store keeps the hash of a key, never the key. Refusals: <see cref="GraphCode.StoreUnavailable"/>.</summary>
public interface IGraphKeys
{
    Task<IReadOnlyList<ApiKey>> ListKeys(CancellationToken cancel);

    /// <summary>Keeps a key under its name; false when the name is taken, by a revoked one too, since the history names who wrote.</summary>
    Task<bool> AddKey(ApiKey key, CancellationToken cancel);

    /// <summary>Ends a key at once; false when there is none of that name. A key that was revoked before stays as it was.</summary>
    Task<bool> RevokeKey(string name, string at, CancellationToken cancel);

    /// <summary>Notes when a key was last used.</summary>
    Task NoteUse(string name, string at, CancellationToken cancel);
}

/// <summary>An API key as it is kept.</summary>
/// <param name="Name">Who it stands for, in the history too.</param>
/// <param name="Role"><c>reader</c>, <c>editor</c> or <c>admin</c>.</param>
/// <param name="Hash">SHA-256 of the key, in hexadecimal.</param>
/// <param name="Created">UTC, ISO 8601 to the second.</param>
/// <param name="LastUsed">Null when it never was; to the minute.</param>
/// <param name="Revoked">Null while it counts.</param>
public sealed record ApiKey(string Name, string Role, string Hash, string Created, string? LastUsed = null, string? Revoked = null);
