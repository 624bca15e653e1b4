using System.Globalization;
using System.Text;

namespace Graph.Cli;

internal static class Program
{
    /// <summary>A terminal that says it is narrower, or has no width, wraps by itself.</summary>
    private const int WidthMin = 40;

    public static async Task<int> Main(string[] args)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        await using var output = new StreamWriter(Console.OpenStandardOutput(), utf8, bufferSize: 64 * 1024) { NewLine = "\n" };
        await using var error = new StreamWriter(Console.OpenStandardError(), utf8) { NewLine = "\n", AutoFlush = true };
        return await CommandLine.Run(args, new Terminal(Console.OpenStandardInput, output, error) { Width = Width() });
    }
    /// <summary>Of the terminal; of a file or a pipe only when the environment says so.</summary>
    private static int? Width() => int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns) ? Math.Max(columns, WidthMin)
        : Console.IsOutputRedirected ? null : Math.Max(Console.WindowWidth, WidthMin);
}
