using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Graph;

/// <summary>A script for cypher-shell and an empty database: types are labels, relations keep their type and id, evidence is JSON by piece.</summary>
internal sealed class CypherExport(Stream to) : Export(to)
{
    protected override void Start() => Text(
        "CREATE CONSTRAINT source_id IF NOT EXISTS FOR (n:Source) REQUIRE n.id IS UNIQUE;\nCREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;\nCALL db.awaitIndexes(300);\n");

    protected override void Write(GraphRecord record, int part) => Text(record switch
    {
        SourceRecord one => $"CREATE (:Source {Map(("id", Quote(one.Id)), ("title", Quote(one.Title)), ("publisher", Quote(one.Publisher)), ("author", Quote(one.Author)), ("published", Quote(one.Published)), ("url", Quote(one.Url)), ("archivedUrl", Quote(one.ArchivedUrl)), ("language", Quote(one.Language)), ("licence", Quote(one.Licence)), ("retrieved", Quote(one.Retrieved)))});\n",
        EntityRecord one => $"CREATE (:Entity:{Schema.EntityType(one.Type)!.Label} {Map([("id", Quote(one.Id)), ("type", Quote(one.Type)), ("name", Quote(one.Name)), ("aliases", List(one.Aliases)), ("description", Quote(one.Description)), ("sameAs", one.SameAs is null ? null : List(one.SameAs)), .. Fields(one.Fields)])});\n",
        RelationRecord one => $"MATCH (a:Entity {{id: {Quote(one.From)}}}), (b:Entity {{id: {Quote(one.To)}}}) CREATE (a)-[:{one.Type} {Map([("id", Quote(one.Id)), .. Fields(one.Fields), ("sources", List(one.Evidence.Select(item => item.Source))), ("evidence", List(one.Evidence.Select(item => Json([item])[1..^1])))])}]->(b);\n",
        _ => "",
    });

    private static string Map(params IEnumerable<(string Name, string? Value)> values) =>
        "{" + string.Join(", ", values.Where(value => value.Value is not null).Select(value => $"`{value.Name}`: {value.Value}")) + "}";

    private static IEnumerable<(string, string?)> Fields(Dictionary<string, JsonElement> fields) =>
        fields.Select(field => (field.Key, field.Value.ValueKind == JsonValueKind.Number ? field.Value.GetRawText() : Quote(Plain(field.Value))));

    private static string List(IEnumerable<string> values) => "[" + string.Join(", ", values.Select(Quote)) + "]";

    private static string? Quote(string? text)
    {
        if (text is null)
            return null;
        var quoted = new StringBuilder("'", text.Length + 2);
        foreach (var c in text)
            _ = c is '\'' or '\\' ? quoted.Append('\\').Append(c) : char.IsControl(c) ? quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}") : quoted.Append(c);
        return quoted.Append('\'').ToString();
    }
}
