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

    /// <summary>Of how many records it remembers that they are there, and of what type, so that what names them need not look.</summary>
    private const int KnownMax = 500_000;

    private readonly Dictionary<RecordKey, string> types = [];
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

    /// <summary>A line read as far as that can be done without the graph, and so ahead of its turn.</summary>
    /// <param name="Number">From 1.</param>
    /// <param name="Json">The line.</param>
    /// <param name="Word">What it says that it is.</param>
    /// <param name="Record">The record, when it is one without faults.</param>
    /// <param name="Faults">What is wrong with it.</param>
    public sealed record Line(int Number, JsonElement Json, string? Word, GraphRecord? Record, IReadOnlyList<Fault> Faults)
    {
        public static Line Of(int number, string text)
        {
            if (string.IsNullOrWhiteSpace(text))
                return new(number, default, null, null, []);
            try
            {
                var json = RecordReader.Parse(Encoding.UTF8.GetBytes(number == 1 ? text.TrimStart('\uFEFF') : text));
                var word = json.ValueKind == JsonValueKind.Object && json.TryGetProperty("record", out var record) ? record.ToString() : null;
                var faults = new List<Fault>();
                return new(number, json, word, word is EntryLine.Word ? null : RecordReader.Read(json, null, At(number), faults), faults);
            }
            catch (Exception fault) when (fault is JsonException or GraphException { Code: GraphCode.BadJson })
            {
                return new(number, default, null, null, [new(At(number), fault.Message)]);
            }
        }
    }

    public ValueTask Take(Line read)
    {
        // most lines are records, and need nothing but their place in the part
        if (read.Record is { } record && known is null && !each)
        {
            (line, entry) = (read.Number, entry ?? own);
            part.Add((line, record.Key, record, null));
            return part.Count >= PartMax ? new(Write()) : default;
        }
        return new(Other(read));
    }

    private async Task Other(Line read)
    {
        line = read.Number;
        if (each)
            lines.Add("");
        try
        {
            switch (read.Word)
            {
                case EntryLine.Word:
                    await Begin(read.Json.Deserialize(EditingJson.Default.EntryLine)!.Entry);
                    break;
                case RemovalLine.Word when history && read.Json.Deserialize(EditingJson.Default.RemovalLine)! is var removal:
                    await Take(removal.Key, null, removal.Into);
                    break;
                default:
                    if (read.Json.ValueKind != JsonValueKind.Undefined)
                        entry ??= own;
                    if (read.Record is { } record)
                        await Take(record.Key, record, null);
                    else
                        Refuse(read.Faults);
                    break;
            }
        }
        catch (JsonException fault)
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

    /// <summary>Faults of lines.</summary>
    public void Refuse(IReadOnlyList<Fault> found)
    {
        faults.AddRange(found);
        foreach (var fault in found)
        {
            refusedLines.Add(LineOf(fault.At));
            if (waitingLines.Remove(LineOf(fault.At), out var counted))
                _ = counted ? made-- : changed--;
        }
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

    private string Another => string.Create(CultureInfo.InvariantCulture, $"the graph has another entry {entry!.Number}: a history is imported into an empty graph, or into one with the beginning of that history");

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
            Fail(line, Another);
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
            Fail(line, Another);
    }

    private Task WriteFull() => part.Count >= PartMax ? Write() : Task.CompletedTask;

    private async Task Write()
    {
        if (part.Count == 0)
            return;
        var asked = new HashSet<RecordKey>(part.Count);
        var here = new Dictionary<RecordKey, GraphRecord?>(part.Count);
        foreach (var (_, key, record, _) in part)
        {
            asked.Add(key);
            here[key] = record;
            foreach (var named in record is null ? [] : Links.Of(record))
            {
                if (!types.ContainsKey(named))
                    asked.Add(named);
            }
            if (record is not null && Links.Rival(record) is { } rival)
                asked.Add(rival);
        }
        var states = (await graph.Read(asked)).ToDictionary(state => state.Key);
        var changes = new List<Change>(part.Count);
        var seen = new HashSet<RecordKey>(part.Count);
        var check = new RecordCheck(id => Type(Links.Entity(id), here, states), id => Type(new(RecordKind.Source, id), here, states) is not null) { Waiting = waiting };
        foreach (var (number, key, record, into) in part)
        {
            var state = states.GetValueOrDefault(key);
            if (!history && state is { Record: { } old } && state.Entry.Number != own.Number && record is not null && Patch.Same(old, record) && seen.Add(key))
            {
                unchanged++;
                Became(number, "unchanged");
                continue;
            }
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
                Refusals.NoRival(check, at, state?.Record, record, rival => here.TryGetValue(rival, out var other) ? other : states.GetValueOrDefault(rival)?.Record);
                check.Record(at, record);
            }
            if (check.Faults.Count > 0)
            {
                Refuse(check.Faults);
                check.Clear();
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
        foreach (var change in changes)
            Remember(change.Key, change.Record);
        part.Clear();
        if (changes.Count > 0 && !disordered)
            await graph.Append(entry!, changes);
        progress?.Report(Report);
    }

    private void Remember(RecordKey key, GraphRecord? record)
    {
        if (record is null)
            types.Remove(key);
        else if (key.Kind is RecordKind.Entity or RecordKind.Source && types.Count < KnownMax)
            types[key] = TypeOf(record);
    }

    private static string TypeOf(GraphRecord record) => record is EntityRecord entity ? entity.Type : "";

    /// <summary>At the end of an entry all that is named is there, and nothing that is there names what went.</summary>
    private async Task End()
    {
        if (known is not null)
        {
            if (await known.MoveNextAsync())
                Fail(line, Another);
            await known.DisposeAsync();
            known = null;
        }
        foreach (var references in waiting.Chunk(PartMax))
        {
            var states = (await graph.Read([.. references.Select(reference => reference.Key).Distinct()])).ToDictionary(state => state.Key);
            var check = new RecordCheck(id => Type(Links.Entity(id), [], states), id => Type(new(RecordKind.Source, id), [], states) is not null) { Lost = key => Refusals.Lost(states.GetValueOrDefault(key)) };
            foreach (var reference in references)
                check.Late(reference);
            Refuse(check.Faults);
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
        : here.TryGetValue(key, out var record) ? record is null ? null : TypeOf(record)
        : types.TryGetValue(key, out type) ? type
        : states.GetValueOrDefault(key)?.Record is { } there ? TypeOf(there) : null;

    private void Became(int number, string word)
    {
        if (each)
            lines[number - 1] = word;
    }

    private void Fail(int number, string detail) => Refuse([new(At(number), detail)]);

    private static string LineOf(string at) => at[..at.IndexOf(':', StringComparison.Ordinal)];
}
