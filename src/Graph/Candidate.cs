namespace Graph;

/// <summary>An entity that a text may mean, as a store finds it.</summary>
public sealed record Candidate(Ref Entity, IReadOnlyList<string> Aliases, string? Description)
{
    internal NameContext Context { get; init; } = NameContext.Unknown;

    /// <summary>The same with what it is known by: its own fields.</summary>
    public Candidate In(string? country, string? institution, string? portfolio) => this with { Context = NameContext.Of(Entity.Type, country, institution, portfolio) };

    /// <summary>Those that a text names, best first; of equally good ones who acts before what is about them, then the shorter name, then by name and id.</summary>
    public static IReadOnlyList<(Candidate Candidate, NameMatch Match)> Rank(string text, IEnumerable<Candidate> candidates)
    {
        var asked = new AskedName(text);
        return
        [
            .. candidates.Select(candidate => (candidate, match: NameMatch.Of(asked, candidate)))
            .Where(pair => pair.match is not null).Select(pair => (pair.candidate, pair.match!))
            .OrderBy(pair => pair.Item2.Rank).ThenBy(pair => !Schema.Actors.Contains(pair.candidate.Entity.Type)).ThenBy(pair => pair.Item2.Text.Length)
            .ThenBy(pair => pair.candidate.Entity.Name, StringComparer.Ordinal).ThenBy(pair => pair.candidate.Entity.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether a text may be settled by somebody's whole name: one word is often only the beginning of what is meant.</summary>
    public static bool MaySettle(string text) => Names.Parse(text).Count > 1;

    /// <summary>Whether it is: then nobody has to guess who else may be meant.</summary>
    /// <param name="text">As somebody typed it.</param>
    /// <param name="ranked">What was found, best first.</param>
    public static bool IsSettled(string text, IReadOnlyList<(Candidate Candidate, NameMatch Match)> ranked) =>
        MaySettle(text) && ranked is [{ Match: { How: <= Closeness.Reordered, Aside: Aside.Nothing } }, ..];

    /// <summary>The one entity that a text names: by its whole name, else by words of it, else by another spelling. The beginning of a name is not a name, a text
    /// with words beside a name may name another, and one with another letter may be somebody else's: those are only suggested.</summary>
    /// <exception cref="GraphException"><see cref="GraphCode.UnknownEntity"/>, <see cref="GraphCode.AmbiguousName"/>, both with candidates.</exception>
    public static Understood Resolve(string parameter, string text, IReadOnlyList<string> types, IEnumerable<Candidate> candidates)
    {
        var ranked = Rank(text, candidates);
        var named = ranked.Where(pair => pair.Match.How is not (Closeness.Prefix or Closeness.Within or Closeness.Slip)).ToList();
        var best = named.TakeWhile(pair => Tier(pair.Match) == Tier(named[0].Match)).ToList();
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

    private static (int, Aside, int) Tier(NameMatch match) => (match.How switch
    {
        Closeness.Id => 0,
        <= Closeness.Reordered => 1,
        Closeness.Meaning => 2,
        Closeness.Part => 3,
        <= Closeness.Initials => 4,
        Closeness.Transcription => 6,
        _ => 5,
    }, match.Aside, match.Otherwise);
}
