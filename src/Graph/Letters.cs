using System.Text;

namespace Graph;

/// <summary>
/// Letters as plain Latin ones: without accents, and Cyrillic and Greek as newspapers write them. It is a table of our own, since Unicode's
/// decomposition is missing where .NET runs without ICU (small containers, <c>InvariantGlobalization</c>), and names would be found on some
/// machines and not on others.
/// </summary>
internal static class Letters
{
    /// <summary>What stands for a letter: accents that stand alone are left to the caller to drop.</summary>
    public static string Latin(string text)
    {
        if (Ascii.IsValid(text))
            return text;
        foreach (var (apart, whole) in Composed)
            text = text.Replace(apart, whole, StringComparison.Ordinal);
        var latin = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
            latin.Append(i > 0 && Pair(text[i - 1], text[i]) is { } pair ? pair : Table.TryGetValue(char.ToLowerInvariant(text[i]), out var plain) ? plain : text[i].ToString());
        return latin.ToString();
    }

    /// <summary>A text as <see cref="Latin"/> would give it if the letters that languages write as groups of letters were such groups: for <see cref="Sounds"/>.</summary>
    public static string Spelled(string text)
    {
        if (Ascii.IsValid(text))
            return text;
        var spelled = new StringBuilder(text.Length);
        foreach (var letter in text)
            spelled.Append(Groups.TryGetValue(char.ToLowerInvariant(letter), out var group) ? group : letter.ToString());
        return spelled.ToString();
    }

    /// <summary>An ypsilon after another vowel is not heard as one by itself: Παυλόπουλος.</summary>
    private static string? Pair(char before, char letter) => (char.ToLowerInvariant(before), char.ToLowerInvariant(letter)) switch
    {
        ('ο' or 'ό', 'υ' or 'ύ') => "u",
        ('α' or 'ά' or 'ε' or 'έ', 'υ' or 'ύ') => "v",
        _ => null,
    };

    private static readonly Dictionary<char, string> Groups = new() { ['č'] = "ch", ['ć'] = "ch", ['ĉ'] = "ch", ['ċ'] = "ch", ['ç'] = "ch", ['ţ'] = "ts", ['ț'] = "ts" };

    /// <summary>Letters that are another one without their accent, as some systems write them: letter and accent apart.</summary>
    private static readonly (string Apart, string Whole)[] Composed = [("и\u0306", "й"), ("И\u0306", "й"), ("у\u0306", "ў"), ("У\u0306", "ў")];

    /// <summary>What is written in Latin letters, and the letters that are.</summary>
    private static readonly Dictionary<char, string> Table = Rows(
        """
        a àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ а αάἀἁὰᾶ
        b ḃḅḇ б
        c çćĉċčḉ ћ
        d ďđðḋḍḏḑḓ дђ δ
        e èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ еэёѐ εέἐἑὲ
        f ḟ ф φ
        g ĝğġģǥǧǵḡ гґѓ γ
        h ĥħȟḣḥḧḩḫẖ
        i ìíîïĩīĭįıİǐȉȋḭḯỉị иіїйѝ ιίϊΐἰἱὶῖ ηήἠἡὴῆ
        j ĵǰ ј
        k ķĸǩḱḳḵ кќ κ
        l ĺļľłŀḷḹḻḽ л λ
        m ḿṁṃ м μ
        n ñńņňŋǹṅṇṉṋ н ν
        o òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ о οόὀὁὸ ωώὠὡὼῶ
        p ṕṗ п π
        r ŕŗřȑȓṙṛṝṟ р ρῥ
        s śŝşšſșṡṣṥṧṩ с σς
        t ţťŧțṫṭṯṱẗ т τ
        u ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự уў
        v ṽṿ в β
        w ŵẁẃẅẇẉẘ
        x ẋẍ ξ
        y ýÿŷȳẏẙỳỵỷỹ ы υύϋΰὐὑὺῦ
        z źżžẑẓẕ з ζ
        ae æǣǽ
        oe œ
        ss ßẞ
        th þ θ
        ch ч χ
        dz џǆǳ
        fi ﬁ
        fl ﬂ
        ia я
        ie є
        ij ĳ
        iu ю
        kh х
        lj љǉ
        nj њǌ
        ps ψ
        sh ш
        shch щ
        ts ц
        zh ж
        """);

    /// <summary>Signs that are heard in no Latin letter.</summary>
    private const string Silent = "ьъ";

    private static Dictionary<char, string> Rows(string rows)
    {
        var table = Silent.ToDictionary(letter => letter, _ => "");
        foreach (var row in rows.Split('\n'))
        {
            foreach (var letter in row[row.IndexOf(' ', StringComparison.Ordinal)..].Where(letter => letter != ' '))
                table[char.ToLowerInvariant(letter)] = row[..row.IndexOf(' ', StringComparison.Ordinal)];
        }
        return table;
    }
}
