using System.Globalization;
using System.Text.RegularExpressions;

namespace Graph.Bench;

/// <summary>meetings?who= on 32 connections, over a bare Kestrel endpoint that returns the same bytes, in the same run.</summary>
internal static partial class Throughput
{
    private const int Rounds = 5;
    private const int Seconds = 6;
    private const string Question = "/v1/meetings?who=sebastien-lecornu";

    public static async Task Measure(string api, string folder)
    {
        var (apiPort, barePort) = (Published.FreePort(), Published.FreePort());
        var address = $"http://127.0.0.1:{apiPort}{Question}";
        var (server, _) = await Published.Serve(address, [api],
            ("ASPNETCORE_URLS", $"http://127.0.0.1:{apiPort}"), ("Graph__Store", Path.Combine(folder, "load.db")), ("Graph__RequestsPerMinute", "0"));
        using var http = new HttpClient();
        var body = await http.GetByteArrayAsync(address);
        var file = Path.Combine(folder, "body.json");
        await File.WriteAllBytesAsync(file, body);
        var (floor, _) = await Published.Serve($"http://127.0.0.1:{barePort}/", [typeof(Throughput).Assembly.Location, "bare", $"{barePort}", file]);
        try
        {
            var ways = new (string What, string[] Arguments)[]
            {
                ("bare Kestrel, the same bytes", [$"http://127.0.0.1:{barePort}{Question}"]),
                ("answered by the store (Cache-Control: no-cache)", ["-H", "Cache-Control: no-cache", address]),
                ("with the cache", [address]),
            };
            foreach (var (_, arguments) in ways)
                await Wrk(4, arguments);
            var rounds = new List<(double Rate, double P99)[]>();
            for (var round = 0; round < Rounds; round++)
            {
                var row = new (double, double)[ways.Length];
                for (var i = 0; i < ways.Length; i++)
                    row[i] = await Wrk(Seconds, ways[i].Arguments);
                rounds.Add(row);
            }
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"`{Question}`, {body.Length} bytes, 32 connections, {Rounds} rounds of {Seconds} s, load from the same machine"));
            Console.WriteLine();
            Console.WriteLine("| | requests/s (median) | p99, ms (median) | over bare (median of pairs) |");
            Console.WriteLine("|---|---|---|---|");
            for (var i = 0; i < ways.Length; i++)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"| {ways[i].What} | {Start.Median([.. rounds.Select(row => row[i].Rate)]):0} | {Start.Median([.. rounds.Select(row => row[i].P99)]):0.0} | {Start.Median([.. rounds.Select(row => row[i].Rate / row[0].Rate)]):0.00} |"));
            }
            server.Refresh();
            Console.WriteLine();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Memory of the server after the load: {server.WorkingSet64 / 1e6:0} MB."));
        }
        finally
        {
            Published.Stop(server);
            Published.Stop(floor);
        }
    }

    private static async Task<(double Rate, double P99)> Wrk(int seconds, string[] arguments)
    {
        var output = await Published.Run("wrk", ["-t1", "-c32", $"-d{seconds}s", "--latency", .. arguments]);
        if (output.Contains("Non-2xx", StringComparison.Ordinal))
            throw new InvalidOperationException(output);
        var (value, unit) = (P99().Match(output).Groups[1].Value, P99().Match(output).Groups[2].Value);
        return (double.Parse(Rate().Match(output).Groups[1].Value, CultureInfo.InvariantCulture),
            double.Parse(value, CultureInfo.InvariantCulture) * unit switch { "us" => 0.001, "s" => 1000, _ => 1 });
    }

    [GeneratedRegex(@"99%\s+([0-9.]+)(us|ms|s)")]
    private static partial Regex P99();

    [GeneratedRegex(@"Requests/sec:\s+([0-9.]+)")]
    private static partial Regex Rate();
}
