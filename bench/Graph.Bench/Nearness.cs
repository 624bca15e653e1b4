namespace Graph.Bench;

/// <summary>Whom the first hit is, when it is not who was meant.</summary>
internal enum Other
{
    None,

    /// <summary>Somebody whose name, or alias, is what was asked, word for word: asked so, nobody can know better.</summary>
    Named,

    /// <summary>Somebody whose name takes as few changes of letters to be what was asked, or fewer.</summary>
    AsNear,

    /// <summary>Somebody whose name is farther from it: a fault.</summary>
    Farther,
}

/// <summary>Whether the first hit is nearer to what was asked than who was meant, by a measure that ours has no part in.</summary>
internal static class Nearness
{
    public static Other Of(string asked, string first, string meant)
    {
        var (text, one, other) = (NamePairs.Sorted(asked), NamePairs.Sorted(first), NamePairs.Sorted(meant));
        if (text == one)
            return Other.Named;
        return Least(asked, first) <= Least(asked, meant) ? Other.AsNear : Other.Farther;
    }

    /// <summary>Of the words as they stand and of the words by the alphabet, the lesser distance.</summary>
    private static int Least(string asked, string name) => Math.Min(Distance(Names.Fold(asked), Names.Fold(name)), Distance(NamePairs.Sorted(asked), NamePairs.Sorted(name)));

    /// <summary>How many letters are to be left out, added, replaced, or changed with the next one (optimal string alignment).</summary>
    public static int Distance(string one, string other)
    {
        var (before, last, row) = (new int[other.Length + 1], Enumerable.Range(0, other.Length + 1).ToArray(), new int[other.Length + 1]);
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, last, row) = (last, row, before);
        }
        return last[other.Length];
    }
}
