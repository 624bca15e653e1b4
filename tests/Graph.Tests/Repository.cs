using System.Runtime.CompilerServices;

namespace Graph.Tests;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));

    public static string File(params string[] path) => Path.Combine([Root, .. path]);

    /// <summary>The graph that ships.</summary>
    public static IReadOnlyList<GraphRecord> ShippedData() => Ndjson.ReadFolder(File("data"));

    private static string Here([CallerFilePath] string path = "") => path;
}
