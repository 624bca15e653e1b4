using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace Graph.Api;

/// <summary>A refusal as it is sent: problem details (RFC 9457) with the code, and what it is about.</summary>
/// <param name="Type">Where the code is explained.</param>
/// <param name="Title">The code in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">What scripts go by.</param>
/// <param name="Detail">What was wrong, and what would be right.</param>
/// <param name="Instance">The path that was asked.</param>
/// <param name="Field">The parameter that is wrong.</param>
/// <param name="Candidates">The entities that a name fits, or that were perhaps meant.</param>
/// <param name="Faults">All that is wrong in a body, each with its place as a JSON pointer; in an import after the number of its line.</param>
/// <param name="Into">The record that stands for a merged one.</param>
public sealed record Problem(string Type, string Title, int Status, string Code, string Detail, string Instance, string? Field, IReadOnlyList<Ref>? Candidates, IReadOnlyList<Fault>? Faults, MergedInto? Into);

/// <summary>A record by its kind and id.</summary>
public sealed record MergedInto(string Kind, string Id);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(Alive))]
internal sealed partial class ApiJson : JsonSerializerContext;

/// <summary>The one place where refusals leave, whatever the path and the environment.</summary>
internal sealed class Problems(RequestDelegate next, IOptions<GraphOptions> options, ILogger<Problems> logger)
{
    public const string ContentType = "application/problem+json; charset=utf-8";

    private const int StoreRetrySeconds = 5;

    private static readonly JsonSerializerOptions Wire = new(ApiJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task InvokeAsync(HttpContext http)
    {
        var aborted = http.RequestAborted;
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested)
        {
            return;
        }
        catch (OperationCanceledException)
        {
            // the time limit, with a part of the answer already out
            Log.Slow(logger, options.Value.QueryTimeoutMs, http.Request.Method, http.Request.Path, http.Request.QueryString.ToString());
            http.Abort();
            return;
        }
        catch (GraphException refusal)
        {
            // whoever asks for readiness asks again and again
            if (refusal.Code == GraphCode.StoreUnavailable && http.Request.Path != "/health/ready")
                Log.StoreUnavailable(logger, refusal.InnerException, http.Request.Method, http.Request.Path, refusal.Message);
            if (refusal.Code == GraphCode.DiskFull)
                Log.DiskFull(logger, refusal.InnerException, http.Request.Method, http.Request.Path, refusal.Message);
            await Write(http, refusal);
        }
        catch (BadHttpRequestException fault)
        {
            await Write(http, new GraphException(fault.StatusCode == StatusCodes.Status413PayloadTooLarge ? GraphCode.BodyTooLarge : GraphCode.BadRequest, fault.Message));
        }
        catch (Exception fault)
        {
            Log.Bug(logger, fault, http.Request.Method, http.Request.Path);
            await Write(http, new GraphException(GraphCode.Internal, "This is a fault of the service, not of the request; it has been logged."));
        }
        if (http.Response.StatusCode == StatusCodes.Status504GatewayTimeout)
            Log.Slow(logger, options.Value.QueryTimeoutMs, http.Request.Method, http.Request.Path, http.Request.QueryString.ToString());
        if (!http.Response.HasStarted && http.Response.StatusCode >= 400 && http.Response.ContentLength is null && http.Response.ContentType is null)
            await Write(http, Bare(http));
    }

    /// <summary>Routing, the time limit and other middleware say no with a status alone: it gets the words.</summary>
    private GraphException Bare(HttpContext http) => http.Response.StatusCode switch
    {
        404 => new(GraphCode.UnknownPath, $"There is nothing at {Quoted.Shorten(http.Request.Path)}; /docs shows what can be asked, /openapi/v1.json lists every path."),
        405 => new(GraphCode.MethodNotAllowed, $"{Quoted.Shorten(http.Request.Method)} is not taken here; {http.Response.Headers.Allow} is."),
        413 => new(GraphCode.BodyTooLarge, "The body is larger than what is taken here."),
        415 => new(GraphCode.UnsupportedMediaType, "The body is of a media type that is not taken here."),
        406 => new(GraphCode.NotAcceptable, "The answer does not come in the format asked for."),
        504 => new(GraphCode.Timeout, $"The answer took longer than {options.Value.QueryTimeoutMs} ms: ask for less, with a narrower range or a smaller limit."),
        >= 500 => new(GraphCode.Internal, "This is a fault of the service, not of the request; it has been logged."),
        _ => new(GraphCode.BadRequest, "The request is not well-formed."),
    };

    public static async Task Write(HttpContext http, GraphException refusal)
    {
        if (http.Response.HasStarted)
        {
            // part of an answer is out: cut the connection, so that nobody takes the part for the whole
            http.Abort();
            return;
        }
        var (status, title) = GraphCodes.Table[refusal.Code];
        var allow = http.Response.Headers.Allow;
        var limits = http.Response.Headers.Where(header => header.Key.StartsWith("RateLimit", StringComparison.Ordinal) || header.Key == "Retry-After").ToList();
        http.Response.Clear();
        http.Response.Headers.Allow = allow;
        foreach (var (name, value) in limits)
            http.Response.Headers[name] = value;
        http.Response.StatusCode = status;
        // only who reads is led on: a change is for the record that was seen
        if (refusal.Into is not null && http.Request.Method is "GET" or "HEAD" && http.Request.RouteValues["id"] is string id)
            http.Response.Headers.Location = $"{http.Request.PathBase}{string.Join('/', http.Request.Path.Value!.Split('/').Select(part => part == id ? refusal.Into!.Value.Id : part))}{http.Request.QueryString}";
        http.Response.ContentType = ContentType;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.AccessControlAllowOrigin = "*";
        // RFC 6750: which scheme is taken, and whether what was given is what is wrong
        if (refusal.Code == GraphCode.Unauthenticated)
            http.Response.Headers.WWWAuthenticate = http.Request.Headers.Authorization.Count > 0 ? "Bearer realm=\"graph\", error=\"invalid_token\"" : "Bearer realm=\"graph\"";
        if (refusal.Code == GraphCode.Forbidden)
            http.Response.Headers.WWWAuthenticate = "Bearer realm=\"graph\", error=\"insufficient_scope\"";
        if (refusal.Code is GraphCode.StoreUnavailable or GraphCode.IssuerUnavailable)
            http.Response.Headers.RetryAfter = StoreRetrySeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var problem = new Problem($"/docs/errors#{refusal.Code.Slug()}", title, status, refusal.Code.Slug(), refusal.Message, Quoted.Shorten(Keys.Without(Asked.Path(http))), refusal.Field, refusal.Candidates, refusal.Faults, refusal.Into is { } into ? new(into.Kind.ToString().ToLowerInvariant(), into.Id) : null);
        await http.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(problem, Wire), CancellationToken.None);
    }
}
