using Graph.Editing;

namespace Graph.Tests.Storage;

/// <summary>What an edit does, whatever keeps the graph: a file per capability. The class of a backend only says how to open one.</summary>
public abstract partial class EditorContract : IDisposable
{
    protected static readonly Author Anna = new("anna", "as the report has it");

    private readonly Stack<IDisposable> opened = [];

    /// <summary>What the editor takes for the time.</summary>
    protected Clock Time { get; } = new();

    /// <summary>On how many random graphs a law is tried.</summary>
    protected virtual int GraphsTried => 10;

    /// <summary>Whether an import tells how far it is while it runs.</summary>
    protected virtual bool TellsProgress => true;

    /// <summary>A graph of these records and no others, to be asked and edited. There is one at a time: it may be in the place of the one before.</summary>
    protected abstract Task<(IGraphStore Graph, IGraphEditor Editor)> Open(IReadOnlyList<GraphRecord> records, TimeProvider clock);

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

    private Task<(IGraphStore Graph, IGraphEditor Editor)> Given(params IEnumerable<GraphRecord> records) => Open(Some.Graph(records), Time);

    private static RecordKey Entity(string id) => new(RecordKind.Entity, id);

    private static RecordKey Relation(string id) => new(RecordKind.Relation, id);

    private static async Task<GraphException> Refused(GraphCode code, Func<Task> edit)
    {
        var refusal = await Assert.ThrowsAsync<GraphException>(edit);
        Assert.True(refusal.Code == code, $"{refusal.Code.Slug()} in place of {code.Slug()}: {refusal.Message}");
        return refusal;
    }

    private static async Task<List<string>> Exported(IGraphEditor editor, bool history = false)
    {
        var lines = new List<string>();
        await foreach (var line in editor.Export(history, default))
            lines.Add(line);
        return lines;
    }

    private static async IAsyncEnumerable<string> Lines(params IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            await Task.Yield();
            yield return line;
        }
    }

    /// <summary>A clock that is set by hand.</summary>
    protected sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
