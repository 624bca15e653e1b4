using System.Text.Json;
using System.Text.Json.Nodes;

namespace Graph.Editing;

/// <summary>How two versions of a record differ, and how a change is taken out of a later version.</summary>
internal static class Patch
{
    public static bool Same(GraphRecord? one, GraphRecord? other) => one is null || other is null ? one is null && other is null : JsonElement.DeepEquals(Json(one), Json(other));

    /// <summary>The smallest parts that differ, by JSON pointer; lists are compared place by place.</summary>
    public static IReadOnlyList<Difference> Compare(GraphRecord? before, GraphRecord? after)
    {
        var found = new List<Difference>();
        Compare("", before is null ? null : Json(before), after is null ? null : Json(after), found);
        return found;
    }

    /// <summary>
    /// What stands now without the change that led from <paramref name="before"/> to <paramref name="after"/>, null when that is nothing; false
    /// when what the change touched was edited since. In a list only the items that came or went with the change are touched.
    /// </summary>
    public static bool Undo(GraphRecord? before, GraphRecord? after, GraphRecord? now, out GraphRecord? undone)
    {
        undone = before;
        if (before is null || after is null || now is null)
            return after is null ? now is null : now is not null && Same(now, after);
        var (old, changed, result) = (Node(before), Node(after), Node(now));
        foreach (var name in old.Select(member => member.Key).Union(changed.Select(member => member.Key)).ToList())
        {
            var (was, became, stands) = (old[name], changed[name], result[name]);
            if (JsonNode.DeepEquals(was, became))
                continue;
            if (JsonNode.DeepEquals(stands, became))
                Set(result, name, was);
            else if ((was ?? new JsonArray(), became ?? new JsonArray(), stands) is (JsonArray from, JsonArray to, JsonArray list) && Without(from, to, list) is { } rest)
                Set(result, name, rest);
            else
                return false;
        }
        undone = result.Deserialize(GraphJson.Default.GraphRecord);
        return true;
    }

    /// <summary>A list without what a change added, and with what it took away; null when what it added is not there any more.</summary>
    private static JsonArray? Without(JsonArray from, JsonArray to, JsonArray now)
    {
        var rest = now.ToList();
        foreach (var added in Minus(to, from))
        {
            var place = rest.FindIndex(item => JsonNode.DeepEquals(item, added));
            if (place < 0)
                return null;
            rest.RemoveAt(place);
        }
        rest.AddRange(Minus(from, to));
        return new JsonArray([.. rest.Select(item => item?.DeepClone())]);
    }

    private static List<JsonNode?> Minus(JsonArray one, JsonArray other)
    {
        var rest = one.ToList();
        foreach (var item in other)
        {
            var place = rest.FindIndex(left => JsonNode.DeepEquals(left, item));
            if (place >= 0)
                rest.RemoveAt(place);
        }
        return rest;
    }

    private static void Set(JsonObject record, string name, JsonNode? value)
    {
        if (value is null)
            record.Remove(name);
        else
            record[name] = value.DeepClone();
    }

    private static void Compare(string at, JsonElement? before, JsonElement? after, List<Difference> found)
    {
        if (before is { } one && after is { } other)
        {
            if (JsonElement.DeepEquals(one, other))
                return;
            if (one.ValueKind == JsonValueKind.Object && other.ValueKind == JsonValueKind.Object)
            {
                foreach (var name in one.EnumerateObject().Concat(other.EnumerateObject()).Select(member => member.Name).Distinct())
                    Compare($"{at}/{name}", Member(one, name), Member(other, name), found);
                return;
            }
            if (one.ValueKind == JsonValueKind.Array && other.ValueKind == JsonValueKind.Array)
            {
                for (var i = 0; i < Math.Max(one.GetArrayLength(), other.GetArrayLength()); i++)
                    Compare($"{at}/{i}", i < one.GetArrayLength() ? one[i] : null, i < other.GetArrayLength() ? other[i] : null, found);
                return;
            }
        }
        if (before is not null || after is not null)
            found.Add(new(at, before, after));
    }

    private static JsonElement? Member(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value : null;

    private static JsonElement Json(GraphRecord record) => JsonSerializer.SerializeToElement(record, GraphJson.Default.GraphRecord);

    private static JsonObject Node(GraphRecord record) => (JsonObject)JsonSerializer.SerializeToNode(record, GraphJson.Default.GraphRecord)!;
}
