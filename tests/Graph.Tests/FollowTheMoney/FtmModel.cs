using System.Text.Json;
using System.Text.RegularExpressions;

namespace Graph.Tests.FollowTheMoney;

/// <summary>What the tools of FollowTheMoney take: an extract of its model, whose origin and licence stand in the file, and a check of lines against it.</summary>
internal static partial class FtmModel
{
    private static readonly JsonElement Model = JsonElement.Parse(File.ReadAllText(Repository.File("tests", "Graph.Tests", "FollowTheMoney", "schema.json")));

    private static readonly JsonElement Schemata = Model.GetProperty("schemata");

    /// <summary>Everything that is wrong with a file.</summary>
    public static IReadOnlyList<string> Faults(IReadOnlyList<JsonElement> lines)
    {
        var schemaOf = lines.GroupBy(line => line.GetProperty("id").GetString()!).ToDictionary(group => group.Key, group => group.First().GetProperty("schema").GetString()!);
        var faults = lines.GroupBy(line => line.GetProperty("id").GetString()!).Where(group => group.Count() > 1).Select(group => $"{group.Key}: is there twice").ToList();
        foreach (var line in lines)
        {
            var (id, schema, properties) = (line.GetProperty("id").GetString()!, line.GetProperty("schema").GetString()!, line.GetProperty("properties"));
            if (!Id().IsMatch(id))
                faults.Add($"{id}: is no id");
            if (!Schemata.TryGetProperty(schema, out var known) || known.TryGetProperty("abstract", out _))
            {
                faults.Add($"{id}: no schema {schema}");
                continue;
            }
            faults.AddRange(known.GetProperty("required").EnumerateArray().Select(one => one.GetString()!).Where(name => !properties.TryGetProperty(name, out _)).Select(name => $"{id}: {name} is missing"));
            foreach (var property in properties.EnumerateObject())
            {
                var type = TypeOf(schema, property.Name);
                var values = property.Value.EnumerateArray().Select(value => value.GetString()!).ToList();
                if (values.Count == 0 || values.Distinct().Count() < values.Count)
                    faults.Add($"{id}: {property.Name} has no value, or one twice");
                faults.AddRange(values.Where(value => type is null || !Fits(type, value, schemaOf)).Select(value => $"{id}: {schema}.{property.Name} ({type ?? "unknown"}) '{value}'"));
            }
        }
        return faults;
    }

    private static IEnumerable<string> Line(string schema) => Schemata.GetProperty(schema).GetProperty("extends").EnumerateArray().SelectMany(one => Line(one.GetString()!)).Prepend(schema);

    private static string? TypeOf(string schema, string property) =>
        Line(schema).Select(one => Schemata.GetProperty(one).GetProperty("properties").TryGetProperty(property, out var type) ? type.GetString() : null).FirstOrDefault(type => type is not null);

    private static bool Fits(string type, string value, Dictionary<string, string> schemaOf) => type switch
    {
        _ when value.Trim().Length == 0 => false,
        "date" => Date().IsMatch(value),
        "country" => Among("countries", value),
        "language" => Among("languages", value),
        "topic" => Among("topics", value),
        "url" => Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https",
        "number" => double.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out _),
        _ when char.IsUpper(type[0]) => schemaOf.TryGetValue(value, out var schema) && Line(schema).Contains(type),
        _ => true,
    };

    private static bool Among(string list, string value) => Model.GetProperty(list).EnumerateArray().Any(one => one.ValueEquals(value));

    [GeneratedRegex(@"^[0-9a-zA-Z]([0-9a-zA-Z.\-]*[0-9a-zA-Z])?$")]
    private static partial Regex Id();

    [GeneratedRegex(@"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")]
    private static partial Regex Date();
}
