namespace Graph;

/// <summary>GEXF 1.2, which Gephi and networkx both read, with time: what has a date starts and ends on the first and last day that it can mean; open ends are left out.</summary>
internal sealed class GexfExport(Stream to) : XmlExport(to)
{
    private const string Namespace = "http://www.gexf.net/1.2draft";

    protected override void Start()
    {
        Xml.WriteStartElement("gexf", Namespace);
        Xml.WriteAttributeString("version", "1.2");
        Xml.WriteStartElement("graph", Namespace);
        Xml.WriteAttributeString("defaultedgetype", "directed");
        Xml.WriteAttributeString("mode", "dynamic");
        Xml.WriteAttributeString("timeformat", "date");
        Attributes("node", NodeColumns);
        Attributes("edge", EdgeColumns);
    }

    protected override void StartPart(int part) => Xml.WriteStartElement(part == 0 ? "nodes" : "edges", Namespace);

    protected override void Write(GraphRecord record, int part)
    {
        var (of, label, fields) = record switch { EntityRecord one => ("node", one.Name, one.Fields), RelationRecord one => ("edge", one.Type, one.Fields), _ => throw new InvalidOperationException() };
        Xml.WriteStartElement(of, Namespace);
        Xml.WriteAttributeString("id", Clean(record.Id));
        if (record is RelationRecord relation)
        {
            Xml.WriteAttributeString("source", Clean(relation.From));
            Xml.WriteAttributeString("target", Clean(relation.To));
        }
        Xml.WriteAttributeString("label", Clean(label));
        var days = ExportReader.Span(fields);
        if (days.Earliest is not null and not "0001-01-01")
            Xml.WriteAttributeString("start", days.Earliest);
        if (days.Latest is not null and not "9999-12-31")
            Xml.WriteAttributeString("end", days.Latest);
        Xml.WriteStartElement("attvalues", Namespace);
        foreach (var (name, value) in Values(record))
        {
            Xml.WriteStartElement("attvalue", Namespace);
            Xml.WriteAttributeString("for", $"{of}-{name}");
            Xml.WriteAttributeString("value", value);
            Xml.WriteEndElement();
        }
        Xml.WriteEndElement();
        Xml.WriteEndElement();
        Xml.Flush();
    }

    protected override void EndPart(int part) => Xml.WriteEndElement();

    private void Attributes(string of, (string Name, bool Number)[] columns)
    {
        Xml.WriteStartElement("attributes", Namespace);
        Xml.WriteAttributeString("class", of);
        foreach (var (name, number) in columns)
        {
            Xml.WriteStartElement("attribute", Namespace);
            Xml.WriteAttributeString("id", $"{of}-{name}");
            Xml.WriteAttributeString("title", name);
            Xml.WriteAttributeString("type", number ? "double" : "string");
            Xml.WriteEndElement();
        }
        Xml.WriteEndElement();
    }
}
