using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Graph.Editing;

namespace Graph.Client;

public sealed partial class GraphClient
{
    /// <summary>Writes lines of NDJSON, all or none, as <see cref="IGraphEditor.Import"/> has it; who writes is whose key is sent.</summary>
    /// <param name="lines">The lines; they are sent as they come.</param>
    /// <param name="dryRun">Only tells what would be done.</param>
    /// <param name="each">Whether the report also says what becomes of each line.</param>
    /// <param name="reason">Why, in a line.</param>
    /// <param name="cancel">Ends it, and leaves nothing.</param>
    public async Task<ImportReport> Import(IAsyncEnumerable<string> lines, bool dryRun, bool each, string? reason, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Address("v1/import").With("dryRun", dryRun).With("eachLine", each).With("reason", reason).ToString()) { Content = new Lines(lines) };
        return await Send<ImportReport>(request, cancel);
    }

    /// <summary>A body of lines, of which only the one that is sent is in memory.</summary>
    private sealed class Lines : HttpContent
    {
        private readonly IAsyncEnumerable<string> lines;

        public Lines(IAsyncEnumerable<string> lines)
        {
            this.lines = lines;
            Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            await foreach (var line in lines.WithCancellation(cancellationToken))
                await stream.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"), cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
