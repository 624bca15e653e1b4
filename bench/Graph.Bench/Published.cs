using System.Diagnostics;
using System.Net.Sockets;
using System.Net;
using System.Text;

namespace Graph.Bench;

/// <summary>The API as it is shipped, and how it is started.</summary>
internal static class Published
{
    public static async Task<string> Make(string folder)
    {
        var to = Path.Combine(folder, "api");
        Console.Error.WriteLine("Publishing …");
        await Run("dotnet", "publish", Path.Combine(Root(), "src", "Graph.Api"), "-c", "Release", "-o", to, "--nologo", "-v", "quiet");
        return Path.Combine(to, "Graph.Api.dll");
    }

    /// <summary>A server that has just started fills its database slowly.</summary>
    private static readonly TimeSpan StartMax = TimeSpan.FromMinutes(3);

    /// <summary>Starts a program of ours and waits for its first answer.</summary>
    public static async Task<(Process Process, TimeSpan FirstAnswer)> Serve(string address, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        var errors = new StringBuilder();
        process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var http = new HttpClient();
        while (clock.Elapsed < StartMax && !process.HasExited)
        {
            try
            {
                using var answer = await http.GetAsync(address);
                if (answer.IsSuccessStatusCode)
                    return (process, clock.Elapsed);
            }
            catch (HttpRequestException)
            {
                // asked again
            }
            await Task.Delay(5);
        }
        Stop(process);
        throw new TimeoutException($"No answer from {address}: {errors}");
    }

    public static void Stop(Process process)
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    public static async Task<string> Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {output}");
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Graph.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Run it from a checkout.");
        return folder;
    }
}
