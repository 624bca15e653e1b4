namespace Graph.Cli.Mappings;

/// <summary>What the graph has already, by id and by name. Names are compared as in questions; only a whole name counts here, since a part or another spelling may be somebody else's.</summary>
internal sealed class KnownEntities
{
    private readonly Dictionary<string, string> types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Candidate>> named = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SourceRef> sources = new(StringComparer.Ordinal);

    public static async Task<KnownEntities> Of(IGraphStore graph, CancellationToken cancel)
    {
        var known = new KnownEntities();
        await foreach (var entity in All<Entity>(cursor => graph.ListEntities(new EntityQuestion { Limit = BoundedQuestion.LimitMax, Cursor = cursor }, cancel)))
            known.Add(new Candidate(new Ref(entity.Id, entity.Type, entity.Name), entity.Aliases, entity.Description));
        await foreach (var source in All<Source>(cursor => graph.ListSources(new SourceQuestion { Limit = BoundedQuestion.LimitMax, Cursor = cursor }, cancel)))
            known.sources[source.Id] = new(source.Id, source.Title, source.Publisher, source.Published, source.Url);
        return known;
    }

    public bool Has(string id) => types.ContainsKey(id);

    public SourceRef? Source(string id) => sources.GetValueOrDefault(id);

    public void Add(Candidate entity)
    {
        types[entity.Entity.Id] = entity.Entity.Type;
        foreach (var key in entity.Aliases.Prepend(entity.Entity.Name).Select(name => Key(entity.Entity.Type, name)).Distinct())
        {
            if (!named.TryGetValue(key, out var list))
                named[key] = list = [];
            list.RemoveAll(other => other.Entity.Id == entity.Entity.Id);
            list.Add(entity);
        }
    }

    /// <summary>Those of a type that have this whole name, whatever its accents, case and script.</summary>
    public IReadOnlyList<Candidate> Named(string type, string name) => named.GetValueOrDefault(Key(type, name), []);

    /// <summary>What two names of one entity share. Only people are also written with their family name first; an office with its words in another order is another one.</summary>
    public static string Key(string type, string name) => $"{type} {(type == Schema.Person ? string.Join(' ', Names.Words(Names.Fold(name)).Order(StringComparer.Ordinal)) : Names.Fold(name))}";

    private static async IAsyncEnumerable<T> All<T>(Func<string?, Task<Page<T>>> ask)
    {
        string? cursor = null;
        do
        {
            var page = await ask(cursor);
            foreach (var item in page.Items)
                yield return item;
            cursor = page.Next;
        }
        while (cursor is not null);
    }
}
