namespace Graph.Tests.Storage;

/// <summary>What every way to a graph answers alike: a file per capability. The class of a backend only says how to open one.</summary>
public abstract partial class GraphContract : IDisposable
{
    private readonly Stack<IDisposable> opened = [];

    /// <summary>A graph of these records and no others.</summary>
    protected abstract Task<IGraphStore> Open(IReadOnlyList<GraphRecord> records);

    /// <summary>Disposes of it with the test, what was opened last first.</summary>
    protected T Opened<T>(T one)
        where T : IDisposable
    {
        opened.Push(one);
        return one;
    }

    public void Dispose()
    {
        while (opened.TryPop(out var one))
            one.Dispose();
        GC.SuppressFinalize(this);
    }

    private Task<IGraphStore> Given(params IEnumerable<GraphRecord> records) => Open(Some.Graph(records));

    private static string[] Ids(IEnumerable<Ref> refs) => [.. refs.Select(one => one.Id)];
}
