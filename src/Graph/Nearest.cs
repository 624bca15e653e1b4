namespace Graph;

/// <summary>What was perhaps meant, for names that are not known.</summary>
public static class Nearest
{
    /// <summary>With its article: <c>a verdict</c>, <c>an act</c>.</summary>
    public static string A(string noun) => $"{(noun.Length > 0 && "aeiou".Contains(noun[0], StringComparison.Ordinal) ? "an" : "a")} {noun}";

    /// <summary>A sentence that names the unknown word, the nearest known one, and all that would be right.</summary>
    public static string Sentence(string what, string unknown, IReadOnlyList<string> known)
    {
        var nearest = known.Where(name => unknown.Length > 0 && (Names.Near(name.ToLowerInvariant(), unknown.ToLowerInvariant()) is not null
            || name.StartsWith(unknown, StringComparison.OrdinalIgnoreCase) || (name.Length > 2 && unknown.StartsWith(name, StringComparison.OrdinalIgnoreCase)))).ToList();
        return $"'{Quoted.Shorten(unknown)}' is not {A(what)}"
            + (nearest.Count > 0 ? $"; did you mean {nearest[0]}? " : ". ")
            + (known.Count > 0 ? $"Known: {string.Join(", ", known)}." : "There is none.");
    }
}
