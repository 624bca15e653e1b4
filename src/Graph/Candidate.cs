namespace Graph;

/// <summary>An entity that a text may mean, as a store finds it.</summary>
public sealed record Candidate(Ref Entity, IReadOnlyList<string> Aliases, string? Description)
{
    internal NameContext Context { get; init; } = NameContext.Unknown;

    /// <summary>The same with what it is known by: its own fields.</summary>
    public Candidate In(string? country, string? institution, string? portfolio) => this with { Context = NameContext.Of(Entity.Type, country, institution, portfolio) };
}
