using CsCheck;

namespace Graph.Tests.Storage;

/// <summary>Names of letters that newspapers print, and slips of the finger.</summary>
internal static class AnyName
{
    private static readonly Gen<string> Plain = Gen.Char["abcdefghijklmnopqrstuvwxyz"].Array[1, 10].Select(letters => new string(letters));

    /// <summary>Of few letters, so that words resemble one another, double their letters and hold kh and ph.</summary>
    private static readonly Gen<string> Alike = Gen.Char["aehkpsyz"].Array[4, 8].Select(letters => new string(letters));

    private static readonly Gen<string> Marked = Gen.Char["AÉèüßøŁłçŠžęабвгдйжшщюЇїєΑβγδθψά’-"].Array[0, 8].Select(letters => "ś" + new string(letters));

    public static readonly Gen<string> Any = Gen.OneOf(Plain, Alike, Alike, Marked).Array[1, 3].Select(words => string.Join(' ', words));

    /// <summary>Leaves out, adds, changes or swaps a letter in one word of six or more; what has none stays as it is.</summary>
    public static readonly Gen<Func<string, string>> Slip = Gen.Select(Gen.Int[0, 99], Gen.Int[0, 99], Gen.Int[0, 3], Gen.Char["abcdefghijklmnopqrstuvwxyz"]).Select((which, where, how, letter) => (Func<string, string>)(folded =>
    {
        var words = Names.Words(folded);
        var places = Enumerable.Range(0, words.Length).Where(i => words[i].Length >= 6).ToArray();
        if (places.Length == 0)
            return folded;
        var place = places[which % places.Length];
        var word = words[place];
        var at = where % (word.Length - 1);
        words[place] = how switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, letter.ToString()),
            2 => word.Remove(at, 1).Insert(at, letter.ToString()),
            _ => word.Remove(at, 1).Insert(at + 1, word[at].ToString()),
        };
        return string.Join(' ', words);
    }));
}
