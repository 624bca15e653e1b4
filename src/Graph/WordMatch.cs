namespace Graph;

/// <summary>How the words of a text fit words of a name: the worst of them, and how many are not the very words.</summary>
internal readonly record struct WordMatch(Closeness How, int Otherwise)
{
    /// <summary>The longest word that may be initials written together, in letters: JC, JFK.</summary>
    private const int InitialsMax = 3;

    /// <summary>The worst fit of all words of a text, each to a word of the name of its own; null when one fits none.</summary>
    public static WordMatch? Of(IReadOnlyList<Word> asked, IReadOnlyList<Word> name)
    {
        var words = name.ToList();
        // exact ones first: a word with a slip must not take the place of one that is right
        var rest = asked.Where(word => !Remove(words, word.Text)).ToList();
        var (worst, named, initials) = (Closeness.Part, rest.Count < asked.Count, words.Exists(word => word.Text.Length == 1));
        // and initials last
        foreach (var word in rest.OrderByDescending(word => word.Text.Length > 1).ThenBy(word => initials && !Fits(word, words)))
        {
            if (Fit(word, words) is not { } fit)
                return Split(asked, name);
            worst = fit > worst ? fit : worst;
            named |= fit != Closeness.Initials;
        }
        // initials alone name nobody, but a letter by itself begins a name
        if (!named)
            return asked is [{ Text.Length: 1 }] ? new(Closeness.Prefix, 1) : null;
        // S. Ioannis is hardly John S. Tveit
        if (worst == Closeness.Form && words.Exists(word => word.Text.Length > 1) && asked.Any(word => word.Text.Length == 1))
            return new(Closeness.Initials, rest.Count + 1);
        return new(worst == Closeness.Part && words.Count == 0 ? Closeness.Reordered : worst, rest.Count);
    }

    private static bool Remove(List<Word> words, string text)
    {
        var index = words.FindIndex(word => word.Text == text);
        if (index >= 0)
            words.RemoveAt(index);
        return index >= 0;
    }

    /// <summary>The best fit of a word, which takes what it fits from the words.</summary>
    private static Closeness? Fit(Word word, List<Word> words)
    {
        foreach (var (how, fits) in Ways)
        {
            var index = words.FindIndex(other => fits(word, other));
            if (index < 0)
                continue;
            words.RemoveAt(index);
            return how;
        }
        return Together(word, words) ? Closeness.Spelling : Run(word, words) || Initial(word, words) ? Closeness.Initials : Slips(word, words) ? Closeness.Slip : null;
    }

    private static bool Fits(Word word, List<Word> words) => Fit(word, [.. words]) is { } fit && fit != Closeness.Initials;

    private static bool IsInitial(Word initial, Word word) => initial.Text[0] == word.Text[0] && char.IsLetter(word.Text[0]);

    /// <summary>An initial of the name that the text writes out, when nothing else of the name is left: Fitzgerald in John F. Kennedy, but Michael Jonson is not Michael J. Rogers.</summary>
    private static bool Initial(Word word, List<Word> words)
    {
        var index = words.TrueForAll(other => other.Text.Length == 1) ? words.FindIndex(other => IsInitial(other, word)) : -1;
        if (index >= 0)
            words.RemoveAt(index);
        return index >= 0;
    }

    // spellings before the beginnings: Zelensky is how others write Zelenskyy, and not only how it begins
    private static readonly (Closeness, Func<Word, Word, bool>)[] Ways =
    [
        (Closeness.Form, (word, other) => GivenNames.Same(word.Text, other.Text)),
        (Closeness.Spelling, (word, other) => Names.Near(word, other) == Closeness.Spelling),
        (Closeness.Transcription, (word, other) => word.Sounds.Count > 0 && word.Sounds.Intersect(other.Sounds).Any()),
        (Closeness.Initials, (word, other) => word.Text.Length == 1 && IsInitial(word, other)),
        (Closeness.Prefix, (word, other) => other.Text.StartsWith(word.Text, StringComparison.Ordinal)),
    ];

    /// <summary>Two words of the name, or all of them, that the text writes as one.</summary>
    private static bool Together(Word word, List<Word> words)
    {
        for (var i = 1; i < words.Count; i++)
        {
            if (!word.IsSpelledAs(Word.Of(words[i - 1].Text + words[i].Text)))
                continue;
            words.RemoveRange(i - 1, 2);
            return true;
        }
        if (words.Count < 3 || !word.IsSpelledAs(Word.Of(string.Concat(words.Select(other => other.Text)))))
            return false;
        words.Clear();
        return true;
    }

    /// <summary>Initials that the text writes as one: JC for Jean-Claude.</summary>
    private static bool Run(Word word, List<Word> words)
    {
        var text = word.Text;
        if (text.Length is < 2 or > InitialsMax || text.Length > words.Count || !text.All(char.IsLetter))
            return false;
        var index = Enumerable.Range(0, words.Count - text.Length + 1).FirstOrDefault(i => text.Index().All(letter => words[i + letter.Index].Text[0] == letter.Item), -1);
        if (index >= 0)
            words.RemoveRange(index, text.Length);
        return index >= 0;
    }

    private static bool Slips(Word word, List<Word> words)
    {
        var index = words.FindIndex(other => Names.Near(word, other) is not null);
        if (index >= 0)
            words.RemoveAt(index);
        return index >= 0;
    }

    /// <summary>A word of the name that the text writes as two.</summary>
    private static WordMatch? Split(IReadOnlyList<Word> asked, IReadOnlyList<Word> name)
    {
        for (var i = 1; i < asked.Count; i++)
        {
            var together = Word.Of(asked[i - 1].Text + asked[i].Text);
            if (name.Any(together.IsSpelledAs) && !name.Any(word => word.Text == asked[i].Text))
            {
                Word[] whole = [.. asked.Take(i - 1), together, .. asked.Skip(i + 1)];
                return Of(whole, name) is { } match ? match with { How = match.How > Closeness.Spelling ? match.How : Closeness.Spelling, Otherwise = match.Otherwise + 1 } : null;
            }
        }
        return null;
    }
}
