using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Graph.Sqlite;

/// <summary>
/// What is held of who stood where: of one version of the data, for questions that read that very version. Any other question reads the file, and so
/// nothing can be behind a write. It is made anew beside the questions, when a version is asked about often.
/// </summary>
/// <param name="readers">Whom it reads by.</param>
/// <param name="askedMin">After so many questions a version is held; with 0 at once, and before the question is answered.</param>
internal sealed class Seatings(Sessions readers, int askedMin) : IDisposable
{
    /// <summary>After how many questions that go by who stood where a version is held.</summary>
    public const int AskedMin = 16;

    /// <summary>How many times as long as it took to make one it is left until the next: between writes that come one after the other.</summary>
    private const int RestFactor = 8;

    private readonly Lock making = new();
    private volatile Seating? held;
    private string? wanted;
    private int asked;
    private long restingUntil;
    private Task under = Task.CompletedTask;
    private Session? reading;
    private bool closed;

    /// <summary>What a session may use that stands in a read transaction; null for nothing.</summary>
    public Seating? At(Session session)
    {
        var version = session.First("get-version", row => row.Text(0))!;
        if (held is { } now && now.Version == version)
            return now;
        if (askedMin == 0)
            return held = Seating.Read(session, version);
        lock (making)
        {
            asked = version == wanted ? asked + 1 : 1;
            wanted = version;
            if (asked >= askedMin && !closed && under.IsCompleted && Environment.TickCount64 >= restingUntil)
                under = Task.Run(Make);
        }
        return null;
    }

    public void Dispose()
    {
        lock (making)
        {
            closed = true;
            reading?.Interrupt();
        }
        under.Wait();
    }

    private void Make()
    {
        var clock = Stopwatch.StartNew();
        Session? session = null;
        try
        {
            session = readers.Take();
            lock (making)
                reading = closed ? throw new OperationCanceledException() : session;
            session.Execute("open/begin");
            // never two of them in memory
            held = null;
            held = Seating.Read(session, session.First("get-version", row => row.Text(0))!);
            session.Execute("open/commit");
            // what is too much today is hardly less tomorrow
            Done(held is null ? TimeSpan.FromHours(1) : clock.Elapsed * RestFactor);
            readers.Return(session);
        }
        catch (Exception fault) when (fault is SqliteException or GraphException or OperationCanceledException)
        {
            // whoever asks reads the file, and is told what is wrong with it
            Done(clock.Elapsed * RestFactor);
            session?.Dispose();
        }
    }

    private void Done(TimeSpan rest)
    {
        lock (making)
        {
            reading = null;
            asked = 0;
            restingUntil = Environment.TickCount64 + (long)rest.TotalMilliseconds;
        }
    }
}
