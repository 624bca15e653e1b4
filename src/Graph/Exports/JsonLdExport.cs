using System.Text.Encodings.Web;
using System.Text.Json;

namespace Graph;

internal sealed class JsonLdExport(Stream to) : Export(to)
{
    private readonly Utf8JsonWriter json = new(to, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    protected override void Start()
    {
        json.WriteStartObject();
        json.WriteStartObject("@context");
        foreach (var (prefix, address) in Rdf.Prefixes)
        {
            // an address that ends in a colon is no prefix by itself
            json.WriteStartObject(prefix);
            json.WriteString("@id", address);
            json.WriteBoolean("@prefix", true);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteStartArray("@graph");
    }

    protected override void Write(GraphRecord record, int part)
    {
        Node(Rdf.Of(record));
        json.Flush();
    }

    protected override void Finish()
    {
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
    }

    public override void Dispose()
    {
        json.Dispose();
        base.Dispose();
    }

    private void Node(RdfNode node)
    {
        json.WriteStartObject();
        if (node.Id is not null)
            json.WriteString("@id", node.Id);
        json.WriteStartArray("@type");
        foreach (var type in node.Types)
            json.WriteStringValue(type);
        json.WriteEndArray();
        foreach (var values in node.Says.GroupBy(one => one.Predicate, one => one.Value))
        {
            json.WriteStartArray(values.Key);
            foreach (var value in values)
                Value(value);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private void Value(object value)
    {
        switch (value)
        {
            case Iri iri:
                json.WriteStartObject();
                json.WriteString("@id", iri.Text);
                json.WriteEndObject();
                break;
            case double number:
                json.WriteStartObject();
                json.WriteString("@type", "http://www.w3.org/2001/XMLSchema#double");
                json.WriteString("@value", Rdf.Written(number));
                json.WriteEndObject();
                break;
            case RdfNode node:
                Node(node);
                break;
            default:
                json.WriteStringValue((string)value);
                break;
        }
    }
}
