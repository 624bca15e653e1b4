namespace Graph.Tests;

internal static class Exported
{
    /// <summary>A graph as a file of a format.</summary>
    public static async Task<byte[]> As(this IGraphLog graph, string format, ExportPart? part = null)
    {
        var file = new MemoryStream();
        await Export.Write(format, await ExportReader.Open(graph, part ?? new(), TimeSpan.FromMinutes(1), CancellationToken.None), file, CancellationToken.None);
        return file.ToArray();
    }
}
