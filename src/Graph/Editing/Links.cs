using System.Text.Json;

namespace Graph.Editing;

/// <summary>What records name, and how a record is made to name another.</summary>
internal static class Links
{
    public static string Word(this RecordKey key) => key.Kind.ToString().ToLowerInvariant();

    public static RecordKey Entity(string id) => new(RecordKind.Entity, id);

    /// <summary>Everything that a record names, so far as its fields are of the types they should be.</summary>
    public static IEnumerable<RecordKey> Of(GraphRecord record) => record switch
    {
        EntityRecord entity => References(Schema.EntityType(entity.Type)?.Fields, entity.Fields),
        RelationRecord relation => [Entity(relation.From), Entity(relation.To), .. References(Schema.RelationType(relation.Type)?.Fields, relation.Fields),
            .. relation.Evidence.Select(evidence => new RecordKey(RecordKind.Source, evidence.Source))],
        JudgementRecord judgement => [Entity(judgement.One), Entity(judgement.Other)],
        _ => [],
    };

    public static EntityRecord Moved(EntityRecord entity, string from, string to) => entity with { Fields = Moved(Schema.EntityType(entity.Type)!.Fields, entity.Fields, from, to) };

    public static RelationRecord Moved(RelationRecord relation, string from, string to) => relation with
    {
        From = relation.From == from ? to : relation.From,
        To = relation.To == from ? to : relation.To,
        Fields = Moved(Schema.RelationType(relation.Type)!.Fields, relation.Fields, from, to),
    };

    /// <summary>What makes two relations the same claim: all but their id and evidence. Who met whom is the same from either side.</summary>
    public static string Claim(RelationRecord relation)
    {
        string[] ends = [relation.From, relation.To];
        if (relation.Type == Schema.MetWith)
            Array.Sort(ends, StringComparer.Ordinal);
        return string.Join('\n', [relation.Type, .. ends, .. relation.Fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key} {field.Value}")]);
    }

    private static IEnumerable<RecordKey> References(IReadOnlyList<Field>? schema, Dictionary<string, JsonElement> fields) =>
        fields.Where(field => field.Value.ValueKind == JsonValueKind.String && schema?.Any(known => known.Name == field.Key && known.Kind == FieldKind.Ref) == true)
            .Select(field => Entity(field.Value.GetString()!));

    private static Dictionary<string, JsonElement> Moved(IReadOnlyList<Field> schema, Dictionary<string, JsonElement> fields, string from, string to) =>
        fields.ToDictionary(field => field.Key, field => schema.Any(known => known.Name == field.Key && known.Kind == FieldKind.Ref) && field.Value.ValueEquals(from) ? Text(to) : field.Value);

    public static JsonElement Text(string text) => JsonSerializer.SerializeToElement(text, GraphJson.Default.String);
}
