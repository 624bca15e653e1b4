using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Graph.Neo4j;

/// <summary>A server by its HTTP Query API. Its status says little, 202 comes for failed statements too: what counts is the body.</summary>
internal sealed class HttpServer : IServer
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly TimeSpan ConnectMax = TimeSpan.FromSeconds(5), RequestMax = TimeSpan.FromMinutes(10), EndingMax = TimeSpan.FromSeconds(30), RollBackMax = TimeSpan.FromSeconds(5);

    /// <summary>Under this name every statement has a number of its own, and under the other one whoever ends it names it.</summary>
    private const string CallName = "_call", EndedName = "ended";

    private const string End = $"SHOW TRANSACTIONS YIELD transactionId AS id, parameters WHERE parameters.{CallName} = ${EndedName} TERMINATE TRANSACTIONS id YIELD message RETURN count(*)";

    private readonly string self = Guid.NewGuid().ToString("N");
    private readonly ServerAddress address;
    private readonly HttpClient client;
    private long calls;

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

    public Task<T> Write<T>(Func<IServerTransaction, Task<T>> work, CancellationToken cancel) => Retried.Run(async () =>
    {
        var transaction = new Transaction(this, cancel);
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
    }, cancel);

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// A statement, given up at once when it is cancelled. The server does not notice that nobody listens any more: it is told, until it has ended
    /// the statement, which may only be about to start there.
    /// </summary>
    private async Task<HttpAnswer> Run(string path, string cypher, IReadOnlyDictionary<string, object?> parameters, bool reads, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var call = $"{self}-{Interlocked.Increment(ref calls)}";
        var cut = new CancellationTokenSource();
        var sent = Send(HttpMethod.Post, path, HttpServerJson.Write(cypher, parameters, (CallName, call), reads), cut.Token);
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
        using var giveUp = new CancellationTokenSource(EndingMax);
        var pause = TimeSpan.FromMilliseconds(20);
        var body = HttpServerJson.Write(End, new Dictionary<string, object?> { [EndedName] = call }, (CallName, ""), reads: false);
        while (!sent.IsCompleted && !giveUp.IsCancellationRequested)
        {
            try
            {
                await Send(HttpMethod.Post, "", body, giveUp.Token).WaitAsync(pause + ConnectMax);
            }
            catch (Exception fault) when (fault is GraphException or InvalidOperationException or OperationCanceledException or TimeoutException)
            {
                // tried again: the statement's own answer says when it has ended
            }
            await Task.WhenAny(sent, Task.Delay(pause));
            pause += pause;
        }
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
            throw ServerFault.Away(address.Uri, fault);
        }
        catch (Exception fault) when (fault is JsonException or FormatException or InvalidOperationException or InvalidCastException)
        {
            throw new GraphException(GraphCode.StoreUnavailable, $"What answers at {address} is not the Query API of Neo4j 5.26 or later: see Graph:Store.", fault);
        }
        if (answer.Fault is { } said)
            throw said.Translated(address.Uri, address.Database);
        return (int)status is >= 200 and < 300 ? answer : throw new ServerFault($"Neo.DatabaseError.Status{(int)status}", "An answer without a reason.").Translated(address.Uri, address.Database);
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
    private sealed class Transaction(HttpServer server, CancellationToken cancel) : IServerTransaction
    {
        private string? path;

        public async Task<IReadOnlyList<ServerRow>> Run(string cypher, IReadOnlyDictionary<string, object?> parameters)
        {
            var answer = await server.Run(path ?? "tx", cypher, parameters, reads: false, cancel);
            path ??= "tx/" + (answer.Transaction ?? throw new InvalidOperationException("A transaction without an id."));
            return Rows(answer);
        }

        /// <summary>Not given up half-way: whoever asks is to know whether it was kept.</summary>
        public async Task Commit()
        {
            if (path is not null)
                await server.Send(HttpMethod.Post, path + "/commit", "{}"u8.ToArray(), CancellationToken.None);
        }

        public Task RollBack() => path is null ? Task.CompletedTask : server.RollBack(path);
    }
}
