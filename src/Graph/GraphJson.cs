using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Graph;

/// <summary>
/// How records are written: camelCase, absent values left out.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.Strict,
    AllowOutOfOrderMetadataProperties = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(GraphRecord))]
[JsonSerializable(typeof(IReadOnlyList<Amount>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(long[]))]
[JsonSerializable(typeof(Dictionary<string, JsonElement>))]
[JsonSerializable(typeof(Ref))]
[JsonSerializable(typeof(Entity))]
[JsonSerializable(typeof(Meeting))]
[JsonSerializable(typeof(Commitment))]
[JsonSerializable(typeof(Statement))]
[JsonSerializable(typeof(Source))]
[JsonSerializable(typeof(Relation))]
[JsonSerializable(typeof(Stats))]
[JsonSerializable(typeof(SchemaDocument))]
[JsonSerializable(typeof(Page<SearchHit>))]
[JsonSerializable(typeof(Page<Entity>))]
[JsonSerializable(typeof(Page<Relation>))]
[JsonSerializable(typeof(Page<Contact>))]
[JsonSerializable(typeof(Page<TimelineItem>))]
[JsonSerializable(typeof(Page<Meeting>))]
[JsonSerializable(typeof(Page<Commitment>))]
[JsonSerializable(typeof(Page<Statement>))]
[JsonSerializable(typeof(Page<Source>))]
[JsonSerializable(typeof(Page<Claim>))]
[JsonSerializable(typeof(SearchQuestion))]
[JsonSerializable(typeof(EntityQuestion))]
[JsonSerializable(typeof(RelationQuestion))]
[JsonSerializable(typeof(ContactQuestion))]
[JsonSerializable(typeof(TimelineQuestion))]
[JsonSerializable(typeof(MeetingQuestion))]
[JsonSerializable(typeof(CommitmentQuestion))]
[JsonSerializable(typeof(StatementQuestion))]
[JsonSerializable(typeof(SourceQuestion))]
[JsonSerializable(typeof(ClaimQuestion))]
public sealed partial class GraphJson : JsonSerializerContext;

/// <summary>
/// The same with letters as they are and not as escapes, for people to read. Answers carry nosniff and are never put into a page as they
/// stand, so characters that matter in HTML need no escape.
/// </summary>
public static class WireJson
{
    public static readonly JsonSerializerOptions Options = new(GraphJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
