using System.Net.Sockets;
using System.Text;
using Graph.Sqlite;

namespace Graph.Tests.Faults;

/// <summary>One API for the tests of a class, as it is shipped, in a process of its own; its memory and its files can be looked at.</summary>
public sealed class RunningApi : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("graph-running-").FullName;

    internal Victim Api { get; private set; } = null!;

    /// <summary>A key that may write.</summary>
    public string Key { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var path = Path.Combine(folder, "graph.db");
        using (var store = SqliteGraphStore.Open(path, () => Editors.Ground))
        {
            var (text, kept) = Keys.Make("marie", Keys.Editor, DateTimeOffset.UtcNow);
            await store.AddKey(kept, default);
            Key = text;
        }
        Api = await Victim.Start(folder, path);
    }

    public ValueTask DisposeAsync()
    {
        Api.Dispose();
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>A connection on which the head of a request is sent already.</summary>
    internal async Task<TcpClient> Begun(string line, string headers)
    {
        var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(Api.Address.Host, Api.Address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"{line} HTTP/1.1\r\nHost: {Api.Address.Authority}\r\nAuthorization: Bearer {Key}\r\n{headers}\r\n"));
        return client;
    }

    /// <summary>Asks with the key.</summary>
    internal async Task<HttpResponseMessage> Send(HttpMethod method, string address, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Key}");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Api.Http.SendAsync(request);
    }
}
