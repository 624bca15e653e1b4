using P = Graph.Api.Parameters;

namespace Graph.Api.Endpoints;

internal static class AcrossEndpoints
{
    private const string Tag = "Across";

    public static void MapAcross(this IEndpointRouteBuilder v1)
    {
        v1.Whole<Paths, Chain>("/paths", new("findPaths", Tag, "The shortest chains between two, each hop with who says so", [P.From, P.To, P.MaxHops, P.Through, P.Limit], "?from=guido-crosetto&to=antony-blinken&limit=1", GraphCode.UnknownEntity),
            Csv.Chains, paths => paths.Chains, FindPaths);
        v1.Whole<Common, SharedThing>("/common", new("findCommon", Tag, "The events, contacts and commitments that all of several share", [P.Of, P.Since, P.Until, P.ContactBasis, P.Limit], "?of=antony-blinken&of=sebastien-lecornu&limit=1", GraphCode.UnknownEntity),
            Csv.Shared, common => [.. common.Events, .. common.Contacts, .. common.Commitments], FindCommon);
        v1.Whole<Matrix, Cell>("/contacts/matrix", new("findMatrix", Tag, "When each pair last met, how often, or never in what was read", [P.Rows, P.Columns, P.Since, P.Until, P.Basis], "?rows=sebastien-lecornu&columns=antony-blinken&columns=ursula-von-der-leyen", GraphCode.UnknownEntity),
            Csv.Cells, matrix => matrix.Cells, FindMatrix);
        v1.List("/timeline", new("readJointTimeline", Tag, "All that happened with any of several, in order", [P.OfAny, P.Since, P.Until], "?of=antony-blinken&of=sebastien-lecornu&since=2024-04-02&until=2024-04-02&limit=2", GraphCode.UnknownEntity), Csv.JointTimeline, ReadJointTimeline);
    }

    private static async Task<Paths?> FindPaths(Asked asked, IGraphStore store, CancellationToken cancel)
    {
        var through = asked.Many(P.Through);
        return await store.FindPaths(new PathQuestion(asked.One(P.From)!, asked.One(P.To)!)
        {
            MaxHops = asked.Count(P.MaxHops.Name, PathQuestion.HopsMax) ?? PathQuestion.HopsMax,
            Bases = through.Count == 0 ? Bases.Default : [.. Enum.GetValues<Basis>().Where(basis => through.Contains(basis.Word()))],
            Types = [.. Schema.RelationNames.Where(through.Contains)],
            Limit = asked.Bound(),
        }, cancel);
    }

    private static async Task<Common?> FindCommon(Asked asked, IGraphStore store, CancellationToken cancel) =>
        await store.FindCommon(new CommonQuestion { Of = asked.Many(P.Of), When = asked.Range(), Bases = asked.Bases(P.ContactBasis), Limit = asked.Bound() }, cancel);

    private static async Task<Matrix?> FindMatrix(Asked asked, IGraphStore store, CancellationToken cancel) =>
        await store.FindMatrix(new MatrixQuestion { Rows = asked.Many(P.Rows), Columns = asked.Many(P.Columns), When = asked.Range(), Bases = asked.Bases(P.Basis) }, cancel);

    private static async Task<Page<JointTimelineItem>?> ReadJointTimeline(Asked asked, IGraphStore store, CancellationToken cancel) =>
        await store.ReadJointTimeline(asked.Paged(new JointTimelineQuestion { Of = asked.Many(P.OfAny), When = asked.Range() }), cancel);
}
