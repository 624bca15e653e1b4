using System.Buffers;
using System.Text;
using System.Text.Json;
using Graph.FollowTheMoney;

namespace Graph;

/// <summary>A format that a graph is written in: it takes records part by part, in the order of <see cref="Parts"/>, and writes to a stream that never waits.</summary>
public abstract class Export(Stream to) : IDisposable
{
    /// <summary>The formats by the name that <c>format</c> takes.</summary>
    public static readonly IReadOnlyDictionary<string, (string MediaType, string Extension, Func<Stream, Export> Make)> Formats = new Dictionary<string, (string, string, Func<Stream, Export>)>
    {
        ["ndjson"] = ("application/x-ndjson", "ndjson", to => new NdjsonExport(to)),
        ["csv"] = ("application/zip", "zip", to => new CsvExport(to)),
        ["graphml"] = ("application/graphml+xml", "graphml", to => new GraphMlExport(to)),
        ["gexf"] = ("application/gexf+xml", "gexf", to => new GexfExport(to)),
        ["turtle"] = ("text/turtle", "ttl", to => new TurtleExport(to)),
        ["jsonld"] = ("application/ld+json", "jsonld", to => new JsonLdExport(to)),
        ["cypher"] = ("application/x-cypher-query", "cypher", to => new CypherExport(to)),
        ["ftm"] = (Ftm.MediaType, "ftm.json", to => new FtmExport(to)),
    };

    private const int PassBytes = 64 * 1024;

    protected Stream To { get; } = to;

    public virtual IReadOnlyList<RecordKind> Parts => [RecordKind.Source, RecordKind.Entity, RecordKind.Relation];

    /// <summary>Writes all that is read; what is not passed on yet is never more than a little over <see cref="PassBytes"/>.</summary>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="records">What to write.</param>
    /// <param name="to">Where to; left open. Nothing of the end is written when reading fails.</param>
    /// <param name="cancel">Ends the work.</param>
    public static async Task Write(string format, ExportReader records, Stream to, CancellationToken cancel)
    {
        var kept = new Kept();
        using var export = Formats[format].Make(kept);
        export.Start();
        for (var part = 0; part < export.Parts.Count; part++)
        {
            export.StartPart(part);
            await foreach (var record in records.Read(export.Parts[part], cancel))
            {
                export.Write(record, part);
                if (kept.Count > PassBytes)
                    await kept.Pass(to, cancel);
            }
            export.EndPart(part);
        }
        export.Finish();
        await kept.Pass(to, cancel);
    }

    protected virtual void Start()
    {
    }

    protected virtual void StartPart(int part)
    {
    }

    protected abstract void Write(GraphRecord record, int part);

    protected virtual void EndPart(int part)
    {
    }

    protected virtual void Finish()
    {
    }

    /// <summary>What it holds; what it would still write goes nowhere.</summary>
    public virtual void Dispose() => GC.SuppressFinalize(this);

    protected void Text(string text) => To.Write(Encoding.UTF8.GetBytes(text));

    /// <summary>A value of a field as text: numbers as written, lists and objects as JSON.</summary>
    protected static string Plain(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : WireJson.Text(value);

    protected static string Json(IReadOnlyList<EvidenceRecord> evidence) => WireJson.Text(evidence);

    /// <summary>Keeps what writers write at once, until it is passed on without holding a thread. It cannot seek, as a response cannot.</summary>
    private sealed class Kept : Stream
    {
        private readonly ArrayBufferWriter<byte> buffer = new(2 * PassBytes);

        public int Count => buffer.WrittenCount;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public async ValueTask Pass(Stream to, CancellationToken cancel)
        {
            await to.WriteAsync(buffer.WrittenMemory, cancel);
            // out of the hands of a compressor too: an answer that has begun can only be cut, not turned into a refusal
            await to.FlushAsync(cancel);
            buffer.ResetWrittenCount();
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer) => this.buffer.Write(buffer);

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
