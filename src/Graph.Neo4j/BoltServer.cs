using System.Diagnostics;
using Neo4j.Driver;

namespace Graph.Neo4j;

/// <summary>A server or a cluster by the official driver: it knows who of a cluster reads and who writes, keeps connections, and tries again what was refused for a passing cause.</summary>
internal sealed class BoltServer : IServer
{
    private static readonly TimeSpan ConnectMax = TimeSpan.FromSeconds(5), RetryMax = TimeSpan.FromSeconds(5), FirstPause = TimeSpan.FromMilliseconds(50), TransactionMax = TimeSpan.FromMinutes(10);

    private readonly Calls calls = new();
    private readonly string database;
    private readonly IDriver driver;

    /// <summary>One for all sessions: whoever reads sees what was written here before, from whichever member of a cluster.</summary>
    private readonly IBookmarkManager bookmarks = GraphDatabase.BookmarkManagerFactory.NewBookmarkManager(new BookmarkManagerConfig());

    public BoltServer(ServerAddress address)
    {
        database = address.Database;
        driver = GraphDatabase.Driver(address.Uri, address.Password.Length == 0 ? AuthTokens.None : AuthTokens.Basic(address.User, address.Password), driver => driver
            .WithConnectionTimeout(ConnectMax).WithConnectionAcquisitionTimeout(2 * ConnectMax).WithMaxTransactionRetryTime(RetryMax)
            .WithFetchSize(Config.Infinite).WithNotificationsDisabled().WithTelemetryDisabled());
    }

    public Task<IReadOnlyList<ServerRow>> Read(string cypher, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancel) =>
        Until(call => Read(cypher, parameters, call, AccessMode.Read), cancel);

    public Task<IReadOnlyList<ServerRow>> Execute(string cypher, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancel) => Until(async call =>
    {
        await using var session = Session(AccessMode.Write);
        return await Run(session, cypher, parameters, call);
    }, cancel);

    public async Task<T> Write<T>(Func<IServerTransaction, Task<T>> work, CancellationToken cancel)
    {
        using var giveUp = new CancellationTokenSource();
        await using var link = cancel.Register(giveUp.Cancel);
        return await Until(async call =>
        {
            var clock = Stopwatch.StartNew();
            // as the driver does it, which has no way to commit in between
            for (var pause = FirstPause; ; pause *= 2)
            {
                await using var session = Session(AccessMode.Write);
                var transaction = new Transaction(session, call, cancel);
                try
                {
                    var result = await work(transaction);
                    // what comes now is not given up half-way: whoever asks is to know whether it was kept
                    await link.DisposeAsync();
                    giveUp.Token.ThrowIfCancellationRequested();
                    await transaction.Commit();
                    return result;
                }
                catch (Neo4jException fault) when (fault.IsRetriable && !transaction.Kept && clock.Elapsed < RetryMax)
                {
                    await transaction.RollBack();
                }
                catch
                {
                    await transaction.RollBack();
                    throw;
                }
                // several that clash must not clash again in step
                await Task.Delay(pause * (1 + Random.Shared.NextDouble()), giveUp.Token);
            }
        }, giveUp.Token);
    }

    public ValueTask DisposeAsync() => driver.DisposeAsync();

    /// <summary>Given up at once when it is cancelled, and then ended on the server.</summary>
    private async Task<T> Until<T>(Func<string, Task<T>> send, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var call = calls.Next();
        var sent = Said(send(call));
        try
        {
            return await sent.WaitAsync(cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // a member of a cluster ends its own statements only: by turns it is looked for among those that write and those that read
            _ = Calls.EndOnServer(call, sent, (cypher, parameters, tries, _) => Said(Read(cypher, parameters, "", tries % 2 == 0 ? AccessMode.Read : AccessMode.Write)))
                .ContinueWith(_ => sent.Exception, TaskScheduler.Default);
            throw new OperationCanceledException(cancel);
        }
    }

    private async Task<IReadOnlyList<ServerRow>> Read(string cypher, IReadOnlyDictionary<string, object?> parameters, string call, AccessMode mode)
    {
        await using var session = Session(mode);
        return await session.ExecuteReadAsync(runner => Run(runner, cypher, parameters, call), Limited);
    }

    private IAsyncSession Session(AccessMode mode) => driver.AsyncSession(session => session.WithDatabase(database).WithDefaultAccessMode(mode).WithBookmarkManager(bookmarks));

    /// <summary>Whatever becomes of us, the server ends it in the end.</summary>
    private static void Limited(TransactionConfigBuilder transaction) => transaction.WithTimeout(TransactionMax);

    private static async Task<IReadOnlyList<ServerRow>> Run(IAsyncQueryRunner runner, string cypher, IReadOnlyDictionary<string, object?> parameters, string call)
    {
        var cursor = await runner.RunAsync(Calls.OfOneMap(cypher, parameters), new Dictionary<string, object?> { [Calls.Name] = call, [Calls.Given] = new Dictionary<string, object?>(parameters) });
        var rows = new List<ServerRow>();
        while (await cursor.FetchAsync())
            rows.Add(new ServerRow(cursor.Current.Values!));
        return rows;
    }

    /// <summary>What the driver throws, in our words.</summary>
    private async Task<T> Said<T>(Task<T> sent)
    {
        try
        {
            return await sent;
        }
        catch (AuthenticationException fault)
        {
            throw new ServerFault(fault.Code ?? "Neo.ClientError.Security.Unauthorized", fault.Message, fault).Translated(database);
        }
        catch (Exception fault) when (Coded(fault) is { } coded)
        {
            throw new ServerFault(coded.Code, coded.Message, fault).Translated(database);
        }
        catch (Exception fault) when (fault is Neo4jException or IOException or System.Net.Sockets.SocketException or TimeoutException)
        {
            throw ServerFault.Away(fault);
        }
    }

    /// <summary>What the server said; the driver puts it inside another when it has given up trying again.</summary>
    private static Neo4jException? Coded(Exception? fault) => fault switch
    {
        Neo4jException { Code: { } code } said when code.StartsWith("Neo.", StringComparison.Ordinal) => said,
        AggregateException several => several.InnerExceptions.Select(Coded).LastOrDefault(one => one is not null),
        Neo4jException said => Coded(said.InnerException),
        _ => null,
    };

    /// <summary>Begun with its first statement.</summary>
    private sealed class Transaction(IAsyncSession session, string call, CancellationToken cancel) : IServerTransaction
    {
        private IAsyncTransaction? open;

        /// <summary>Whether a part of it was.</summary>
        public bool Kept { get; private set; }

        public async Task<IReadOnlyList<ServerRow>> Run(string cypher, IReadOnlyDictionary<string, object?> parameters)
        {
            cancel.ThrowIfCancellationRequested();
            open ??= await session.BeginTransactionAsync(Limited);
            return await BoltServer.Run(open, cypher, parameters, call);
        }

        public async Task Keep()
        {
            cancel.ThrowIfCancellationRequested();
            Kept = true;
            await Commit();
        }

        public async Task Commit()
        {
            try
            {
                await (open?.CommitAsync() ?? Task.CompletedTask);
                open = null;
            }
            catch (Exception fault) when (Coded(fault) is null && fault is Neo4jException or IOException or System.Net.Sockets.SocketException)
            {
                throw ServerFault.Unknown(fault);
            }
        }

        /// <summary>What the server has ended itself, or can no longer be told, it rolls back by itself.</summary>
        public async Task RollBack()
        {
            try
            {
                await (open?.RollbackAsync() ?? Task.CompletedTask);
            }
            catch (Exception fault) when (fault is Neo4jException or IOException or System.Net.Sockets.SocketException or InvalidOperationException)
            {
            }
        }
    }
}
