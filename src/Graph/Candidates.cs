using System.Globalization;

namespace Graph;

/// <summary>The entities that a store finds for a text, each once, and how well the text names them.</summary>
/// <param name="text">As somebody typed it.</param>
public sealed class Candidates(string text)
{
    /// <summary>So many are looked at of those that are found in one way, those with the shorter names first; and so many are answered at most.</summary>
    public const int Max = 250;

    /// <summary>How many a refusal lists.</summary>
    private const int ListedMax = 20;

    private readonly AskedName asked = new(text);
    private readonly HashSet<string> known = [];
    private readonly List<(Candidate Candidate, NameMatch Match)> fitting = [];
    private List<(Candidate Candidate, NameMatch Match)>? ranked;

    /// <summary>What to look up.</summary>
    public IReadOnlyList<NameStep> Steps { get; } = NameKeys.Steps(text);

    /// <summary>Whether a text may be settled by somebody's whole name: one word is often only the beginning of what is meant.</summary>
    public bool MayBeSettled => asked.Words.Count > 1;

    /// <summary>Whether the text fits any in any way.</summary>
    public bool Any => fitting.Count > 0;

    /// <summary>Best first; of equally good ones who acts before what is about them, then the shorter name, then by name and id.</summary>
    private List<(Candidate Candidate, NameMatch Match)> Ranked => ranked ??=
    [
        .. fitting.OrderBy(pair => pair.Match.Rank).ThenBy(pair => !Schema.Actors.Contains(pair.Candidate.Entity.Type)).ThenBy(pair => pair.Match.Text.Length)
            .ThenBy(pair => pair.Candidate.Entity.Name, StringComparer.Ordinal).ThenBy(pair => pair.Candidate.Entity.Id, StringComparer.Ordinal),
    ];

    public void Add(IEnumerable<Candidate> some)
    {
        ranked = null;
        foreach (var candidate in some)
        {
            if (known.Add(candidate.Entity.Id) && NameMatch.Of(asked, candidate) is { } match)
                fitting.Add((candidate, match));
        }
    }

    /// <summary>Whether a step can be left out of a search: it changes nothing in what is answered, or only guesses who else may be meant.</summary>
    public bool Spare(NameStep step)
    {
        Closeness? worst = Ranked.Count >= Max ? Ranked[Max - 1].Match.How : null;
        return step.Reach switch
        {
            NameReach.Any => false,
            NameReach.Other => worst < Closeness.Form,
            _ => worst < Closeness.Prefix || IsSettled || (step.Reach == NameReach.Far && fitting.Exists(pair => pair.Match.IsNamed)),
        };
    }

    private bool IsSettled => MayBeSettled && Ranked is [{ Match: { How: <= Closeness.Reordered, Aside: Aside.Nothing } }, ..];

    /// <summary>A page of the best of them.</summary>
    public Page<SearchHit> Hits(SearchQuestion question, IReadOnlyList<Understood>? understood)
    {
        var after = Cursor.Read(question, 1) is [var last] ? Cursor.Number(last) : 0;
        var (end, count) = (after + question.Limit, Math.Min(Ranked.Count, Max));
        var hits = Ranked.Take(count).Skip(after).Take(question.Limit)
            .Select(pair => new SearchHit(pair.Candidate.Entity.Id, pair.Candidate.Entity.Type, pair.Candidate.Entity.Name, pair.Candidate.Description, pair.Match.Words, pair.Match.Text));
        return new([.. hits], count > end ? Cursor.Write(question, end.ToString(CultureInfo.InvariantCulture)) : null, understood);
    }

    /// <summary>The one entity that the text names: by its whole name, else by words of it, else by another spelling. The beginning of a name is not a name, a text
    /// with words beside a name may name another, and one with another letter may be somebody else's: those are only suggested.</summary>
    /// <exception cref="GraphException"><see cref="GraphCode.UnknownEntity"/>, <see cref="GraphCode.AmbiguousName"/>, both with candidates.</exception>
    public Understood Resolve(string parameter, IReadOnlyList<string> types)
    {
        var named = Ranked.FindAll(pair => pair.Match.IsNamed);
        var best = named.TakeWhile(pair => Tier(pair.Match) == Tier(named[0].Match)).ToList();
        return best switch
        {
            [var (candidate, match)] => new(parameter, text, candidate.Entity, match.Words),
            [] => throw new GraphException(GraphCode.UnknownEntity, $"{parameter}: no {string.Join(", ", types)} is named '{Quoted.Shorten(text)}'. Give the id or the name of one; /v1/search finds them.")
            {
                Field = parameter,
                Candidates = Any ? [.. Ranked.Take(ListedMax).Select(pair => pair.Candidate.Entity)] : null,
            },
            _ => throw new GraphException(GraphCode.AmbiguousName, $"{parameter}: '{Quoted.Shorten(text)}' fits {best.Count}{(best.Count < Max ? "" : " and more")} entities: give the id of the one that is meant.")
            {
                Field = parameter,
                Candidates = [.. best.Take(ListedMax).Select(pair => pair.Candidate.Entity)],
            },
        };
    }

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
