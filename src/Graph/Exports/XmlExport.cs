using System.Text;
using System.Xml;

namespace Graph;

/// <summary>What both formats in XML share: the columns of nodes and edges, and text that XML can hold.</summary>
internal abstract class XmlExport : Export
{
    protected static readonly (string Name, bool Number)[] NodeColumns =
        [("type", false), ("name", false), ("aliases", false), ("description", false), ("sameAs", false), .. Columns(Schema.Entities.SelectMany(type => type.Fields))];

    protected static readonly (string Name, bool Number)[] EdgeColumns =
        [("type", false), ("sources", false), ("evidence", false), .. Columns(Schema.Relations.SelectMany(type => type.Fields))];

    protected XmlExport(Stream to)
        : base(to) => Xml = XmlWriter.Create(to, new XmlWriterSettings { Encoding = new UTF8Encoding(false), CheckCharacters = true, Indent = false, NewLineHandling = NewLineHandling.Entitize });

    protected XmlWriter Xml { get; }

    public override IReadOnlyList<RecordKind> Parts => [RecordKind.Entity, RecordKind.Relation];

    /// <summary>The columns that a record fills.</summary>
    protected static IEnumerable<(string Name, string Value)> Values(GraphRecord record)
    {
        IEnumerable<(string, string?)> values = record switch
        {
            EntityRecord one => [("type", one.Type), ("name", one.Name), ("aliases", string.Join(" | ", one.Aliases)), ("description", one.Description), ("sameAs", string.Join(" | ", one.SameAs ?? [])), .. one.Fields.Select(field => (field.Key, Plain(field.Value)))],
            RelationRecord one => [("type", one.Type), ("sources", string.Join(" | ", one.Evidence.Select(item => item.Source).Distinct())), ("evidence", Json(one.Evidence)), .. one.Fields.Select(field => (field.Key, Plain(field.Value)))],
            _ => [],
        };
        return values.Where(value => !string.IsNullOrEmpty(value.Item2)).Select(value => (value.Item1, Clean(value.Item2!)));
    }

    /// <summary>XML has no control characters and no half letters: U+FFFD stands for each.</summary>
    protected static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            clean.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString());
        return clean.ToString();
    }

    private static IEnumerable<(string, bool)> Columns(IEnumerable<Field> fields) =>
        fields.DistinctBy(field => field.Name).Where(field => field.Name != "type").Select(field => (field.Name, field.Kind == FieldKind.Number));

    protected override void Finish()
    {
        Xml.WriteEndDocument();
        Xml.Dispose();
    }
}
