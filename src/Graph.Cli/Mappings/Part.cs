using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Graph.Cli.Mappings;

/// <summary>A part of a mapping file. It knows where it stands, so that every fault says where.</summary>
internal sealed class Part(YamlNode node, string file, ICollection<Fault> faults)
{
    public string At => Place(file, node.Start);

    public bool IsText => node is YamlScalarNode;

    public bool IsList => node is YamlSequenceNode;

    public bool IsMap => node is YamlMappingNode;

    /// <exception cref="GraphException"><see cref="GraphCode.InvalidRecords"/> for what is no YAML.</exception>
    public static Part Read(string path, ICollection<Fault> faults)
    {
        var file = Path.GetFileName(path);
        try
        {
            using var reader = File.OpenText(path);
            var stream = new YamlStream();
            stream.Load(reader);
            return stream.Documents switch
            {
                [var only] => new Part(only.RootNode, file, faults),
                [] => throw GraphException.Invalid([new(file, "is empty: a mapping names at least tables, entities and relations")]),
                _ => throw GraphException.Invalid([new(file, "holds more than one document")]),
            };
        }
        catch (YamlException fault)
        {
            throw GraphException.Invalid([new(Place(file, fault.Start), $"this is not YAML: {fault.Message}")]);
        }
    }

    public void Fail(string detail) => faults.Add(new(At, detail));

    public string Text()
    {
        if (node is YamlScalarNode { Value: { } text })
            return text.Trim();
        Fail("is a text here");
        return "";
    }

    public bool Flag()
    {
        var text = Text();
        if (text is not ("true" or "false"))
            Fail($"is true or false, not '{Quoted.Shorten(text)}'");
        return text == "true";
    }

    public string OneOf(string what, params IReadOnlyList<string> known)
    {
        var text = Text();
        if (!known.Contains(text))
            Fail(Nearest.Sentence(what, text, known));
        return text;
    }

    /// <summary>The items of a list, or this one as the only item.</summary>
    public IReadOnlyList<Part> Items() => node is YamlSequenceNode list ? [.. list.Select(Of)] : [this];

    /// <summary>Names and what stands with each, whatever the names.</summary>
    public IReadOnlyList<(Part Key, string Name, Part Value)> Members()
    {
        if (node is YamlMappingNode map)
            return [.. map.Select(member => (Of(member.Key), (member.Key as YamlScalarNode)?.Value ?? "", Of(member.Value)))];
        Fail("is a table of names here: 'name: what it is', a line each");
        return [];
    }

    /// <summary>What stands with each of the names that are known here; others are refused by name.</summary>
    public Dictionary<string, Part> Keys(string what, params IReadOnlyList<string> known)
    {
        var parts = new Dictionary<string, Part>(StringComparer.Ordinal);
        foreach (var (key, name, value) in Members())
        {
            if (known.Contains(name))
                parts[name] = value;
            else
                key.Fail(Nearest.Sentence($"key of {what}", name, known));
        }
        return parts;
    }

    /// <summary>The same, with what must be there.</summary>
    public Part? Needed(Dictionary<string, Part> parts, string what, string name)
    {
        if (parts.TryGetValue(name, out var part))
            return part;
        Fail($"{what} needs '{name}'");
        return null;
    }

    private Part Of(YamlNode other) => new(other, file, faults);

    private static string Place(string file, Mark mark) => string.Create(CultureInfo.InvariantCulture, $"{file}:{mark.Line}:{mark.Column}");
}
