using System.Text.Json;
using Graph.Across;

namespace Graph.Sqlite;

public sealed partial class SqliteGraphStore
{
    private static readonly string ActTypes = Json(Schema.Acts);
    private static readonly string HappeningTypes = Json(Schema.Relations.Where(type => type.Happening).Select(type => type.Name));

    public Task<Page<Entity>> ListEntities(EntityQuestion question, CancellationToken cancel) => Ask(session =>
    {
        var names = new Understanding(session);
        var rows = session.List("list-entities", row => EntityRow.Read(row, 0),
            ("after", Cursor.Read(question, 1)?[0] ?? ""), ("types", Given(question.Types)), ("kinds", Given(question.Kinds)),
            ("country", names.One("country", question.Country, [Schema.Country])), ("limit", question.Limit + 1));
        var next = Next(question, rows, row => [row.Id]);
        return new Page<Entity>(Entities(session, rows), next, names.Understood);
    }, cancel);

    public Task<Entity?> GetEntity(string id, string? day, CancellationToken cancel) => Ask(session =>
    {
        var found = session.First("get-entity/entity", row => (N: row.Long(0), Entity: EntityRow.Read(row, 1)), ("id", id));
        if (found.Entity is null)
            return null;
        var entity = Entities(session, [found.Entity])[0];
        var held = session.List("get-entity/offices", row => (Relation: row.Long(0), Other: row.Ref(1), Title: row.TextOrNull(4), Since: row.TextOrNull(5), Until: row.TextOrNull(6)),
            ("n", found.N), ("day", day));
        var evidence = EvidenceOf(session, held.Select(office => office.Relation));
        return entity with
        {
            Offices = entity.Type != Schema.Person ? null : [.. held.Select(office => new OfficeHeld(office.Other, office.Title, office.Since, office.Until, [.. evidence[office.Relation]]))],
            Holders = entity.Type != Schema.Office ? null : [.. held.Select(office => new HolderOf(office.Other, office.Title, office.Since, office.Until, [.. evidence[office.Relation]]))],
            Counts = session.First("get-entity/counts", row => new Counts(row.Int(0), row.Int(1), row.Int(2), row.Int(3)), ("n", found.N), ("acts", ActTypes)),
        };
    }, cancel);

    public Task<Page<Relation>?> ListRelations(RelationQuestion question, CancellationToken cancel) => Ask(session =>
    {
        var after = Cursor.Read(question, 2);
        if (NumberOf(session, question.Id) is not { } n)
            return null;
        var rows = session.List("list-relations", Keyed.Read,
            ("n", n), ("both", question.Direction == Direction.Both ? true : null), ("out", question.Direction == Direction.Out ? true : null), ("in", question.Direction == Direction.In ? true : null),
            ("types", Given(question.Types)), ("since", question.When.Since), ("until", question.When.Until),
            ("day", after?[0]), ("after", after?[1]), ("limit", question.Limit + 1));
        var next = Next(question, rows, row => row.Keys);
        return new Page<Relation>(Relations(session, rows.Select(row => row.N)), next);
    }, cancel);

    public Task<Page<TimelineItem>?> ReadTimeline(TimelineQuestion question, CancellationToken cancel) => Ask(session =>
    {
        var after = Cursor.Read(question, 2);
        if (NumberOf(session, question.Id) is not { } n)
            return null;
        var rows = session.List("read-timeline", row => (Key: Keyed.Read(row), Moment: row.TextOrNull(3), Via: row.Int(4), Status: row.TextOrNull(5)),
            ("n", n), ("happenings", HappeningTypes), ("since", question.When.Since), ("until", question.When.Until),
            ("day", after?[0]), ("after", after?[1]), ("limit", question.Limit + 1));
        var next = Next(question, rows, row => row.Key.Keys);
        var relations = Relations(session, rows.Select(row => row.Key.N));
        return new Page<TimelineItem>([.. rows.Zip(relations, (row, relation) => new TimelineItem(row.Moment, Vias.Word(row.Via), row.Status, relation))], next);
    }, cancel);

    private static long? NumberOf(Session session, string id) => session.First("part-names/who", row => (long?)row.Long(0), ("id", id));

    /// <summary>Whole relations, in the order of their numbers given.</summary>
    private static List<Relation> Relations(Session session, IEnumerable<long> numbers)
    {
        var relations = Json(numbers);
        var rows = session.List("part-relations", row => (N: row.Long(0), Id: row.Text(1), Type: row.Text(2), From: row.Ref(3), To: row.Ref(6),
            Body: row.Text(9), Recorded: row.Text(10), By: row.Text(11)), ("relations", relations));
        var fields = Expand(session, rows.ConvertAll(row => (Schema.RelationType(row.Type)!.Fields, row.Body)));
        var evidence = EvidenceOf(session, rows.Select(row => row.N));
        return [.. rows.Select((row, i) => new Relation
        {
            Id = row.Id, Type = row.Type, From = row.From, To = row.To, Date = fields[i].Remove("date", out var date) ? date.GetString() : null, Fields = fields[i], Evidence = [.. evidence[row.N]], Recorded = row.Recorded, RecordedBy = row.By,
        })];
    }

    private static List<Entity> Entities(Session session, List<EntityRow> rows)
    {
        var fields = Expand(session, rows.ConvertAll(row => (Schema.EntityType(row.Type)!.Fields, row.Body)));
        return [.. rows.Select((row, i) => new Entity
        {
            Id = row.Id, Type = row.Type, Name = row.Name, Aliases = JsonSerializer.Deserialize(row.Aliases, GraphJson.Default.StringArray)!, Description = row.Description,
            SameAs = fields[i].Remove("sameAs", out var links) ? links.Deserialize(GraphJson.Default.StringArray) : null, Fields = fields[i],
        })];
    }

    private sealed record EntityRow(string Id, string Type, string Name, string Aliases, string? Description, string Body)
    {
        public static EntityRow Read(Row row, int at) =>
            new(row.Text(at), row.Text(at + 1), row.Text(at + 2), row.Text(at + 3), row.TextOrNull(at + 4), row.Text(at + 5));
    }
}
