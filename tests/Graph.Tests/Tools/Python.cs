using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Graph.Tests.Tools;

/// <summary>The scripts of this folder. Where no Python has the module that one needs, its tests are skipped, and fail in CI.</summary>
internal static class Python
{
    /// <summary>How a script ends that lacks its module.</summary>
    private const int Missing = 3;

    /// <summary>The system's own first: its packages are not seen by others on the path.</summary>
    private static readonly string[] Programs = ["/usr/bin/python3", "python3"];

    /// <summary>What a script says of files, as JSON.</summary>
    public static async Task<JsonElement> Read(string module, params string[] files)
    {
        foreach (var program in Programs)
        {
            if (await Run(program, $"read_{module}.py", files) is { } said)
                return said;
        }
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
            Assert.Fail($"CI must have Python with {module}.");
        Assert.Skip($"There is no Python with {module}.");
        throw new UnreachableException();
    }

    private static async Task<JsonElement?> Run(string program, string script, string[] files)
    {
        Process process;
        try
        {
            process = Process.Start(new ProcessStartInfo(program, [Path.Combine(Path.GetDirectoryName(Here())!, script), .. files]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Win32Exception)
        {
            return null;
        }
        using (process)
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
            await process.WaitForExitAsync(limit.Token);
            if (process.ExitCode == Missing)
                return null;
            Assert.True(process.ExitCode == 0, await error);
            return JsonElement.Parse(await output);
        }
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
