using P = Graph.Api.Parameters;

namespace Graph.Api.Endpoints;

internal static class EntityEndpoints
{
    private const string Tag = "Entities";
    private const string Some = "sebastien-lecornu";

    public static void MapEntities(this IEndpointRouteBuilder v1)
    {
        v1.List("/entities", new("listEntities", Tag, "Entities by id", [P.Type, P.Kind, P.Country], "?type=office&country=france&limit=1", GraphCode.UnknownEntity), Csv.Entities, ListEntities);
        v1.One("/entities/{id}", new("getEntity", Tag, "One entity with its offices and counts", [P.Id, P.On], Some, GraphCode.UnknownEntity) { Record = RecordKind.Entity }, GetEntity);
        v1.List("/entities/{id}/relations", new("listRelations", Tag, "The relations of an entity", [P.Id, P.RelationType, P.Direction, P.Since, P.Until], $"{Some}?type=MET_WITH", GraphCode.UnknownEntity), Csv.Relations, ListRelations);
        v1.Whole<Neighbourhood, Relation>("/entities/{id}/neighbours", new("findNeighbours", Tag, "What lies one relation around it, for a picture", [P.Id, P.RelationType, P.Limit], $"{Some}?limit=2", GraphCode.UnknownEntity), Csv.Relations,
            around => around.Edges, FindNeighbours);
        v1.List("/entities/{id}/contacts", new("findContacts", Tag, "Whom it met, how often, first and last", [P.Id, P.Since, P.Until, P.Basis, P.PartyType], $"{Some}?limit=1", GraphCode.UnknownEntity), Csv.Contacts, FindContacts);
        v1.List("/entities/{id}/timeline", new("readTimeline", Tag, "All that happened with it, in order", [P.Id, P.Since, P.Until], "emmanuel-macron?limit=1", GraphCode.UnknownEntity), Csv.Timeline, ReadTimeline);
    }

    private static async Task<Page<Entity>?> ListEntities(Asked asked, IGraphStore store, CancellationToken cancel) =>
        await store.ListEntities(asked.Paged(new EntityQuestion { Types = asked.Many(P.Type), Kinds = asked.Many(P.Kind), Country = asked.One(P.Country) }), cancel);

    private static Task<Entity?> GetEntity(Asked asked, IGraphStore store, CancellationToken cancel) =>
        store.GetEntity(asked.Id, asked.Day(P.On), cancel);

    private static Task<Page<Relation>?> ListRelations(Asked asked, IGraphStore store, CancellationToken cancel) =>
        store.ListRelations(asked.Paged(new RelationQuestion(asked.Id)
        {
            Types = asked.Many(P.RelationType),
            Direction = asked.One(P.Direction) switch { "out" => Graph.Direction.Out, "in" => Graph.Direction.In, _ => Graph.Direction.Both },
            When = asked.Range(),
        }), cancel);

    private static Task<Neighbourhood?> FindNeighbours(Asked asked, IGraphStore store, CancellationToken cancel) =>
        store.FindNeighbours(new NeighbourQuestion(asked.Id) { Types = asked.Many(P.RelationType), Limit = asked.Bound() }, cancel);

    private static Task<Page<Contact>?> FindContacts(Asked asked, IGraphStore store, CancellationToken cancel) =>
        store.FindContacts(asked.Paged(new ContactQuestion(asked.Id) { When = asked.Range(), Bases = asked.Bases(P.Basis), Types = asked.Many(P.PartyType) }), cancel);

    private static Task<Page<TimelineItem>?> ReadTimeline(Asked asked, IGraphStore store, CancellationToken cancel) =>
        store.ReadTimeline(asked.Paged(new TimelineQuestion(asked.Id) { When = asked.Range() }), cancel);
}
