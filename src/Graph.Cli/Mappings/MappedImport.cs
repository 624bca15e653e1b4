using System.Globalization;
using System.Text.Json;
using Graph.Editing;

namespace Graph.Cli.Mappings;

/// <summary>An import of tables: their records, made and then written as any others, and what became of each row.</summary>
internal sealed class MappedImport(Mapping mapping, KnownEntities known, Terminal terminal)
{
    /// <summary>Before any row made anything.</summary>
    private static readonly string[] Outcomes = ["made", "changed", "removed", "unchanged", "refused"];

    private readonly Mapper mapper = new(mapping, known);

    /// <param name="import">Writes lines, and says what became of each.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="GraphException"><see cref="GraphCode.InvalidRecords"/> when a row is refused; nothing is written then.</exception>
    public async Task<ImportReport> Run(Func<IAsyncEnumerable<string>, Task<ImportReport>> import, CancellationToken cancel)
    {
        mapper.Run(cancel);
        var records = mapper.Records;
        if (mapper.Notes.Any(note => note.What == Mapper.Refused))
        {
            await Tell([]);
            throw GraphException.Invalid([.. mapper.Notes.Where(note => note.What == Mapper.Refused).Select(note => new Fault(note.Row.Table.At(note.Row.Line), note.Detail))]);
        }
        ImportReport report;
        try
        {
            report = Placed(await import(Lines(records)), records);
        }
        catch (GraphException refusal) when (refusal.Faults is { Count: > 0 } faults)
        {
            throw GraphException.Invalid([.. faults.Select(fault => Placed(fault, records))], refusal);
        }
        await Tell([.. records.Zip(report.Lines ?? [], (draft, word) => (draft, word))]);
        return report;
    }

    private static async IAsyncEnumerable<string> Lines(IReadOnlyList<Draft> records)
    {
        foreach (var draft in records)
            yield return JsonSerializer.Serialize(draft.Record, GraphJson.Default.GraphRecord);
        await Task.CompletedTask;
    }

    private static ImportReport Placed(ImportReport report, IReadOnlyList<Draft> records) => report with { Faults = [.. report.Faults.Select(fault => Placed(fault, records))] };

    /// <summary>A fault by the row that made the record, since nobody sees the lines in between.</summary>
    private static Fault Placed(Fault fault, IReadOnlyList<Draft> records)
    {
        var end = fault.At.IndexOf(':', StringComparison.Ordinal);
        if (end < 0 || !int.TryParse(fault.At.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out var line) || line < 1 || line > records.Count)
            return fault;
        var draft = records[line - 1];
        return new(draft.Row.Table.At(draft.Row.Line), $"{draft.Rule.Name} {draft.Record.Id}{fault.At[(end + 1)..]} ({draft.Rule.Part.At}): {fault.Detail}");
    }

    /// <summary>Row by row, what was made, matched, skipped and refused; then how many of each.</summary>
    private async Task Tell(IReadOnlyList<(Draft Draft, string Word)> records)
    {
        var made = records.ToLookup(record => record.Draft.Row.Line);
        var notes = mapper.Notes.ToLookup(note => note.Row.Line);
        foreach (var line in made.Select(group => group.Key).Union(notes.Select(group => group.Key)).Order())
        {
            var parts = Outcomes.Select(word => Words(word, [.. made[line].Where(record => record.Word == word).Select(record => record.Draft)])).Where(part => part.Length > 0)
                .Concat(notes[line].GroupBy(note => note.What).Select(group => group.Key == Mapper.Without ? string.Join(", ", group.Select(note => note.Detail)) : $"{group.Key} {string.Join(", ", group.Select(note => note.Detail))}"));
            await terminal.Output.WriteLineAsync($"{mapping.Rows.At(line)}: {string.Join("; ", parts)}");
        }
        await terminal.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{mapper.Rows} rows of {mapping.Rows.File}: {Count(Mapper.Skipped)} skipped, {Count(Mapper.Refused)} refused; {mapper.Notes.Where(note => note.What == Mapper.Matched).Select(note => note.Detail).Distinct().Count()} names matched what the graph had."));
    }

    private int Count(string what) => mapper.Notes.Where(note => note.What == what).Select(note => note.Row.Line).Distinct().Count();

    /// <summary>Entities by their ids, all else by its number.</summary>
    private static string Words(string word, IReadOnlyList<Draft> drafts)
    {
        if (drafts.Count == 0)
            return "";
        var entities = drafts.Select(draft => draft.Record).OfType<EntityRecord>().Select(entity => $"{entity.Type} {entity.Id}").ToList();
        var (sources, relations) = (drafts.Count(draft => draft.Record is SourceRecord), drafts.Count(draft => draft.Record is RelationRecord));
        return $"{word} {string.Join(", ", entities.Concat([Number(sources, "source"), Number(relations, "relation")]).Where(part => part.Length > 0))}";
    }

    private static string Number(int count, string what) => count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
