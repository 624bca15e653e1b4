namespace Graph.Tests;

/// <summary>Public data that lies next to the checkout, or where GRAPH_SHARED says. Where it is missing, what needs it is skipped, and fails in CI.</summary>
internal static class SharedData
{
    public static string[] Files(string folder, params string[] names)
    {
        var shared = Environment.GetEnvironmentVariable("GRAPH_SHARED") is { Length: > 0 } said ? said : Path.Combine(Repository.Root, "..", "shared");
        string[] files = [.. names.Select(name => Path.Combine(shared, "data", folder, name))];
        if (Array.Find(files, file => !File.Exists(file)) is { } missing)
        {
            if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
                Assert.Fail($"{missing} is not there: CI must have the public data.");
            Assert.Skip($"{missing} is not there.");
        }
        return files;
    }
}
