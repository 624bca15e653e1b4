using System.Net.Sockets;
using System.Text;

namespace Graph.Tests.Api;

/// <summary>Bytes to a port and back, for requests that no decent client sends.</summary>
internal sealed record RawHttp(int Status, string Head, string Body)
{
    /// <param name="address">The server.</param>
    /// <param name="request">The request as it goes out, one byte a character; line ends are made CRLF.</param>
    public static async Task<RawHttp> Send(Uri address, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request.ReplaceLineEndings("\r\n")));
        var (head, body) = Parted(await ReadAll(stream));
        return new(int.Parse(head.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), head, head.Contains("chunked", StringComparison.OrdinalIgnoreCase) ? Joined(body) : body);
    }

    /// <summary>A GET of an address as it stands, undecoded and unchecked.</summary>
    public static Task<RawHttp> Get(Uri address, string target, string headers = "") => Send(address, $"GET {target} HTTP/1.1\nHost: {address.Authority}\nConnection: close\n{headers}\n");

    private static async Task<string> ReadAll(NetworkStream stream)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var all = new MemoryStream();
        try
        {
            await stream.CopyToAsync(all, limit.Token);
        }
        catch (IOException)
        {
            // the server closed while we were still sending: what it said before stands
        }
        return Encoding.UTF8.GetString(all.ToArray());
    }

    private static (string Head, string Body) Parted(string answer) =>
        answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) is var end and >= 0 ? (answer[..end], answer[(end + 4)..]) : throw new InvalidOperationException($"no HTTP: '{answer}'");

    /// <summary>Chunks of one line each, as all of ours are.</summary>
    private static string Joined(string chunks) => string.Concat(chunks.Split("\r\n").Where((_, i) => i % 2 == 1));
}
