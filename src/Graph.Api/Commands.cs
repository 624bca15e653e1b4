using System.Globalization;
using System.Text.RegularExpressions;
using Graph.Editing;

namespace Graph.Api;

/// <summary>A way to change the graph, as it is documented.</summary>
/// <param name="Operation">Its name.</param>
/// <param name="Tag">The noun.</param>
/// <param name="Summary">What it does.</param>
/// <param name="Takes">The parameters of its address.</param>
/// <param name="Status">Of the answer.</param>
/// <param name="Refusals">What it can refuse, beside what all commands can.</param>
internal sealed record Command(string Operation, string Tag, string Summary, IReadOnlyList<Parameter> Takes, int Status, IReadOnlyList<GraphCode> Refusals)
{
    /// <summary>The kind of record in the body; null when it is none.</summary>
    public RecordKind? Record { get; init; }

    /// <summary>The fields of the body, where it is no record, with what each is.</summary>
    public IReadOnlyList<(string Name, string Description)> Fields { get; init; } = [];

    /// <summary>Whether the body is lines of records.</summary>
    public bool Lines { get; init; }

    /// <summary>Whether it names the version that it changes.</summary>
    public bool Versioned { get; init; }

    public Type Answers { get; init; } = typeof(Edit);
}

/// <summary>A command as it is being carried out.</summary>
internal sealed record Ordered(HttpContext Http, Asked Asked, IGraphEditor Editor, IGraphStore Store)
{
    public CancellationToken Cancel => Http.RequestAborted;

    /// <summary>Whoever the key or token stands for.</summary>
    public Author Author(string? reason) => new(Http.User.Identity?.Name ?? "nobody", reason, Http.Request.Headers["Idempotency-Key"] is [{ } once] ? once : null);
}

/// <summary>The tag of a record: it ends in what names the record and its version, so that the tag of an answer also names what is changed.</summary>
internal static partial class RecordTag
{
    /// <summary>A tag without its end.</summary>
    public static string Without(string tag) => Ending().Replace(tag, "\"");

    /// <summary>The version that <c>If-Match</c> names; null when there is none.</summary>
    /// <exception cref="GraphException"><see cref="GraphCode.PreconditionFailed"/> for the tag of something else.</exception>
    public static int? Expected(HttpRequest request, RecordKey key)
    {
        if (request.Headers.IfMatch is not [{ } given] || given == "*")
            return null;
        return Ending().Match(given) is { Success: true } end && end.Groups[1].Value == VersionTag.Named(key) && int.TryParse(end.Groups[2].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw new GraphException(GraphCode.PreconditionFailed, $"If-Match is not a tag of '{Quoted.Shorten(key.Id)}': send the ETag that it was read with.") { Field = "If-Match" };
    }

    // a coding is added to a tag on the way out
    [GeneratedRegex(@"\.([0-9a-f]{8})\.([0-9]{1,9})(?:-(?:br|gzip))?""\z")]
    private static partial Regex Ending();
}

/// <summary>How commands are mapped: like questions, but only for those who may, with a body, and never kept.</summary>
internal static class Commands
{
    /// <summary>The largest body of one record, in bytes.</summary>
    public const int BodyBytesMax = 1024 * 1024;

    public static RouteHandlerBuilder Order(this IEndpointRouteBuilder routes, string method, string path, Command command, Func<Ordered, Task> carryOut)
    {
        Delegate handle = (HttpContext http, IGraphEditor editor, IGraphStore store) =>
        {
            http.Response.Headers.CacheControl = "no-store";
            return carryOut(new(http, new(http, command.Takes), editor, store));
        };
        return routes.MapMethods(path, [method], handle).RequireAuthorization(Keys.Editor).WithMetadata(command).WithName(command.Operation).WithTags(command.Tag).WithSummary(command.Summary)
            .WithMetadata(new ProducesResponseTypeMetadata(command.Status, command.Answers, [Formats.Json]));
    }

    /// <summary>Answers with the record as a read gives it, or with what was done where it is gone.</summary>
    public static async Task Answer(this Ordered ordered, Change change, int status = StatusCodes.Status200OK)
    {
        var (http, key) = (ordered.Http, change.Key);
        byte[]? body = change.Record is null ? null : key.Kind switch
        {
            RecordKind.Entity => Bytes(await ordered.Store.GetEntity(key.Id, null, ordered.Cancel)),
            RecordKind.Source => Bytes(await ordered.Store.GetSource(key.Id, ordered.Cancel)),
            RecordKind.Relation => Bytes(await ordered.Editor.GetRelation(key.Id, ordered.Cancel)),
            _ => null,
        };
        if (body is not null)
        {
            http.Response.Headers.ETag = VersionTag.Of(key, change.Version);
            if (status == StatusCodes.Status201Created)
                http.Response.Headers.Location = $"{http.Request.PathBase}/v1/{Noun(key.Kind)}/{key.Id}";
        }
        http.Response.StatusCode = status;
        await http.Json(body ?? WireJson.Bytes(Edit.Of(change)));
    }

    public static async Task Json(this HttpContext http, byte[] body)
    {
        http.Response.ContentType = $"{Formats.Json}; charset=utf-8";
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    public static string Noun(RecordKind kind) => kind switch { RecordKind.Entity => "entities", RecordKind.Source => "sources", RecordKind.Relation => "relations", _ => "judgements" };

    /// <summary>What was written and is gone again by the next edit is told as what was done.</summary>
    private static byte[]? Bytes<T>(T? record)
        where T : class => record is null ? null : WireJson.Bytes(record);
}
