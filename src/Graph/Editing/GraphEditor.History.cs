using System.Globalization;
using System.Text.Json;

namespace Graph.Editing;

public sealed partial class GraphEditor
{
    public async Task<IReadOnlyList<Edit>?> ReadHistory(RecordKey key, CancellationToken cancel)
    {
        var versions = await log.ReadVersions(key, cancel);
        return versions.Count == 0 ? null : [.. versions.Reverse().Select(Edit.Of)];
    }

    public async Task<IReadOnlyList<Difference>?> Compare(RecordKey key, int earlier, int later, CancellationToken cancel)
    {
        var versions = await log.ReadVersions(key, cancel);
        return versions.Count == 0 ? null : Patch.Compare(Of(earlier), Of(later));

        GraphRecord? Of(int version) => versions.FirstOrDefault(one => one.Version == version) is { } found
            ? found.Record
            : throw Refusals.NoVersion(version, string.Create(CultureInfo.InvariantCulture, $"is none of '{key.Id}': it has 1 to {versions[^1].Version}."));
    }

    public async Task<Edits> ReadChanges(string? after, int limit, CancellationToken cancel)
    {
        if (limit is < 1 or > ListQuestion.LimitMax)
            throw new GraphException(GraphCode.BadLimit, $"limit is a number from 1 to {ListQuestion.LimitMax}, not {limit}.") { Field = "limit" };
        var (entry, position) = Place(after);
        var items = new List<Change>();
        if (position is not null)
            items.AddRange(await log.ReadChanges(entry, position.Value, limit, cancel));
        // an entry with more changes than fit is gone on with from its last
        while (items.Count < limit && await log.ReadEntries(entry, limit, cancel) is { Count: > 0 } entries)
        {
            foreach (var next in entries.TakeWhile(_ => items.Count < limit))
            {
                items.AddRange(await log.ReadChanges(next.Number, -1, limit - items.Count, cancel));
                entry = next.Number;
            }
        }
        return new([.. items.Select(Edit.Of)], items.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $"{items[^1].Entry.Number}.{items[^1].Position}") : after ?? "0");
    }

    public async Task<IReadOnlyList<Edit>> ReadLatest(IReadOnlyList<string> entities, long? before, int limit, CancellationToken cancel)
    {
        for (var asked = limit; ; asked *= 2)
        {
            var changes = await log.ReadChangesAbout(entities, before, asked, cancel);
            // the last entry may be cut: it is left for the next part, where it is not the only one
            var whole = changes.Count < asked ? changes : [.. changes.TakeWhile(change => change.Entry.Number != changes[^1].Entry.Number)];
            if (whole.Count > 0 || changes.Count == 0)
                return [.. whole.Select(Edit.Of)];
        }
    }

    public async Task<Relation?> GetRelation(string id, CancellationToken cancel)
    {
        var key = new RecordKey(RecordKind.Relation, id);
        if (await log.ReadRecord(key, cancel) is not { Record: RelationRecord record })
            return null;
        var first = (await log.ReadVersions(key, cancel))[0].Entry;
        var fields = new Dictionary<string, JsonElement>();
        foreach (var (name, value) in record.Fields.Where(field => field.Key != "date"))
        {
            var reference = Schema.RelationType(record.Type)!.Fields.Any(field => field.Name == name && field.Kind == FieldKind.Ref);
            fields[name] = reference ? JsonSerializer.SerializeToElement(await Reference(value.GetString()!, cancel), GraphJson.Default.Ref) : value;
        }
        var evidence = new List<Evidence>();
        foreach (var one in record.Evidence)
        {
            var source = (SourceRecord)(await log.ReadRecord(new(RecordKind.Source, one.Source), cancel))!.Record!;
            evidence.Add(new(new(source.Id, source.Title, source.Publisher, source.Published, source.Url), one.Locator, one.Summary, one.Quote, one.Stance, one.Confidence));
        }
        return new()
        {
            Id = id, Type = record.Type, From = await Reference(record.From, cancel), To = await Reference(record.To, cancel),
            Date = record.Fields.TryGetValue("date", out var date) ? date.GetString() : null,
            Fields = fields, Evidence = evidence, Recorded = first.At, RecordedBy = first.By,
        };
    }

    private async Task<Ref> Reference(string id, CancellationToken cancel) =>
        (await log.ReadRecord(Links.Entity(id), cancel))?.Record is EntityRecord entity ? new(id, entity.Type, entity.Name) : throw new GraphException(GraphCode.StoreUnavailable, "The graph was changed while it was read: ask again.");

    /// <exception cref="GraphException"><see cref="GraphCode.BadCursor"/></exception>
    private static (long Entry, int? Position) Place(string? after)
    {
        var parts = (after ?? "0").Split('.');
        return parts.Length <= 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var entry) && (parts.Length == 1 || int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out _))
            ? (entry, parts.Length == 1 ? null : int.Parse(parts[1], CultureInfo.InvariantCulture))
            : throw new GraphException(GraphCode.BadCursor, "after is the number of an entry, or the next of the part before.") { Field = "after" };
    }
}
