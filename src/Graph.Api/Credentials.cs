using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using IdentityClaim = System.Security.Claims.Claim;

namespace Graph.Api;

/// <summary>Who asks: the account behind an API key or a token, or a refusal. Whoever brings neither is nobody, and may do what is open.</summary>
internal sealed class Credentials(IGraphStore store, Tokens tokens, IOptions<GraphOptions> options, TimeProvider clock, ILogger<Credentials> logger) : IDisposable
{
    /// <summary>For how long the list of keys is gone by without asking the store: a key that is revoked stops within this time.</summary>
    private static readonly TimeSpan KeysMaxAge = TimeSpan.FromSeconds(1);

    /// <summary>How long the end waits for what is being noted.</summary>
    private static readonly TimeSpan EndMax = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, string> noted = new();
    private readonly ConcurrentDictionary<string, Task> noting = new();
    private volatile bool isOver;
    private readonly SemaphoreSlim reading = new(1);
    private Snapshot? snapshot;

    private readonly PartitionedRateLimiter<HttpContext>? wrong = options.Value.WrongKeysPerMinute == 0 ? null : PartitionedRateLimiter.Create<HttpContext, string>(http =>
        RateLimitPartition.GetFixedWindowLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = options.Value.WrongKeysPerMinute,
            Window = TimeSpan.FromMinutes(1),
        }));

    private IGraphKeys Store => (IGraphKeys)store;

    public async Task SignIn(HttpContext http, RequestDelegate next)
    {
        if (Bearer(http) is { } credential)
            http.User = tokens.Takes(credential) ? await OfToken(http, credential) : await OfKey(http, credential);
        await next(http);
    }

    /// <summary>The store and the log go after this: nothing is noted any more then.</summary>
    public void Dispose()
    {
        isOver = true;
        Task.WaitAll([.. noting.Values], EndMax);
        wrong?.Dispose();
        reading.Dispose();
    }

    /// <summary>An account with a role, and so with all that the roles below it may; with none, it is known who it is, and that is all.</summary>
    internal static ClaimsPrincipal Account(string name, string? role) => new(new ClaimsIdentity(
        [new IdentityClaim(ClaimTypes.Name, name), .. Keys.Roles.Take(Keys.Rank(role) + 1).Select(held => new IdentityClaim(ClaimTypes.Role, held))], "Bearer"));

    /// <summary>What stands after <c>Bearer</c>. Other schemes are a proxy's own: what it lets through comes here as nobody.</summary>
    private static string? Bearer(HttpContext http)
    {
        const string Scheme = "Bearer";
        return http.Request.Headers.Authorization
            .Where(header => header is not null && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && (header.Length == Scheme.Length || header[Scheme.Length] == ' '))
            .Select(header => header![Scheme.Length..].Trim()).FirstOrDefault();
    }

    private async Task<ClaimsPrincipal> OfToken(HttpContext http, string token)
    {
        var (account, fault) = await tokens.Read(token, http.RequestAborted);
        return account ?? throw Wrong(http, fault);
    }

    private async Task<ClaimsPrincipal> OfKey(HttpContext http, string text)
    {
        var key = Keys.Find(await Known(KeysMaxAge, http.RequestAborted), text);
        if (key is null)
        {
            var refusal = Wrong(http, "The key is not known here, or was revoked.");
            // it may have been made a moment ago: the store is asked, as often as wrong keys are allowed
            if (refusal.Code != GraphCode.Unauthenticated || !Keys.IsIn(text) || Keys.Find(await Known(TimeSpan.Zero, http.RequestAborted), text) is not { } made)
                throw refusal;
            key = made;
        }
        Note(key);
        return Account(key.Name, key.Role);
    }

    /// <summary>
    /// Wrong ones are counted by address. Right ones are let in all the same: nobody guesses a key, so what is limited is the work that wrong ones
    /// make, and one broken script does not shut out everybody behind its address.
    /// </summary>
    private GraphException Wrong(HttpContext http, string detail)
    {
        using var lease = wrong?.AttemptAcquire(http);
        if (lease?.IsAcquired != false)
            return new GraphException(GraphCode.Unauthenticated, detail);
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var untilFree) ? untilFree : TimeSpan.FromMinutes(1);
        http.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return new GraphException(GraphCode.TooManyKeys, $"{options.Value.WrongKeysPerMinute} wrong keys came from this address within a minute: wait as Retry-After says, and see which key is sent.");
    }

    private async Task<IReadOnlyList<ApiKey>> Known(TimeSpan maxAge, CancellationToken cancel)
    {
        var asked = clock.GetTimestamp();
        if (Fresh() is { } kept)
            return kept;
        await reading.WaitAsync(cancel);
        try
        {
            // somebody else may have read them while this one waited
            if (Fresh() is { } read)
                return read;
            var at = clock.GetTimestamp();
            snapshot = new Snapshot(await Store.ListKeys(cancel), at);
            return snapshot.Keys;
        }
        finally
        {
            reading.Release();
        }

        IReadOnlyList<ApiKey>? Fresh() => snapshot is { } last && (last.At > asked || clock.GetElapsedTime(last.At, asked) < maxAge) ? last.Keys : null;
    }

    /// <summary>When a key was last used, to the minute: one write a minute and key, which no request waits for.</summary>
    private void Note(ApiKey key)
    {
        var minute = $"{Seed.Moment(clock.GetUtcNow())[..^3]}00Z";
        if (isOver || key.LastUsed == minute || (noted.TryGetValue(key.Name, out var last) && last == minute))
            return;
        noted[key.Name] = minute;
        noting[key.Name] = Task.Run(async () =>
        {
            try
            {
                await Store.NoteUse(key.Name, minute, CancellationToken.None);
            }
            catch (Exception) when (isOver)
            {
                // there is nobody left to tell
            }
            catch (Exception fault)
            {
                Log.UseNotNoted(logger, fault, key.Name);
            }
        });
    }

    private sealed record Snapshot(IReadOnlyList<ApiKey> Keys, long At);
}
