using System.Text.Json;

namespace Graph.Cli.Mappings;

/// <summary>A record that rows have made, and the first of them.</summary>
internal sealed record Draft(GraphRecord Record, Rule Rule, Row Row);

/// <summary>The records that rows make, each once: what several rows say of one record is put together, and where they disagree it is refused.</summary>
internal sealed class Drafts
{
    private readonly Dictionary<RecordKey, Draft> drafts = [];

    /// <summary>Sources, entities and relations, each in the order of the rows.</summary>
    public IReadOnlyList<Draft> All => [.. drafts.Values.OrderBy(draft => draft.Record.Key.Kind)];

    public bool Has(RecordKey key) => drafts.ContainsKey(key);

    public GraphRecord? Find(RecordKey key) => drafts.GetValueOrDefault(key)?.Record;

    public void Add(GraphRecord record, Rule rule, Row row)
    {
        if (!drafts.TryGetValue(record.Key, out var draft))
        {
            drafts[record.Key] = new(record, rule, row);
            return;
        }
        drafts[record.Key] = draft with
        {
            Record = (draft.Record, record) switch
            {
                (EntityRecord old, EntityRecord next) => Entity(old, next, new(draft, rule, row)),
                (RelationRecord old, RelationRecord next) => Relation(old, next, new(draft, rule, row)),
                (SourceRecord old, SourceRecord next) when rule.KeepFirst || old == next => old,
                _ => throw new Clash(draft, rule, row).Refusal("source", null, null),
            },
        };
    }

    private static EntityRecord Entity(EntityRecord old, EntityRecord next, Clash clash)
    {
        clash.Same("type", old.Type, next.Type);
        clash.Same("name", old.Name, next.Name);
        clash.Same("description", old.Description, next.Description);
        IReadOnlyList<string> links = [.. (old.SameAs ?? []).Union(next.SameAs ?? [])];
        return old with
        {
            Description = old.Description ?? next.Description,
            Aliases = [.. old.Aliases.Union(next.Aliases).Where(alias => alias != old.Name)],
            SameAs = links.Count == 0 ? null : links,
            Fields = Fields(old.Fields, next.Fields, clash),
        };
    }

    private static RelationRecord Relation(RelationRecord old, RelationRecord next, Clash clash)
    {
        clash.Same("type", old.Type, next.Type);
        clash.Same("from", old.From, next.From);
        clash.Same("to", old.To, next.To);
        return old with { Fields = Fields(old.Fields, next.Fields, clash), Evidence = [.. old.Evidence.Union(next.Evidence)] };
    }

    private static Dictionary<string, JsonElement> Fields(Dictionary<string, JsonElement> old, Dictionary<string, JsonElement> next, Clash clash)
    {
        var fields = new Dictionary<string, JsonElement>(old, StringComparer.Ordinal);
        foreach (var (name, value) in next)
        {
            if (!fields.TryAdd(name, value))
                clash.Same(name, fields[name].ToString(), value.ToString());
        }
        return fields;
    }

    /// <summary>Two rows about one record.</summary>
    private sealed record Clash(Draft Draft, Rule Rule, Row Row)
    {
        public void Same(string field, string? old, string? next)
        {
            if (!Rule.KeepFirst && old is not null && next is not null && old != next)
                throw Refusal(field, old, next);
        }

        public RowRefused Refusal(string field, string? old, string? next) => RowRefused.Of(null,
            $"{Rule.Name} '{Draft.Record.Id}' was made on line {Draft.Row.Line} with another {field}{(old is null ? "" : $", '{Quoted.Shorten(old)}' and not '{Quoted.Shorten(next!)}'")}: give each an id of its own, or say keep: first");
    }
}
