using System.Diagnostics;
using System.Globalization;

namespace Graph.Bench;

/// <summary>What each format of an export takes of a graph that <c>million</c> left: how fast it comes, and what memory its server takes meanwhile, each by a server of its own.</summary>
internal static class Exports
{
    private const int LookMs = 20;

    public static async Task Measure(string file, string api)
    {
        Console.WriteLine("| format | MB | MB/s | memory before, MB | at most, MB |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var format in Export.Formats.Keys)
        {
            var port = Published.FreePort();
            var root = $"http://127.0.0.1:{port}";
            var (server, _) = await Published.Serve($"{root}/health/ready", [api], ("ASPNETCORE_URLS", root), ("Graph__Store", file), ("Graph__RequestsPerMinute", "0"));
            try
            {
                using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
                server.Refresh();
                var before = server.WorkingSet64;
                using var ended = new CancellationTokenSource();
                var watched = Task.Run(() => Watch(server, ended.Token));
                var clock = Stopwatch.StartNew();
                var bytes = await Drain(await http.GetStreamAsync($"{root}/v1/export?format={format}"));
                clock.Stop();
                await ended.CancelAsync();
                var most = await watched;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {format} | {bytes / 1e6:0} | {bytes / 1e6 / clock.Elapsed.TotalSeconds:0.0} | {before / 1e6:0} | {most / 1e6:0} |"));
            }
            finally
            {
                Published.Stop(server);
            }
        }
    }

    public static async Task<long> Drain(Stream stream)
    {
        var (buffer, all) = (new byte[1 << 16], 0L);
        for (int count; (count = await stream.ReadAsync(buffer)) > 0;)
            all += count;
        return all;
    }

    private static long Watch(Process server, CancellationToken ended)
    {
        var most = 0L;
        while (!ended.IsCancellationRequested)
        {
            server.Refresh();
            most = Math.Max(most, server.WorkingSet64);
            Thread.Sleep(LookMs);
        }
        return most;
    }
}
