using Graph.Across;

namespace Graph.Sqlite;

public sealed partial class SqliteGraphStore
{
    /// <summary>Added to the number of a relation that is a hop of a chain.</summary>
    private const long RelationMark = 1L << 40;

    public Task<Neighbourhood?> FindNeighbours(NeighbourQuestion question, CancellationToken cancel) => Ask(session =>
    {
        if (session.First("part-names/who", row => (N: row.Long(0), Entity: row.Ref(1)), ("id", question.Id)) is not { Entity: not null } found)
            return null;
        var counts = session.List("find-neighbours/counts", CountAt, ("n", found.N), ("types", Given(question.Types))).ToDictionary();
        var shares = Shares.Of(counts, question.Limit);
        var shown = Schema.RelationNames.Where(shares.ContainsKey).SelectMany(type => session.List("find-neighbours/latest", row => row.Long(0), ("n", found.N), ("type", type), ("limit", shares[type])));
        return Neighbourhoods.Of(found.Entity, Relations(session, shown), counts);
    }, cancel);

    public Task<Paths> FindPaths(PathQuestion question, CancellationToken cancel) => Ask(session =>
    {
        question.Check();
        var names = new Understanding(session);
        var (from, to) = (names.One("from", question.From, question.Ends)!.Value, names.One("to", question.To, question.Ends)!.Value);
        question.Check(from == to);
        var search = new ChainSearch<long>(from, to, question.MaxHops);
        foreach (var wanted in search.Steps())
            wanted.Rows = question.Types.Count == 0 ? Standings(session, wanted, question) : [.. Standings(session, wanted, question), .. RelationStandings(session, wanted, question)];
        var ranked = search.Chains();
        var entities = References(session, ranked.Entities.Concat([from, to]));
        var best = ranked.Best(n => entities(n).Id, question.Limit);
        var occasions = Occasions(session, best.SelectMany(chain => chain.Occasions));
        var chains = best.Select(chain => (chain.Among, Hops: chain.Hops(entities, occasions))).ToList();
        var proof = Proof(session, chains.SelectMany(chain => chain.Hops).SelectMany(hop => hop.Seats));
        return new Paths(entities(from), entities(to), search.Found ? search.Searched : null, search.Searched, ranked.Total(),
            [.. chains.Select(chain => new Chain(chain.Among, [.. chain.Hops.Select(hop => hop.With(proof))]))]) { Understood = names.Understood };
    }, cancel, seated: true);

    public Task<Common> FindCommon(CommonQuestion question, CancellationToken cancel) => Ask(session =>
    {
        question.Check();
        var names = new Understanding(session);
        var of = names.Each("of", question.Of, Schema.Actors);
        CommonQuestion.Check(of.Count);
        var met = StandingsOf(session, of, question.Bases, question.When);
        var roles = session.List("find-common/roles", row => new Role<long>(row.Long(0), row.Long(1), row.Long(2), row.Text(3), row.Int(4)),
            ("entities", Json(of)), ("acts", ActTypes), ("since", question.When.Since), ("until", question.When.Until));
        var common = new CommonGround<long>(of, question.Limit, StandingsOf(session, of, Enum.GetValues<Basis>(), question.When), StandingsAt(session, met.Select(one => one.Occasion), -1), roles);
        var entities = References(session, common.Entities);
        var commitments = session.List("find-common/commitments", row => new Occasion<long>(row.Long(0), row.Text(1), row.Text(2), false, null, null, 0, row.Text(3), row.TextOrNull(4)),
            ("commitments", Json(common.Commitments))).ToDictionary(one => one.Key);
        common.Choose(entities, Occasions(session, common.Occasions), commitments);
        return common.Answer(entities, Proof(session, common.Seats)) with { Understood = names.Understood };
    }, cancel, seated: true);

    public Task<Matrix> FindMatrix(MatrixQuestion question, CancellationToken cancel) => Ask(session =>
    {
        question.Check();
        var names = new Understanding(session);
        var rows = names.Each("rows", question.Rows, Schema.Actors);
        var columns = question.Columns.Count == 0 ? rows : names.Each("columns", question.Columns, Schema.Actors);
        List<long> all = [.. rows.Union(columns)];
        var grid = new MeetingGrid<long>(rows, columns, StandingsOf(session, all, question.Bases, question.When));
        var happened = session.List("find-matrix", row => row.Long(0), ("entities", Json(all)), ("happenings", HappeningTypes), ("since", question.When.Since), ("until", question.When.Until));
        var occasions = Occasions(session, grid.Occasions);
        return grid.Answer(References(session, all), happened.ToHashSet(), occasions, Proof(session, grid.Seats(occasions))) with { Understood = names.Understood };
    }, cancel, seated: true);

    public Task<Page<JointTimelineItem>> ReadJointTimeline(JointTimelineQuestion question, CancellationToken cancel) => Ask(session =>
    {
        question.Check();
        var after = Cursor.Read(question, 2);
        var names = new Understanding(session);
        var of = Json(names.Each("of", question.Of, Schema.EntityNames));
        var rows = session.List("read-joint-timeline/page", row => (Key: Keyed.Read(row), Moment: row.TextOrNull(3), Status: row.TextOrNull(4)),
            ("of", of), ("happenings", HappeningTypes), ("since", question.When.Since), ("until", question.When.Until),
            ("day", after?[0]), ("after", after?[1]), ("limit", question.Limit + 1));
        var next = Next(question, rows, row => row.Key.Keys);
        var involved = session.List("read-joint-timeline/involved", row => (Relation: row.Long(0), With: new Involved(row.Ref(1), Vias.Word(row.Int(4)))), ("of", of), ("relations", Json(rows.Select(row => row.Key.N))))
            .ToLookup(row => row.Relation, row => row.With);
        var relations = Relations(session, rows.Select(row => row.Key.N));
        return new Page<JointTimelineItem>([.. rows.Zip(relations, (row, relation) => new JointTimelineItem(row.Moment, [.. involved[row.Key.N]], row.Status, relation))], next, names.Understood);
    }, cancel);

    private static List<Standing<long>> Standings(Session session, Wanted<long> wanted, PathQuestion question) =>
        wanted.AtOccasions ? StandingsAt(session, wanted.Keys.Where(key => key < RelationMark), wanted.Limit)
        : question.Bases.Count == 0 ? []
        : StandingsOf(session, wanted.Keys, question.Bases, DateRange.Always, wanted.ViaMax, wanted.Limit);

    private static List<Standing<long>> RelationStandings(Session session, Wanted<long> wanted, PathQuestion question) => session.List(
        wanted.AtOccasions ? "find-paths/at-occasions" : "find-paths/of-entities", row => new Standing<long>(row.Long(0), row.Long(1), row.Long(2), 0),
        ("entities", Json(wanted.Keys)), ("occasions", Json(wanted.Keys.Where(key => key >= RelationMark))), ("types", Json(question.Types)), ("mark", RelationMark), ("limit", wanted.Limit));

    private static List<Standing<long>> StandingsOf(Session session, IEnumerable<long> entities, IEnumerable<Basis> bases, DateRange when, int viaMax = Standing<long>.ViaAny, int limit = -1) => session.Seating is { } seating
        ? seating.Of(entities, Bases(bases), when, viaMax, limit)
        : session.List("part-standing/of-entities", StandingAt, ("entities", Json(entities)), ("viaMax", viaMax), ("bases", Bases(bases)), ("since", when.Since), ("until", when.Until), ("limit", limit));

    private static List<Standing<long>> StandingsAt(Session session, IEnumerable<long> occasions, int limit) => session.Seating is { } seating
        ? seating.At(occasions.Distinct(), limit)
        : session.List("part-standing/at-occasions", StandingAt, ("occasions", Json(occasions.Distinct())), ("limit", limit));

    private static Standing<long> StandingAt(Row row) => new(row.Long(0), row.Long(1), row.Long(2), row.Int(3));

    private static Dictionary<long, Occasion<long>> Occasions(Session session, IEnumerable<long> keys)
    {
        var all = keys.Distinct().ToLookup(key => key < RelationMark);
        var found = session.Seating is { } seating
            ? all[true].Select(seating.Occasion).ToList()
            : session.List("part-standing/occasions", row => new Occasion<long>(row.Long(0), row.Text(1), row.Text(6), row.Int(2) != 0, (Basis)row.Int(3), null, 0, row.Text(4), row.TextOrNull(5)), ("occasions", Json(all[true])));
        if (all[false].Any())
            found.AddRange(session.List("find-paths/occasions", row => new Occasion<long>(row.Long(0), row.Text(1), null, false, null, row.Text(2), row.Long(3), row.Text(4), row.TextOrNull(5)), ("occasions", Json(all[false])), ("mark", RelationMark)));
        return found.ToDictionary(one => one.Key);
    }

    private static Func<long, Ref> References(Session session, IEnumerable<long> entities)
    {
        var found = session.Seating is { } seating
            ? entities.Distinct().ToDictionary(n => n, n => seating.Entities[n])
            : session.List("part-standing/entities", row => (N: row.Long(0), Entity: row.Ref(1)), ("entities", Json(entities.Distinct()))).ToDictionary(row => row.N, row => row.Entity);
        return n => found[n];
    }

    /// <summary>The evidence of seats, that of relations by their ids.</summary>
    private static Func<IEnumerable<long>, IReadOnlyList<Evidence>> Proof(Session session, IEnumerable<long> seats)
    {
        List<long> relations = [.. seats.Select(seat => seat / 2).Distinct()];
        var evidence = EvidenceOf(session, relations);
        if (session.Seating is { } seating)
            return of => Of(seating.ById(RelationsOf(of)));
        var ids = session.List("part-standing/relations", row => (N: row.Long(0), Id: row.Text(1)), ("relations", Json(relations))).ToDictionary(row => row.N, row => row.Id);
        return of => Of(RelationsOf(of).OrderBy(relation => ids[relation], StringComparer.Ordinal));

        IEnumerable<long> RelationsOf(IEnumerable<long> of) => of.Select(seat => seat / 2).Distinct();

        IReadOnlyList<Evidence> Of(IEnumerable<long> ordered) => [.. ordered.SelectMany(relation => evidence[relation]).Distinct()];
    }
}
