using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Graph.Tests.Faults;

/// <summary>Thousands who knock with wrong keys, from one address or from thousands: nobody gets in, and whoever may is not kept out.</summary>
public sealed class StormTests(RunningApi running) : IClassFixture<RunningApi>
{
    private const int Knocks = 10_000, Addresses = 1000;
    private const long Megabyte = 1L << 20;

    [Fact]
    public async Task Editors_write_on_while_ten_thousand_wrong_keys_come_in_from_their_address_and_another()
    {
        var before = running.Api.MemoryPeak;
        using var storm = From("127.0.0.2");
        using var other = From("127.0.0.3");
        var (statuses, ledger) = (new ConcurrentDictionary<int, int>(), new Ledger());
        using var over = new CancellationTokenSource();

        var near = Task.Run(() => WriteUntil(storm, "near", over.Token));
        var far = Task.Run(() => WriteUntil(other, "far", over.Token));
        await Parallel.ForAsync(0, Knocks, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
        {
            using var response = await Knock(storm, i);
            statuses.AddOrUpdate((int)response.StatusCode, 1, (_, n) => n + 1);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
                Assert.InRange((int)response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        });
        await over.CancelAsync();

        Assert.Equal([401, 429], statuses.Keys.Order());
        Assert.InRange(statuses[401], 20, 200);
        Assert.InRange(await near, 1, int.MaxValue);
        Assert.InRange(await far, 1, int.MaxValue);
        Assert.InRange(running.Api.MemoryPeak, 0, before + (64 * Megabyte));
        Assert.DoesNotContain("A bug:", running.Api.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_keys_from_a_thousand_addresses_are_counted_for_each_and_let_nobody_in()
    {
        var before = running.Api.MemoryPeak;
        var statuses = new ConcurrentDictionary<int, int>();

        await Parallel.ForAsync(0, Addresses, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
        {
            using var http = From(string.Create(CultureInfo.InvariantCulture, $"127.1.{i / 250}.{1 + (i % 250)}"));
            using var response = await Knock(http, i);
            statuses.AddOrUpdate((int)response.StatusCode, 1, (_, n) => n + 1);
        });

        Assert.Equal([401], statuses.Keys);
        Assert.InRange(running.Api.MemoryPeak, 0, before + (64 * Megabyte));
    }

    private static Task<HttpResponseMessage> Knock(HttpClient http, int i)
    {
        var request = new HttpRequestMessage(i % 3 == 0 ? HttpMethod.Post : HttpMethod.Get, i % 3 == 0 ? "/v1/entities" : "/v1/stats");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {(i % 2 == 0 ? Keys.Make("x", Keys.Admin, default).Text : $"wrong-{i}")}");
        return http.SendAsync(request);
    }

    /// <returns>How many records were made; each was answered 201.</returns>
    private async Task<int> WriteUntil(HttpClient http, string name, CancellationToken over)
    {
        var made = 0;
        do
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/entities") { Content = new StringContent($$"""{"type":"person","name":"{{name}} {{made}}"}""", Encoding.UTF8, "application/json") };
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {running.Key}");
            using var response = await http.SendAsync(request, CancellationToken.None);
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
            made++;
        }
        while (!over.IsCancellationRequested);
        return made;
    }

    /// <summary>A client at another address of this machine.</summary>
    private HttpClient From(string address) => new(new SocketsHttpHandler
    {
        UseProxy = false,
        ConnectCallback = async (context, cancel) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        },
    }) { BaseAddress = running.Api.Address };
}
