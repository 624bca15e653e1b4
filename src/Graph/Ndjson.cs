using System.Text.Json;

namespace Graph;

/// <summary>Records as NDJSON, one a line, as this project exports and ships them.</summary>
public static class Ndjson
{
    /// <summary>Reads all <c>*.ndjson</c> files of a folder.</summary>
    /// <exception cref="GraphException"><see cref="GraphCode.InvalidRecords"/> naming file and line.</exception>
    public static IReadOnlyList<GraphRecord> ReadFolder(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.ndjson").Order(StringComparer.Ordinal).SelectMany(file => Read(File.ReadLines(file), Path.GetFileName(file)))];

    /// <param name="lines">The lines; empty ones are passed over.</param>
    /// <param name="name">What a refusal calls them.</param>
    /// <exception cref="GraphException"><see cref="GraphCode.InvalidRecords"/> naming the line.</exception>
    public static IEnumerable<GraphRecord> Read(IEnumerable<string> lines, string name)
    {
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
                yield return ReadLine(line, $"{name}:{number}");
        }
    }

    private static GraphRecord ReadLine(string line, string at)
    {
        try
        {
            return JsonSerializer.Deserialize(line, GraphJson.Default.GraphRecord)
                ?? throw new GraphException(GraphCode.InvalidRecords, $"{at}: null is not a record.");
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException)
        {
            throw new GraphException(GraphCode.InvalidRecords, $"{at}: {fault.Message}", fault);
        }
    }
}
