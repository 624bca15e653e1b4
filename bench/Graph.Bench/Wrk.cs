using System.Globalization;
using System.Text.RegularExpressions;

namespace Graph.Bench;

/// <summary>wrk with a list of paths, one after the other: what a client on the same machine costs the least with.</summary>
internal static partial class Wrk
{
    /// <summary>How often it was answered a second, and how long an answer took, in milliseconds.</summary>
    internal sealed record Load(double Rate, double P50, double P95, double P99);

    /// <param name="root">The server.</param>
    /// <param name="paths">Of the questions.</param>
    /// <param name="connections">At once.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="fresh">Whether the store itself has to answer.</param>
    /// <param name="folder">For its script.</param>
    public static async Task<Load> Run(string root, IReadOnlyList<string> paths, int connections, int seconds, bool fresh, string folder)
    {
        var script = Path.Combine(folder, "wrk.lua");
        await File.WriteAllTextAsync(script, $$"""
            local paths, next = { {{string.Join(", ", paths.Select(path => $"\"{path}\""))}} }, 0
            request = function()
              next = next % #paths + 1
              return wrk.format("GET", paths[next])
            end
            done = function(summary, latency, requests)
              local wrong = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
              io.write(string.format("told %f %f %f %f %d\n", summary.requests * 1e6 / summary.duration, latency:percentile(50) / 1e3, latency:percentile(95) / 1e3, latency:percentile(99) / 1e3, wrong))
            end
            """);
        string[] arguments = ["-t1", $"-c{connections}", $"-d{seconds}s", "--timeout", "60s", "-s", script, "-H", fresh ? "Cache-Control: no-cache" : "Accept: application/json", root];
        var output = await Published.Run("wrk", arguments);
        var told = Told().Match(output);
        if (!told.Success || told.Groups[5].Value != "0")
            throw new InvalidOperationException(output);
        return new(Number(1), Number(2), Number(3), Number(4));

        double Number(int group) => double.Parse(told.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"told ([0-9.]+) ([0-9.]+) ([0-9.]+) ([0-9.]+) (\d+)")]
    private static partial Regex Told();
}
