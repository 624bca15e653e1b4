using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Unicode;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace Graph.Api;

/// <summary>What holds for every path: limits, refusals, compression, reading from other origins, metrics.</summary>
internal static class Manners
{
    /// <summary>The longest address that is taken, in characters. Up to <see cref="RequestLineMax"/> it is refused with a problem document, beyond that by the server.</summary>
    public const int AddressMax = 8000;

    private const int RequestLineMax = 128 * 1024;

    /// <summary>Listens there unless the settings (<c>urls</c>, <c>ASPNETCORE_URLS</c>, …) say otherwise.</summary>
    public static void ListenOn(this WebApplicationBuilder builder, string address)
    {
        var defaults = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            [WebHostDefaults.ServerUrlsKey] = address,
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
            // why it does not start is said by us, in a sentence
            ["Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host"] = "None",
        });
        builder.Configuration.Sources.Insert(0, new ChainedConfigurationSource { Configuration = defaults.Build() });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = RequestLineMax;
        });
    }

    public static void AddManners(this IServiceCollection services)
    {
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json", Formats.Ndjson, Formats.Csv, .. Export.Formats.Values.Select(format => format.MediaType).Where(type => type is not ("application/zip" or Formats.Ndjson))];
        });
        services.AddCors(cors => cors.AddDefaultPolicy(policy => policy.AllowAnyOrigin().WithMethods("GET", "HEAD").AllowAnyHeader()
            .WithExposedHeaders("ETag", Answers.DataVersion, "Link", "Content-Location", "RateLimit", "RateLimit-Policy", "Retry-After", "WWW-Authenticate")));
        services.AddRequestTimeouts();
        services.AddOptions<RequestTimeoutOptions>().Configure<IOptions<GraphOptions>>((timeouts, options) =>
            timeouts.DefaultPolicy = new RequestTimeoutPolicy { Timeout = TimeSpan.FromMilliseconds(options.Value.QueryTimeoutMs) });
        services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("graph-api")).WithMetrics(metrics => metrics
            .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime").AddPrometheusExporter());
    }

    public static void UseManners(this WebApplication app)
    {
        app.UseResponseCompression();
        app.UseMiddleware<Problems>();
        app.UseMiddleware<EncodedTags>();
        app.Use(Guard);
        app.UseRouting();
        app.UseCors();
        var perMinute = app.Services.GetRequiredService<IOptions<GraphOptions>>().Value.RequestsPerMinute;
        if (perMinute > 0)
            app.Use(new ClientLimit(perMinute).Invoke);
        app.UseRequestTimeouts();
        app.UseAccess();
    }

    /// <summary>Refuses what no path takes, before anything is done for it.</summary>
    private static Task Guard(HttpContext http, RequestDelegate next)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        if (Asked.Path(http).Length + (http.Request.QueryString.Value?.Length ?? 0) > AddressMax)
            throw new GraphException(GraphCode.UriTooLong, $"An address has at most {AddressMax} characters: ask for fewer names at once.");
        if (http.Request.Path.Value!.Any(char.IsControl))
            throw new GraphException(GraphCode.BadText, "The path holds control characters.");
        var asked = http.Request.QueryString.Value ?? "";
        if (!IsUtf8(Asked.Path(http)) || !IsUtf8(asked))
        {
            var name = asked.TrimStart('?').Split('&').FirstOrDefault(one => !IsUtf8(one))?.Split('=')[0];
            throw new GraphException(GraphCode.BadText, "The address holds bytes that are not UTF-8: encode its letters as UTF-8, then with percent signs.") { Field = name is not null && IsUtf8(name) ? name : null };
        }
        Access.RefuseInAddress(http);
        if (http.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true && http.Request.Method is "GET" or "HEAD" && http.Request.ContentLength != 0)
            throw new GraphException(GraphCode.UnexpectedBody, "No body is taken here: put what you ask into the query string.");
        return next(http);
    }

    /// <summary>Bytes that are not UTF-8 are left by the server as they stand, and would be looked for as percent signs and letters.</summary>
    private static bool IsUtf8(string address)
    {
        if (Ascii.IsValid(address) && !address.Contains('%', StringComparison.Ordinal))
            return true;
        var encoded = Encoding.UTF8.GetBytes(address);
        return Utf8.IsValid(WebUtility.UrlDecodeToBytes(encoded, 0, encoded.Length));
    }

    /// <summary>So many requests a minute from one address, told in the RateLimit fields of the IETF's draft.</summary>
    private sealed class ClientLimit(int perMinute)
    {
        private readonly PartitionedRateLimiter<HttpContext> limiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
            RateLimitPartition.GetFixedWindowLimiter(http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = perMinute,
                Window = TimeSpan.FromMinutes(1),
            }));

        private readonly string policy = $"\"client\";q={perMinute.ToString(CultureInfo.InvariantCulture)};w=60";

        public Task Invoke(HttpContext http, RequestDelegate next)
        {
            // whoever watches the service is not a client of its data
            if (http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal) || http.Request.Path.StartsWithSegments("/metrics", StringComparison.Ordinal))
                return next(http);
            using var lease = limiter.AttemptAcquire(http);
            http.Response.Headers["RateLimit-Policy"] = policy;
            http.Response.Headers["RateLimit"] = $"\"client\";r={(limiter.GetStatistics(http)?.CurrentAvailablePermits ?? 0).ToString(CultureInfo.InvariantCulture)}";
            if (lease.IsAcquired)
                return next(http);
            var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var untilFree) ? untilFree : TimeSpan.FromMinutes(1);
            http.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            throw new GraphException(GraphCode.RateLimited, $"One client may ask {perMinute} times a minute: wait as Retry-After says, or ask for more rows at once.");
        }
    }

    /// <summary>A strong tag names the bytes, so a compressed answer has another one: its coding is added on the way out and taken off on the way in.</summary>
    private sealed class EncodedTags(RequestDelegate next)
    {
        private static readonly string[] Codings = ["br", "gzip"];

        public Task InvokeAsync(HttpContext http)
        {
            var tags = http.Request.Headers.IfNoneMatch;
            if (tags.Count > 0)
                http.Request.Headers.IfNoneMatch = tags.Select(tag => Codings.Aggregate(tag, (text, coding) => text?.Replace($"-{coding}\"", "\"", StringComparison.Ordinal))).ToArray();
            http.Response.OnStarting(() =>
            {
                if (http.Response.Headers.ETag is not [{ } tag])
                    return Task.CompletedTask;
                // 304 has no body and so no coding: it names the one that the client has
                var coding = http.Response.StatusCode == StatusCodes.Status304NotModified
                    ? Codings.FirstOrDefault(coding => tags.Any(given => given!.Contains(Encoded(tag, coding), StringComparison.Ordinal)))
                    : http.Response.Headers.ContentEncoding.ToString();
                if (!string.IsNullOrEmpty(coding))
                    http.Response.Headers.ETag = Encoded(tag, coding);
                return Task.CompletedTask;
            });
            return next(http);
        }

        private static string Encoded(string tag, string coding) => $"{tag[..^1]}-{coding}\"";
    }
}
