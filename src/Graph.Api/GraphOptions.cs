using System.ComponentModel.DataAnnotations;

namespace Graph.Api;

/// <summary>
/// The settings, all under <c>Graph:</c> (in the environment <c>Graph__Store</c> and so on), with their defaults. They are read here and
/// nowhere else; docs/settings.md is the same list, and a test keeps it so.
/// </summary>
public sealed class GraphOptions
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

    /// <summary>How long a question may take, in milliseconds; then it is ended and answered with 504.</summary>
    [Range(1, 600_000)]
    public int QueryTimeoutMs { get; init; } = 10_000;

    /// <summary>How much memory the cache of answers may take, in megabytes; 0 for none. It is never behind the store.</summary>
    [Range(0, 4096)]
    public int CacheMegabytes { get; init; } = 32;
}
