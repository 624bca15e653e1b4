using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Graph.Editing;

/// <summary>The head of an entry in an export with its history: the lines until the next one are what it changed.</summary>
internal sealed record EntryLine(long Number, string At, string By, string Action, string? Reason = null)
{
    public const string Word = "entry";

    [JsonPropertyOrder(-1)]
    public string Record { get; init; } = Word;

    [JsonIgnore]
    public Entry Entry => new(Number, At, By, Action, Reason);
}

/// <summary>That a record went, in an export with its history.</summary>
internal sealed record RemovalLine(RecordKind Kind, string Id, string? Into = null)
{
    public const string Word = "removal";

    [JsonPropertyOrder(-1)]
    public string Record { get; init; } = Word;

    [JsonIgnore]
    public RecordKey Key => new(Kind, Id);
}

/// <summary>Lines of NDJSON beside those of records, and what is kept as text in the log.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, Converters = [typeof(Words)])]
[JsonSerializable(typeof(EntryLine))]
[JsonSerializable(typeof(RemovalLine))]
[JsonSerializable(typeof(Answered))]
[JsonSerializable(typeof(ImportReport))]
internal sealed partial class EditingJson : JsonSerializerContext
{
    /// <summary>Kinds of records in small letters, as they stand in <c>record</c>.</summary>
    internal sealed class Words() : JsonStringEnumConverter<RecordKind>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

    public static string Line(GraphRecord record) => Encoding.UTF8.GetString(WireJson.Bytes(record));
}
