using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Graph.Editing;

namespace Graph.Cli.Mappings;

/// <summary>What became of a row before anything was written.</summary>
internal sealed record RowNote(Row Row, string What, string Detail);

/// <summary>Makes records of rows, as a mapping says.</summary>
internal sealed class Mapper(Mapping mapping, KnownEntities known)
{
    private readonly Drafts drafts = new();
    private readonly List<RowNote> notes = [];
    private readonly Dictionary<string, (string Type, string Name, string Id, Row Row)> names = new(StringComparer.Ordinal);
    private readonly HashSet<string> matched = new(StringComparer.Ordinal);

    /// <summary>An entity or source that a row is about, and the row with the values that are meant by it.</summary>
    private sealed record Made(string Id, Row Row);

    public const string Skipped = "skipped", Refused = "refused", Matched = "matched", Without = "without";

    public IReadOnlyList<Draft> Records => drafts.All;

    public IReadOnlyList<RowNote> Notes => notes;

    public int Rows { get; private set; }

    public void Run(CancellationToken cancel)
    {
        foreach (var row in mapping.Rows.Rows())
        {
            cancel.ThrowIfCancellationRequested();
            Rows++;
            try
            {
                One(row);
            }
            catch (RowRefused refusal)
            {
                notes.Add(new(row, Refused, refusal.Message));
            }
            catch (RegexMatchTimeoutException slow)
            {
                notes.Add(new(row, Refused, $"the regular expression '{Quoted.Shorten(slow.Pattern)}' takes longer than a second: write a simpler one"));
            }
        }
        Unmistakable();
    }

    private void One(Row row)
    {
        row.Set("line", [row.Line.ToString(CultureInfo.InvariantCulture)]);
        foreach (var column in mapping.Columns)
            column(row);
        if (mapping.Skips.FirstOrDefault(skip => skip.When(row)) is { } skipped)
        {
            notes.Add(new(row, Skipped, skipped.Reason.Fill(row) ?? "the reason has an empty column"));
            return;
        }
        var sources = new Dictionary<string, IReadOnlyList<Made>>();
        foreach (var rule in mapping.Sources)
            sources[rule.Name] = [.. Bound(rule, row).Where(rule.When).Select(bound => Source(rule, bound)).OfType<Made>()];
        var entities = new Dictionary<string, IReadOnlyList<Made>>();
        foreach (var rule in mapping.Entities)
            entities[rule.Name] = [.. Bound(rule, row).Where(rule.When).Select(bound => Entity(rule, bound, entities)).OfType<Made>()];
        foreach (var rule in mapping.Relations)
            Relations(rule, row, entities, sources);
    }

    private static IEnumerable<Row> Bound(Rule rule, Row row) => rule.Each is null ? [row] : row[rule.Each].Select(value => row.With(rule.Each, value));

    private Made? Source(SourceRule rule, Row row)
    {
        var texts = rule.Fields.ToDictionary(field => field.Field.Name, field => First(field.Texts, row));
        if (texts["title"] is not { } title)
        {
            notes.Add(new(row, Without, $"no {rule.Name}: its title is empty"));
            return null;
        }
        var record = new SourceRecord
        {
            Id = "", Title = title, Publisher = texts.GetValueOrDefault("publisher"), Author = texts.GetValueOrDefault("author"), Published = texts.GetValueOrDefault("published"), Url = texts.GetValueOrDefault("url"),
            ArchivedUrl = texts.GetValueOrDefault("archivedUrl"), Language = texts.GetValueOrDefault("language"), Licence = texts.GetValueOrDefault("licence"), Retrieved = texts.GetValueOrDefault("retrieved"),
        };
        record = record with { Id = OwnId(rule, row) ?? Ids.For(record).First() };
        if (rule.Id.Count == 0 && known.Source(record.Id) is { } other && (other.Title != record.Title || other.Url != record.Url))
            throw RowRefused.Of(null, $"{rule.Name}: the graph has another source '{record.Id}', '{Quoted.Shorten(other.Title)}': give this one an id");
        drafts.Add(record, rule, row);
        return new(record.Id, row);
    }

    private Made? Entity(EntityRule rule, Row row, Dictionary<string, IReadOnlyList<Made>> entities)
    {
        if (First(rule.Names, row) is not { Length: > 0 } name)
        {
            notes.Add(new(row, Without, $"no {rule.Name}: its name is empty"));
            return null;
        }
        var own = OwnId(rule, row, needed: !rule.ByName);
        if ((rule.Resolve.GetValueOrDefault(name) ?? rule.Resolve.GetValueOrDefault(own ?? "")) is { } resolved)
        {
            if (known.Has(resolved))
                return Match(rule, row, resolved, name, "resolve");
            own = resolved;
        }
        if (own is null && known.Named(rule.Type.Name, name) is { Count: > 0 } candidates)
            return One(rule, row, name, candidates);
        var fields = Fields(rule, row, entities);
        var description = fields.Remove("description", out var said) ? said.GetString() : null;
        IReadOnlyList<string> links = [.. rule.SameAs.SelectMany(link => link.Every(row)).Distinct()];
        var record = new EntityRecord
        {
            Id = "", Type = rule.Type.Name, Name = name, Description = description, Fields = fields, SameAs = links.Count == 0 ? null : links,
            Aliases = [.. rule.Aliases.SelectMany(alias => alias.Every(row)).Distinct().Where(alias => alias != name)],
        };
        var same = KnownEntities.Key(rule.Type.Name, name);
        var byName = own is null;
        if (byName && names.TryGetValue(same, out var before))
            own = before.Id;
        record = record with { Id = own ?? Ids.For(record).First(id => !known.Has(id) && !drafts.Has(record.Key with { Id = id })) };
        if (byName)
            names.TryAdd(same, (rule.Type.Name, name, record.Id, row));
        // one entity written in two ways keeps the first; the other is another name of it
        if (byName && drafts.Find(record.Key) is EntityRecord first && first.Name != name)
            record = record with { Name = first.Name, Aliases = [.. record.Aliases.Append(name).Distinct()] };
        drafts.Add(record, rule, row);
        return new(record.Id, row);
    }

    private Made One(EntityRule rule, Row row, string name, IReadOnlyList<Candidate> candidates) => candidates is [var only]
        ? Match(rule, row, only.Entity.Id, name, NameMatch.Of(name, "", only.Entity.Name, only.Aliases)?.Words ?? "name")
        : throw RowRefused.Of(null, $"{rule.Name}: '{Quoted.Shorten(name)}' is the name of {candidates.Count} in the graph, {string.Join(", ", candidates.Select(one => one.Entity.Id))}: say which by resolve: {{\"{name}\": ID}}");

    private Made Match(EntityRule rule, Row row, string id, string name, string how)
    {
        if (matched.Add($"{id}\n{name}"))
            notes.Add(new(row, Matched, $"{rule.Type.Name} {id} ('{name}', by {how})"));
        return new(id, row);
    }

    private static string? OwnId(Rule rule, Row row, bool needed = true) => rule.Id.Count == 0
        ? null
        : First(rule.Id, row) ?? (needed ? throw RowRefused.Of(null, $"{rule.Name}: a column of its id is empty") : null);

    private void Relations(RelationRule rule, Row row, Dictionary<string, IReadOnlyList<Made>> entities, Dictionary<string, IReadOnlyList<Made>> sources)
    {
        foreach (var bound in Bound(rule, row))
        {
            foreach (var from in entities[rule.From])
            {
                foreach (var to in entities[rule.To])
                {
                    if (bound.And(from.Row)?.And(to.Row) is { } both && rule.When(both))
                        drafts.Add(Relation(rule, both, from.Id, to.Id, entities, sources), rule, row);
                }
            }
        }
    }

    private static RelationRecord Relation(RelationRule rule, Row row, string from, string to, Dictionary<string, IReadOnlyList<Made>> entities, Dictionary<string, IReadOnlyList<Made>> sources)
    {
        var evidence = new List<EvidenceRecord>();
        foreach (var one in rule.Evidence)
        {
            foreach (var source in sources[one.Source])
            {
                if (row.And(source.Row) is not { } both || !one.When(both))
                    continue;
                var texts = one.Fields.ToDictionary(field => field.Field.Name, field => First(field.Texts, both));
                evidence.Add(new()
                {
                    Source = source.Id, Locator = texts.GetValueOrDefault("locator"), Summary = texts["summary"] ?? "", Quote = texts.GetValueOrDefault("quote"),
                    Stance = texts.GetValueOrDefault("stance"), Confidence = texts.GetValueOrDefault("confidence"),
                });
            }
        }
        var record = new RelationRecord { Id = "", Type = rule.Type.Name, From = from, To = to, Fields = Fields(rule, row, entities), Evidence = [.. evidence.Distinct()] };
        return record with { Id = OwnId(rule, row) ?? Usual(record) };
    }

    /// <summary>The ends and the type; what was at another time is another relation.</summary>
    private static string Usual(RelationRecord record)
    {
        var when = record.Fields.TryGetValue("date", out var date) || record.Fields.TryGetValue("since", out date) ? Ids.Slug(date.ToString()) : "";
        return when.Length == 0 ? Ids.For(record).First() : $"{Ids.For(record).First()}--{when}";
    }

    private static Dictionary<string, JsonElement> Fields(Rule rule, Row row, Dictionary<string, IReadOnlyList<Made>> entities)
    {
        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var field in rule.Fields)
        {
            if (Value(rule, field, row, entities) is { } value)
                fields[field.Field.Name] = value;
        }
        return fields;
    }

    private static JsonElement? Value(Rule rule, FieldRule field, Row row, Dictionary<string, IReadOnlyList<Made>> entities)
    {
        if (field.Field.Kind == FieldKind.Amounts)
            return field.Amounts.Select(amount => Amount(amount, row)).OfType<Amount>().ToList() is { Count: > 0 } amounts ? JsonSerializer.SerializeToElement(amounts, GraphJson.Default.IReadOnlyListAmount) : null;
        string? text;
        if (field.Entity is null)
        {
            text = First(field.Texts, row);
        }
        else
        {
            var fitting = entities[field.Entity].Where(made => row.And(made.Row) is not null).Select(made => made.Id).Distinct().ToList();
            text = fitting.Count <= 1 ? fitting.FirstOrDefault() : throw RowRefused.Of(null, $"{rule.Name}: {field.Field.Name} is one entity, and here are {fitting.Count}: {string.Join(", ", fitting)}");
        }
        if (text is null || field.Field.Kind != FieldKind.Number)
            return text is null ? null : JsonSerializer.SerializeToElement(text, GraphJson.Default.String);
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? JsonSerializer.SerializeToElement(number, GraphJson.Default.Decimal)
            : throw RowRefused.Of(null, $"{rule.Name}: {field.Field.Name} is a number, not '{Quoted.Shorten(text)}'");
    }

    private static Amount? Amount(AmountRule rule, Row row)
    {
        var (value, share) = (rule.Value?.Fill(row), rule.Percent?.Fill(row));
        if ((value ?? share) is not { } text || !rule.When(row))
            return null;
        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            throw RowRefused.Of(null, $"'{Quoted.Shorten(text)}' is not an amount: read it by a column with number");
        return new Amount
        {
            Value = value is null ? null : number, Currency = rule.Currency?.Fill(row), Percent = share is null ? null : number, Of = rule.Of?.Fill(row),
            AsStated = rule.AsStated.Fill(row) ?? "", Equivalents = rule.Equivalents.Select(other => Amount(other, row)).OfType<Amount>().ToList() is { Count: > 0 } others ? others : null,
        };
    }

    private static string? First(IReadOnlyList<Template> templates, Row row) => templates.Select(template => template.Fill(row)).FirstOrDefault(text => text is { Length: > 0 });

    /// <summary>A name that is given to an entity here must mean it alone, also when the same tables are imported again.</summary>
    private void Unmistakable()
    {
        foreach (var draft in drafts.All)
        {
            if (draft.Record is EntityRecord entity)
                known.Add(new Candidate(new Ref(entity.Id, entity.Type, entity.Name), entity.Aliases, entity.Description));
        }
        foreach (var (type, name, _, row) in names.Values)
        {
            if (known.Named(type, name).Select(one => one.Entity.Id).Distinct().ToList() is { Count: > 1 } several)
                notes.Add(new(row, Refused, $"'{name}' is a name of {string.Join(" and ", several)}: give one of them an id, or say which is meant by resolve"));
        }
    }
}
