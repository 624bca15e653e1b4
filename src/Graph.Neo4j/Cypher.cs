using System.Collections.Frozen;
using System.Reflection;

namespace Graph.Neo4j;

/// <summary>
/// The statements of <c>cypher/*.cypher</c>, by file and by the name of the section where a file has several. A line that ends with
/// <c>//? who !with</c> belongs to a statement only when the parameter <c>who</c> is given and <c>with</c> is not. It is a comment, so that a file
/// runs as it stands where all parameters are given. Comments are not sent.
/// </summary>
internal static class Cypher
{
    private const string NameMark = "// name: ";
    private const string ConditionMark = "//?";
    private const string CommentMark = "//";

    /// <summary>Section names in the order of their files; filled by <see cref="Load"/>, so before <see cref="Sections"/>.</summary>
    private static readonly List<string> Order = [];

    private static readonly FrozenDictionary<string, Line[]> Sections = Load();

    /// <summary>A statement that has no conditions.</summary>
    public static string Whole(string section) => string.Join('\n', Sections[section].Select(line => line.Text));

    /// <summary>The sections of one file, in its order.</summary>
    public static IEnumerable<string> Of(string file) => Order.Where(section => section.StartsWith(file + "/", StringComparison.Ordinal));

    public static string For(string section, IReadOnlySet<string> given) =>
        string.Join('\n', Sections[section].Where(line => line.Conditions.All(condition => condition[0] == '!' ? !given.Contains(condition[1..]) : given.Contains(condition))).Select(line => line.Text));

    private static FrozenDictionary<string, Line[]> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var sections = new Dictionary<string, Line[]>(StringComparer.Ordinal);
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".cypher", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            var file = resource[..^".cypher".Length];
            // the mark that ends a statement is for the Browser: the server takes one statement at a time
            var parts = reader.ReadToEnd().ReplaceLineEndings("\n").Split("\n" + NameMark).Select(part => part.TrimEnd('\n', ';')).ToList();
            if (parts.Count == 1)
                sections[file] = Lines(parts[0].Split('\n'));
            foreach (var part in parts.Skip(1))
            {
                var name = $"{file}/{part[..part.IndexOf('\n', StringComparison.Ordinal)]}";
                sections[name] = Lines(part.Split('\n')[1..]);
                Order.Add(name);
            }
        }
        return sections.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static Line[] Lines(IEnumerable<string> lines) => [.. lines.Select(Line.Of).Where(line => line.Text.Length > 0)];

    private sealed record Line(string Text, string[] Conditions)
    {
        public static Line Of(string line)
        {
            var (comment, mark) = (line.IndexOf(CommentMark, StringComparison.Ordinal), line.IndexOf(ConditionMark, StringComparison.Ordinal));
            return new((comment < 0 ? line : line[..comment]).TrimEnd(), mark < 0 ? [] : line[(mark + ConditionMark.Length)..].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }
    }
}
