using System.Runtime.CompilerServices;

namespace Graph.Tests;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));

    public static string File(params string[] path) => Path.Combine([Root, .. path]);

    /// <summary>The graph that ships.</summary>
    public static IReadOnlyList<GraphRecord> ShippedData() => Ndjson.ReadFolder(File("data"));

    /// <summary>The files of a name pattern that are written by hand, whatever was built beside them.</summary>
    public static IEnumerable<string> Sources(string pattern) =>
        Directory.EnumerateFiles(Root, pattern, SearchOption.AllDirectories).Where(file => !Path.GetRelativePath(Root, file).Split('/', '\\').Any(part => part is "bin" or "obj" or "node_modules" or "artifacts" || part[0] == '.'));

    private static string Here([CallerFilePath] string path = "") => path;
}
