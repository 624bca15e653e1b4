using System.Collections.Frozen;
using System.Reflection;

namespace Graph.Neo4j;

/// <summary>
/// The statements of <c>cypher/*.cypher</c>, by file and by the name of the section where a file has several. A line that ends with
/// <c>//? who !with</c> belongs to a statement only when the parameter <c>who</c> is given and <c>with</c> is not. It is a comment, so that a file
/// runs as it stands where all parameters are given.
/// </summary>
internal static class Cypher
{
    private const string NameMark = "// name: ";
    private const string ConditionMark = "//?";

    /// <summary>Section names in the order of their files; filled by <see cref="Load"/>, so before <see cref="Sections"/>.</summary>
    private static readonly List<string> Order = [];

    private static readonly FrozenDictionary<string, string[]> Sections = Load();

    /// <summary>A statement that has no conditions.</summary>
    public static string Whole(string section) => string.Join('\n', Sections[section]);

    /// <summary>The sections of one file, in its order.</summary>
    public static IEnumerable<string> Of(string file) => Order.Where(section => section.StartsWith(file + "/", StringComparison.Ordinal));

    public static string For(string section, IReadOnlySet<string> given) =>
        string.Join('\n', Sections[section].Where(line => Applies(line, given)));

    private static bool Applies(string line, IReadOnlySet<string> given)
    {
        var mark = line.IndexOf(ConditionMark, StringComparison.Ordinal);
        return mark < 0 || line[(mark + ConditionMark.Length)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(condition => condition[0] == '!' ? !given.Contains(condition[1..]) : given.Contains(condition));
    }

    private static FrozenDictionary<string, string[]> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var sections = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".cypher", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            var file = resource[..^".cypher".Length];
            // the mark that ends a statement is for the Browser: the server takes one statement at a time
            var parts = reader.ReadToEnd().ReplaceLineEndings("\n").Split("\n" + NameMark).Select(part => part.TrimEnd('\n', ';')).ToList();
            if (parts.Count == 1)
                sections[file] = parts[0].Split('\n');
            foreach (var part in parts.Skip(1))
            {
                var name = $"{file}/{part[..part.IndexOf('\n', StringComparison.Ordinal)]}";
                sections[name] = part.Split('\n')[1..];
                Order.Add(name);
            }
        }
        return sections.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
