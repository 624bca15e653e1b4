using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Graph.Neo4j;

/// <summary>
/// The bodies of the Query API. The plain form of JSON serves both ways: it tells whole numbers from floating ones by the point, and has all
/// kinds of values that a statement of ours takes or gives.
/// </summary>
internal static class HttpServerJson
{
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <param name="cypher">The statement.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="call">Its number, see <see cref="Calls"/>.</param>
    /// <param name="reads">Whether the server must refuse a write.</param>
    public static ReadOnlyMemory<byte> Write(string cypher, IReadOnlyDictionary<string, object?> parameters, string call, bool reads)
    {
        var body = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(body, Writing);
        json.WriteStartObject();
        json.WriteString("statement", Calls.OfOneMap(cypher, parameters));
        if (reads)
            json.WriteString("accessMode", "READ");
        json.WriteStartObject("parameters");
        json.WriteString(Calls.Name, call);
        json.WritePropertyName(Calls.Given);
        Write(json, parameters);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return body.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case int whole:
                json.WriteNumberValue(whole);
                break;
            case long whole:
                json.WriteNumberValue(whole);
                break;
            case double number:
                // without a point the server would take it for a whole number
                var digits = number.ToString("R", CultureInfo.InvariantCulture);
                json.WriteRawValue(digits.AsSpan().ContainsAny('.', 'E') ? digits : digits + ".0");
                break;
            case IEnumerable<KeyValuePair<string, object?>> map:
                json.WriteStartObject();
                foreach (var (name, one) in map)
                {
                    json.WritePropertyName(name);
                    Write(json, one);
                }
                json.WriteEndObject();
                break;
            case IEnumerable list:
                json.WriteStartArray();
                foreach (var one in list)
                    Write(json, one);
                json.WriteEndArray();
                break;
            default:
                throw new NotSupportedException($"A parameter of type {value.GetType().Name}.");
        }
    }

    /// <summary>What the server answered: rows, the transaction, and what went wrong, also after rows that went well.</summary>
    public static HttpAnswer Read(ReadOnlySpan<byte> body)
    {
        var json = new Utf8JsonReader(body);
        var answer = new HttpAnswer();
        Expect(ref json, JsonTokenType.StartObject);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("data"))
                ReadData(ref json, answer);
            else if (json.ValueTextEquals("errors"))
                answer.Fault = ReadFault(Next(ref json)) ?? answer.Fault;
            else if (json.ValueTextEquals("transaction"))
                answer.Transaction = (Next(ref json) as IReadOnlyDictionary<string, object?>)?.GetValueOrDefault("id") as string;
            else
                json.Skip();
        }
        return answer;
    }

    private static void ReadData(ref Utf8JsonReader json, HttpAnswer answer)
    {
        string[] fields = [];
        var rows = new List<ServerRow>();
        Expect(ref json, JsonTokenType.StartObject);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("fields"))
            {
                fields = [.. ((IReadOnlyList<object?>)Next(ref json)!).Cast<string>()];
            }
            else if (json.ValueTextEquals("values"))
            {
                Expect(ref json, JsonTokenType.StartArray);
                while (json.Read() && json.TokenType == JsonTokenType.StartArray)
                {
                    var row = new Dictionary<string, object?>(fields.Length);
                    foreach (var field in fields)
                        row.Add(field, Next(ref json));
                    Expect(ref json, JsonTokenType.EndArray);
                    rows.Add(new ServerRow(row));
                }
            }
            else
            {
                json.Skip();
            }
        }
        answer.Rows = rows;
    }

    private static ServerFault? ReadFault(object? errors) =>
        (errors as IReadOnlyList<object?>)?.OfType<IReadOnlyDictionary<string, object?>>().FirstOrDefault() is { } first
            ? new ServerFault(first.GetValueOrDefault("code") as string ?? "", first.GetValueOrDefault("message") as string ?? "")
            : null;

    private static object? Next(ref Utf8JsonReader json)
    {
        json.Read();
        return Value(ref json);
    }

    private static object? Value(ref Utf8JsonReader json)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            case JsonTokenType.String:
                return json.GetString();
            case JsonTokenType.Number:
                return json.ValueSpan.ContainsAny((byte)'.', (byte)'e', (byte)'E') ? json.GetDouble() : (object)json.GetInt64();
            case JsonTokenType.StartArray:
                var list = new List<object?>();
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                    list.Add(Value(ref json));
                return list;
            case JsonTokenType.StartObject:
                var map = new Dictionary<string, object?>();
                while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
                    map[json.GetString()!] = Next(ref json);
                return map;
            default:
                throw new JsonException($"Unexpected {json.TokenType}.");
        }
    }

    private static void Expect(ref Utf8JsonReader json, JsonTokenType token)
    {
        if (!json.Read() || json.TokenType != token)
            throw new JsonException($"Expected {token}.");
    }
}

internal sealed class HttpAnswer
{
    public IReadOnlyList<ServerRow>? Rows { get; set; }

    public string? Transaction { get; set; }

    public ServerFault? Fault { get; set; }
}
