namespace Graph.Across;

/// <summary>How a limit is shared out, so that what there is most of does not crowd out the rest.</summary>
public static class Shares
{
    /// <summary>Of each as many as there are, or else all the same: whoever has less leaves the rest to the others.</summary>
    public static IReadOnlyDictionary<string, int> Of(IReadOnlyDictionary<string, int> counts, int limit)
    {
        var shares = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (name, count) in counts.OrderBy(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal))
        {
            shares[name] = Math.Min(count, limit / (counts.Count - shares.Count));
            limit -= shares[name];
        }
        return shares;
    }
}
