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

    /// <summary>By words that mean the same: the Dutch MoD is the Ministry of Defence of the Netherlands.</summary>
    Meaning,
    Part,

    /// <summary>A given name in a short form or another language: Tony for Antony.</summary>
    Form,
    Initials,
    Prefix,
    Spelling,

    /// <summary>As another language writes what is heard: Jazenjuk for Yatsenyuk.</summary>
    Transcription,

    /// <summary>The text has words beside the whole name.</summary>
    Within,
    Slip,
}

/// <summary>What of a text was not held against the name.</summary>
public enum Aside
{
    Nothing,

    /// <summary>Words that mean the same as others in the name, or what is known of the entity.</summary>
    Meaning,

    /// <summary>A patronymic, which many leave out.</summary>
    Patronymic,

    /// <summary>A title or an office before a person's name.</summary>
    Title,
}

/// <summary>How a text names an entity.</summary>
/// <param name="How">How close, the smaller the better.</param>
/// <param name="OfAlias">Whether it is one of the other names.</param>
/// <param name="Text">The name or alias it fits best.</param>
/// <param name="Aside">What was left aside.</param>
/// <param name="Otherwise">How many words are not the very words of the name.</param>
public sealed record NameMatch(Closeness How, bool OfAlias, string Text, Aside Aside = Aside.Nothing, int Otherwise = 0)
{
    /// <summary>Whether the text names it: a name that only begins so, that is a part of the text or has another letter may be somebody else's.</summary>
    public bool IsNamed => How is not (Closeness.Prefix or Closeness.Within or Closeness.Slip);

    /// <summary>Smaller is better.</summary>
    public (Closeness, Aside, int) Rank => (How, Aside, Otherwise);

    /// <summary>For people: <c>name</c>, <c>alias, folded</c>, <c>name, other spelling</c>, <c>name, part, title aside</c>.</summary>
    public string Words => How switch
    {
        Closeness.Id => "id",
        Closeness.Name => "name",
        Closeness.NameFolded => "name, folded",
        Closeness.Alias => "alias",
        Closeness.AliasFolded => "alias, folded",
        Closeness.Reordered when Aside is not Aside.Nothing => Own + Left,
        Closeness.Meaning => Own + ", same meaning",
        _ => $"{Own}, {said[How]}{Left}",
    };

    private string Own => OfAlias ? "alias" : "name";

    private string Left => Aside switch
    {
        Aside.Meaning => ", same meaning",
        Aside.Patronymic => ", patronymic aside",
        Aside.Title => ", title aside",
        _ => "",
    };

    private static readonly Dictionary<Closeness, string> said = new()
    {
        [Closeness.Reordered] = "other order",
        [Closeness.Part] = "part",
        [Closeness.Form] = "other form",
        [Closeness.Initials] = "initials",
        [Closeness.Prefix] = "beginning",
        [Closeness.Spelling] = "other spelling",
        [Closeness.Transcription] = "other transcription",
        [Closeness.Within] = "part of the text",
        [Closeness.Slip] = "another letter",
    };

    /// <summary>The best match of a text with an entity's id, name or aliases; null when none fits.</summary>
    public static NameMatch? Of(string text, string id, string name, IEnumerable<string> aliases) => Of(new AskedName(text), new Candidate(new(id, "", name), [.. aliases], null));

    /// <summary>The best match of a text with an entity; null when none fits.</summary>
    public static NameMatch? Of(string text, Candidate candidate) => Of(new AskedName(text), candidate);

    internal static NameMatch? Of(AskedName asked, Candidate candidate)
    {
        if (asked.Text == candidate.Entity.Id)
            return new(Closeness.Id, false, candidate.Entity.Name);
        var best = Of(asked, candidate, candidate.Entity.Name, false);
        foreach (var alias in candidate.Aliases)
        {
            if (Of(asked, candidate, alias, true) is { } match && (best is null || match.Rank.CompareTo(best.Rank) < 0))
                best = match;
        }
        return best;
    }

    private static NameMatch? Of(AskedName asked, Candidate candidate, string name, bool alias)
    {
        if (name == asked.Text)
            return new(alias ? Closeness.Alias : Closeness.Name, alias, name);
        var words = asked.Parse(name);
        if (words.Count == asked.Words.Count && words.Select(word => word.Text).SequenceEqual(asked.Words.Select(word => word.Text)))
            return new(alias ? Closeness.AliasFolded : Closeness.NameFolded, alias, name);
        if (asked.Words.Count == 0)
            return null;
        var match = WordMatch.Of(asked.Words, words);
        if (match is { How: < Closeness.Slip })
            return new(match.Value.How, alias, name, Otherwise: match.Value.Otherwise);
        if (asked.Described.Dropped && Meant(asked.Described, candidate, words) is { } meant)
            return new(meant.Match.How, alias, name, meant.Aside, meant.Match.Otherwise);
        // all of the name, and more
        if (words.Count > 1 && words.Count < asked.Words.Count && WordMatch.Of(words, asked.Words) is { How: <= Closeness.Transcription } within)
            return new(Closeness.Within, alias, name, Otherwise: within.Otherwise);
        return match is null ? null : new(match.Value.How, alias, name, Otherwise: match.Value.Otherwise);
    }

    /// <summary>By what the words mean, with what is known of the entity; before the name of a person an office or title may stand.</summary>
    private static (WordMatch Match, Aside Aside)? Meant(Described asked, Candidate candidate, IReadOnlyList<Word> words)
    {
        var (name, context, person) = (Described.Of(words), candidate.Context, candidate.Entity.Type == Schema.Person);
        if (person ? asked.Plain.Count == 0 || !asked.Countries.All(country => context.Country is null || country == context.Country || name.Countries.Contains(country))
            : asked.Personal || !asked.Concepts.All(concept => name.Concepts.Contains(concept) || context.Concepts.Contains(concept)))
            return null;
        var plain = asked.Plain.FindAll(word => !context.Words.Contains(word.Text) || name.Plain.Exists(other => other.Text == word.Text));
        // a country alone is not what an office is called by
        if (plain.Count == 0 && !asked.Roles.Overlaps(name.Roles.Concat(context.Concepts)) && !asked.Countries.Overlaps(name.Countries))
            return null;
        var rest = name.Plain;
        // who has two patronymics is two people
        if (person && asked.Patronymics.Count > 0 && name.Patronymics.Count > 0 && WordMatch.Of(asked.Patronymics, name.Patronymics) is not { How: < Closeness.Slip })
            return null;
        if ((plain.Count == 0 ? new(Closeness.Part, 0) : WordMatch.Of(plain, rest)) is not { } match)
            return null;
        if (person)
            return (match, asked.Titled ? Aside.Title : Aside.Patronymic);
        // an office is what its portfolio says, whatever else its name has: the Secretary of State for Defence is a defence secretary
        var byPortfolio = plain.Count == 0 && context.Portfolio.Count > 0 && context.Portfolio.IsSubsetOf(asked.Roles);
        // and no deputy is
        var whole = byPortfolio || ((match.How == Closeness.Reordered || (plain.Count == 0 && rest.Count == 0)) && !name.Personal && name.Concepts.All(concept => asked.Concepts.Contains(concept) || context.Concepts.Contains(concept)));
        return (match with { How = whole ? Closeness.Meaning : match.How == Closeness.Reordered ? Closeness.Part : match.How }, Aside.Meaning);
    }
}

/// <summary>A text that names something, taken apart once.</summary>
internal sealed record AskedName(string Text)
{
    public IReadOnlyList<Word> Words { get; } = Names.Parse(Text);

    public Described Described => field ??= Described.Of(Words);

    private readonly Dictionary<(string, string), Word> met = [];

    /// <summary>The words of a name: each the same object however often it comes, since names share most of theirs, and what is heard of one need not be worked out again.</summary>
    public IReadOnlyList<Word> Parse(string name) => [.. Names.Parse(name).Select(word => met.TryGetValue((word.Text, word.Spelled), out var same) ? same : met[(word.Text, word.Spelled)] = word)];
}
