namespace Graph.Editing;

public sealed partial class GraphEditor
{
    public Task<Change> Merge(string id, string into, Author author, CancellationToken cancel) =>
        Write("merge", author, $"merge {id} {into}", draft => Merge(draft, Links.Entity(id), Links.Entity(into)), cancel);

    public async Task<Change> Unmerge(string id, Author author, CancellationToken cancel)
    {
        var key = Links.Entity(id);
        var merged = await log.ReadRecord(key, cancel) ?? throw Refusals.Unknown(key);
        if (merged is not { Record: null, Into: not null })
            throw new GraphException(GraphCode.NotMerged, $"'{id}' is not merged into another.") { Field = "id" };
        // what was written stays as it was, so it is read before the transaction
        var undone = await Merged(merged.Entry.Number, cancel);
        return await Write("unmerge", author, $"unmerge {id} {merged.Version}", async draft =>
        {
            await draft.Load(undone.Select(one => one.Change.Key));
            var edited = new List<RecordKey>();
            foreach (var (before, change) in undone)
            {
                if (!Patch.Undo(before?.Record, change.Record, (await draft.Find(change.Key))?.Record, out var record))
                    edited.Add(change.Key);
                else if (record is null)
                    draft.Drop(change.Key, before?.Into);
                else
                    draft.Put(record);
            }
            return edited.Count == 0 ? key : throw Refusals.EditedSince(edited, "The merge");
        }, cancel);
    }

    public async Task<Change> Judge(string one, string other, string verdict, Author author, CancellationToken cancel)
    {
        if (verdict == "same")
            return await Merge(other, one, author, cancel);
        if (!Schema.Verdicts.Contains(verdict))
            throw GraphException.Invalid([new("/verdict", Nearest.Sentence("verdict", verdict, ["same", .. Schema.Verdicts]))]);
        var (first, second) = string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);
        var judgement = new JudgementRecord { Id = JudgementRecord.IdOf(first, second), One = first, Other = second, Verdict = verdict };
        return await Write("judge", author, Request("judge", judgement), async draft =>
        {
            await draft.Present(Links.Entity(one));
            await draft.Present(Links.Entity(other));
            draft.Put(judgement);
            return judgement.Key;
        }, cancel);
    }

    /// <summary>What a write did, each change with what stood before it.</summary>
    private async Task<List<(Change? Before, Change Change)>> Merged(long entry, CancellationToken cancel)
    {
        var all = new List<(Change?, Change)>();
        for (var after = -1; ;)
        {
            var part = await log.ReadChanges(entry, after, PartMax, cancel);
            foreach (var change in part)
                all.Add((change.Version == 1 ? null : (await Version(change.Key, change.Version, cancel)).Before, change));
            if (part.Count < PartMax)
                return all;
            after = part[^1].Position;
        }
    }

    private static async Task<RecordKey> Merge(Draft draft, RecordKey from, RecordKey to)
    {
        if (from == to)
            throw GraphException.Invalid([new("/into", $"'{to.Id}' is itself")]);
        var (goes, stays) = ((EntityRecord)(await draft.Present(from)).Record!, await Target(draft, to));
        if (goes.Type != stays.Type)
            throw GraphException.Invalid([new("/into", $"'{stays.Id}' is of type {stays.Type}, and '{goes.Id}' of type {goes.Type}")]);
        var users = await draft.Graph.Naming(from);
        var there = (await draft.Graph.Naming(to)).Where(key => key.Kind == RecordKind.Relation).ToList();
        await draft.Load([.. users, .. there]);
        var relations = new List<RelationRecord>();
        foreach (var user in users.Where(user => user != to))
        {
            switch ((await draft.Find(user))!.Record)
            {
                case EntityRecord entity:
                    draft.Put(Links.Moved(entity, from.Id, to.Id));
                    break;
                case RelationRecord relation:
                    relations.Add(relation);
                    break;
                case JudgementRecord judgement:
                    await Move(draft, judgement, from.Id, to.Id);
                    break;
            }
        }
        await Join(draft, relations, [.. there.Except(users)], from.Id, to.Id);
        draft.Put(Union.Of(stays, Sources(await Records(draft, there)), goes, Sources(relations)));
        draft.Drop(from, to.Id);
        return to;
    }

    /// <exception cref="GraphException"><see cref="GraphCode.InvalidRecords"/> for what nothing can be merged into.</exception>
    private static async Task<EntityRecord> Target(Draft draft, RecordKey to) => await draft.Find(to) switch
    {
        { Record: EntityRecord stands } => stands,
        var gone => throw GraphException.Invalid([new("/into", Refusals.Lost(gone) ?? $"there is no entity '{Quoted.Shorten(to.Id)}'")]),
    };

    /// <summary>Makes relations name the other entity; those that say the same as another then become one with it.</summary>
    private static async Task Join(Draft draft, List<RelationRecord> moving, List<RecordKey> there, string from, string to)
    {
        var standing = (await Records(draft, there)).OrderBy(relation => relation.Id, StringComparer.Ordinal).ToLookup(Links.Claim);
        foreach (var claim in moving.Select(relation => Links.Moved(relation, from, to)).GroupBy(Links.Claim))
        {
            var all = claim.OrderBy(relation => relation.Id, StringComparer.Ordinal).ToList();
            if (all[0].From == all[0].To)
            {
                all.ForEach(relation => draft.Drop(relation.Key));
                continue;
            }
            var kept = standing[claim.Key].FirstOrDefault() ?? all[0];
            draft.Put(kept with { Evidence = [.. kept.Evidence.Concat(all.SelectMany(relation => relation.Evidence)).Distinct()] });
            foreach (var relation in all.Where(relation => relation.Id != kept.Id))
                draft.Drop(relation.Key, kept.Id);
        }
    }

    /// <summary>Moves a judgement to the entity that stays. Where there is one about it already, <c>different</c> counts more.</summary>
    private static async Task Move(Draft draft, JudgementRecord judgement, string from, string to)
    {
        var other = judgement.One == from ? judgement.Other : judgement.One;
        if (other == to)
        {
            draft.Drop(judgement.Key);
            return;
        }
        var (first, second) = string.CompareOrdinal(to, other) < 0 ? (to, other) : (other, to);
        var moved = judgement with { Id = JudgementRecord.IdOf(first, second), One = first, Other = second };
        if ((await draft.Find(moved.Key))?.Record is not JudgementRecord { Verdict: "different" })
            draft.Put(moved);
        draft.Drop(judgement.Key, moved.Id);
    }

    private static async Task<List<RelationRecord>> Records(Draft draft, IEnumerable<RecordKey> keys)
    {
        var records = new List<RelationRecord>();
        foreach (var key in keys)
            records.Add((RelationRecord)(await draft.Find(key))!.Record!);
        return records;
    }

    private static List<string> Sources(IEnumerable<RelationRecord> relations) =>
        [.. relations.SelectMany(relation => relation.Evidence).Select(evidence => evidence.Source).Distinct().Order(StringComparer.Ordinal)];
}
