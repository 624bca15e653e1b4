namespace Graph.Across;

public static class Neighbourhoods
{
    /// <param name="entity">In the middle.</param>
    /// <param name="edges">Those shown, in order.</param>
    /// <param name="counts">How many there are of each type.</param>
    public static Neighbourhood Of(Ref entity, IReadOnlyList<Relation> edges, IReadOnlyDictionary<string, int> counts) => new(
        [entity, .. edges.SelectMany(edge => new[] { edge.From, edge.To }).Where(other => other.Id != entity.Id).Distinct().OrderBy(other => other.Id, StringComparer.Ordinal)],
        edges,
        [.. Schema.RelationNames.Where(counts.ContainsKey).Select(type => new MoreOf(type, counts[type] - edges.Count(edge => edge.Type == type))).Where(more => more.Relations > 0)]);
}
