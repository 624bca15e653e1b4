using Graph.Sqlite;

namespace Graph.Tests;

/// <summary>A real embedded store in a temporary folder, gone with the test.</summary>
internal sealed class TempStore : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("graph-test-").FullName;

    private TempStore()
    {
    }

    public string Path => System.IO.Path.Combine(folder, "graph.db");

    public SqliteGraphStore Store { get; private set; } = null!;

    public static TempStore Of(IReadOnlyList<GraphRecord> records)
    {
        var temp = new TempStore();
        temp.Store = SqliteGraphStore.Open(temp.Path, () => records);
        return temp;
    }

    public void Dispose()
    {
        Store.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
