namespace Graph.Cli.Mappings;

/// <summary>Reads a mapping file. All of its faults are told at once, each with its line and column, and with what would be right.</summary>
internal sealed class MappingReader
{
    private static readonly string[] Keys = ["mapping", "title", "tables", "rows", "join", "columns", "skip", "sources", "entities", "relations", "evidence"];

    private static readonly string[] OfAll = ["when", "unless", "each", "id", "keep"];

    /// <summary>What is never found by its name alone: a group meets again and again under one.</summary>
    private static readonly string[] NamesRepeat = [Schema.Event, Schema.Commitment, Schema.Statement];

    private readonly List<Fault> faults = [];
    private readonly ColumnNames names = new();
    private readonly List<SourceRule> sources = [];
    private readonly List<EntityRule> entities = [];
    private IReadOnlyList<EvidenceRule> evidence = [];

    private MappingReader()
    {
    }

    /// <param name="path">The mapping file.</param>
    /// <param name="tables">The files of its tables, as given on the command line.</param>
    /// <exception cref="GraphException"><see cref="GraphCode.InvalidRecords"/></exception>
    public static Mapping Read(string path, IReadOnlyList<string> tables)
    {
        var reader = new MappingReader();
        var mapping = reader.Mapped(Part.Read(path, reader.faults), tables);
        return reader.faults.Count > 0 || mapping is null ? throw GraphException.Invalid(reader.faults) : mapping;
    }

    private Mapping? Mapped(Part part, IReadOnlyList<string> given)
    {
        var parts = part.Keys("a mapping", Keys);
        if (part.Needed(parts, "a mapping", "mapping") is { } version && version.Text() != "1")
            version.Fail($"is 1, the version of the way mappings are written, not '{Quoted.Shorten(version.Text())}'");
        if (parts.TryGetValue("title", out var title))
            _ = title.Text();
        var tables = new TableReader(parts, names);
        if (tables.Read(part, given) is not { } rows)
            return null;
        names.Add("line");
        var columns = Members(parts, "columns").Select(member => Column.Of(member.Name, member.Value, names)).ToList();
        var skips = parts.TryGetValue("skip", out var skip) ? skip.Items().Select(Skip).ToList() : [];
        foreach (var (_, name, value) in Members(parts, "sources"))
            sources.Add(Source(name, value));
        foreach (var (_, name, value) in Members(parts, "entities"))
            Entity(name, value);
        if (parts.TryGetValue("evidence", out var shared))
            evidence = [.. shared.Items().Select(Evidence)];
        var relations = parts.TryGetValue("relations", out var list) ? list.Items().Select(Relation).OfType<RelationRule>().ToList() : [];
        return new(rows, [.. tables.Joins, .. columns], skips, sources, entities, relations);
    }

    private static IEnumerable<(Part Key, string Name, Part Value)> Members(Dictionary<string, Part> parts, string name) => parts.TryGetValue(name, out var part) ? part.Members() : [];

    private SkipRule Skip(Part part)
    {
        var keys = part.Keys("a skip", "when", "unless", "reason");
        if (!keys.ContainsKey("when") && !keys.ContainsKey("unless"))
            part.Fail("a skip says when, or unless: without it every row would be skipped");
        return new(Condition.Of(keys, names), new Template(part.Needed(keys, "a skip", "reason") ?? part, names));
    }

    private SourceRule Source(string name, Part part)
    {
        var keys = part.Keys("a source", [.. OfAll, .. Schema.SourceFields.Select(field => field.Name)]);
        _ = part.Needed(keys, "a source", "title");
        return With(new SourceRule(name, part) { When = Condition.Of(keys, names), Fields = Fields(keys, Schema.SourceFields) }, keys);
    }

    private void Entity(string name, Part part)
    {
        if (Type(part, "an entity", Schema.EntityNames) is not { } word || Schema.EntityType(word) is not { } type)
            return;
        var keys = part.Keys($"the {type.Name} '{name}'", [.. OfAll, "type", "name", "aliases", "description", "sameAs", "resolve", .. type.Fields.Select(field => field.Name)]);
        if (NamesRepeat.Contains(type.Name) && !keys.ContainsKey("id"))
            part.Fail($"'{name}' needs an id, since {type.Name}s may share a name: id: \"{{date}}-{{title | slug}}\"");
        foreach (var needed in type.Fields.Where(field => field.Required && !keys.ContainsKey(field.Name)))
            part.Fail($"{type.Name} needs {needed.Name}: {needed.Description}");
        entities.Add(With(new EntityRule(name, part, type)
        {
            When = Condition.Of(keys, names),
            Names = Texts(part.Needed(keys, $"the {type.Name} '{name}'", "name")),
            Aliases = Texts(keys.GetValueOrDefault("aliases")),
            SameAs = Texts(keys.GetValueOrDefault("sameAs")),
            Fields = Fields(keys, [new("description", FieldKind.Text, "what it is, in a line"), .. type.Fields]),
            ByName = !NamesRepeat.Contains(type.Name),
            Resolve = keys.TryGetValue("resolve", out var resolve) ? resolve.Members().ToDictionary(member => member.Name, member => member.Value.Text(), StringComparer.Ordinal) : new(),
        }, keys));
    }

    /// <summary>The type, without which it is not known what else may stand there.</summary>
    private static string? Type(Part part, string what, IReadOnlyList<string> known)
    {
        var type = part.Members().FirstOrDefault(member => member.Name == "type").Value;
        if (type is null && part.IsMap)
            part.Fail($"{what} needs its type, one of {string.Join(", ", known)}");
        return type?.OneOf("type", known);
    }

    private RelationRule? Relation(Part part)
    {
        if (Type(part, "a relation", Schema.RelationNames) is not { } word || Schema.RelationType(word) is not { } type)
            return null;
        var keys = part.Keys(type.Name, [.. OfAll, "type", "from", "to", "evidence", .. type.Fields.Select(field => field.Name)]);
        var own = keys.TryGetValue("evidence", out var said) ? said.Items().Select(Evidence).ToList() : evidence;
        if (own.Count == 0)
            part.Fail("a relation needs evidence: its own, or that of the mapping");
        var (from, to) = (End(part, keys, type, "from", type.From), End(part, keys, type, "to", type.To));
        return With(new RelationRule(type.Name, part, type, from, to, own) { When = Condition.Of(keys, names), Fields = Fields(keys, type.Fields) }, keys);
    }

    private string End(Part part, Dictionary<string, Part> keys, RelationType type, string end, IReadOnlyList<string> allowed)
    {
        if (part.Needed(keys, type.Name, end) is not { } which)
            return "";
        var name = which.OneOf("name of an entity of this mapping", [.. entities.Select(entity => entity.Name)]);
        if (entities.FirstOrDefault(entity => entity.Name == name) is { } found && !allowed.Contains(found.Type.Name))
            which.Fail($"'{name}' is of type {found.Type.Name}; {type.Name} takes {string.Join(", ", allowed)} here");
        return name;
    }

    private EvidenceRule Evidence(Part part)
    {
        var keys = part.Keys("evidence", [.. Schema.EvidenceFields.Select(field => field.Name), "when", "unless"]);
        _ = part.Needed(keys, "evidence", "summary");
        var source = part.Needed(keys, "evidence", "source")?.OneOf("name of a source of this mapping", [.. sources.Select(one => one.Name)]) ?? "";
        return new(source, Condition.Of(keys, names), Fields(keys, [.. Schema.EvidenceFields.Where(field => field.Name != "source")]));
    }

    private T With<T>(T rule, Dictionary<string, Part> keys)
        where T : Rule
    {
        var each = keys.GetValueOrDefault("each")?.Text();
        if (each is not null)
            names.Check(keys["each"], each);
        return rule with { Each = each, Id = Texts(keys.GetValueOrDefault("id")), KeepFirst = keys.TryGetValue("keep", out var keep) && keep.OneOf("row to keep", "first") == "first" };
    }

    private IReadOnlyList<Template> Texts(Part? part) => part is null ? [] : [.. part.Items().Select(item => new Template(item, names))];

    private List<FieldRule> Fields(Dictionary<string, Part> keys, IReadOnlyList<Field> fields)
    {
        var rules = new List<FieldRule>();
        foreach (var field in fields.Where(field => keys.ContainsKey(field.Name)))
        {
            var part = keys[field.Name];
            rules.Add(field.Kind switch
            {
                FieldKind.Amounts => new(field, [], null, [.. part.Items().Select(Amount)]),
                FieldKind.Ref => new(field, [], Reference(part, field), []),
                _ => new(field, Checked(part, field), null, []),
            });
        }
        return rules;
    }

    /// <summary>What is written out is right or wrong before any row is read.</summary>
    private IReadOnlyList<Template> Checked(Part part, Field field)
    {
        foreach (var item in part.Items().Where(item => field.Kind == FieldKind.Choice && item.IsText && !item.Text().Contains('{', StringComparison.Ordinal)))
            item.OneOf(field.Name, field.Values!);
        return Texts(part);
    }

    private string Reference(Part part, Field field)
    {
        var name = part.OneOf("name of an entity above this one", [.. entities.Select(entity => entity.Name)]);
        if (entities.FirstOrDefault(entity => entity.Name == name) is { } found && !field.Values!.Contains(found.Type.Name))
            part.Fail($"'{name}' is of type {found.Type.Name}; {field.Name} takes {string.Join(", ", field.Values!)}");
        return name;
    }

    private AmountRule Amount(Part part)
    {
        var keys = part.Keys("an amount", "value", "currency", "percent", "of", "asStated", "equivalents", "when", "unless");
        if (keys.ContainsKey("value") == keys.ContainsKey("percent") || keys.ContainsKey("value") != keys.ContainsKey("currency") || keys.ContainsKey("percent") != keys.ContainsKey("of"))
            part.Fail("an amount has either a value with its currency, or a percent with what it is of");
        return new(Condition.Of(keys, names), One("value"), One("currency"), One("percent"), One("of"), new Template(part.Needed(keys, "an amount", "asStated") ?? part, names),
            keys.TryGetValue("equivalents", out var others) ? [.. others.Items().Select(Amount)] : []);

        Template? One(string key) => keys.TryGetValue(key, out var text) ? new Template(text, names) : null;
    }
}
