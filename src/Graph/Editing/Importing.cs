using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Graph.Editing;

/// <summary>
/// An import while it runs: lines are read, checked and written part by part, so that a file of any size takes little memory. What is named
/// before it comes is noted, and looked for at the end.
/// </summary>
internal sealed class Importing(IGraphWriting graph, Entry own, Func<long, Task<Entry?>> entryOf, Func<long, IAsyncEnumerable<Change>> changesOf, bool each, IProgress<ImportReport>? progress)
{
    /// <summary>How many records are written at once.</summary>
    private const int PartMax = 500;

    private readonly List<Fault> faults = [];
    private readonly HashSet<string> refusedLines = [];
    private readonly Dictionary<RecordKey, string> refused = [];
    private readonly List<Fault> omissions = [];
    private readonly List<Awaited> waiting = [];
    private readonly Dictionary<string, bool> waitingLines = [];
    private readonly List<RecordKey> removed = [];
    private readonly List<string> lines = [];
    private readonly List<(int Line, RecordKey Key, GraphRecord? Record, string? Into)> part = [];
    private Entry? entry;
    private bool history, disordered;
    private IAsyncEnumerator<Change>? known;
    private int line, position, made, changed, gone, unchanged, omitted;

    public IReadOnlyList<Fault> Faults => faults;

    /// <summary>What became of each line, where it is asked for.</summary>
    public IReadOnlyList<string> Lines => [.. lines.Select((word, i) => refusedLines.Contains((i + 1).ToString(CultureInfo.InvariantCulture)) ? "refused" : word)];

    public ImportReport Report => new(made, changed, gone, unchanged, refusedLines.Count, [.. faults.Take(RecordCheck.FaultsMax)])
    {
        Omitted = omitted > 0 ? omitted : null,
        Omissions = omitted > 0 ? [.. omissions] : null,
    };

    public async Task Line(string text)
    {
        line++;
        if (each)
            lines.Add("");
        if (string.IsNullOrWhiteSpace(text))
            return;
        try
        {
            var json = RecordReader.Parse(Encoding.UTF8.GetBytes(line == 1 ? text.TrimStart('\uFEFF') : text));
            var word = json.ValueKind == JsonValueKind.Object && json.TryGetProperty("record", out var record) ? record.ToString() : null;
            switch (word)
            {
                case EntryLine.Word:
                    await Begin(json.Deserialize(EditingJson.Default.EntryLine)!.Entry);
                    break;
                case RemovalLine.Word when history && json.Deserialize(EditingJson.Default.RemovalLine)! is var removal:
                    await Take(removal.Key, null, removal.Into);
                    break;
                default:
                    entry ??= own;
                    var (at, before) = ($"{At(line)}", faults.Count);
                    if (RecordReader.Read(json, null, at, faults) is { } read)
                        await Take(read.Key, read, null);
                    else
                        Refuse(before);
                    break;
            }
        }
        catch (Exception fault) when (fault is JsonException or GraphException { Code: GraphCode.BadJson })
        {
            Fail(line, fault.Message);
        }
        await WriteFull();
    }

    /// <summary>A record that was read from a line of another format.</summary>
    public async Task Record(int number, GraphRecord record)
    {
        (line, entry) = (number, entry ?? own);
        await Take(record.Key, record, null);
        await WriteFull();
    }

    /// <summary>Faults of lines of another format.</summary>
    public void Refuse(IEnumerable<Fault> found)
    {
        var before = faults.Count;
        faults.AddRange(found);
        Refuse(before);
    }

    /// <summary>That something in a line has no place in the graph.</summary>
    public void Omit(int number, string detail)
    {
        if (omitted++ < RecordCheck.FaultsMax)
            omissions.Add(new(At(number), detail));
    }

    public async Task Finish()
    {
        await Write();
        await End();
        progress?.Report(Report);
    }

    private string Other => string.Create(CultureInfo.InvariantCulture, $"the graph has another entry {entry!.Number}: a history is imported into an empty graph, or into one with the beginning of that history");

    private static string At(int line) => string.Create(CultureInfo.InvariantCulture, $"{line}:");

    private async Task Take(RecordKey key, GraphRecord? record, string? into)
    {
        if (known is null)
            part.Add((line, key, record, into));
        else if (await known.MoveNextAsync() && known.Current is var change && change.Key == key && change.Into == into && Patch.Same(change.Record, record))
        {
            unchanged++;
            Became(line, "unchanged");
        }
        else
        {
            Fail(line, Other);
        }
    }

    /// <summary>The next entry of a history. One that the graph has is passed over; it must be the same one.</summary>
    private async Task Begin(Entry next)
    {
        if (entry is not null && !history)
        {
            Fail(line, "a file is either of records, or of entries with what each changed");
            return;
        }
        await Write();
        await End();
        var last = own.Number - 1;
        disordered = next.Number != (entry?.Number ?? 0) + 1;
        if (disordered)
            Fail(line, string.Create(CultureInfo.InvariantCulture, $"entry {(entry?.Number ?? 0) + 1} comes next, not {next.Number}"));
        (history, entry, position) = (true, next, 0);
        known = next.Number <= last ? changesOf(next.Number).GetAsyncEnumerator() : null;
        if (known is not null && await entryOf(next.Number) != next)
            Fail(line, Other);
    }

    private Task WriteFull() => part.Count >= PartMax ? Write() : Task.CompletedTask;

    private async Task Write()
    {
        if (part.Count == 0)
            return;
        var states = (await graph.Read([.. part.Select(one => one.Key).Concat(part.Where(one => one.Record is not null).SelectMany(one => Links.Of(one.Record!))).Distinct()])).ToDictionary(state => state.Key);
        var here = new Dictionary<RecordKey, GraphRecord?>();
        foreach (var (_, key, record, _) in part)
            here[key] = record;
        var changes = new List<Change>();
        var seen = new HashSet<RecordKey>();
        foreach (var (number, key, record, into) in part)
        {
            var state = states.GetValueOrDefault(key);
            if (!history && state is { Record: { } old } && state.Entry.Number != own.Number && record is not null && Patch.Same(old, record) && seen.Add(key))
            {
                unchanged++;
                Became(number, "unchanged");
                continue;
            }
            var check = new RecordCheck(id => Type(Links.Entity(id), here, states), id => Type(new(RecordKind.Source, id), here, states) is not null) { Waiting = waiting };
            var (at, awaited) = (At(number), waiting.Count);
            if (!seen.Add(key) || state?.Entry.Number == entry!.Number)
                check.Fail($"{at}/id", $"'{key.Id}' is given twice");
            else if (record is null && state?.Record is null)
                check.Fail($"{at}/id", $"'{key.Id}' is not there to be removed");
            else if (!history && state is { Record: null })
                check.Fail($"{at}/id", state.Into is null ? $"'{key.Id}' was removed: restore it first" : Refusals.Lost(state)!);
            if (record is not null)
            {
                if (record is not JudgementRecord)
                    check.Id($"{at}/id", key.Id);
                Refusals.TypeKept(check, at, state?.Record, record);
                check.Record(at, record);
            }
            if (check.Faults.Count > 0)
            {
                var before = faults.Count;
                faults.AddRange(check.Faults);
                Refuse(before);
                refused[key] = (record as EntityRecord)?.Type ?? "";
                continue;
            }
            if (record is null)
                removed.Add(key);
            if (waiting.Count > awaited)
                waitingLines[LineOf(at)] = state?.Record is null;
            _ = record is null ? gone++ : state?.Record is null ? made++ : changed++;
            Became(number, record is null ? "removed" : state?.Record is null ? "made" : "changed");
            changes.Add(new(key, (state?.Version ?? 0) + 1, entry!, position++, record, into));
        }
        part.Clear();
        if (changes.Count > 0 && !disordered)
            await graph.Append(entry!, changes);
        progress?.Report(Report);
    }

    /// <summary>At the end of an entry all that is named is there, and nothing that is there names what went.</summary>
    private async Task End()
    {
        if (known is not null)
        {
            if (await known.MoveNextAsync())
                Fail(line, Other);
            await known.DisposeAsync();
            known = null;
        }
        foreach (var references in waiting.Chunk(PartMax))
        {
            var states = (await graph.Read([.. references.Select(reference => reference.Key).Distinct()])).ToDictionary(state => state.Key);
            var check = new RecordCheck(id => Type(Links.Entity(id), [], states), id => Type(new(RecordKind.Source, id), [], states) is not null) { Lost = key => Refusals.Lost(states.GetValueOrDefault(key)) };
            foreach (var reference in references)
                check.Late(reference);
            var before = faults.Count;
            faults.AddRange(check.Faults);
            Refuse(before);
        }
        waiting.Clear();
        waitingLines.Clear();
        foreach (var key in removed)
        {
            if (await graph.Naming(key) is { Count: > 0 } users)
                Fail(line, Refusals.StillUsed(key, users).Message);
        }
        removed.Clear();
    }

    /// <summary>The type of what is there after this import; of a source, that it is. What was refused counts, so that one fault is not told as many.</summary>
    private string? Type(RecordKey key, Dictionary<RecordKey, GraphRecord?> here, Dictionary<RecordKey, Change> states) =>
        refused.TryGetValue(key, out var type) ? type
        : (here.TryGetValue(key, out var record) ? record : states.GetValueOrDefault(key)?.Record) switch { EntityRecord entity => entity.Type, null => null, _ => "" };

    private void Became(int number, string word)
    {
        if (each)
            lines[number - 1] = word;
    }

    private void Fail(int number, string detail)
    {
        faults.Add(new(At(number), detail));
        Refuse(faults.Count - 1);
    }

    private void Refuse(int from)
    {
        foreach (var fault in faults.Skip(from))
        {
            refusedLines.Add(LineOf(fault.At));
            if (waitingLines.Remove(LineOf(fault.At), out var counted))
                _ = counted ? made-- : changed--;
        }
    }

    private static string LineOf(string at) => at[..at.IndexOf(':', StringComparison.Ordinal)];
}
