using System.Globalization;
using System.Text;

namespace Graph;

internal sealed class TurtleExport(Stream to) : Export(to)
{
    protected override void Start() => Text(string.Concat(Rdf.Prefixes.Select(one => $"@prefix {one.Prefix}: <{one.Address}> .\n")) + "\n");

    protected override void Write(GraphRecord record, int part)
    {
        var node = Rdf.Of(record);
        Text($"<{node.Id}> {Said(node)} .\n");
    }

    private static string Said(RdfNode node) =>
        string.Join(" ; ", [$"a {string.Join(", ", node.Types)}", .. node.Says.Select(one => $"{one.Predicate} {Value(one.Value)}")]);

    private static string Value(object value) => value switch
    {
        Iri iri => iri.Whole ? $"<{iri.Text}>" : iri.Text,
        double number => Rdf.Written(number),
        RdfNode node => $"[ {Said(node)} ]",
        _ => Quoted((string)value),
    };

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        foreach (var c in text)
            _ = c is '"' or '\\' ? quoted.Append('\\').Append(c) : char.IsControl(c) ? quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}") : quoted.Append(c);
        return quoted.Append('"').ToString();
    }
}
