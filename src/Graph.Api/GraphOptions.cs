using System.ComponentModel.DataAnnotations;

namespace Graph.Api;

/// <summary>
/// The settings, all under <c>Graph:</c> (in the environment <c>Graph__Store</c> and so on), with their defaults. They are read here and
/// nowhere else; docs/settings.md is the same list, and a test keeps it so.
/// </summary>
public sealed class GraphOptions : IValidatableObject
{
    public const string Section = "Graph";

    /// <summary>The file of the embedded graph, made when it is not there; or the address of a Neo4j server.</summary>
    [Required]
    public string Store { get; init; } = "graph.db";

    /// <summary>Who asks Neo4j.</summary>
    [Required]
    public string Neo4jUser { get; init; } = "neo4j";

    /// <summary>The password for it. It is in no log line and in no answer.</summary>
    public string Neo4jPassword { get; init; } = "";

    /// <summary>Which database of the server.</summary>
    [Required]
    public string Neo4jDatabase { get; init; } = "neo4j";

    /// <summary>Whether a new graph starts with the data that ships.</summary>
    public bool Seed { get; init; } = true;

    /// <summary>How many requests one client (address) may make in a minute; 0 for no limit.</summary>
    [Range(0, 10_000_000)]
    public int RequestsPerMinute { get; init; } = 3000;

    /// <summary>How long a question may take, in milliseconds, and each page of a list or an export that is written whole; then it is ended and answered with 504.</summary>
    [Range(1, 600_000)]
    public int QueryTimeoutMs { get; init; } = 10_000;

    /// <summary>How much memory the cache of answers may take, in megabytes; 0 for none. It is never behind the store.</summary>
    [Range(0, 4096)]
    public int CacheMegabytes { get; init; } = 32;

    /// <summary>The largest import, in megabytes.</summary>
    [Range(1, 4096)]
    public int ImportMegabytes { get; init; } = 256;

    /// <summary>Whether reading takes a key too. Writing always does.</summary>
    public bool ReadKeyRequired { get; init; }

    /// <summary>How many wrong keys or tokens one client (address) may send in a minute; 0 for no limit.</summary>
    [Range(0, 10_000_000)]
    public int WrongKeysPerMinute { get; init; } = 20;

    /// <summary>The identity provider whose tokens (JWT) are taken; empty for none.</summary>
    public string JwtIssuer { get; init; } = "";

    /// <summary>The name of this service at the identity provider: a token must be made for it.</summary>
    public string JwtAudience { get; init; } = "";

    /// <summary>The claim of a token that holds the role.</summary>
    [Required]
    public string JwtRoleClaim { get; init; } = "roles";

    /// <summary>The claim of a token that says who it is, as the history will have it.</summary>
    [Required]
    public string JwtNameClaim { get; init; } = "sub";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (JwtIssuer.Length == 0)
        {
            if (JwtAudience.Length > 0)
                yield return new ValidationResult($"{nameof(JwtAudience)} is given without {nameof(JwtIssuer)}: give both, or neither.");
            yield break;
        }
        // its keys come from there: over plain HTTP anybody on the way could put in their own
        if (!Uri.TryCreate(JwtIssuer, UriKind.Absolute, out var issuer) || (issuer.Scheme != Uri.UriSchemeHttps && !(issuer.Scheme == Uri.UriSchemeHttp && issuer.IsLoopback)))
            yield return new ValidationResult($"{nameof(JwtIssuer)} is not an https:// address (http:// is taken on this machine alone): '{JwtIssuer}'.");
        if (JwtAudience.Length == 0)
            yield return new ValidationResult($"{nameof(JwtIssuer)} is given without {nameof(JwtAudience)}: tokens that are for other services would be taken.");
    }
}
