using System.Reflection;

namespace Graph.Tests.Domain;

/// <summary>A log of one entry that holds any records, also those that no store takes.</summary>
public class LogDouble : DispatchProxy
{
    private IReadOnlyList<Change> changes = [];

    internal static IGraphLog Of(IReadOnlyList<GraphRecord> records)
    {
        var log = Create<IGraphLog, LogDouble>();
        var entry = new Entry(1, "2026-01-01T00:00:00Z", "a test", "import");
        ((LogDouble)log).changes = [.. records.Select((record, i) => new Change(record.Key, 1, entry, i, record))];
        return log;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
    {
        nameof(IGraphLog.ReadRecords) => Task.FromResult<IReadOnlyList<Change>>([.. changes.Where(change => change.Key.Kind == (RecordKind)args![0]! && string.CompareOrdinal(change.Key.Id, (string)args[1]!) > 0)]),
        nameof(IGraphLog.ReadChangesAbout) => Task.FromResult(changes),
        nameof(IGraphLog.ReadEntries) => Task.FromResult<IReadOnlyList<Entry>>([]),
        _ => throw new NotSupportedException(targetMethod.Name),
    };
}
