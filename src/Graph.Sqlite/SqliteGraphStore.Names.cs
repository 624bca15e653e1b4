namespace Graph.Sqlite;

public sealed partial class SqliteGraphStore
{
    /// <summary>Of the entities that fit a text in one way, as many are looked at, the shorter names first.</summary>
    private const int CandidatesMax = 1000;

    public Task<Page<SearchHit>> Search(SearchQuestion question, CancellationToken cancel) => Ask(session =>
    {
        var names = new Understanding(session);
        var country = names.One("country", question.Country, [Schema.Country]);
        var after = Cursor.Read(question, 1) is [var last] ? Cursor.Number(last) : 0;
        var (text, found) = (question.Text, new Named(session, question.Types, country));
        var ranked = Candidate.Rank(text, found.ById(text).Of(NameKeys.Wanted(text)).Candidates);
        if (!Candidate.IsSettled(text, ranked))
            ranked = Candidate.Rank(text, found.Of(NameKeys.Guessed(text)).Candidates);
        var hits = ranked.Skip(after).Take(question.Limit)
            .Select(pair => new SearchHit(pair.Candidate.Entity.Id, pair.Candidate.Entity.Type, pair.Candidate.Entity.Name, pair.Candidate.Description, pair.Match.Words, pair.Match.Text));
        var end = after + question.Limit;
        return new Page<SearchHit>([.. hits], ranked.Count > end ? Cursor.Write(question, end.ToString(Invariant)) : null, names.Understood);
    }, cancel);

    /// <summary>What is found for a text, each once.</summary>
    /// <param name="session">Where to look.</param>
    /// <param name="types">Only of these types; of all when empty.</param>
    /// <param name="country">Only of this country.</param>
    private sealed class Named(Session session, IReadOnlyList<string> types, long? country)
    {
        private readonly HashSet<long> known = [];
        private readonly List<(long N, Candidate Candidate)> found = [];

        public IEnumerable<Candidate> Candidates => found.Select(one => one.Candidate);

        public long Row(Ref entity) => found.First(one => one.Candidate.Entity.Id == entity.Id).N;

        public Named ById(string id)
        {
            Add(session.List("part-names/by-id", At, ("id", id)).FindAll(one => country is null && (types.Count == 0 || types.Contains(one.Candidate.Entity.Type))));
            return this;
        }

        /// <summary>Those that have some keys, see <see cref="NameKeys"/>.</summary>
        public Named Of(IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> wanted)
        {
            foreach (var words in wanted)
                Add(session.List("search", At, ("match", Match(words)), ("types", Given([.. types])), ("country", country), ("limit", CandidatesMax)));
            return this;
        }

        private void Add(List<(long N, Candidate Candidate)> some) => found.AddRange(some.Where(one => known.Add(one.N)));

        private static (long N, Candidate Candidate) At(Row row) =>
            (row.Long(0), new Candidate(row.Ref(1), System.Text.Json.JsonSerializer.Deserialize(row.Text(4), GraphJson.Default.StringArray)!, row.TextOrNull(5)).In(row.TextOrNull(6), row.TextOrNull(7), row.TextOrNull(8)));
    }

    /// <summary>All of some words, in FTS5's own language: every key is letters, digits and the mark, and quoted, it can hold nothing of that.</summary>
    private static string Match(IReadOnlyList<IReadOnlyList<string>> words) =>
        string.Join(" AND ", words.Select(keys => $"({string.Join(" OR ", keys.Select(key => key[^1] == NameKeys.Beginning ? $"\"{key[..^1]}\"*" : $"\"{key}\""))})"));

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
            if (session.First("part-names/who", row => (N: row.Long(0), Entity: row.Ref(1)), ("id", text)) is { Entity: not null } known)
            {
                return types.Contains(known.Entity.Type) ? known.N : throw new GraphException(GraphCode.BadValue,
                    $"{parameter} takes {Nearest.A(string.Join(", ", types))}; '{text}' is of type {known.Entity.Type}.") { Field = parameter };
            }
            var found = new Named(session, types, null).Of(NameKeys.Wanted(text));
            // what is guessed is no answer, but perhaps what was meant when nothing else is
            if (found.Candidates.All(candidate => NameMatch.Of(text, candidate) is null))
                found.Of(NameKeys.Guessed(text));
            var meant = Candidate.Resolve(parameter, text, types, found.Candidates);
            understood.Add(meant);
            return found.Row(meant.Entity);
        }

        /// <summary>The row numbers as a parameter; null when none is given.</summary>
        public string? All(string parameter, IReadOnlyList<string> texts, IReadOnlyList<string> types) =>
            texts.Count == 0 ? null : Json(Each(parameter, texts, types));

        /// <summary>The row numbers, each once and in order.</summary>
        public List<long> Each(string parameter, IReadOnlyList<string> texts, IReadOnlyList<string> types) => [.. texts.Select(text => One(parameter, text, types)!.Value).Distinct()];
    }
}
