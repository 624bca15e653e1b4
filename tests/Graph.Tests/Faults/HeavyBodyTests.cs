using System.IO.Compression;
using System.Net.Sockets;
using System.Text;
using Graph.Tests.Api;

namespace Graph.Tests.Faults;

/// <summary>Bodies that are made to hurt: a gigabyte, a bomb, a tower. Each is refused with its code, and takes no memory.</summary>
public sealed class HeavyBodyTests(RunningApi running) : IClassFixture<RunningApi>
{
    private const long Gigabyte = 1L << 30, Megabyte = 1L << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Every path that takes a body, with how much of one it takes.</summary>
    public static readonly TheoryData<string, string, string, long> Writing = new()
    {
        { "POST", "/v1/sources", "application/json", Megabyte },
        { "POST", "/v1/entities", "application/json", Megabyte },
        { "POST", "/v1/relations", "application/json", Megabyte },
        { "PUT", "/v1/sources/report?reason=x", "application/json", Megabyte },
        { "PUT", "/v1/entities/hub?reason=x", "application/json", Megabyte },
        { "PUT", "/v1/relations/x?reason=x", "application/json", Megabyte },
        { "POST", "/v1/entities/hub/restore", "application/json", Megabyte },
        { "POST", "/v1/entities/hub/merge", "application/json", Megabyte },
        { "POST", "/v1/entities/hub/unmerge", "application/json", Megabyte },
        { "POST", "/v1/judgements", "application/json", Megabyte },
        { "POST", "/v1/import", "application/x-ndjson", 256 * Megabyte },
        { "POST", "/v1/import?dryRun=true", "application/x-ndjson", 256 * Megabyte },
    };

    [Theory]
    [MemberData(nameof(Writing))]
    public async Task A_gigabyte_is_refused_and_takes_no_memory(string method, string address, string type, long taken)
    {
        await running.Send(HttpMethod.Post, "/v1/entities", new StringContent("{}", Encoding.UTF8, "application/json"));
        var before = running.Api.MemoryPeak;

        var (told, sentTold) = await Pour($"{method} {address}", $"Content-Type: {type}\r\nContent-Length: {Gigabyte}\r\n", chunked: false);
        var (untold, sentUntold) = await Pour($"{method} {address}", $"Content-Type: {type}\r\nTransfer-Encoding: chunked\r\n", chunked: true);

        Assert.Equal(("body-too-large", "body-too-large"), (told.Code, untold.Code));
        Assert.InRange(sentTold, 0, 32 * Megabyte);
        Assert.InRange(sentUntold, 0, taken + (32 * Megabyte));
        Assert.InRange(running.Api.MemoryPeak, 0, before + (64 * Megabyte));
        Assert.Empty(running.Api.TemporaryFiles);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("gzip, gzip")]
    public async Task A_bomb_is_not_unpacked(string coding)
    {
        var bomb = Bomb(coding);
        foreach (var (method, address, type, _) in Writing.Select(row => row.Data))
        {
            using var content = new ByteArrayContent(bomb);
            content.Headers.TryAddWithoutValidation("Content-Type", type);
            content.Headers.TryAddWithoutValidation("Content-Encoding", coding);

            using var response = await running.Send(new HttpMethod(method), address, content);

            Assert.Equal("unsupported-media-type", (await Refusal.Of(response)).Code);
        }
        var coded = await RawHttp.Send(running.Api.Address, $"POST /v1/entities HTTP/1.1\nHost: x\nConnection: close\nAuthorization: Bearer {running.Key}\nContent-Type: application/json\nTransfer-Encoding: gzip, chunked\n\n0\n\n");
        Assert.InRange(coded.Status, 400, 501);
        Assert.NotEqual(500, coded.Status);
    }

    [Fact]
    public async Task Packed_bytes_that_say_nothing_of_it_are_no_json_and_no_text()
    {
        var bomb = Bomb("gzip");
        foreach (var (method, address, type, _) in Writing.Select(row => row.Data))
        {
            using var content = new ByteArrayContent(bomb);
            content.Headers.TryAddWithoutValidation("Content-Type", type);

            using var response = await running.Send(new HttpMethod(method), address, content, ("If-Match", "\"w.00000000.1\""));

            Assert.Equal((address, type.EndsWith("ndjson", StringComparison.Ordinal) ? "bad-text" : "bad-json"), (address, (await Refusal.Of(response)).Code));
        }
    }

    [Theory]
    [InlineData("[", "", "]")]
    [InlineData("""{"a":""", "1", "}")]
    [InlineData("""[{"a":""", "[]", "}]")]
    [InlineData("[", "", "")]
    [InlineData("""{"a":""", "", "")]
    public async Task A_tower_of_ten_thousand_levels_is_no_json_here(string up, string top, string down)
    {
        foreach (var levels in (int[])[10_000, 100_000])
        {
            var tower = $"{string.Concat(Enumerable.Repeat(up, levels))}{top}{string.Concat(Enumerable.Repeat(down, levels))}";
            foreach (var (method, address, type, _) in Writing.Select(row => row.Data))
            {
                foreach (var body in (string[])[tower, $$"""{"record":"entity","id":"x","type":"person","name":"X","aliases":{{tower}}}"""])
                {
                    if (body.Length > Megabyte)
                        continue;
                    using var response = await running.Send(new HttpMethod(method), address, new StringContent(body, Encoding.UTF8, type), ("If-Match", "\"w.00000000.1\""));

                    var said = await response.Content.ReadAsStringAsync();
                    if (address.Contains("dryRun", StringComparison.Ordinal))
                        Assert.Contains("at most 32 deep", said, StringComparison.Ordinal);
                    else
                        Assert.Equal((address, type.EndsWith("ndjson", StringComparison.Ordinal) ? "invalid-records" : "bad-json"), (address, Refusal.Of((int)response.StatusCode, said).Code));
                }
            }
        }
    }

    /// <summary>Sends a gigabyte for as long as it is taken, and reads what is said to it.</summary>
    private async Task<(Refusal Refusal, long Sent)> Pour(string line, string headers, bool chunked)
    {
        using var client = await running.Begun(line, headers + "If-Match: \"w.00000000.1\"\r\n");
        using var limit = new CancellationTokenSource(Patience);
        var stream = client.GetStream();
        var answer = Answer(stream, limit.Token);
        var part = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(new string(' ', 1023) + "\n", 64)));
        var sent = 0L;
        try
        {
            while (sent < Gigabyte && !answer.IsCompleted)
            {
                if (chunked)
                    await stream.WriteAsync(Encoding.ASCII.GetBytes($"{part.Length:x}\r\n"), limit.Token);
                await stream.WriteAsync(part, limit.Token);
                if (chunked)
                    await stream.WriteAsync("\r\n"u8.ToArray(), limit.Token);
                sent += part.Length;
            }
        }
        catch (IOException)
        {
            // it has heard enough
        }
        return (await answer, sent);
    }

    /// <summary>An answer up to the end of its body, read from a connection that need not end with it.</summary>
    private static async Task<Refusal> Answer(NetworkStream stream, CancellationToken cancel)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        var (status, body) = (int.Parse((await reader.ReadLineAsync(cancel))!.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), new StringBuilder());
        while (await reader.ReadLineAsync(cancel) is { Length: > 0 })
        {
            // its head
        }
        var part = new char[4096];
        while (!body.ToString().Contains('}', StringComparison.Ordinal) && await reader.ReadAsync(part, cancel) is > 0 and var read)
            body.Append(part, 0, read);
        return Refusal.Of(status, body.ToString()[body.ToString().IndexOf('{', StringComparison.Ordinal)..(body.ToString().IndexOf('}', StringComparison.Ordinal) + 1)]);
    }

    /// <summary>A hundred megabytes of nothing, packed.</summary>
    private static byte[] Bomb(string coding)
    {
        var packed = new MemoryStream();
        using (var packer = coding switch { "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true), "deflate" => new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true), _ => (Stream)new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true) })
        {
            var nothing = new byte[Megabyte];
            for (var i = 0; i < 100; i++)
                packer.Write(nothing);
        }
        return packed.ToArray();
    }
}
