using System.Text.Json;
using Graph.Across;

namespace Graph.Neo4j;

public sealed partial class Neo4jGraphStore
{
    private static readonly IReadOnlyList<string> HappeningTypes = [.. Schema.Relations.Where(type => type.Happening).Select(type => type.Name)];

    /// <summary>The fields that hold the id of an entity.</summary>
    private static readonly IReadOnlyList<string> EntityRefs = Refs(Schema.Entities.SelectMany(type => type.Fields)), RelationRefs = Refs(Schema.Relations.SelectMany(type => type.Fields));

    public Task<Page<Entity>> ListEntities(EntityQuestion question, CancellationToken cancel) => Ask(async asking =>
    {
        var after = Cursor.Read(question, 1)?[0] ?? "";
        var names = await Understanding.Of(asking, Asked.One("country", question.Country, [Schema.Country]));
        var found = await asking.List("list-entities", ("after", after), ("types", Given(question.Types)), ("kinds", Given(question.Kinds)), ("country", names.One("country")), ("refs", EntityRefs), ("limit", question.Limit + 1));
        var next = Next(question, found, row => [row.Text("id")]);
        return new Page<Entity>([.. found.All.Select(row => EntityOf(found, row))], next, names.Understood);
    }, cancel);

    public Task<Entity?> GetEntity(string id, string? day, CancellationToken cancel) => Ask(async asking =>
    {
        var found = await asking.List("get-entity", ("id", id), ("day", day), ("acts", Schema.Acts), ("refs", EntityRefs));
        if (found.All is not [var row])
            return null;
        asking.RecordVersion = row.Int("version");
        var entity = EntityOf(found, row);
        var held = row.Maps("held");
        return entity with
        {
            Offices = entity.Type != Schema.Person ? null : [.. held.Select(one => new OfficeHeld(RefAt(one, "other"), one.TextOrNull("title"), one.TextOrNull("since"), one.TextOrNull("until"), found.Evidence(one)))],
            Holders = entity.Type != Schema.Office ? null : [.. held.Select(one => new HolderOf(RefAt(one, "other"), one.TextOrNull("title"), one.TextOrNull("since"), one.TextOrNull("until"), found.Evidence(one)))],
            Counts = new Counts(row.Int("meetings"), row.Int("commitments"), row.Int("statements"), row.Int("sources")),
        };
    }, cancel);

    public Task<Page<Relation>?> ListRelations(RelationQuestion question, CancellationToken cancel) => Ask(async asking =>
    {
        var after = Cursor.Read(question, 2);
        var found = await asking.List("list-relations", ("id", question.Id), ("direction", question.Direction.ToString()), ("types", Given(question.Types)),
            ("since", question.When.Since), ("until", question.When.Until), ("day", after?[0]), ("after", after?[1]), ("refs", RelationRefs), ("limit", question.Limit + 1));
        if (found.All.Count == 0 && !await asking.Knows(question.Id))
            return null;
        var next = Next(question, found, DayAndId);
        return new Page<Relation>([.. found.All.Select(row => RelationOf(found, row))], next);
    }, cancel);

    public Task<Page<TimelineItem>?> ReadTimeline(TimelineQuestion question, CancellationToken cancel) => Ask(async asking =>
    {
        var after = Cursor.Read(question, 2);
        var found = await asking.List("read-timeline", ("id", question.Id), ("happenings", HappeningTypes), ("since", question.When.Since), ("until", question.When.Until),
            ("day", after?[0]), ("after", after?[1]), ("refs", RelationRefs), ("limit", question.Limit + 1));
        if (found.All.Count == 0 && !await asking.Knows(question.Id))
            return null;
        var next = Next(question, found, DayAndId);
        return new Page<TimelineItem>([.. found.All.Select(row => new TimelineItem(row.TextOrNull("moment"), Vias.Word(row.Int("via")), row.TextOrNull("status"), RelationOf(found, row)))], next);
    }, cancel);

    private static Relation RelationOf(Found found, ServerRow row)
    {
        var fields = Expand(found, row.Text("body"), RelationRefs);
        return new Relation
        {
            Id = row.Text("id"), Type = row.Text("type"), From = found.Entity(row.Text("from")), To = found.Entity(row.Text("to")), Date = fields.Remove("date", out var date) ? date.GetString() : null,
            Fields = fields, Evidence = found.Evidence(row), Recorded = row.Text("recorded"), RecordedBy = row.Text("recordedBy"),
        };
    }

    private static Entity EntityOf(Found found, ServerRow row) => new()
    {
        Id = row.Text("id"), Type = row.Text("type"), Name = row.Text("name"), Aliases = row.TextsOrNull("aliases") ?? [], Description = row.TextOrNull("description"),
        SameAs = row.TextsOrNull("sameAs"), Fields = Expand(found, row.Text("body"), EntityRefs),
    };

    /// <summary>A record's own fields, with references in place of ids.</summary>
    private static Dictionary<string, JsonElement> Expand(Found found, string body, IReadOnlyList<string> refs)
    {
        var fields = JsonSerializer.Deserialize(body, GraphJson.Default.DictionaryStringJsonElement)!;
        foreach (var name in refs)
        {
            if (fields.TryGetValue(name, out var id))
                fields[name] = JsonSerializer.SerializeToElement(found.Entity(id.GetString()!), GraphJson.Default.Ref);
        }
        return fields;
    }

    private static string[] Refs(IEnumerable<Field> fields) => [.. fields.Where(field => field.Kind == FieldKind.Ref).Select(field => field.Name).Distinct()];
}
