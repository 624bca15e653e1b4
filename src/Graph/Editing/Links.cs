using System.Text.Json;

namespace Graph.Editing;

/// <summary>What records name, and how a record is made to name another.</summary>
internal static class Links
{
    public static string Word(this RecordKey key) => key.Kind.ToString().ToLowerInvariant();

    public static RecordKey Entity(string id) => new(RecordKind.Entity, id);

    /// <summary>Everything that a record names, so far as its fields are of the types they should be.</summary>
    public static IReadOnlyList<RecordKey> Of(GraphRecord record)
    {
        switch (record)
        {
            case EntityRecord entity:
                return References([], Schema.EntityType(entity.Type)?.Fields, entity.Fields);
            case RelationRecord relation:
                var named = References([Entity(relation.From), Entity(relation.To)], Schema.RelationType(relation.Type)?.Fields, relation.Fields);
                foreach (var evidence in relation.Evidence)
                    named.Add(new(RecordKind.Source, evidence.Source));
                return named;
            case JudgementRecord judgement:
                return [Entity(judgement.One), Entity(judgement.Other)];
            default:
                return [];
        }
    }

    /// <summary>Where another record would stand in the way of this one: events and who met whom are found under one id each, among all meetings.</summary>
    public static RecordKey? Rival(GraphRecord record) => record switch
    {
        EntityRecord { Type: Schema.Event } => new(RecordKind.Relation, record.Id),
        RelationRecord { Type: Schema.MetWith } => Entity(record.Id),
        _ => null,
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

    private static List<RecordKey> References(List<RecordKey> named, IReadOnlyList<Field>? schema, Dictionary<string, JsonElement> fields)
    {
        for (var i = 0; i < (schema?.Count ?? 0); i++)
        {
            if (schema![i].Kind == FieldKind.Ref && fields.TryGetValue(schema[i].Name, out var value) && value.ValueKind == JsonValueKind.String)
                named.Add(Entity(value.GetString()!));
        }
        return named;
    }

    private static Dictionary<string, JsonElement> Moved(IReadOnlyList<Field> schema, Dictionary<string, JsonElement> fields, string from, string to) =>
        fields.ToDictionary(field => field.Key, field => schema.Any(known => known.Name == field.Key && known.Kind == FieldKind.Ref) && field.Value.ValueEquals(from) ? Text(to) : field.Value);

    public static JsonElement Text(string text) => JsonSerializer.SerializeToElement(text, GraphJson.Default.String);
}
