using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Graph.Editing;
using Graph.Sqlite;

namespace Graph.Bench;

/// <summary>How long it takes to find pairs that may be the same, and what memory: names as they are, a few families large and many small, one in a hundred written twice.</summary>
internal static class Duplicates
{
    private static readonly string[] Syllables = ["ba", "ko", "mi", "ren", "tu", "sel", "vo", "lin", "dar", "pe", "ga", "sto", "ni", "ul", "fra", "zem", "cha", "wi", "jo", "ter"];

    public static async Task Measure(int people)
    {
        var folder = Directory.CreateTempSubdirectory("graph-bench-").FullName;
        try
        {
            using var store = SqliteGraphStore.Open(Path.Combine(folder, "graph.db"), () => Graph(people));
            Console.WriteLine("| found | first list, s | again, ms | largest working set, MB |\n|---|---|---|---|");
            var editor = new GraphEditor(store, TimeProvider.System);
            var started = Stopwatch.GetTimestamp();
            var page = await editor.FindDuplicates(new() { Limit = 500 }, CancellationToken.None);
            var first = Stopwatch.GetElapsedTime(started);
            started = Stopwatch.GetTimestamp();
            await editor.FindDuplicates(new() { Limit = 500 }, CancellationToken.None);
            using var self = Process.GetCurrentProcess();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {page.Items.Count}{(page.Next is null ? "" : " and more")} | {first.TotalSeconds:0.0} | {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} | {self.PeakWorkingSet64 >> 20} |"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<GraphRecord> Graph(int people)
    {
        var random = new Random(people);
        var (given, families) = (Names(random, 2, 800), Names(random, 3, Math.Max(10, people / 25)));
        var records = new List<GraphRecord>();
        for (var i = 0; i < people; i++)
        {
            var name = i % 100 == 99 ? ((EntityRecord)records[^1]).Name : $"{given[Some(given.Count)]} {families[Some(families.Count)]}";
            records.Add(new EntityRecord { Id = string.Create(CultureInfo.InvariantCulture, $"person-{i}"), Type = Schema.Person, Name = name, Aliases = [], Fields = new Dictionary<string, JsonElement>() });
        }
        return records;

        int Some(int count) => (int)(count * Math.Pow(random.NextDouble(), 2));
    }

    private static List<string> Names(Random random, int syllables, int count)
    {
        var names = new HashSet<string>();
        while (names.Count < count)
        {
            var name = string.Concat(Enumerable.Range(0, syllables + random.Next(2)).Select(_ => Syllables[random.Next(Syllables.Length)]));
            names.Add(char.ToUpperInvariant(name[0]) + name[1..]);
        }
        return [.. names];
    }
}
