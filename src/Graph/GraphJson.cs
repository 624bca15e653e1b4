using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Graph.Editing;

namespace Graph;

/// <summary>How records are written: camelCase, absent values left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.Strict,
    AllowOutOfOrderMetadataProperties = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(GraphRecord))]
[JsonSerializable(typeof(Edits))]
[JsonSerializable(typeof(Page<Edit>))]
[JsonSerializable(typeof(Page<Duplicate>))]
[JsonSerializable(typeof(Page<Difference>))]
[JsonSerializable(typeof(DuplicateQuestion))]
[JsonSerializable(typeof(ImportReport))]
[JsonSerializable(typeof(JsonElement?))]
[JsonSerializable(typeof(IReadOnlyList<Amount>))]
[JsonSerializable(typeof(IReadOnlyList<EvidenceRecord>))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(decimal))]
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
[JsonSerializable(typeof(Neighbourhood))]
[JsonSerializable(typeof(Paths))]
[JsonSerializable(typeof(Common))]
[JsonSerializable(typeof(Matrix))]
[JsonSerializable(typeof(Page<JointTimelineItem>))]
[JsonSerializable(typeof(Page<Total>))]
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
[JsonSerializable(typeof(JointTimelineQuestion))]
[JsonSerializable(typeof(TotalQuestion))]
public sealed partial class GraphJson : JsonSerializerContext;

/// <summary>
/// Answers as bytes, with letters as they are and not as escapes, for people to read. They carry nosniff and are never put into a page as
/// they stand, so characters that matter in HTML need no escape.
/// </summary>
public static class WireJson
{
    // the encoder belongs to the writer: on the options it would turn off the generated, faster way to write
    private static readonly JsonWriterOptions Letters = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer)? kept;

    /// <summary>One value as JSON.</summary>
    public static byte[] Bytes<T>(T value) => Written([value], lines: false);

    /// <summary>One value as JSON; a part of a record in the same letters, however its store has escaped them.</summary>
    public static string Text<T>(T value) => Encoding.UTF8.GetString(Bytes(value));

    /// <summary>NDJSON: one value a line.</summary>
    public static byte[] Lines<T>(IReadOnlyList<T> values) => Written(values, lines: true);

    /// <summary>A line of NDJSON to a stream.</summary>
    public static void Line<T>(T value, Stream to)
    {
        var buffer = Fill([value], lines: true);
        to.Write(buffer.WrittenSpan);
        Keep(buffer);
    }

    private static byte[] Written<T>(IReadOnlyList<T> values, bool lines)
    {
        var buffer = Fill(values, lines);
        var bytes = buffer.WrittenSpan.ToArray();
        Keep(buffer);
        return bytes;
    }

    private static ArrayBufferWriter<byte> Fill<T>(IReadOnlyList<T> values, bool lines)
    {
        var type = (JsonTypeInfo<T>)GraphJson.Default.GetTypeInfo(typeof(T))!;
        var (buffer, writer) = kept ??= Pair();
        buffer.ResetWrittenCount();
        foreach (var value in values)
        {
            writer.Reset();
            JsonSerializer.Serialize(writer, value, type);
            writer.Flush();
            if (lines)
                buffer.Write("\n"u8);
        }
        return buffer;
    }

    private static void Keep(ArrayBufferWriter<byte> buffer)
    {
        if (buffer.Capacity > KeptBytesMax)
            kept = null;
    }

    /// <summary>A buffer that grew beyond this for one large answer is not kept for the next.</summary>
    private const int KeptBytesMax = 1 << 20;

    private static (ArrayBufferWriter<byte>, Utf8JsonWriter) Pair()
    {
        var buffer = new ArrayBufferWriter<byte>(16 * 1024);
        return (buffer, new Utf8JsonWriter(buffer, Letters));
    }
}
