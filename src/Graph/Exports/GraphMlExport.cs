namespace Graph;

/// <summary>GraphML: entities as nodes, each relation as an edge with its own id, evidence as JSON in an attribute.</summary>
internal sealed class GraphMlExport(Stream to) : XmlExport(to)
{
    private const string Namespace = "http://graphml.graphdrawing.org/xmlns";

    protected override void Start()
    {
        Xml.WriteStartElement("graphml", Namespace);
        Keys("node", NodeColumns);
        Keys("edge", EdgeColumns);
        Xml.WriteStartElement("graph", Namespace);
        Xml.WriteAttributeString("id", "graph");
        Xml.WriteAttributeString("edgedefault", "directed");
    }

    protected override void Write(GraphRecord record, int part)
    {
        var of = record is EntityRecord ? "node" : "edge";
        Xml.WriteStartElement(of, Namespace);
        Xml.WriteAttributeString("id", Clean(record.Id));
        if (record is RelationRecord relation)
        {
            Xml.WriteAttributeString("source", Clean(relation.From));
            Xml.WriteAttributeString("target", Clean(relation.To));
        }
        foreach (var (name, value) in Values(record))
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
