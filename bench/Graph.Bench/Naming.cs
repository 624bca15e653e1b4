using System.Diagnostics;
using System.Globalization;
using Graph.Neo4j;
using Graph.Sqlite;

namespace Graph.Bench;

/// <summary>
/// Whether the first hit of a search is whom the name is of, by kind of difference, over plain ways to find names; and how long a search takes on 100,000
/// entities. On standard error stands what was not first: the kind, what was asked, who came first and how, who was meant, and whether the first is nearer.
/// </summary>
internal static class Naming
{
    private const int Entities = 100_000;

    /// <summary>Of each kind so many are asked, evenly spread.</summary>
    private const int AskedMax = 400;

    /// <summary>Every so many of them are also compared with all names by Jaro–Winkler, which takes long.</summary>
    private const int AlikeEvery = 8;

    /// <summary>Below this the ranking by Jaro–Winkler finds nobody.</summary>
    private const double AlikeMin = 0.85;

    /// <summary>How far down the list of a search somebody looks.</summary>
    private const int InFirst = 5;

    /// <summary>A name that was asked, whom the search and the others found, and whose it is.</summary>
    private sealed record Asked(string? First, bool InFive, Other Other, string? Strict, string? Exact, string Id);

    /// <param name="folder">EveryPolitician's data.</param>
    /// <param name="cases">Nomenklatura's labelled pairs.</param>
    /// <param name="neo4j">On the Neo4j server of <c>NEO4J_HTTP</c>, whose database is emptied, and not on SQLite.</param>
    public static async Task Measure(string folder, string cases, bool neo4j)
    {
        var people = NamePairs.People(folder);
        var filled = Generated.Graph(Entities).OfType<EntityRecord>().Take(Entities - people.Count);
        var (store, close) = await Open(neo4j, [.. people.Select(person => person.Person), .. filled]);
        var pairs = NamePairs.Published(people).Concat(NamePairs.Made(people)).GroupBy(pair => pair.Kind)
            .SelectMany(kind => kind.ToList() is var all && all.Count <= AskedMax ? all : Enumerable.Range(0, AskedMax).Select(i => all[(int)((long)i * all.Count / AskedMax)])).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{people.Count} people and {Entities - people.Count} other entities, {pairs.Count} names asked, on {(neo4j ? "Neo4j" : "SQLite")}."));
        Console.WriteLine();
        await Table(store, people, pairs, plain: !neo4j);
        await Speed(store, pairs);
        await close();
        if (!neo4j)
            await Judged(cases);
    }

    private static async Task<(IGraphStore, Func<Task>)> Open(bool neo4j, List<GraphRecord> records)
    {
        if (!neo4j)
        {
            var file = Path.Combine(Directory.CreateTempSubdirectory("graph-names-").FullName, "names.db");
            var store = SqliteGraphStore.Open(file, () => records);
            return (store, () =>
            {
                store.Dispose();
                Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
                return Task.CompletedTask;
            });
        }
        var server = ServerAddress.Of(Loading.Variable("NEO4J_HTTP"), Loading.Variable("NEO4J_USERNAME"), Loading.Variable("NEO4J_PASSWORD"), "neo4j").Open();
        await server.Execute("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS", new Dictionary<string, object?>(), default);
        var graph = await Neo4jGraphStore.Open(server, () => records, default);
        return (graph, () => graph.DisposeAsync().AsTask());
    }

    private static async Task Table(IGraphStore store, List<(EntityRecord Person, string[] Others)> people, List<NamePair> pairs, bool plain)
    {
        var exact = people.ToLookup(person => Names.Fold(person.Person.Name), person => person.Person.Id);
        var shown = people.ToDictionary(person => person.Person.Id, person => person.Person.Name);
        var folded = people.ConvertAll(person => (person.Person.Id, Name: Names.Fold(person.Person.Name)));
        Console.WriteLine("| difference | names | first, % | in five, % | nobody, % | first is another: named so, as near, farther, % | a parameter: right, wrong, refused, % |" + (plain ? " exact, folded: right, % | Jaro–Winkler: right, wrong, nobody, % |" : ""));
        Console.WriteLine("|---|---|---|---|---|---|---|" + (plain ? "---|---|" : ""));
        var all = (Rows: new List<Asked>(), Alike: new List<(string?, string)>());
        foreach (var kind in pairs.GroupBy(pair => pair.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            var rows = new List<Asked>();
            var alike = new List<(string?, string)>();
            foreach (var (pair, i) in kind.Select((pair, i) => (pair, i)))
            {
                var text = Names.Fold(pair.Asked);
                var found = exact[text].ToList();
                var hits = (await store.Search(new SearchQuestion(pair.Asked) { Limit = InFirst }, default)).Items;
                var other = hits is [var first, ..] && first.Id != pair.Id ? Nearness.Of(pair.Asked, first.Text, shown[pair.Id]) : Other.None;
                if (hits is not [{ } own, ..] || own.Id != pair.Id)
                    Console.Error.WriteLine($"{pair.Kind}\t{pair.Asked}\t{(hits is [var hit, ..] ? $"{hit.Name} ({hit.Matched})" : "nobody")}\t{shown[pair.Id]}\t{other}\t{hits.FirstOrDefault(one => one.Id == pair.Id)?.Matched}");
                rows.Add(new(hits is [var best, ..] ? best.Id : null, hits.Any(one => one.Id == pair.Id), other, await Taken(store, pair.Asked), found.Count == 1 ? found[0] : null, pair.Id));
                if (plain && i % AlikeEvery == 0)
                    alike.Add((Alike(text, folded), pair.Id));
            }
            Row(kind.Key, rows, alike);
            all.Rows.AddRange(rows);
            all.Alike.AddRange(alike);
        }
        Row("**all**", all.Rows, all.Alike);
        Console.WriteLine();
    }

    private static void Row(string kind, List<Asked> rows, List<(string?, string)> alike)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {kind} | {rows.Count} | {Share(row => row.First == row.Id):0.0} | {Share(row => row.InFive):0.0} | {Share(row => row.First is null):0.0} | {Of(Other.Named):0.0}, {Of(Other.AsNear):0.0}, {Of(Other.Farther):0.0} |") +
            $" {Shares(rows.ConvertAll(row => (row.Strict, row.Id)))} |" + (alike.Count > 0 ? $" {Shares(rows.ConvertAll(row => (row.Exact, row.Id))).Split(',')[0]} | {Shares(alike)} |" : ""));

        double Of(Other other) => Share(row => row.Other == other);

        double Share(Func<Asked, bool> which) => 100.0 * rows.Count(which) / rows.Count;
    }

    private static string Shares(List<(string? Found, string Id)> rows)
    {
        return string.Create(CultureInfo.InvariantCulture, $"{Share(row => row.Found == row.Id):0.0}, {Share(row => row.Found is not null && row.Found != row.Id):0.0}, {Share(row => row.Found is null):0.0}");

        double Share(Func<(string? Found, string Id), bool> which) => 100.0 * rows.Count(which) / rows.Count;
    }

    private static async Task<string?> First(IGraphStore store, string text) => (await store.Search(new SearchQuestion(text) { Limit = 1 }, default)).Items is [var hit] ? hit.Id : null;

    private static async Task<string?> Taken(IGraphStore store, string text)
    {
        try
        {
            return (await store.FindMeetings(new MeetingQuestion { Who = [text], Limit = 1 }, default)).Understood![0].Entity.Id;
        }
        catch (GraphException refusal) when (refusal.Code is GraphCode.UnknownEntity or GraphCode.AmbiguousName)
        {
            return null;
        }
    }

    private static string? Alike(string text, List<(string Id, string Name)> people)
    {
        var best = people.Select(person => (person.Id, Score: JaroWinkler.Of(text, person.Name))).MaxBy(person => person.Score);
        return best.Score >= AlikeMin ? best.Id : null;
    }

    private static async Task Speed(IGraphStore store, List<NamePair> pairs)
    {
        foreach (var pair in pairs.Take(AskedMax))
            await First(store, pair.Asked);
        Console.WriteLine("| search, one at a time | p50, ms | p95, ms | p99, ms | worst, ms |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var (what, texts) in new (string, List<string>)[]
        {
            ("a name as above", pairs.ConvertAll(pair => pair.Asked)),
            ("a family name alone", pairs.ConvertAll(pair => Names.Words(Names.Fold(pair.Asked)).DefaultIfEmpty("x").Last())),
            ("its first three letters", pairs.ConvertAll(pair => Names.Fold(pair.Asked)[..Math.Min(3, Names.Fold(pair.Asked).Length)])),
        })
        {
            var times = new List<double>();
            foreach (var text in texts)
            {
                var clock = Stopwatch.StartNew();
                await store.Search(new SearchQuestion(text) { Limit = 20 }, default);
                times.Add(clock.Elapsed.TotalMilliseconds);
            }
            times.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {At(0.5):0.00} | {At(0.95):0.00} | {At(0.99):0.00} | {times[^1]:0.0} |"));

            double At(double share) => times[(int)(share * (times.Count - 1))];
        }
        Console.WriteLine();
    }

    /// <summary>Pairs that people judged: one is in the graph of all second names of the file, and asked by the first.</summary>
    private static async Task Judged(string cases)
    {
        var rows = File.ReadLines(cases).Select(NamePairs.Cells).ToList();
        var (schema, one, two, match) = (Array.IndexOf(rows[0], "schema"), Array.IndexOf(rows[0], "name1"), Array.IndexOf(rows[0], "name2"), Array.IndexOf(rows[0], "is_match"));
        Console.WriteLine("| pairs that people judged | pairs | search: right, wrong, nobody, % | a parameter takes one for the other |");
        Console.WriteLine("|---|---|---|---|");
        foreach (var kind in rows.Skip(1).Where(row => row.Length == rows[0].Length).GroupBy(row => row[schema] == "Person" ? "people" : "companies and others").OrderByDescending(kind => kind.Key, StringComparer.Ordinal))
        {
            var ids = kind.Select(row => row[two]).Distinct().Select((name, i) => (name, id: $"name-{i}")).ToDictionary(pair => pair.name, pair => pair.id);
            var (store, close) = await Open(false, [.. ids.Select(pair => new EntityRecord { Id = pair.Value, Type = kind.Key == "people" ? Schema.Person : Schema.Institution, Name = pair.Key })]);
            foreach (var same in kind.GroupBy(row => row[match] == "true").OrderByDescending(same => same.Key))
            {
                var (found, taken) = (new List<(string?, string)>(), 0);
                foreach (var row in same)
                {
                    var first = await First(store, row[one]);
                    found.Add((first, ids[row[two]]));
                    taken += await Taken(store, row[one]) == ids[row[two]] ? 1 : 0;
                }
                Console.WriteLine($"| {kind.Key}, {(same.Key ? "one and the same" : "two different ones")} | {found.Count} | {(same.Key ? Shares(found) : $"takes one for the other first: {100.0 * found.Count(pair => pair.Item1 == pair.Item2) / found.Count:0} %")} | {100.0 * taken / found.Count:0} % |");
            }
            await close();
        }
    }
}
