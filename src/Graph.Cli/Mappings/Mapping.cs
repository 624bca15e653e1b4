namespace Graph.Cli.Mappings;

/// <summary>What a mapping file says: how the rows of tables become records.</summary>
internal sealed record Mapping(Table Rows, IReadOnlyList<Action<Row>> Columns, IReadOnlyList<SkipRule> Skips, IReadOnlyList<SourceRule> Sources, IReadOnlyList<EntityRule> Entities, IReadOnlyList<RelationRule> Relations);

/// <summary>Rows of which nothing is made, and why.</summary>
internal sealed record SkipRule(Func<Row, bool> When, Template Reason);

/// <summary>What all rules share: on which rows they hold, and for which values of a column with several.</summary>
internal abstract record Rule(string Name, Part Part)
{
    public required Func<Row, bool> When { get; init; }

    /// <summary>The column for each value of which one is made.</summary>
    public string? Each { get; init; }

    public IReadOnlyList<Template> Id { get; init; } = [];

    /// <summary>Whether the first row stands where rows say different things of one record.</summary>
    public bool KeepFirst { get; init; }

    public IReadOnlyList<FieldRule> Fields { get; init; } = [];
}

internal sealed record SourceRule(string Name, Part Part) : Rule(Name, Part);

internal sealed record EntityRule(string Name, Part Part, EntityType Type) : Rule(Name, Part)
{
    public required IReadOnlyList<Template> Names { get; init; }

    public IReadOnlyList<Template> Aliases { get; init; } = [];

    public IReadOnlyList<Template> SameAs { get; init; } = [];

    /// <summary>Whether one that is given no id is the entity that has its name.</summary>
    public bool ByName { get; init; }

    /// <summary>Which entity a name means here, where the graph could not say.</summary>
    public IReadOnlyDictionary<string, string> Resolve { get; init; } = new Dictionary<string, string>();
}

internal sealed record RelationRule(string Name, Part Part, RelationType Type, string From, string To, IReadOnlyList<EvidenceRule> Evidence) : Rule(Name, Part);

internal sealed record EvidenceRule(string Source, Func<Row, bool> When, IReadOnlyList<FieldRule> Fields);

/// <summary>A field: by the first template that is full, by the entity of a rule above, or of amounts.</summary>
internal sealed record FieldRule(Field Field, IReadOnlyList<Template> Texts, string? Entity, IReadOnlyList<AmountRule> Amounts);

internal sealed record AmountRule(Func<Row, bool> When, Template? Value, Template? Currency, Template? Percent, Template? Of, Template AsStated, IReadOnlyList<AmountRule> Equivalents);
