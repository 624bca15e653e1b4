namespace Graph.Tests.Habits;

/// <summary>A file of the repository that the program makes: compared by default, written anew when <c>GRAPH_REWRITE=1</c>, and reviewed as a diff.</summary>
internal static class Snapshot
{
    private const string Rewrite = "GRAPH_REWRITE";

    private static bool Rewriting => Environment.GetEnvironmentVariable(Rewrite) == "1";

    /// <param name="actual">What the program makes; null when there should be no file.</param>
    /// <param name="path">The file, from the root of the repository.</param>
    public static void Same(string? actual, params string[] path)
    {
        var file = Repository.File(path);
        var kept = File.Exists(file) ? File.ReadAllText(file) : null;
        if (!Rewriting)
        {
            Assert.True(kept == actual, $"{string.Join('/', path)} is not what the program makes{Difference(kept, actual)}. When the change is meant, run the tests with {Rewrite}=1, look at the diff, build and run them again: the OpenAPI document holds the examples that were compiled in.");
            return;
        }
        if (actual is null)
            File.Delete(file);
        else if (kept != actual)
            Write(file, actual);
    }

    /// <summary>No file may lie there beside those that are made.</summary>
    public static void Only(IEnumerable<string> names, params string[] folder)
    {
        var path = Repository.File(folder);
        var strays = Directory.EnumerateFiles(path).Where(file => !names.Contains(Path.GetFileName(file))).ToList();
        if (Rewriting)
            strays.ForEach(File.Delete);
        else
            Assert.Empty(strays);
    }

    private static void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private static string Difference(string? kept, string? actual)
    {
        if (kept is null || actual is null)
            return kept is null ? ": it is not there" : ": it should not be there";
        var (old, made) = (kept.Split('\n'), actual.Split('\n'));
        var line = old.Zip(made).TakeWhile(pair => pair.First == pair.Second).Count();
        return $", from line {line + 1} on:\n- {old.ElementAtOrDefault(line)}\n+ {made.ElementAtOrDefault(line)}\n";
    }
}
