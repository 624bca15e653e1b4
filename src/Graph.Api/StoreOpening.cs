using Graph.Neo4j;
using Graph.Sqlite;
using Microsoft.Extensions.Options;

namespace Graph.Api;

/// <summary>
/// The store that <c>Graph:Store</c> names. A file is opened before the port is, or the program does not start. A server comes and goes by itself:
/// the program starts without it, refuses questions, and takes its graph when it is there.
/// </summary>
internal sealed class StoreOpening(IGraphStore store, IOptions<GraphOptions> options, ILogger<StoreOpening> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1), FirstTryMax = TimeSpan.FromSeconds(15);

    private readonly TaskCompletionSource tried = new();

    public static IGraphStore Of(GraphOptions options)
    {
        Func<IReadOnlyList<GraphRecord>>? seed = options.Seed ? () => Ndjson.ReadFolder(Path.Combine(AppContext.BaseDirectory, "data")) : null;
        return Neo4jGraphStore.IsAddress(options.Store)
            ? Neo4jGraphStore.At(options.Store, options.Neo4jUser, options.Neo4jPassword, options.Neo4jDatabase, seed)
            : SqliteGraphStore.Open(options.Store, seed);
    }

    /// <summary>Before the port opens: whoever is answered is answered from a whole graph, where there is one.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await base.StartAsync(cancellationToken);
        await Task.WhenAny(tried.Task, ExecuteTask!, Task.Delay(FirstTryMax, cancellationToken));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var where = options.Value.Store;
        if (store is Neo4jGraphStore server)
        {
            Log.Opened(logger, where, await Opened(server, where, stoppingToken));
            tried.TrySetResult();
            await server.Warm(stoppingToken);
        }
        else
        {
            Log.Opened(logger, Path.GetFullPath(where), await store.GetVersion(CancellationToken.None));
        }
        tried.TrySetResult();
    }

    /// <summary>The version of its graph, when it has one.</summary>
    private async Task<string> Opened(Neo4jGraphStore server, string where, CancellationToken cancel)
    {
        for (string? said = null; ;)
        {
            try
            {
                await server.Open(cancel);
                return await server.GetVersion(cancel);
            }
            catch (GraphException refusal)
            {
                if (refusal.Message != said)
                    Log.NotOpened(logger, where, refusal.Message);
                said = refusal.Message;
            }
            tried.TrySetResult();
            await Task.Delay(Pause, cancel);
        }
    }
}
