using System.Text.Json;

namespace Graph.Tests.Habits;

/// <summary>Whether JSON has the shape that a schema of an OpenAPI document gives it: the types, what is required, what is known, and the choices.</summary>
internal static class Shape
{
    public static IEnumerable<string> Faults(JsonElement document, JsonElement schema, JsonElement json, string at)
    {
        if (schema.TryGetProperty("$ref", out var reference))
            schema = document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]);
        // what may be anything
        if (!schema.EnumerateObject().Any())
            return [];
        var type = schema.TryGetProperty("type", out var named) ? named.GetString() : null;
        if (type is not null && type != Type(json) && !(type == "number" && Type(json) == "integer"))
            return [$"{at}: {Type(json)} in place of {type}"];
        if (schema.TryGetProperty("enum", out var choices) && !choices.EnumerateArray().Any(choice => choice.GetString() == json.GetString()))
            return [$"{at}: '{json}' is none of {choices}"];
        return json.ValueKind switch
        {
            JsonValueKind.Array => json.EnumerateArray().SelectMany((item, i) => Faults(document, schema.GetProperty("items"), item, $"{at}/{i}")),
            JsonValueKind.Object => Required(schema, json, at).Concat(json.EnumerateObject().SelectMany(property => Property(document, schema, property, $"{at}/{property.Name}"))),
            _ => [],
        };
    }

    private static IEnumerable<string> Required(JsonElement schema, JsonElement json, string at) => schema.TryGetProperty("required", out var required)
        ? required.EnumerateArray().Where(name => !json.TryGetProperty(name.GetString()!, out _)).Select(name => $"{at}: {name} is required and not there")
        : [];

    private static IEnumerable<string> Property(JsonElement document, JsonElement schema, JsonProperty property, string at) =>
        schema.TryGetProperty("properties", out var known) && known.TryGetProperty(property.Name, out var described) ? Faults(document, described, property.Value, at)
        : schema.TryGetProperty("additionalProperties", out var others) && others.ValueKind == JsonValueKind.Object ? Faults(document, others, property.Value, at)
        : [$"{at}: not in the schema"];

    private static string Type(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => "string",
        JsonValueKind.Number => json.TryGetInt64(out _) ? "integer" : "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Array => "array",
        JsonValueKind.Object => "object",
        _ => "null",
    };
}
