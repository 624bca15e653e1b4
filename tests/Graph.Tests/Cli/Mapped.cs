namespace Graph.Tests.Cli;

/// <summary>A graph, a mapping and its tables in one folder, imported by the command.</summary>
internal sealed class Mapped : IDisposable
{
    private readonly TempStore temp;
    private readonly string folder;

    private Mapped(TempStore temp) => (this.temp, folder) = (temp, Path.GetDirectoryName(temp.Path)!);

    public static Mapped On(params IEnumerable<GraphRecord> records) => new(TempStore.Of([.. records]));

    public string Store => temp.Path;

    public TempStore Temp => temp;

    /// <summary>Writes a file beside the graph.</summary>
    public string File(string name, string text)
    {
        var path = Path.Combine(folder, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Imports tables, each a name and its text.</summary>
    public Task<Ran> Import(string mapping, (string Name, string Text)[] tables, params string[] options) =>
        Ran.Of(["import", "--mapping", File("mapping.yaml", mapping), .. tables.Select(table => File(table.Name, table.Text)), "--store", Store, .. options]);

    public Task<Ran> Import(string mapping, string table, params string[] options) => Import(mapping, [("people.csv", table)], options);

    /// <summary>All that the graph holds, with its history.</summary>
    public async Task<string> Graph() => (await Ran.Of("export", "--store", Store, "--history")).Output;

    /// <summary>The records that it holds now.</summary>
    public async Task<string> Records() => (await Ran.Of("export", "--store", Store)).Output;

    public void Dispose() => temp.Dispose();
}
