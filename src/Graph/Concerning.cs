namespace Graph;

/// <summary>Which entities a record concerns, for its history: itself, the ends and fields of a relation, the two of a judgement.</summary>
public static class Concerning
{
    public static IReadOnlyList<string> Of(GraphRecord record) => record switch
    {
        EntityRecord => [record.Id],
        RelationRecord relation => [.. new[] { relation.From, relation.To }.Concat(References(relation)).Distinct()],
        JudgementRecord judgement => [judgement.One, judgement.Other],
        _ => [],
    };

    private static IEnumerable<string> References(RelationRecord relation) =>
        Schema.RelationType(relation.Type)!.Fields.Where(field => field.Kind == FieldKind.Ref && relation.Fields.ContainsKey(field.Name)).Select(field => relation.Fields[field.Name].GetString()!);
}
