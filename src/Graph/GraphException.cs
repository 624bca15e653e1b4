namespace Graph;

/// <summary>Every way in which a request can be refused. The name in kebab case is the <c>code</c> of the problem document.</summary>
public enum GraphCode
{
    Merged,
    BadText,
    BadValue,
    BadDate,
    ReversedRange,
    BadLimit,
    BadCursor,
    UnknownParameter,
    RepeatedParameter,
    MissingParameter,
    UnexpectedBody,
    KeyInAddress,
    BadJson,
    BadRequest,
    Unauthenticated,
    Forbidden,
    UnknownEntity,
    UnknownMeeting,
    UnknownCommitment,
    UnknownStatement,
    UnknownSource,
    UnknownRelation,
    UnknownJudgement,
    UnknownPath,
    MethodNotAllowed,
    NotAcceptable,
    AmbiguousName,
    StillUsed,
    EditedSince,
    NotMerged,
    Gone,
    PreconditionFailed,
    BodyTooLarge,
    UriTooLong,
    UnsupportedMediaType,
    InvalidRecords,
    IdempotencyKeyReused,
    PreconditionRequired,
    RateLimited,
    TooManyKeys,
    Internal,
    StoreUnavailable,
    IssuerUnavailable,
    Timeout,
    DiskFull,
}

/// <summary>What a code is on the wire: one row a code, in the order of the status.</summary>
public static class GraphCodes
{
    public static readonly IReadOnlyDictionary<GraphCode, (int Status, string Title)> Table = new Dictionary<GraphCode, (int, string)>
    {
        [GraphCode.Merged] = (308, "The record was merged into another"),
        [GraphCode.BadText] = (400, "A value is too long, or holds what is not text"),
        [GraphCode.BadValue] = (400, "A value is not one that the parameter takes"),
        [GraphCode.BadDate] = (400, "A date does not exist or is not written as one"),
        [GraphCode.ReversedRange] = (400, "A range ends before it starts"),
        [GraphCode.BadLimit] = (400, "A limit is out of its range"),
        [GraphCode.BadCursor] = (400, "A cursor is not one that this question gave"),
        [GraphCode.UnknownParameter] = (400, "A parameter is not known here"),
        [GraphCode.RepeatedParameter] = (400, "A parameter that is taken once was given more than once"),
        [GraphCode.MissingParameter] = (400, "A parameter is missing"),
        [GraphCode.UnexpectedBody] = (400, "A body was sent where none is taken"),
        [GraphCode.KeyInAddress] = (400, "A key was sent in the address"),
        [GraphCode.BadJson] = (400, "The body is not JSON, or is nested too deep"),
        [GraphCode.BadRequest] = (400, "The request is not well-formed"),
        [GraphCode.Unauthenticated] = (401, "A key is needed, or the one given does not count"),
        [GraphCode.Forbidden] = (403, "The key does not have the role that this takes"),
        [GraphCode.UnknownEntity] = (404, "No such entity"),
        [GraphCode.UnknownMeeting] = (404, "No such meeting"),
        [GraphCode.UnknownCommitment] = (404, "No such commitment"),
        [GraphCode.UnknownStatement] = (404, "No such statement"),
        [GraphCode.UnknownSource] = (404, "No such source"),
        [GraphCode.UnknownRelation] = (404, "No such relation"),
        [GraphCode.UnknownJudgement] = (404, "No such judgement"),
        [GraphCode.UnknownPath] = (404, "No such path"),
        [GraphCode.MethodNotAllowed] = (405, "The path does not take this method"),
        [GraphCode.NotAcceptable] = (406, "The answer does not come in this format"),
        [GraphCode.AmbiguousName] = (409, "A name fits several entities"),
        [GraphCode.StillUsed] = (409, "Other records rest on it"),
        [GraphCode.EditedSince] = (409, "What is to be taken back was edited since"),
        [GraphCode.NotMerged] = (409, "The record is not merged into another"),
        [GraphCode.Gone] = (410, "The record was removed"),
        [GraphCode.PreconditionFailed] = (412, "The record was changed meanwhile"),
        [GraphCode.BodyTooLarge] = (413, "The body is too large"),
        [GraphCode.UriTooLong] = (414, "The address is too long"),
        [GraphCode.UnsupportedMediaType] = (415, "The body is of a media type that is not taken"),
        [GraphCode.InvalidRecords] = (422, "Records break the rules of the schema"),
        [GraphCode.IdempotencyKeyReused] = (422, "The idempotency key was used for another request"),
        [GraphCode.PreconditionRequired] = (428, "The version that is changed is not named"),
        [GraphCode.RateLimited] = (429, "Too many requests"),
        [GraphCode.TooManyKeys] = (429, "Too many wrong keys"),
        [GraphCode.Internal] = (500, "Something went wrong here"),
        [GraphCode.StoreUnavailable] = (503, "The store does not answer"),
        [GraphCode.IssuerUnavailable] = (503, "The identity provider does not answer"),
        [GraphCode.Timeout] = (504, "The question took too long"),
        [GraphCode.DiskFull] = (507, "The disk is full"),
    };

    /// <summary>The code as it stands in a problem document: <c>unknown-entity</c>.</summary>
    public static string Slug(this GraphCode code) => Slugs[code];

    /// <summary>The code that a problem document names, or null when it is none of ours.</summary>
    public static GraphCode? FromSlug(string? slug) =>
        Slugs.Where(pair => pair.Value == slug).Select(pair => (GraphCode?)pair.Key).FirstOrDefault();

    private static readonly Dictionary<GraphCode, string> Slugs = Enum.GetValues<GraphCode>().ToDictionary(
        code => code,
        code => string.Concat(code.ToString().Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString())));
}

/// <summary>One fault of a record: where it stands (a JSON pointer, after the line for NDJSON), and what would be right.</summary>
public sealed record Fault(string At, string Detail);

/// <summary>The one exception that becomes a refusal. Anything else that escapes is a bug, and is answered with 500.</summary>
public sealed class GraphException(GraphCode code, string detail, Exception? inner = null) : Exception(detail, inner)
{
    public GraphCode Code { get; } = code;

    /// <summary>The parameter or field that is wrong, where it is one.</summary>
    public string? Field { get; init; }

    /// <summary>The entities that a name fits, for <see cref="GraphCode.AmbiguousName"/>, or that were perhaps meant.</summary>
    public IReadOnlyList<Ref>? Candidates { get; init; }

    /// <summary>All faults of a body, for <see cref="GraphCode.InvalidRecords"/>.</summary>
    public IReadOnlyList<Fault>? Faults { get; init; }

    /// <summary>The record that stands for a merged one, for <see cref="GraphCode.Merged"/>.</summary>
    public RecordKey? Into { get; init; }

    /// <summary>All faults, the first of them in words.</summary>
    public static GraphException Invalid(IReadOnlyList<Fault> faults, Exception? inner = null) => new(GraphCode.InvalidRecords, $"{(faults.Count == 1 ? "" : $"{faults.Count} faults, the first: ")}{faults[0].At}: {faults[0].Detail}", inner)
    {
        Faults = [.. faults.Take(RecordCheck.FaultsMax)],
    };
}
