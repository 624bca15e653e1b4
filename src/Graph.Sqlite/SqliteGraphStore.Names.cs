namespace Graph.Sqlite;

public sealed partial class SqliteGraphStore
{
    public Task<Page<SearchHit>> Search(SearchQuestion question, CancellationToken cancel) => Ask(session =>
    {
        var names = new Understanding(session);
        var country = names.One("country", question.Country, [Schema.Country]);
        var named = new Named(session, question.Text, question.Types, country);
        named.ById();
        foreach (var step in named.Candidates.Steps)
        {
            if (named.Candidates.Spare(step))
                break;
            named.Find(step);
        }
        return named.Candidates.Hits(question, names.Understood);
    }, cancel, seated: true);

    /// <summary>What is found for a text.</summary>
    /// <param name="session">Where to look.</param>
    /// <param name="text">As somebody typed it.</param>
    /// <param name="types">Only of these types; of all when empty.</param>
    /// <param name="country">Only of this country.</param>
    private sealed class Named(Session session, string text, IReadOnlyList<string> types, long? country)
    {
        private readonly HashSet<long> known = [];

        public Candidates Candidates { get; } = new(text);

        public void ById() => Add(session.List("part-names/by-id", At, ("id", text)).FindAll(one => country is null && (types.Count == 0 || types.Contains(one.Candidate.Entity.Type))));

        /// <summary>Those that have the keys of a step.</summary>
        public void Find(NameStep step)
        {
            var cut = false;
            foreach (var words in step.Ways)
                cut |= Find(Match(words)) >= Candidates.Max;
            foreach (var words in cut ? step.IfCut : [])
                Find(Match(words));
        }

        /// <summary>How many there are, up to as many as are looked at.</summary>
        private int Find(string match)
        {
            if (country is not null || session.Seating is not { Entities: var called })
            {
                var some = session.List("search/found", At, ("match", match), ("types", Given([.. types])), ("country", country), ("limit", Candidates.Max));
                Add(some);
                return some.Count;
            }
            var shortest = called.Shortest(session.List("search/fitting", row => row.Long(0), ("match", match)), types, Candidates.Max);
            Add(session.List("search/these", At, ("these", Json(shortest.Where(one => !known.Contains(one))))));
            return shortest.Count;
        }

        private void Add(List<(long N, Candidate Candidate)> some)
        {
            known.UnionWith(some.Select(one => one.N));
            Candidates.Add(some.Select(one => one.Candidate));
        }

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
            var named = new Named(session, text, types, null);
            foreach (var step in named.Candidates.Steps)
            {
                // what is guessed is no answer, but perhaps what was meant when nothing else is
                if (step.Reach is NameReach.Near && named.Candidates.Any)
                    break;
                named.Find(step);
            }
            var meant = named.Candidates.Resolve(parameter, types);
            understood.Add(meant);
            return session.First("part-names/who", row => row.Long(0), ("id", meant.Entity.Id));
        }

        /// <summary>The row numbers as a parameter; null when none is given.</summary>
        public string? All(string parameter, IReadOnlyList<string> texts, IReadOnlyList<string> types) =>
            texts.Count == 0 ? null : Json(Each(parameter, texts, types));

        /// <summary>The row numbers, each once and in order.</summary>
        public List<long> Each(string parameter, IReadOnlyList<string> texts, IReadOnlyList<string> types) => [.. texts.Select(text => One(parameter, text, types)!.Value).Distinct()];
    }
}
