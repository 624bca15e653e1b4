using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Graph.Tests.Faults;

/// <summary>The API as a program of its own, which a test may kill as <c>kill -9</c> does.</summary>
internal sealed class Victim : IDisposable
{
    private static readonly TimeSpan StartMax = TimeSpan.FromMinutes(1);

    private readonly Process process;
    private readonly StringBuilder said = new();
    private readonly string temporary;

    private Victim(Process process, string temporary)
    {
        this.process = process;
        this.temporary = temporary;
    }

    public HttpClient Http { get; } = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromMinutes(2) };

    public Uri Address => Http.BaseAddress!;

    public int Id => process.Id;

    /// <summary>All that it has logged.</summary>
    public string Said
    {
        get
        {
            lock (said)
                return said.ToString();
        }
    }

    /// <summary>The files that it keeps for a while and that others can see.</summary>
    public IReadOnlyList<string> TemporaryFiles => [.. Directory.GetFiles(temporary).Where(file => Path.GetFileName(file).StartsWith("graph-", StringComparison.Ordinal))];

    /// <summary>The most memory that it has ever taken, in bytes.</summary>
    public long MemoryPeak => File.ReadLines($"/proc/{Id}/status").Where(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
        .Select(line => long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024).Single();

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="folder">Where it runs; its temporary files are in a folder <c>tmp</c> there.</param>
    /// <param name="store">Its store.</param>
    /// <param name="settings">As for <see cref="ApiHost"/>.</param>
    public static Task<Victim> Start(string folder, string store, params (string Name, string Value)[] settings) => StartBy([], folder, store, settings);

    /// <summary>The same, by a command that runs what follows it.</summary>
    public static async Task<Victim> StartBy(string[] command, string folder, string store, params (string Name, string Value)[] settings)
    {
        string[] line = [.. command, "dotnet", typeof(Graph.Api.GraphOptions).Assembly.Location];
        var start = new ProcessStartInfo(line[0], line[1..]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        var temporary = Directory.CreateDirectory(Path.Combine(folder, "tmp")).FullName;
        start.Environment["TMPDIR"] = temporary;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        (string Name, string Value)[] all = [("Store", store), ("Seed", "false"), ("RequestsPerMinute", "0"), .. settings];
        foreach (var (name, value) in all)
            start.Environment[$"Graph__{name}"] = value;
        var victim = new Victim(Process.Start(start)!, temporary);
        await victim.Listening();
        return victim;
    }

    /// <summary>Ends it at once. Whoever is connected notices by itself.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        Http.Dispose();
        if (!process.HasExited)
            Kill();
        process.Dispose();
    }

    private async Task Listening()
    {
        var address = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException($"It did not start: {Said}"));
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Http.BaseAddress = new Uri(await address.Task.WaitAsync(StartMax));

        void Hear(string? line)
        {
            lock (said)
                said.AppendLine(line);
            if (line?.Split("Now listening on: ") is [_, var listening])
                address.TrySetResult(listening.Trim());
        }
    }
}

/// <summary>How often something is killed in one test: as often as <c>GRAPH_KILLS</c> says, where somebody has the time.</summary>
internal static class Kills
{
    public static int Or(int usual) => int.TryParse(Environment.GetEnvironmentVariable("GRAPH_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : usual;
}
