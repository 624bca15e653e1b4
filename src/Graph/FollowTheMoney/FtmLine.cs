using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Graph.Editing;

namespace Graph.FollowTheMoney;

/// <summary>An entity of FollowTheMoney as it stands in a line: an id, a schema, and properties that have any number of values.</summary>
internal sealed partial class FtmLine
{
    /// <summary>How much of an id is kept in what is made of it.</summary>
    private const int IdKept = 120;

    private readonly Dictionary<string, IReadOnlyList<string>> properties = new(StringComparer.Ordinal);
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    public required string Id { get; init; }

    public required string Schema { get; init; }

    /// <summary>What it is a part of, where its publisher says so.</summary>
    public IReadOnlyList<string> Datasets { get; private init; } = [];

    public bool IsDocument => Ftm.Documents.Contains(Schema);

    /// <summary>The properties that were never asked for.</summary>
    public IEnumerable<string> NotTaken => properties.Keys.Where(name => !taken.Contains(name)).Order(StringComparer.Ordinal);

    /// <summary>Reads a line; null for an empty one, or where it is not of that shape, which <paramref name="faults"/> then says.</summary>
    /// <param name="text">The line.</param>
    /// <param name="number">From 1.</param>
    /// <param name="faults">Takes what is wrong.</param>
    public static FtmLine? Read(string text, int number, List<Fault> faults)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var (at, before) = ($"{number}:", faults.Count);
        JsonElement json;
        try
        {
            json = RecordReader.Parse(Encoding.UTF8.GetBytes(number == 1 ? text.TrimStart('\uFEFF') : text));
        }
        catch (GraphException fault) when (fault.Code == GraphCode.BadJson)
        {
            faults.Add(new(at, fault.Message));
            return null;
        }
        if (json.ValueKind != JsonValueKind.Object)
        {
            faults.Add(new(at, "an entity of FollowTheMoney is a JSON object with id, schema and properties"));
            return null;
        }
        var line = new FtmLine { Id = Needed("id"), Schema = Needed("schema"), Datasets = [.. Texts($"{at}/datasets", json, "datasets", faults)] };
        if (json.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in properties.EnumerateObject())
                line.properties[property.Name] = [.. Texts($"{at}/properties/{property.Name}", properties, property.Name, faults)];
        }
        else
        {
            faults.Add(new($"{at}/properties", "is an object: the values of each property by its name"));
        }
        return faults.Count > before ? null : line;

        string Needed(string name)
        {
            if (json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } given)
                return given;
            faults.Add(new($"{at}/{name}", "is required: a text that is not empty"));
            return "";
        }
    }

    /// <summary>The values of a property, which then count as taken.</summary>
    public IReadOnlyList<string> All(params string[] names)
    {
        taken.UnionWith(names);
        return [.. names.SelectMany(name => properties.GetValueOrDefault(name, [])).Distinct()];
    }

    public string? First(params string[] names) => All(names) is [var first, ..] ? first : null;

    /// <summary>The value of the first property that has one, and one only, that fits on a line.</summary>
    public string? Line(params string[] names)
    {
        foreach (var name in names)
        {
            if (properties.GetValueOrDefault(name, []) is [var value] && OnOneLine(value) is { Length: > 0 and <= RecordCheck.TextMax } line)
            {
                taken.Add(name);
                return line;
            }
        }
        return null;
    }

    /// <summary>Texts of several lines become one.</summary>
    public static string OnOneLine(string text) => text.Any(char.IsControl) ? Space().Replace(text, " ").Trim() : text;

    /// <summary>Says again that a property is not taken.</summary>
    public void Leave(string name) => taken.Remove(name);

    /// <summary>The id that a record has here: its own, where ids here may be so; else one that is made of it, and always the same.</summary>
    /// <param name="id">The id in FollowTheMoney.</param>
    /// <param name="prefix">What may stand before it.</param>
    public static string IdOf(string id, string prefix = "")
    {
        if (prefix.Length > 0 && id.StartsWith(prefix, StringComparison.Ordinal) && RecordCheck.IsId(id[prefix.Length..]))
            return id[prefix.Length..];
        return RecordCheck.IsId(id) ? id : Hashed(id, id);
    }

    /// <summary>An id of the words of a text, and of a sum over what is named, so that two are never mistaken for one another.</summary>
    public static string Hashed(string text, string named)
    {
        var words = NotSlug().Replace(text.ToLowerInvariant(), "-").Trim('-');
        return $"{(words.Length > IdKept ? words[..IdKept].TrimEnd('-') : words)}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(named)).AsSpan(0, 4))}".TrimStart('-');
    }

    /// <summary>One text, or a list of them.</summary>
    private static List<string> Texts(string at, JsonElement of, string name, List<Fault> faults)
    {
        if (!of.TryGetProperty(name, out var values))
            return [];
        var texts = new List<string>();
        foreach (var value in values.ValueKind == JsonValueKind.Array ? [.. values.EnumerateArray()] : (JsonElement[])[values])
        {
            if (value.ValueKind == JsonValueKind.String && value.GetString() is { } text)
                texts.Add(text);
            else if (value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
                texts.Add(value.GetRawText());
            else if (value.ValueKind != JsonValueKind.Null)
                faults.Add(new(at, "is a list of texts; entities that stand within others are given as lines of their own"));
        }
        return [.. texts.Where(text => !string.IsNullOrWhiteSpace(text))];
    }

    [GeneratedRegex(@"[\s\p{Cc}]+")]
    private static partial Regex Space();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotSlug();
}
