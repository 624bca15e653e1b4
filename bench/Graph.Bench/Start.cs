using System.Globalization;

namespace Graph.Bench;

/// <summary>From the start of the process to the first answer, and the memory it then takes.</summary>
internal static class Start
{
    private const int Runs = 5;

    public static async Task Measure(string api, string folder)
    {
        Console.WriteLine("| start to first answer | seconds (median) | memory, MB (median) |");
        Console.WriteLine("|---|---|---|");
        await Row("a new store, filled with the shipped graph", fresh: true);
        await Row("an existing store", fresh: false);
        Console.WriteLine();

        async Task Row(string what, bool fresh)
        {
            var (times, memory) = (new List<double>(), new List<double>());
            for (var run = 0; run < Runs; run++)
            {
                var port = Published.FreePort();
                var store = Path.Combine(folder, fresh ? $"fresh-{run}.db" : "kept.db");
                var (process, first) = await Published.Serve($"http://127.0.0.1:{port}/v1/meetings?who=sebastien-lecornu", [api],
                    ("ASPNETCORE_URLS", $"http://127.0.0.1:{port}"), ("Graph__Store", store));
                process.Refresh();
                times.Add(first.TotalSeconds);
                memory.Add(process.WorkingSet64 / 1e6);
                Published.Stop(process);
            }
            // the first run on the kept store made it
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {Median(fresh ? times : times[1..]):0.00} | {Median(memory):0} |"));
        }
    }

    public static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
