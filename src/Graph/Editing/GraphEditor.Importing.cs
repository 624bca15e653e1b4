using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Graph.FollowTheMoney;

namespace Graph.Editing;

public sealed partial class GraphEditor
{
    public Task<ImportReport> Import(IAsyncEnumerable<string> lines, bool dryRun, bool eachLine, Author author, IProgress<ImportReport>? progress, CancellationToken cancel) =>
        Import(lines, eachLine ? "import each" : "import", async (_, importing, read) =>
        {
            await foreach (var part in Ahead(read, cancel))
            {
                foreach (var line in part)
                    await importing.Take(line);
            }
        }, dryRun, eachLine, author, progress, cancel);

    public Task<ImportReport> ImportFollowTheMoney(IAsyncEnumerable<string> lines, string? source, bool dryRun, Author author, IProgress<ImportReport>? progress, CancellationToken cancel) =>
        Import(lines, $"import ftm {source}", async (graph, importing, read) =>
        {
            if (source is not null && await graph.Read([new(RecordKind.Source, source)]) is not [{ Record: not null }])
                throw new GraphException(GraphCode.UnknownSource, $"There is no source with the id '{Quoted.Shorten(source)}'.") { Field = "source" };
            var reading = new FtmImport(graph, importing, source);
            await foreach (var line in read.WithCancellation(cancel))
                reading.Note(line);
            await foreach (var line in lines.WithCancellation(cancel))
            {
                cancel.ThrowIfCancellationRequested();
                await reading.Line(line);
            }
        }, dryRun, eachLine: false, author, progress, cancel);

    /// <param name="lines">All of them are read once, whatever is done with them.</param>
    /// <param name="word">What is done, so that a key stands for it and nothing else.</param>
    /// <param name="feed">Reads the lines into the import.</param>
    /// <param name="dryRun">Whether nothing is kept.</param>
    /// <param name="eachLine">Whether the report also says what became of each line.</param>
    /// <param name="author">Who, and why.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancel">Ends it.</param>
    private async Task<ImportReport> Import(IAsyncEnumerable<string> lines, string word, Func<IGraphWriting, Importing, IAsyncEnumerable<string>, Task> feed, bool dryRun, bool eachLine, Author author, IProgress<ImportReport>? progress, CancellationToken cancel)
    {
        Refusals.Author(author, correction: false);
        var now = clock.GetUtcNow();
        try
        {
            return await log.Write(async graph =>
            {
                using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                var read = Hashed(lines, author.Once is null ? null : hash, cancel);
                if (author.Once is not null && await graph.Recall(Key(author), Seed.Moment(now - Remembered)) is not null)
                {
                    await foreach (var line in read)
                        continue;
                    return JsonSerializer.Deserialize((await Recall(graph, author, Request(hash), now))!, EditingJson.Default.ImportReport)!;
                }
                var entry = new Entry(await graph.LastEntry() + 1, Seed.Moment(now), author.By, "import", author.Reason);
                var importing = new Importing(graph, entry, number => ReadEntry(number, cancel), number => Changes(number, cancel), eachLine, progress);
                await feed(graph, importing, read);
                await importing.Finish();
                var report = eachLine ? importing.Report with { Lines = importing.Lines } : importing.Report;
                if (dryRun)
                    throw new DryRun(report);
                if (importing.Faults.Count > 0)
                    throw GraphException.Invalid(importing.Faults);
                await Remember(graph, author, Request(hash), JsonSerializer.Serialize(report, EditingJson.Default.ImportReport), now);
                return report;
            }, cancel);
        }
        catch (DryRun done)
        {
            return done.Report;
        }

        string Request(IncrementalHash hash) => $"{word} {author.Reason} {Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    private static async IAsyncEnumerable<string> Hashed(IAsyncEnumerable<string> lines, IncrementalHash? hash, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var line in lines.WithCancellation(cancel))
        {
            cancel.ThrowIfCancellationRequested();
            hash?.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
            yield return line;
        }
    }

    /// <summary>Reads lines some parts ahead of what is written, beside it.</summary>
    private static async IAsyncEnumerable<Importing.Line[]> Ahead(IAsyncEnumerable<string> lines, [EnumeratorCancellation] CancellationToken cancel)
    {
        var parts = Channel.CreateBounded<Importing.Line[]>(new BoundedChannelOptions(PartsAhead) { SingleReader = true, SingleWriter = true });
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var reading = Task.Run(Read, CancellationToken.None);
        try
        {
            await foreach (var part in parts.Reader.ReadAllAsync(cancel))
                yield return part;
        }
        finally
        {
            // nobody reads on once this has ended, whatever for
            await end.CancelAsync();
            await reading;
        }

        async Task Read()
        {
            try
            {
                var number = 1;
                await foreach (var texts in lines.Chunk(PartMax).WithCancellation(end.Token))
                {
                    var first = number;
                    number += texts.Length;
                    await parts.Writer.WriteAsync(Array.ConvertAll(texts, text => Importing.Line.Of(first++, text)), end.Token);
                }
                parts.Writer.Complete();
            }
            catch (Exception fault)
            {
                // told to whoever reads
                parts.Writer.Complete(fault);
            }
        }
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
