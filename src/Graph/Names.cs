using System.Globalization;
using System.Text;

namespace Graph;

/// <summary>
/// How names are compared: folded (accents, stroke letters, case, Cyrillic and Greek letters and punctuation aside), and by a skeleton that
/// spellings of one name share (Zelenskyy, Zelensky). Every store indexes <see cref="NameKeys"/> as words and finds candidates by them; what fits, and how
/// well, is decided in <see cref="NameMatch"/> alone, so that all stores answer alike.
/// </summary>
public static class Names
{
    /// <summary>The longest name that is taken in a question, in characters.</summary>
    public const int LengthMax = 300;

    /// <summary>Words shorter than this are in one spelling only.</summary>
    private const int SpellingLengthMin = 4;

    /// <summary>Words shorter than this must be written right: a slip in four letters makes another name (Kiev, Kiel).</summary>
    internal const int SlipLengthMin = 5;

    /// <summary>From this length on the first letter may be the slip too; in a shorter word it makes another name (Orban, Urban).</summary>
    private const int FirstSlipLengthMin = 6;

    /// <summary>Lower-case Latin words, digits and letters of other scripts, separated by one space. It takes nothing from the machine's own Unicode data, so that an index made on one is found on another.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in Letters.Latin(text).EnumerateRunes())
        {
            if (rune.IsAscii && char.IsAsciiLetterOrDigit((char)rune.Value))
                folded.Append(char.ToLowerInvariant((char)rune.Value));
            // apostrophes first: one of them counts as a letter
            else if (rune.Value is '\'' or '’' or 'ʼ')
                continue;
            else if (Rune.IsLetterOrDigit(rune))
                folded.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)
                     && folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }
        return folded.ToString().TrimEnd(' ');
    }

    /// <summary>Whether a word may be written otherwise: a number never is.</summary>
    internal static bool HasSpellings(string word) => word.Length >= SpellingLengthMin && !word.Any(char.IsDigit);

    public static string[] Words(string folded) => folded.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The words of a name, each also as <see cref="Sounds"/> takes it.</summary>
    internal static IReadOnlyList<Word> Parse(string text)
    {
        var words = Words(Fold(text));
        var heard = Letters.Spelled(text);
        var spelled = heard == text ? words : Words(Fold(heard));
        return [.. words.Select((word, i) => new Word(word, spelled.Length == words.Length ? spelled[i] : word))];
    }

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
    internal static string Plain(string word) => string.Create(word.Length, word, static (plain, word) =>
    {
        for (var i = 0; i < plain.Length; i++)
            plain[i] = word[i] switch { 'y' or 'j' => 'i', 'z' => 's', 'w' => 'v', 'c' or 'q' => 'k', var letter => letter };
    });

    /// <summary>
    /// How near two folded words are: <see cref="Closeness.Spelling"/> for one name in two spellings, or with a letter missing, doubled, added or
    /// changed places; <see cref="Closeness.Slip"/> for another letter, which may make another name (Scholz, Schulz); null when they are not near.
    /// </summary>
    public static Closeness? Near(string one, string other) => Near(Word.Of(one), Word.Of(other));

    internal static Closeness? Near(Word one, Word other)
    {
        if (one.Text == other.Text)
            return Closeness.Spelling;
        if (one.Skeleton is not { } a || other.Skeleton is not { } b)
            return null;
        if (a == b)
            return Closeness.Spelling;
        if (one.Text.Length < SlipLengthMin || other.Text.Length < SlipLengthMin)
            return null;
        if (a[0] != b[0] && Math.Max(one.Text.Length, other.Text.Length) < FirstSlipLengthMin)
            return null;
        return OneSlip(one.Text, other.Text) ?? (Math.Min(a.Length, b.Length) < SlipLengthMin - 1 ? null : OneSlip(a, b));
    }

    private static Closeness? OneSlip(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 1)
            return null;
        var start = 0;
        while (start < Math.Min(a.Length, b.Length) && a[start] == b[start])
            start++;
        var restA = a.AsSpan(start);
        var restB = b.AsSpan(start);
        if (restA.Length != restB.Length)
            return (restA.Length > restB.Length ? restA[1..].SequenceEqual(restB) : restB[1..].SequenceEqual(restA)) ? Closeness.Spelling : null;
        if (restA.Length > 1 && restA[0] == restB[1] && restA[1] == restB[0] && restA[2..].SequenceEqual(restB[2..]))
            return Closeness.Spelling;
        return restA.IsEmpty || restA[1..].SequenceEqual(restB[1..]) ? Closeness.Slip : null;
    }
}

/// <summary>A folded word of a name, and the same with the groups of letters that its accents stand for.</summary>
internal sealed record Word(string Text, string Spelled)
{
    private IReadOnlyList<string>? sounds;
    private string? skeleton;

    public static Word Of(string text) => new(text, text);

    /// <summary>What spellings of it share; null where it is in one spelling only.</summary>
    public string? Skeleton => Names.HasSpellings(Text) ? skeleton ??= Names.Skeleton(Text) : null;

    /// <summary>Whether two words are the same, or one in two spellings.</summary>
    public bool IsSpelledAs(Word other) => Text == other.Text || (Skeleton is { } mine && mine == other.Skeleton);

    public IReadOnlyList<string> Sounds => sounds ??= Graph.Sounds.Of(Spelled);
}
