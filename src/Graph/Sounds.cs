using System.Text;

namespace Graph;

/// <summary>
/// How a name is heard, whoever wrote it down: Шевчук is Shevchuk, Schewtschuk, Chevtchouk, Szewczuk and Ševčuk. Letters and groups of letters that
/// languages write one sound with are one; where a group is read in two ways (ch), both are given.
/// </summary>
internal static class Sounds
{
    /// <summary>Shorter words sound like too many others, and so do words of which less is heard.</summary>
    public const int LengthMin = 5;

    private const char Hiss = 's', Breath = 'h', Either = '%';

    /// <summary>Groups of letters and what is heard, the longest first where one begins as another.</summary>
    private static readonly (string Letters, string Heard)[] Groups =
    [
        ("schtsch", "s"), ("chtch", "s"), ("shtsh", "s"), ("shch", "s"), ("szcz", "s"), ("sjtsj", "s"), ("stsch", "s"), ("stch", "s"), ("stsj", "s"),
        ("tsch", "s"), ("dsch", "s"), ("tch", "s"), ("tsj", "s"), ("tsh", "s"), ("dzh", "s"), ("dzs", "s"), ("dsj", "s"), ("sch", "s"),
        ("sh", "s"), ("sz", "s"), ("sj", "s"), ("zh", "s"), ("zs", "s"), ("ts", "s"), ("tz", "s"), ("cz", "s"), ("cs", "s"), ("dz", "s"),
        ("ch", "%"), ("kh", "h"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("gk", "h"), ("x", "ks"), ("z", "s"), ("w", "v"), ("q", "k"), ("g", "h"),
        ("ou", "u"), ("oo", "u"), ("oe", "u"), ("ue", "u"), ("ae", "a"),
    ];

    /// <summary>What is heard of a word, in one or two ways; none of a word that is too short, or has a digit.</summary>
    public static IReadOnlyList<string> Of(string word)
    {
        if (word.Length < LengthMin || word.Any(char.IsDigit))
            return [];
        var heard = Heard(word);
        IEnumerable<string> ways = heard.Contains(Either) ? [heard.Replace(Either, Hiss), heard.Replace(Either, Breath)] : [heard];
        return [.. ways.Select(Single).Where(way => way.Length >= LengthMin).Distinct()];
    }

    private static string Heard(string word)
    {
        var heard = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length;)
        {
            var rest = word.AsSpan(i);
            if (i == 0 && (rest.StartsWith("mp") || rest.StartsWith("nt")))
            {
                // a Greek B and D
                heard.Append(rest[0] == 'm' ? 'b' : 'd');
                i += 2;
            }
            else if (Soft(rest))
            {
                heard.Append(Breath);
                i += 2;
            }
            else if (Array.FindIndex(Groups, group => word.AsSpan(i).StartsWith(group.Letters)) is >= 0 and var found)
            {
                heard.Append(Groups[found].Heard);
                i += Groups[found].Letters.Length;
            }
            else
            {
                i += One(word, i, heard);
            }
        }
        return heard.ToString();
    }

    /// <summary>What is heard of a letter by itself; how many letters that is.</summary>
    private static int One(string word, int i, StringBuilder heard)
    {
        switch (word[i])
        {
            case 'c':
                heard.Append(Hisses(word, i) ? Hiss : 'k');
                return 1;
            case 'f' when word.AsSpan(i) is "f" or "ff":
                heard.Append('v');
                return word.Length - i;
            case 'y' or 'i' or 'j':
                var length = 1;
                while (i + length < word.Length && word[i + length] is 'y' or 'i' or 'j')
                    length++;
                // before a vowel it only softens, and after one, at the end, some leave it out
                if ((i + length == word.Length || !Open(word[i + length])) && !(i + length == word.Length && i > 0 && Open(word[i - 1])))
                    heard.Append('i');
                return length;
            default:
                heard.Append(word[i]);
                return 1;
        }
    }

    private static bool Open(char letter) => letter is 'a' or 'e' or 'o' or 'u';

    /// <summary>gu and gh, before e and i.</summary>
    private static bool Soft(ReadOnlySpan<char> rest) => rest.Length > 2 && rest[0] == 'g' && rest[1] is 'u' or 'h' && rest[2] is 'e' or 'i' or 'y';

    /// <summary>Cerne, Cyncadze, Cwetan and Plenković, but Carl and Victor.</summary>
    private static bool Hisses(string word, int i) => i + 1 < word.Length ? word[i + 1] is 'e' or 'i' or 'y' or 'j' or 'v' or 'w' or 'd' or 'n' or 'm' : i > 0 && word[i - 1] is 'e' or 'i';

    private static string Single(string heard)
    {
        var single = new StringBuilder(heard.Length);
        foreach (var sound in heard)
        {
            if (single.Length == 0 || single[^1] != sound)
                single.Append(sound);
        }
        return single.ToString();
    }
}
