namespace Graph.Sqlite;

public sealed partial class SqliteGraphStore
{
    /// <summary>Of the entities that fit a text in one way, as many are looked at, the shorter names first.</summary>
    private const int CandidatesMax = 1000;

    public Task<Page<SearchHit>> Search(SearchQuestion question, CancellationToken cancel) => Ask(session =>
    {
        var names = new Understanding(session);
        var country = names.One("country", question.Country, [Schema.Country]);
        var after = Cursor.Read(question, 1) is [var text] ? Cursor.Number(text) : 0;
        var ranked = Candidate.Rank(question.Text, Candidates(session, question.Text, question.Types, country, guesses: true).Select(found => found.Candidate));
        var hits = ranked.Skip(after).Take(question.Limit)
            .Select(pair => new SearchHit(pair.Candidate.Entity.Id, pair.Candidate.Entity.Type, pair.Candidate.Entity.Name, pair.Candidate.Description, pair.Match.Words, pair.Match.Text));
        var end = after + question.Limit;
        return new Page<SearchHit>([.. hits], ranked.Count > end ? Cursor.Write(question, end.ToString(Invariant)) : null, names.Understood);
    }, cancel);

    /// <param name="session">Where to look.</param>
    /// <param name="text">An id or a name.</param>
    /// <param name="types">Only of these types; of all when empty.</param>
    /// <param name="country">Only of this country.</param>
    /// <param name="guesses">Also what only may be meant.</param>
    private static List<(long N, Candidate Candidate)> Candidates(Session session, string text, IReadOnlyList<string> types, long? country, bool guesses)
    {
        var found = session.List("part-names/by-id", CandidateAt, ("id", text))
            .FindAll(one => country is null && (types.Count == 0 || types.Contains(one.Candidate.Entity.Type)));
        var known = found.Select(one => one.N).ToHashSet();
        foreach (var words in NameKeys.Wanted(text, guesses))
        {
            found.AddRange(session.List("search", CandidateAt, ("match", Match(words)), ("types", Given([.. types])), ("country", country), ("limit", CandidatesMax)).Where(other => known.Add(other.N)));
        }
        return found;
    }

    /// <summary>All of some words, in FTS5's own language: every key is letters, digits and the mark, and quoted, it can hold nothing of that.</summary>
    private static string Match(IReadOnlyList<IReadOnlyList<string>> words) =>
        string.Join(" AND ", words.Select(keys => $"({string.Join(" OR ", keys.Select(key => key[^1] == NameKeys.Beginning ? $"\"{key[..^1]}\"*" : $"\"{key}\""))})"));

    private static (long N, Candidate Candidate) CandidateAt(Row row) =>
        (row.Long(0), new Candidate(row.Ref(1), System.Text.Json.JsonSerializer.Deserialize(row.Text(4), GraphJson.Default.StringArray)!, row.TextOrNull(5)).In(row.TextOrNull(6), row.TextOrNull(7), row.TextOrNull(8)));

    /// <summary>The names of one question: each looked up once, and what it was taken to mean.</summary>
    private sealed class Understanding(Session session)
    {
        private readonly List<Understood> understood = [];

        public IReadOnlyList<Understood>? Understood => understood.Count == 0 ? null : understood;

        /// <summary>The row number of the entity that an id or name means; null when none is given.</summary>
        public long? One(string parameter, string? text, IReadOnlyList<string> types)
        {
            if (text is null)
                return null;
            if (session.First("part-names/who", row => (N: row.Long(0), Entity: row.Ref(1)), ("id", text)) is { Entity: not null } found)
            {
                return types.Contains(found.Entity.Type) ? found.N : throw new GraphException(GraphCode.BadValue,
                    $"{parameter} takes {Nearest.A(string.Join(", ", types))}; '{text}' is of type {found.Entity.Type}.") { Field = parameter };
            }
            var candidates = Candidates(session, text, types, null, guesses: false);
            // what is guessed is no answer, but perhaps what was meant when nothing else is
            if (!candidates.Exists(candidate => NameMatch.Of(text, candidate.Candidate) is not null))
                candidates = Candidates(session, text, types, null, guesses: true);
            var meant = Candidate.Resolve(parameter, text, types, candidates.Select(candidate => candidate.Candidate));
            understood.Add(meant);
            return candidates.First(candidate => candidate.Candidate.Entity.Id == meant.Entity.Id).N;
        }

        /// <summary>The row numbers as a parameter; null when none is given.</summary>
        public string? All(string parameter, IReadOnlyList<string> texts, IReadOnlyList<string> types) =>
            texts.Count == 0 ? null : Json(Each(parameter, texts, types));

        /// <summary>The row numbers, each once and in order.</summary>
        public List<long> Each(string parameter, IReadOnlyList<string> texts, IReadOnlyList<string> types) => [.. texts.Select(text => One(parameter, text, types)!.Value).Distinct()];
    }
}
