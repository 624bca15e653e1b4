using System.Globalization;
using System.Text;

namespace Graph;

/// <summary>
/// How names are compared: folded (accents, stroke letters, case, Cyrillic and Greek letters and punctuation aside), and by a skeleton that
/// spellings of one name share (Zelenskyy, Zelensky). Every store indexes <see cref="Keys"/> as words and finds candidates by
/// <see cref="Wanted"/>; what fits, and how well, is decided in <see cref="NameMatch"/> alone, so that all stores answer alike.
/// </summary>
public static class Names
{
    /// <summary>The longest name that is taken in a question, in characters.</summary>
    public const int LengthMax = 300;

    /// <summary>Before the skeletons among the keys, so that they are never taken for words.</summary>
    private const char SkeletonMark = '_';

    /// <summary>Words shorter than this must be written right: a slip in three letters makes another word.</summary>
    private const int SlipLengthMin = 4;

    /// <summary>Lower-case Latin words, digits and letters of other scripts, separated by one space. It takes nothing from the machine's own Unicode data, so that an index made on one is found on another.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in Letters.Latin(text).EnumerateRunes())
        {
            // apostrophes first: one of them counts as a letter
            if (rune.Value is '\'' or '’' or 'ʼ')
                continue;
            if (Rune.IsLetterOrDigit(rune))
                folded.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)
                     && folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }
        return folded.ToString().TrimEnd(' ');
    }

    public static string[] Words(string folded) => folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What an index holds for an entity, words separated by spaces.</summary>
    public static string Keys(IEnumerable<string> names)
    {
        var keys = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var word in names.SelectMany(name => Words(Fold(name))))
        {
            keys.Add(word);
            keys.UnionWith(SkeletonKeys(word));
        }
        return string.Join(' ', keys);
    }

    /// <summary>What to look up for a text: for each of its words, the keys one of which an entity must have. The first is to be taken as a prefix.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Wanted(string text) =>
        [.. Words(Fold(text)).Select(word => (IReadOnlyList<string>)[word, .. SkeletonKeys(word)])];

    /// <summary>The skeleton of a word: letters that spellings swap are one, and none is doubled.</summary>
    public static string Skeleton(string word)
    {
        var skeleton = new StringBuilder(word.Length);
        foreach (var letter in Plain(word.Replace("kh", "h", StringComparison.Ordinal).Replace("ph", "f", StringComparison.Ordinal)))
        {
            if (skeleton.Length == 0 || skeleton[^1] != letter)
                skeleton.Append(letter);
        }
        return skeleton.ToString();
    }

    /// <summary>Letter for letter: those that spellings swap are one.</summary>
    private static string Plain(string word) => string.Create(word.Length, word, static (plain, word) =>
    {
        for (var i = 0; i < plain.Length; i++)
            plain[i] = word[i] switch { 'y' or 'j' => 'i', 'z' => 's', 'w' => 'v', 'c' or 'q' => 'k', var letter => letter };
    });

    /// <summary>Whether two folded words are one name in two spellings, or one with a slip: a letter missing, added, changed or changed places.</summary>
    public static bool Near(string one, string other)
    {
        if (one == other)
            return true;
        if (one.Length < SlipLengthMin || other.Length < SlipLengthMin)
            return false;
        var (a, b) = (Skeleton(one), Skeleton(other));
        return a == b || OneSlip(a, b) || OneSlip(one, other);
    }

    private static bool OneSlip(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 1)
            return false;
        var start = 0;
        while (start < Math.Min(a.Length, b.Length) && a[start] == b[start])
            start++;
        var restA = a.AsSpan(start);
        var restB = b.AsSpan(start);
        if (restA.Length != restB.Length)
            return restA.Length > restB.Length ? restA[1..].SequenceEqual(restB) : restB[1..].SequenceEqual(restA);
        return restA.IsEmpty || restA[1..].SequenceEqual(restB[1..])
            || (restA.Length > 1 && restA[0] == restB[1] && restA[1] == restB[0] && restA[2..].SequenceEqual(restB[2..]));
    }

    /// <summary>
    /// The skeleton, and all that remain of it when one letter is left out: two words with one slip between them share one (the SymSpell idea).
    /// A slip in a double letter or in ph is more than one in the skeleton, so the same of the word letter for letter.
    /// </summary>
    private static IEnumerable<string> SkeletonKeys(string word) =>
        word.Length < SlipLengthMin ? [] : new[] { Skeleton(word), Plain(word) }.Distinct().SelectMany(LessOneLetter).Distinct();

    private static IEnumerable<string> LessOneLetter(string word)
    {
        yield return SkeletonMark + word;
        for (var i = 0; i < word.Length; i++)
            yield return SkeletonMark + word.Remove(i, 1);
    }
}

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
    };

    /// <summary>The best match of a text with an entity's id, name or aliases; null when none fits.</summary>
    public static NameMatch? Of(string text, string id, string name, IEnumerable<string> aliases)
    {
        if (text == id)
            return new(Closeness.Id, false, name);
        var folded = Names.Fold(text);
        var best = Of(text, folded, name, false);
        foreach (var alias in aliases)
        {
            if (Of(text, folded, alias, true) is { } match && (best is null || match.How < best.How))
                best = match;
        }
        return best;
    }

    private static NameMatch? Of(string text, string folded, string name, bool alias)
    {
        if (name == text)
            return new(alias ? Closeness.Alias : Closeness.Name, alias, name);
        var foldedName = Names.Fold(name);
        if (foldedName == folded)
            return new(alias ? Closeness.AliasFolded : Closeness.NameFolded, alias, name);
        var (asked, words) = (Names.Words(folded), Names.Words(foldedName).ToList());
        if (asked.Length == 0)
            return null;
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
        var index = words.FindIndex(other => Names.Near(word, other));
        return index >= 0 ? (index, Closeness.Spelling) : (words.FindIndex(other => other.StartsWith(word, StringComparison.Ordinal)), Closeness.Prefix);
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

    /// <summary>The one entity that a text names: by its whole name, else by words of it, else by another spelling; the beginning of a name is not a name.</summary>
    /// <exception cref="GraphException"><see cref="GraphCode.UnknownEntity"/>, <see cref="GraphCode.AmbiguousName"/>, both with candidates.</exception>
    public static Understood Resolve(string parameter, string text, IReadOnlyList<string> types, IEnumerable<Candidate> candidates)
    {
        var ranked = Rank(text, candidates);
        var named = ranked.Where(pair => pair.Match.How != Closeness.Prefix).ToList();
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
