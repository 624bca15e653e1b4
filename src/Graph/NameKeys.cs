using System.Collections.Concurrent;
using System.Text.Json;

namespace Graph;

/// <summary>
/// What stores index of names, and what they look up for a text. A key is letters, digits and the mark: the words of a name, and after the mark what
/// spellings, sounds, given names and words for offices and countries have in common.
/// </summary>
public static class NameKeys
{
    /// <summary>After a key that may also begin a longer one.</summary>
    public const char Beginning = '*';

    /// <summary>Before what is no word, so that it is never taken for one; two of them before what is no skeleton.</summary>
    private const string Mark = "_", Sound = "__s", Form = "__f", Concept = "__c";

    /// <summary>Of a text with more words than this, no pairs are looked up.</summary>
    private const int PairedWordsMax = 6;

    /// <summary>The keys of words: names share most of theirs.</summary>
    private static readonly ConcurrentDictionary<(string, string), string[]> Kept = new();

    private const int KeptMax = 10_000;

    private static int kept;

    /// <summary>What an index holds for an entity, words separated by spaces.</summary>
    public static string Of(EntityRecord record)
    {
        var keys = OfNames(record.Aliases.Prepend(record.Name));
        var context = NameContext.Of(record.Type, Text(record, "country"), Text(record, "institution"), Text(record, "portfolio"));
        keys.UnionWith(context.Concepts.Select(concept => Concept + concept));
        keys.UnionWith(context.Words);
        var sorted = keys.ToArray();
        Array.Sort(sorted, StringComparer.Ordinal);
        return string.Join(' ', sorted);
    }

    /// <summary>The keys of names.</summary>
    public static HashSet<string> OfNames(IEnumerable<string> names)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var words = Names.Parse(name);
            foreach (var word in words)
                keys.UnionWith(OfOften(word));
            // what others write as one word
            for (var i = 1; i < words.Count; i++)
                keys.UnionWith(Together(words[i - 1].Text + words[i].Text));
            if (words.Count is > 2 and <= PairedWordsMax)
                keys.UnionWith(Together(string.Concat(words.Select(word => word.Text))));
            keys.UnionWith(Described.Of(words).Concepts.Select(concept => Concept + concept));
        }
        return keys;
    }

    /// <summary>What to look up for a text, one step after the other until enough is found. The last two are guesses: they find what only may be meant.</summary>
    /// <param name="text">As somebody typed it.</param>
    public static IReadOnlyList<NameStep> Steps(string text)
    {
        var words = Names.Parse(text);
        if (words.Count == 0)
            return [new(NameReach.Any, []), new(NameReach.Near, []), new(NameReach.Far, [])];
        var described = Described.Of(words);
        IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> very = [[.. words.Select(word => (IReadOnlyList<string>)[word.Text])]], other = Wanted(words, described);
        List<NameStep> guessed = [new(NameReach.Near, Near(words)), new(NameReach.Far, Far(words, described))];
        // one word that means nothing else is in no other way better in a name than as itself
        return words.Count == 1 && !described.Dropped ? [new(NameReach.Any, very), new(NameReach.Other, other), .. guessed] : [new(NameReach.Any, other) { IfCut = very }, .. guessed];
    }

    private static List<IReadOnlyList<IReadOnlyList<string>>> Wanted(IReadOnlyList<Word> words, Described described)
    {
        var wanted = new List<IReadOnlyList<IReadOnlyList<string>>>();
        var whole = Whole(words);
        wanted.Add(Each(whole));
        if (whole.FindAll(word => word.Text.Length > 2 || char.IsDigit(word.Text[0]) || Terms.Of(word.Text) is not null) is { Count: > 0 } without && without.Count < whole.Count)
            wanted.Add(Each(without));
        if (described.Dropped)
        {
            var concepts = described.Concepts.Select(concept => (IReadOnlyList<string>)[Concept + concept]).ToList();
            var plain = Each(described.Plain.FindAll(word => word.Text.Length > 1));
            if (concepts.Count > 0)
                wanted.Add([.. plain, .. concepts]);
            if (plain.Count > 0)
                wanted.Add(plain);
        }
        return wanted;
    }

    /// <summary>Names that write two words of the text as one, and that go on after the last of them.</summary>
    private static List<IReadOnlyList<IReadOnlyList<string>>> Near(IReadOnlyList<Word> words)
    {
        var wanted = new List<IReadOnlyList<IReadOnlyList<string>>>();
        for (var i = 1; i < words.Count && words.Count <= PairedWordsMax; i++)
            wanted.Add([.. Each([.. words.Take(i - 1)]), [.. Together(words[i - 1].Text + words[i].Text)], .. Each([.. words.Skip(i + 1)])]);
        var whole = Whole(words);
        wanted.Add([.. Each(whole)[..^1], Begun(whole[^1])]);
        return wanted;
    }

    /// <summary>Names that are a part of the text, and of which any word of it is the beginning.</summary>
    private static List<IReadOnlyList<IReadOnlyList<string>>> Far(IReadOnlyList<Word> words, Described described)
    {
        var wanted = Pairs(described.Plain.FindAll(word => word.Text.Length > 1)).ToList();
        if (Whole(words) is { Count: > 1 } whole)
            wanted.Add(whole.ConvertAll(Begun));
        return wanted;
    }

    private static IReadOnlyList<string> Begun(Word word) => [.. Of(word), word.Text + Beginning];

    /// <summary>Any two of three words and more, written as they are or heard so: many have two in common.</summary>
    private static IEnumerable<IReadOnlyList<IReadOnlyList<string>>> Pairs(List<Word> words)
    {
        if (words.Count is < 3 or > PairedWordsMax)
            yield break;
        for (var i = 0; i < words.Count; i++)
        {
            for (var j = i + 1; j < words.Count; j++)
                yield return [Exact(words[i]), Exact(words[j])];
        }
    }

    /// <summary>An initial fits too many.</summary>
    private static List<Word> Whole(IReadOnlyList<Word> words) => words.Where(word => word.Text.Length > 1).ToList() is { Count: > 0 } longer ? longer : [.. words];

    private static List<IReadOnlyList<string>> Each(List<Word> words) =>
        words.ConvertAll(word => (IReadOnlyList<string>)(words.Count > 1 && word.Text.Length > 1 && char.IsLetter(word.Text[0]) ? [.. Of(word), word.Text[..1]] : [.. Of(word)]));

    private static IReadOnlyList<string> Exact(Word word) => [word.Text, .. Together(word.Text).Skip(1), .. word.Sounds.Select(sound => Sound + sound), .. Forms(word)];

    private static IEnumerable<string> Of(Word word) => [word.Text, .. Skeletons(word.Text), .. word.Sounds.Select(sound => Sound + sound), .. Forms(word)];

    /// <summary>The same of a word that is likely to come again.</summary>
    private static string[] OfOften(Word word)
    {
        if (Kept.TryGetValue((word.Text, word.Spelled), out var keys))
            return keys;
        keys = [.. Of(word)];
        // numbers are as many as things
        if (char.IsDigit(word.Text[^1]) || !Kept.TryAdd((word.Text, word.Spelled), keys) || Interlocked.Increment(ref kept) < KeptMax)
            return keys;
        Kept.Clear();
        kept = 0;
        return keys;
    }

    private static IEnumerable<string> Forms(Word word) => GivenNames.Of(word.Text).Select(name => $"{Form}{name}");

    /// <summary>A word in one spelling.</summary>
    private static IEnumerable<string> Together(string word) => !Names.HasSpellings(word) ? [word] : [word, Mark + Names.Skeleton(word)];

    /// <summary>
    /// The skeleton, and all that remain of it when one letter is left out: two words with one slip between them share one (the SymSpell idea).
    /// A slip in a double letter or in ph is more than one in the skeleton, so the same of the word letter for letter.
    /// </summary>
    private static IEnumerable<string> Skeletons(string word) => !Names.HasSpellings(word) ? [] : word.Length switch
    {
        < Names.SlipLengthMin => [Mark + Names.Skeleton(word)],
        _ => new[] { Names.Skeleton(word), Names.Plain(word) }.Distinct().SelectMany(LessOneLetter).Distinct(),
    };

    private static IEnumerable<string> LessOneLetter(string word)
    {
        yield return Mark + word;
        // a letter beyond U+FFFF is two characters, and half of it is none
        for (int i = 0, size; i < word.Length; i += size)
        {
            size = char.IsHighSurrogate(word[i]) ? 2 : 1;
            yield return Mark + word.Remove(i, size);
        }
    }

    private static string? Text(EntityRecord record, string field) => record.Fields.TryGetValue(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <summary>What a step finds that those before it did not.</summary>
public enum NameReach
{
    /// <summary>Names that fit in any way.</summary>
    Any,

    /// <summary>Names that fit in another form or spelling at best.</summary>
    Other,

    /// <summary>Names that only begin so, at best.</summary>
    Near,

    /// <summary>The same, but of interest only where no name fits all words.</summary>
    Far,
}

/// <summary>A step of looking a text up.</summary>
/// <param name="Reach">What it finds.</param>
/// <param name="Ways">Any of some, which each ask for all of some words, each of which has some keys.</param>
public sealed record NameStep(NameReach Reach, IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Ways)
{
    /// <summary>More of them, which find nothing else unless those find so many that some are not looked at.</summary>
    public IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> IfCut { get; init; } = [];
}
