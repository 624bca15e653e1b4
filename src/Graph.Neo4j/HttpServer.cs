using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Graph.Neo4j;

/// <summary>A server by its HTTP Query API. Its status says little, 202 comes for failed statements too: what counts is the body.</summary>
internal sealed class HttpServer : IServer
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly TimeSpan ConnectMax = TimeSpan.FromSeconds(5), RequestMax = TimeSpan.FromMinutes(10), CommitMax = TimeSpan.FromSeconds(60), RollBackMax = TimeSpan.FromSeconds(5);

    private readonly Calls calls = new();
    private readonly ServerAddress address;
    private readonly HttpClient client;

    public HttpServer(ServerAddress address)
    {
        this.address = address;
        // the server closes what is idle for 30 s: nothing is sent into a connection that it is just closing
        var handler = new SocketsHttpHandler { ConnectTimeout = ConnectMax, PooledConnectionIdleTimeout = TimeSpan.FromSeconds(15), PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false, UseCookies = false };
        client = new HttpClient(handler)
        {
            BaseAddress = new Uri($"{address.Uri.AbsoluteUri.TrimEnd('/')}/db/{Uri.EscapeDataString(address.Database)}/query/v2/"),
            Timeout = RequestMax,
        };
        client.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{address.User}:{address.Password}")));
        client.DefaultRequestHeaders.Accept.Add(new("application/json"));
    }

    public async Task<IReadOnlyList<ServerRow>> Read(string cypher, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancel) =>
        Rows(await Run("", cypher, parameters, reads: true, cancel));

    public async Task<IReadOnlyList<ServerRow>> Execute(string cypher, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancel) =>
        Rows(await Run("", cypher, parameters, reads: false, cancel));

    public Task<T> Write<T>(Func<IServerTransaction, Task<T>> work, CancellationToken cancel)
    {
        var kept = false;
        return Retried.Run(() => Once(work, () => kept = true, cancel), () => !kept, cancel);
    }

    private async Task<T> Once<T>(Func<IServerTransaction, Task<T>> work, Action kept, CancellationToken cancel)
    {
        var transaction = new Transaction(this, kept, cancel);
        T result;
        try
        {
            result = await work(transaction);
            cancel.ThrowIfCancellationRequested();
        }
        catch
        {
            await transaction.RollBack();
            throw;
        }
        await transaction.Commit();
        return result;
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A statement, given up at once when it is cancelled, and then ended on the server.</summary>
    private async Task<HttpAnswer> Run(string path, string cypher, IReadOnlyDictionary<string, object?> parameters, bool reads, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var call = calls.Next();
        var cut = new CancellationTokenSource();
        var sent = Send(HttpMethod.Post, path, HttpServerJson.Write(cypher, parameters, call, reads), cut.Token);
        try
        {
            var answer = await sent.WaitAsync(cancel);
            cut.Dispose();
            return answer;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            _ = EndOnServer(call, sent, cut);
            throw new OperationCanceledException(cancel);
        }
    }

    private async Task EndOnServer(string call, Task<HttpAnswer> sent, CancellationTokenSource cut)
    {
        await Calls.EndOnServer(call, sent, (cypher, parameters, _, cancel) => Send(HttpMethod.Post, "", HttpServerJson.Write(cypher, parameters, "", reads: false), cancel));
        await cut.CancelAsync();
        await sent.ContinueWith(done => done.Exception, TaskScheduler.Default);
        // it had ended well before it could be stopped: what it opened stays open otherwise, with its locks
        if (sent.IsCompletedSuccessfully && sent.Result.Transaction is { } id)
            await RollBack("tx/" + id);
        cut.Dispose();
    }

    private async Task<HttpAnswer> Send(HttpMethod method, string path, ReadOnlyMemory<byte> body, CancellationToken cancel)
    {
        // without the slash at the end: the server knows no such path
        using var request = new HttpRequestMessage(method, path.Length == 0 ? new Uri(client.BaseAddress!.AbsoluteUri.TrimEnd('/')) : new Uri(client.BaseAddress!, path));
        if (method == HttpMethod.Post)
            request.Content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = Json } };
        HttpStatusCode status;
        HttpAnswer answer;
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseContentRead, cancel);
            status = response.StatusCode;
            answer = HttpServerJson.Read(await response.Content.ReadAsByteArrayAsync(cancel));
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or TaskCanceledException { InnerException: TimeoutException })
        {
            throw ServerFault.Away(fault);
        }
        catch (Exception fault) when (fault is JsonException or FormatException or InvalidOperationException or InvalidCastException)
        {
            throw new GraphException(GraphCode.StoreUnavailable, "What answers at Graph:Store is not the Query API of Neo4j, which it has from 5.26 on.", fault);
        }
        if (answer.Fault is { } said)
            throw said.Translated(address.Database);
        return (int)status is >= 200 and < 300 ? answer : throw new ServerFault($"Neo.DatabaseError.Status{(int)status}", "An answer without a reason.").Translated(address.Database);
    }

    /// <summary>What the server has ended itself, or can no longer be told, it rolls back by itself.</summary>
    private async Task RollBack(string path)
    {
        using var limit = new CancellationTokenSource(RollBackMax);
        try
        {
            await Send(HttpMethod.Delete, path, default, limit.Token);
        }
        catch (Exception fault) when (fault is GraphException or InvalidOperationException or OperationCanceledException)
        {
        }
    }

    private static IReadOnlyList<ServerRow> Rows(HttpAnswer answer) => answer.Rows ?? throw new InvalidOperationException("An answer without rows.");

    /// <summary>An explicit transaction, opened with its first statement. The server ends it by itself when it hears nothing for a minute.</summary>
    private sealed class Transaction(HttpServer server, Action kept, CancellationToken cancel) : IServerTransaction
    {
        private string? path;

        public async Task<IReadOnlyList<ServerRow>> Run(string cypher, IReadOnlyDictionary<string, object?> parameters)
        {
            var answer = await server.Run(path ?? "tx", cypher, parameters, reads: false, cancel);
            path ??= "tx/" + (answer.Transaction ?? throw new InvalidOperationException("A transaction without an id."));
            return Rows(answer);
        }

        public async Task Keep()
        {
            cancel.ThrowIfCancellationRequested();
            kept();
            await Commit();
            path = null;
        }

        /// <summary>Not given up half-way: whoever asks is to know whether it was kept.</summary>
        public async Task Commit()
        {
            if (path is not null)
            {
                using var limit = new CancellationTokenSource(CommitMax);
                try
                {
                    await server.Send(HttpMethod.Post, path + "/commit", "{}"u8.ToArray(), limit.Token);
                }
                catch (Exception fault) when (fault is OperationCanceledException or GraphException { InnerException: not ServerFault })
                {
                    throw ServerFault.Unknown(fault);
                }
            }
        }

        public Task RollBack() => path is null ? Task.CompletedTask : server.RollBack(path);
    }
}
