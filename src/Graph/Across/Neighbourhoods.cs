namespace Graph.Across;

public static class Neighbourhoods
{
    private static readonly List<string> TypeOrder = [.. Schema.RelationNames];

    /// <param name="entity">In the middle.</param>
    /// <param name="shown">The relations that are shown; of each type in order.</param>
    /// <param name="counts">How many there are of each type.</param>
    public static Neighbourhood Of(Ref entity, IEnumerable<Relation> shown, IReadOnlyDictionary<string, int> counts)
    {
        List<Relation> edges = [.. shown.OrderBy(edge => TypeOrder.IndexOf(edge.Type))];
        return new(
            [entity, .. edges.SelectMany(edge => new[] { edge.From, edge.To }).Where(other => other.Id != entity.Id).Distinct().OrderBy(other => other.Id, StringComparer.Ordinal)],
            edges,
            [.. TypeOrder.Where(counts.ContainsKey).Select(type => new MoreOf(type, counts[type] - edges.Count(edge => edge.Type == type))).Where(more => more.Relations > 0)]);
    }
}
