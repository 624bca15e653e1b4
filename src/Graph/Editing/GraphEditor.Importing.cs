using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Graph.Editing;

public sealed partial class GraphEditor
{
    public async Task<ImportReport> Import(IAsyncEnumerable<string> lines, bool dryRun, bool eachLine, Author author, IProgress<ImportReport>? progress, CancellationToken cancel)
    {
        Refusals.Author(author, correction: false);
        var now = clock.GetUtcNow();
        try
        {
            return await log.Write(async graph =>
            {
                using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                if (author.Once is not null && await graph.Recall(Key(author), Seed.Moment(now - Remembered)) is not null)
                {
                    await foreach (var line in lines.WithCancellation(cancel))
                        Add(hash, line);
                    return JsonSerializer.Deserialize((await Recall(graph, author, Request(hash, author, eachLine), now))!, EditingJson.Default.ImportReport)!;
                }
                var entry = new Entry(await graph.LastEntry() + 1, Seed.Moment(now), author.By, "import", author.Reason);
                var importing = new Importing(graph, entry, number => ReadEntry(number, cancel), number => Changes(number, cancel), eachLine, progress);
                await foreach (var line in lines.WithCancellation(cancel))
                {
                    cancel.ThrowIfCancellationRequested();
                    Add(hash, line);
                    await importing.Line(line);
                }
                await importing.Finish();
                var report = eachLine ? importing.Report with { Lines = importing.Lines } : importing.Report;
                if (dryRun)
                    throw new DryRun(report);
                if (importing.Faults.Count > 0)
                    throw GraphException.Invalid(importing.Faults);
                await Remember(graph, author, Request(hash, author, eachLine), JsonSerializer.Serialize(report, EditingJson.Default.ImportReport), now);
                return report;
            }, cancel);
        }
        catch (DryRun done)
        {
            return done.Report;
        }

        static void Add(IncrementalHash hash, string line) => hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));

        static string Request(IncrementalHash hash, Author author, bool eachLine) => $"import {(eachLine ? "each " : "")}{author.Reason} {Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    public async IAsyncEnumerable<string> Export(bool history, [EnumeratorCancellation] CancellationToken cancel)
    {
        var last = await log.ReadChangesAbout([], null, 1, cancel) is [var latest, ..] ? latest.Entry.Number : 0;
        await foreach (var line in history ? Entries(last, cancel) : Records(last, cancel))
            yield return line;
    }

    private async IAsyncEnumerable<string> Entries(long last, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var after = 0L; after < last;)
        {
            foreach (var entry in (await log.ReadEntries(after, PartMax, cancel)).Where(entry => entry.Number <= last))
            {
                yield return JsonSerializer.Serialize(new EntryLine(entry.Number, entry.At, entry.By, entry.Action, entry.Reason), EditingJson.Default.EntryLine);
                await foreach (var change in Changes(entry.Number, cancel))
                    yield return change.Record is { } record ? EditingJson.Line(record) : JsonSerializer.Serialize(new RemovalLine(change.Key.Kind, change.Key.Id, change.Into), EditingJson.Default.RemovalLine);
                after = entry.Number;
            }
        }
    }

    /// <summary>The records as they stood after an entry. What was written since is looked up in its earlier versions.</summary>
    private async IAsyncEnumerable<string> Records(long last, [EnumeratorCancellation] CancellationToken cancel)
    {
        var given = new HashSet<RecordKey>();
        foreach (var kind in Enum.GetValues<RecordKind>())
        {
            IReadOnlyList<Change> part = [];
            for (var after = ""; after == "" || part.Count == PartMax; after = part[^1].Key.Id)
            {
                part = await log.ReadRecords(kind, after, PartMax, cancel);
                foreach (var change in part)
                {
                    given.Add(change.Key);
                    if ((change.Entry.Number <= last ? change : await AsOf(change.Key, last, cancel))?.Record is { } record)
                        yield return EditingJson.Line(record);
                }
                if (part.Count == 0)
                    break;
            }
        }
        // what was there at the beginning, and went before its turn
        for (var after = last; await log.ReadEntries(after, 1, cancel) is [var entry]; after = entry.Number)
        {
            await foreach (var change in Changes(entry.Number, cancel))
            {
                if (given.Add(change.Key) && (await AsOf(change.Key, last, cancel))?.Record is { } record)
                    yield return EditingJson.Line(record);
            }
        }
    }

    private async Task<Change?> AsOf(RecordKey key, long entry, CancellationToken cancel) => (await log.ReadVersions(key, cancel)).LastOrDefault(change => change.Entry.Number <= entry);

    private async IAsyncEnumerable<Change> Changes(long entry, [EnumeratorCancellation] CancellationToken cancel)
    {
        IReadOnlyList<Change> part = [];
        for (var after = -1; after == -1 || part.Count == PartMax; after = part[^1].Position)
        {
            part = await log.ReadChanges(entry, after, PartMax, cancel);
            foreach (var change in part)
                yield return change;
            if (part.Count == 0)
                break;
        }
    }

    private async Task<Entry?> ReadEntry(long number, CancellationToken cancel) => await log.ReadEntries(number - 1, 1, cancel) is [var entry] && entry.Number == number ? entry : null;

    /// <summary>Leaves the transaction without a trace.</summary>
    private sealed class DryRun(ImportReport report) : Exception
    {
        public ImportReport Report { get; } = report;
    }
}
