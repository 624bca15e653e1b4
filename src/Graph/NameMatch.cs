namespace Graph;

/// <summary>How well a text names an entity, best first.</summary>
public enum Closeness
{
    Id,
    Name,
    NameFolded,
    Alias,
    AliasFolded,
    Reordered,
    Part,
    Prefix,
    Spelling,
    Slip,
}

/// <summary>How a text names an entity.</summary>
/// <param name="How">How close, the smaller the better.</param>
/// <param name="OfAlias">Whether it is one of the other names.</param>
/// <param name="Text">The name or alias it fits best.</param>
public sealed record NameMatch(Closeness How, bool OfAlias, string Text)
{
    /// <summary>For people: <c>name</c>, <c>alias, folded</c>, <c>name, spelling</c>.</summary>
    public string Words => How switch
    {
        Closeness.Id => "id",
        Closeness.Name => "name",
        Closeness.NameFolded => "name, folded",
        Closeness.Alias => "alias",
        Closeness.AliasFolded => "alias, folded",
        _ => (OfAlias ? "alias, " : "name, ") + how[How],
    };

    private static readonly Dictionary<Closeness, string> how = new()
    {
        [Closeness.Reordered] = "other order",
        [Closeness.Part] = "part",
        [Closeness.Prefix] = "beginning",
        [Closeness.Spelling] = "other spelling",
        [Closeness.Slip] = "another letter",
    };

    /// <summary>The best match of a text with an entity's id, name or aliases; null when none fits.</summary>
    public static NameMatch? Of(string text, string id, string name, IEnumerable<string> aliases)
    {
        if (text == id)
            return new(Closeness.Id, false, name);
        return Of(FoldedName.Of(text), [.. aliases.Prepend(name).Select(FoldedName.Of)]);
    }

    /// <summary>The best match with one of an entity's names, of which the first is its own and the others are aliases.</summary>
    internal static NameMatch? Of(FoldedName text, IReadOnlyList<FoldedName> names)
    {
        NameMatch? best = null;
        for (var i = 0; i < names.Count; i++)
        {
            if (Of(text, names[i], i > 0) is { } match && (best is null || match.How < best.How))
                best = match;
        }
        return best;
    }

    private static NameMatch? Of(FoldedName text, FoldedName known, bool alias)
    {
        var name = known.Text;
        if (name == text.Text)
            return new(alias ? Closeness.Alias : Closeness.Name, alias, name);
        if (known.Folded == text.Folded)
            return new(alias ? Closeness.AliasFolded : Closeness.NameFolded, alias, name);
        var asked = text.Words;
        // every word takes one of the other's
        if (asked.Length == 0 || asked.Length > known.Words.Length)
            return null;
        var words = known.Words.ToList();
        // exact ones first: a word with a slip must not take the place of one that is right
        var worst = Closeness.Part;
        foreach (var word in asked.Where(word => !words.Remove(word)).ToList())
        {
            var (index, fit) = Fit(word, words);
            if (index < 0)
                return null;
            words.RemoveAt(index);
            worst = fit > worst ? fit : worst;
        }
        return new(worst == Closeness.Part && words.Count == 0 ? Closeness.Reordered : worst, alias, name);
    }

    private static (int Index, Closeness Fit) Fit(string word, List<string> words)
    {
        // before the beginnings: Zelensky is how others write Zelenskyy, and not only how it begins
        var index = words.FindIndex(other => Names.Near(word, other) == Closeness.Spelling);
        if (index >= 0)
            return (index, Closeness.Spelling);
        index = words.FindIndex(other => other.StartsWith(word, StringComparison.Ordinal));
        return index >= 0 ? (index, Closeness.Prefix) : (words.FindIndex(other => Names.Near(word, other) is not null), Closeness.Slip);
    }
}

/// <summary>A name as it is compared.</summary>
internal sealed record FoldedName(string Text, string Folded, string[] Words)
{
    public static FoldedName Of(string text)
    {
        var folded = Names.Fold(text);
        return new(text, folded, Names.Words(folded));
    }
}

/// <summary>An entity that a text may mean, as a store finds it.</summary>
public sealed record Candidate(Ref Entity, IReadOnlyList<string> Aliases, string? Description)
{
    /// <summary>Those that a text names, best first; of equally good ones the shorter name, then by name and id.</summary>
    public static IReadOnlyList<(Candidate Candidate, NameMatch Match)> Rank(string text, IEnumerable<Candidate> candidates) =>
    [
        .. candidates.Select(candidate => (candidate, match: NameMatch.Of(text, candidate.Entity.Id, candidate.Entity.Name, candidate.Aliases)))
            .Where(pair => pair.match is not null).Select(pair => (pair.candidate, pair.match!))
            .OrderBy(pair => pair.Item2.How).ThenBy(pair => pair.Item2.Text.Length)
            .ThenBy(pair => pair.candidate.Entity.Name, StringComparer.Ordinal).ThenBy(pair => pair.candidate.Entity.Id, StringComparer.Ordinal),
    ];

    /// <summary>The one entity that a text names: by its whole name, else by words of it, else by another spelling. The beginning of a name is not a name, and
    /// one with another letter may be somebody else's: those are only suggested.</summary>
    /// <exception cref="GraphException"><see cref="GraphCode.UnknownEntity"/>, <see cref="GraphCode.AmbiguousName"/>, both with candidates.</exception>
    public static Understood Resolve(string parameter, string text, IReadOnlyList<string> types, IEnumerable<Candidate> candidates)
    {
        var ranked = Rank(text, candidates);
        var named = ranked.Where(pair => pair.Match.How is not (Closeness.Prefix or Closeness.Slip)).ToList();
        var best = named.TakeWhile(pair => Tier(pair.Match.How) == Tier(named[0].Match.How)).ToList();
        return best switch
        {
            [var (candidate, match)] => new(parameter, text, candidate.Entity, match.Words),
            [] => throw new GraphException(GraphCode.UnknownEntity, $"{parameter}: no {string.Join(", ", types)} is named '{Quoted.Shorten(text)}'. Give the id or the name of one; /v1/search finds them.")
            {
                Field = parameter,
                Candidates = ranked.Count == 0 ? null : [.. ranked.Take(CandidatesMax).Select(pair => pair.Candidate.Entity)],
            },
            _ => throw new GraphException(GraphCode.AmbiguousName, $"{parameter}: '{Quoted.Shorten(text)}' fits {best.Count} entities: give the id of the one that is meant.")
            {
                Field = parameter,
                Candidates = [.. best.Take(CandidatesMax).Select(pair => pair.Candidate.Entity)],
            },
        };
    }

    /// <summary>How many candidates a refusal lists.</summary>
    private const int CandidatesMax = 20;

    private static int Tier(Closeness how) => how switch { Closeness.Id => 0, <= Closeness.Reordered => 1, Closeness.Part => 2, _ => 3 };
}
