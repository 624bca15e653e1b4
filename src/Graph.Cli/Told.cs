using System.Diagnostics;

namespace Graph.Cli;

/// <summary>How far a command is, at most once a second.</summary>
internal sealed class Told(TextWriter error)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private long last = Stopwatch.GetTimestamp();

    public void Progress(Func<string> how)
    {
        if (Stopwatch.GetElapsedTime(last) < Every)
            return;
        last = Stopwatch.GetTimestamp();
        error.WriteLine(how());
    }
}
