namespace Graph;

/// <summary>A name taken apart: what it is called, and the words that say what it is (French, defence, minister, Mr).</summary>
/// <param name="Plain">The words that say nothing but the name.</param>
/// <param name="Countries">The countries that are named.</param>
/// <param name="Roles">What an office or ministry is, and what for.</param>
/// <param name="Personal">Whether any goes only before a person's name.</param>
/// <param name="Titled">Whether any word says what it is.</param>
/// <param name="Patronymics">What is left out of the plain words where enough is left: Oleksandrovych.</param>
internal sealed record Described(List<Word> Plain, IReadOnlySet<string> Countries, IReadOnlySet<string> Roles, bool Personal, bool Titled, IReadOnlyList<Word> Patronymics)
{
    /// <summary>Whether any word is not among the plain ones.</summary>
    public bool Dropped => Titled || Patronymics.Count > 0;

    public IEnumerable<string> Concepts => Countries.Concat(Roles);

    public static Described Of(IReadOnlyList<Word> words)
    {
        var (plain, countries, roles, personal, titled) = (new List<Word>(), new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal), false, false);
        for (var i = 0; i < words.Count; i++)
        {
            var term = i + 1 < words.Count ? Terms.Of($"{words[i].Text} {words[i + 1].Text}") : null;
            if (term is not null)
                i++;
            else
                term = Terms.Of(words[i].Text);
            if (term is null)
            {
                plain.Add(words[i]);
                continue;
            }
            titled = true;
            personal |= term.Kind is TermKind.Title;
            if (term.Kind is TermKind.Country)
                countries.UnionWith(term.Concepts);
            else if (term.Kind is TermKind.Role)
                roles.UnionWith(term.Concepts);
        }
        // who has a patronymic has a given name and a family's
        List<Word> patronymics = plain.Count > 2 ? plain.FindAll(word => Terms.Patronymic(word.Text)) : [];
        plain.RemoveAll(patronymics.Contains);
        return new(plain, countries, roles, personal, titled, patronymics);
    }
}

/// <summary>What is known of an entity beside its names, as far as somebody may name it by that.</summary>
/// <param name="Concepts">What an office is and what for, and the country of an office or institution.</param>
/// <param name="Words">The words of the institution of an office.</param>
/// <param name="Country">The country of anything.</param>
/// <param name="Portfolio">Those of the concepts that are an office's portfolio.</param>
internal sealed record NameContext(IReadOnlySet<string> Concepts, IReadOnlySet<string> Words, string? Country, IReadOnlySet<string> Portfolio)
{
    private static readonly IReadOnlySet<string> None = new HashSet<string>();

    public static readonly NameContext Unknown = new(None, None, null, None);

    public static NameContext Of(string type, string? country, string? institution, string? portfolio)
    {
        var of = Terms.Country(country);
        if (type is not (Schema.Office or Schema.Institution))
            return of is null ? Unknown : Unknown with { Country = of };
        var own = Terms.Portfolio(portfolio).ToHashSet(StringComparer.Ordinal);
        var concepts = own.Concat(new[] { of, Terms.Country(institution) }.OfType<string>()).ToHashSet(StringComparer.Ordinal);
        return new(concepts, institution is null ? None : Names.Words(Names.Fold(institution)).ToHashSet(StringComparer.Ordinal), of, own);
    }
}
