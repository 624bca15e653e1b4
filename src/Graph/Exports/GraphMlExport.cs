namespace Graph;

/// <summary>GraphML: entities as nodes, each relation as an edge with its own id, evidence as JSON in an attribute.</summary>
internal sealed class GraphMlExport(Stream to) : XmlExport(to)
{
    private const string Namespace = "http://graphml.graphdrawing.org/xmlns";

    /// <summary>What Gephi shows: GraphML itself knows no labels.</summary>
    private static readonly (string Name, bool Number) Label = ("label", false);

    protected override void Start()
    {
        Xml.WriteStartElement("graphml", Namespace);
        Keys("node", [Label, .. NodeColumns]);
        Keys("edge", [Label, .. EdgeColumns]);
        Xml.WriteStartElement("graph", Namespace);
        Xml.WriteAttributeString("id", "graph");
        Xml.WriteAttributeString("edgedefault", "directed");
    }

    protected override void Write(GraphRecord record, int part)
    {
        var (of, label) = record switch { EntityRecord one => ("node", one.Name), RelationRecord one => ("edge", one.Type), _ => throw new InvalidOperationException() };
        Xml.WriteStartElement(of, Namespace);
        Xml.WriteAttributeString("id", Clean(record.Id));
        if (record is RelationRecord relation)
        {
            Xml.WriteAttributeString("source", Clean(relation.From));
            Xml.WriteAttributeString("target", Clean(relation.To));
        }
        foreach (var (name, value) in Values(record).Prepend((Label.Name, Clean(label))))
        {
            Xml.WriteStartElement("data", Namespace);
            Xml.WriteAttributeString("key", $"{of}-{name}");
            Xml.WriteString(value);
            Xml.WriteEndElement();
        }
        Xml.WriteEndElement();
        Xml.Flush();
    }

    private void Keys(string of, (string Name, bool Number)[] columns)
    {
        foreach (var (name, number) in columns)
        {
            Xml.WriteStartElement("key", Namespace);
            Xml.WriteAttributeString("id", $"{of}-{name}");
            Xml.WriteAttributeString("for", of);
            Xml.WriteAttributeString("attr.name", name);
            Xml.WriteAttributeString("attr.type", number ? "double" : "string");
            Xml.WriteEndElement();
        }
    }
}
