namespace Graph.Neo4j;

public sealed partial class Neo4jGraphStore
{
    /// <summary>As many keys are looked up for a text: Lucene refuses more than 1024 clauses, and only a word of hundreds of letters has so many.</summary>
    private const int KeysMax = 800;

    /// <summary>Lucene's whitespace analyzer cuts what is longer than this.</summary>
    private const int KeyLengthMax = 255;

    public Task<Page<SearchHit>> Search(SearchQuestion question, CancellationToken cancel) => Ask(async asking =>
    {
        var names = await Understanding.Of(asking, Asked.One("country", question.Country, [Schema.Country]));
        var found = new Candidates(question.Text);
        // of one word all is asked at once: nobody settles it
        foreach (var some in found.MayBeSettled ? found.Steps.Select(step => new[] { step }) : [[.. found.Steps]])
        {
            if (some.All(found.Spare))
                break;
            found.Add((await asking.List("search", ("text", question.Text), ("matches", Given(Matches(some))),
                ("types", Given(question.Types)), ("country", names.One("country")), ("limit", Candidates.Max))).All.Select(CandidateOf));
        }
        return found.Hits(question, names.Understood);
    }, cancel);

    /// <summary>What to look up, in Lucene's words: any of these.</summary>
    private static List<string> Matches(IEnumerable<NameStep> steps) => [.. steps.SelectMany(step => step.Ways.Concat(step.IfCut)).Select(words =>
        string.Join(' ', words.Select(keys => $"+({string.Join(' ', keys.Take(Math.Max(KeysMax / words.Count, 1)).Select(Term))})")))];

    // every key is letters, digits and the mark: it can hold nothing of Lucene's own language but its words (AND, NOT), which are capitals
    private static string Term(string key) => key[^1] == NameKeys.Beginning ? Key(key[..^1]) + "*" : Quote(key);

    private static string Quote(string key) => $"\"{Key(key)}\"";

    private static string Key(string key) => key.Length <= KeyLengthMax ? key : key[..(char.IsHighSurrogate(key[KeyLengthMax - 1]) ? KeyLengthMax + 1 : KeyLengthMax)];

    private static Candidate CandidateOf(ServerRow row) => new Candidate(RefOf(row), row.TextsOrNull("aliases") ?? [], row.TextOrNull("description")).In(row.TextOrNull("country"), row.TextOrNull("institution"), row.TextOrNull("portfolio"));

    /// <summary>A name in a question, or its names for one parameter.</summary>
    private sealed record Asked(string Parameter, IReadOnlyList<string> Texts, IReadOnlyList<string> Types)
    {
        public static Asked One(string parameter, string? text, IReadOnlyList<string> types) => new(parameter, text is null ? [] : [text], types);
    }

    /// <summary>The names of one question, looked up together, and what they were taken to mean.</summary>
    private sealed class Understanding
    {
        private readonly List<Understood> understood = [];
        private readonly Dictionary<string, List<string>> ids = [];

        public IReadOnlyList<Understood>? Understood => understood.Count == 0 ? null : understood;

        /// <summary>The id of the entity that a parameter names; null when it is not given.</summary>
        public string? One(string parameter) => ids.TryGetValue(parameter, out var found) ? found[0] : null;

        /// <summary>The ids as a parameter; null when none is given.</summary>
        public List<string>? All(string parameter) => ids.GetValueOrDefault(parameter);

        /// <exception cref="GraphException">For the first, in the order given, that means nothing or too much.</exception>
        public static async Task<Understanding> Of(Asking asking, params Asked[] parameters)
        {
            var names = new Understanding();
            var all = parameters.SelectMany(asked => asked.Texts.Select(text => (asked.Parameter, Text: text, asked.Types))).ToList();
            if (all.Count == 0)
                return names;
            var rows = (await Meant(asking, text => NameKeys.Steps(text).SkipLast(2), [.. all.Select(one => (one.Text, one.Types))])).All;
            for (var i = 0; i < all.Count; i++)
            {
                var (parameter, text, types) = all[i];
                var id = rows[i].MapOrNull("entity") is { } entity ? OfId(parameter, text, types, RefOf(entity)) : await names.OfName(asking, parameter, text, types, rows[i].Maps("candidates"));
                if (!names.ids.TryGetValue(parameter, out var found))
                    names.ids[parameter] = found = [];
                if (!found.Contains(id))
                    found.Add(id);
            }
            return names;
        }

        private static string OfId(string parameter, string text, IReadOnlyList<string> types, Ref entity) => types.Contains(entity.Type)
            ? entity.Id
            : throw new GraphException(GraphCode.BadValue, $"{parameter} takes {Nearest.A(string.Join(", ", types))}; '{text}' is of type {entity.Type}.") { Field = parameter };

        private async Task<string> OfName(Asking asking, string parameter, string text, IReadOnlyList<string> types, IReadOnlyList<ServerRow> candidates)
        {
            var found = new Candidates(text);
            found.Add(candidates.Select(CandidateOf));
            // what is guessed is no answer, but perhaps what was meant when nothing else is
            if (!found.Any)
                found.Add((await Meant(asking, text => NameKeys.Steps(text).TakeLast(2), [(text, types)])).All[0].Maps("candidates").Select(CandidateOf));
            var meant = found.Resolve(parameter, types);
            understood.Add(meant);
            return meant.Entity.Id;
        }

        private static Task<Found> Meant(Asking asking, Func<string, IEnumerable<NameStep>> steps, (string Text, IReadOnlyList<string> Types)[] names) => asking.List("part-names/meant",
            ("asked", names.Select(name => new Dictionary<string, object?> { ["text"] = name.Text, ["matches"] = Matches(steps(name.Text)), ["types"] = name.Types }).ToList()), ("limit", Candidates.Max));
    }
}
