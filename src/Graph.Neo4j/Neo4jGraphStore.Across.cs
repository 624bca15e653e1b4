using Graph.Across;

namespace Graph.Neo4j;

public sealed partial class Neo4jGraphStore
{
    /// <summary>Before the ends and the id of a relation that is a hop of a chain: no occasion's key begins so.</summary>
    private const string Edge = "edge ";

    public Task<Neighbourhood?> FindNeighbours(NeighbourQuestion question, CancellationToken cancel) => Ask(async asking =>
    {
        var counts = (await asking.List("find-neighbours/counts", ("id", question.Id), ("types", Given(question.Types)))).All.ToDictionary(row => row.Text("type"), row => row.Int("count"));
        if (counts.Count == 0 && !await asking.Knows(question.Id))
            return null;
        var shares = Shares.Of(counts, question.Limit).ToDictionary(share => share.Key, share => (object?)share.Value);
        var found = await asking.List("find-neighbours/latest", ("id", question.Id), ("shares", shares), ("refs", RelationRefs));
        return Neighbourhoods.Of(found.Entity(question.Id), found.All.Take(found.All.Count - 1).Select(row => RelationOf(found, row)), counts);
    }, cancel);

    public Task<Paths> FindPaths(PathQuestion question, CancellationToken cancel) => Ask(async asking =>
    {
        question.Check();
        var names = await Understanding.Of(asking, Asked.One("from", question.From, question.Ends), Asked.One("to", question.To, question.Ends));
        var (from, to) = (names.One("from")!, names.One("to")!);
        question.Check(from == to);
        var search = new ChainSearch<string>(from, to, question.MaxHops);
        foreach (var wanted in search.Steps())
            wanted.Rows = [.. await Standings(asking, wanted, question), .. await RelationStandings(asking, wanted, question)];
        var ranked = search.Chains();
        var best = ranked.Best(id => id, question.Limit);
        var occasions = await Occasions(asking, best.SelectMany(chain => chain.Occasions));
        // what they are called is read with the evidence of those hops that are chosen
        var chains = best.Select(chain => (chain.Among, Hops: chain.Hops(id => new Ref(id, "", ""), occasions))).ToList();
        var hops = chains.SelectMany(chain => chain.Hops).ToList();
        var shown = await Shown(asking, hops.SelectMany(hop => hop.Seats), hops.SelectMany(hop => new[] { hop.From.Id, hop.To.Id }).Concat([from, to]));
        return new Paths(shown.Entity(from), shown.Entity(to), search.Found ? search.Searched : null, search.Searched, ranked.Total(),
            [.. chains.Select(chain => new Chain(chain.Among, [.. chain.Hops.Select(hop => (hop with { From = shown.Entity(hop.From.Id), To = shown.Entity(hop.To.Id) }).With(shown.Proof))]))]) { Understood = names.Understood };
    }, cancel);

    public Task<Common> FindCommon(CommonQuestion question, CancellationToken cancel) => Ask(async asking =>
    {
        question.Check();
        var names = await Understanding.Of(asking, new Asked("of", question.Of, Schema.Actors));
        List<string> of = [.. names.All("of")!];
        CommonQuestion.Check(of.Count);
        var met = await StandingsOf(asking, of, question.Bases, question.When);
        var roles = await asking.List("find-common/roles", ("entities", of), ("acts", Schema.Acts), ("since", question.When.Since), ("until", question.When.Until));
        var common = new CommonGround<string>(of, question.Limit, await StandingsOf(asking, of, Enum.GetValues<Basis>(), question.When), await StandingsAt(asking, met.Select(one => one.Occasion), null),
            [.. roles.All.Select(row => new Role<string>(row.Text("commitment"), row.Text("entity"), row.Text("seat"), row.Text("type"), row.Int("via")))]);
        var commitments = (await asking.List("find-common/commitments", ("commitments", common.Commitments.ToList()))).All
            .Select(row => new Occasion<string>(row.Text("id"), row.Text("id"), row.Text("name"), false, null, null, null, row.Text("day"), row.TextOrNull("date"))).ToDictionary(one => one.Key);
        var entities = await Shown(asking, [], common.Entities);
        common.Choose(entities.Entity, await Occasions(asking, common.Occasions), commitments);
        return common.Answer(entities.Entity, (await Shown(asking, common.Seats, [])).Proof) with { Understood = names.Understood };
    }, cancel);

    public Task<Matrix> FindMatrix(MatrixQuestion question, CancellationToken cancel) => Ask(async asking =>
    {
        question.Check();
        var names = await Understanding.Of(asking, new Asked("rows", question.Rows, Schema.Actors), new Asked("columns", question.Columns, Schema.Actors));
        List<string> rows = [.. names.All("rows")!];
        var columns = names.All("columns") is { } others ? [.. others] : rows;
        List<string> all = [.. rows.Union(columns)];
        var grid = new MeetingGrid<string>(rows, columns, await StandingsOf(asking, all, question.Bases, question.When));
        var happened = await asking.List("find-matrix", ("entities", all), ("happenings", HappeningTypes), ("since", question.When.Since), ("until", question.When.Until));
        var occasions = await Occasions(asking, grid.Occasions);
        var shown = await Shown(asking, grid.Seats(occasions), all);
        return grid.Answer(shown.Entity, happened.All.Select(row => row.Text("id")).ToHashSet(), occasions, shown.Proof) with { Understood = names.Understood };
    }, cancel);

    public Task<Page<JointTimelineItem>> ReadJointTimeline(JointTimelineQuestion question, CancellationToken cancel) => Ask(async asking =>
    {
        question.Check();
        var after = Cursor.Read(question, 2);
        var names = await Understanding.Of(asking, new Asked("of", question.Of, Schema.EntityNames));
        List<string> of = [.. names.All("of")!];
        var found = await asking.List("read-joint-timeline", ("of", of), ("happenings", HappeningTypes), ("since", question.When.Since), ("until", question.When.Until),
            ("day", after?[0]), ("after", after?[1]), ("refs", RelationRefs), ("limit", question.Limit + 1));
        var next = Next(question, found, DayAndId);
        return new Page<JointTimelineItem>([.. found.All.Select(row => new JointTimelineItem(row.TextOrNull("moment"),
            [.. row.Maps("involved").OrderBy(one => of.IndexOf(one.Text("id"))).Select(one => new Involved(found.Entity(one.Text("id")), Vias.Word(one.Int("via"))))], row.TextOrNull("status"), RelationOf(found, row)))], next, names.Understood);
    }, cancel);

    private static async Task<IReadOnlyList<Standing<string>>> Standings(Asking asking, Wanted<string> wanted, PathQuestion question) =>
        wanted.AtOccasions ? await StandingsAt(asking, wanted.Keys.Where(key => !IsEdge(key)), wanted.Limit)
        : question.Bases.Count == 0 ? []
        : await StandingsOf(asking, wanted.Keys, question.Bases, DateRange.Always, wanted.ViaMax, wanted.Limit);

    private static async Task<IReadOnlyList<Standing<string>>> RelationStandings(Asking asking, Wanted<string> wanted, PathQuestion question)
    {
        // the key of such an occasion says who its ends are
        if (wanted.AtOccasions)
            return [.. wanted.Keys.Where(IsEdge).SelectMany(key => new[] { AtEdge(key, isFrom: true), AtEdge(key, isFrom: false) })];
        if (question.Types.Count == 0)
            return [];
        var found = await asking.List("find-paths/of-entities", ("entities", wanted.Keys), ("types", question.Types), ("limit", wanted.Limit));
        return [.. found.All.Select(row => AtEdge($"{Edge}{row.Text("from")} {row.Text("id")} {row.Text("to")}", row.Text("entity") == row.Text("from")))];
    }

    private static bool IsEdge(string key) => key.StartsWith(Edge, StringComparison.Ordinal);

    private static Standing<string> AtEdge(string key, bool isFrom)
    {
        var (from, id, to) = key.Split(' ') is [_, var a, var r, var b] ? (a, r, b) : default;
        return new(isFrom ? from : to, key, $"{from} {id}/{(isFrom ? "from" : "to")} {to}", 0);
    }

    private static async Task<IReadOnlyList<Standing<string>>> StandingsOf(Asking asking, IReadOnlyCollection<string> entities, IEnumerable<Basis> bases, DateRange when, int viaMax = Standing<string>.ViaAny, int? limit = null) =>
        StandingsIn(await asking.List("part-standing/of-entities", ("entities", entities), ("viaMax", viaMax), ("bases", Numbers(bases)), ("since", when.Since), ("until", when.Until), ("limit", limit)));

    private static async Task<IReadOnlyList<Standing<string>>> StandingsAt(Asking asking, IEnumerable<string> occasions, int? limit)
    {
        var keys = occasions.Distinct().ToList();
        return keys.Count == 0 ? [] : StandingsIn(await asking.List("part-standing/at-occasions", ("occasions", keys), ("limit", limit)));
    }

    private static IReadOnlyList<Standing<string>> StandingsIn(Found found) =>
    [
        .. found.All.SelectMany(row => ((IReadOnlyList<object?>)row["stands"]!).Select(one =>
        {
            var stands = (IReadOnlyList<object?>)one!;
            return new Standing<string>((string)stands[0]!, row.Text("occasion"), (string)stands[1]!, (int)(long)stands[2]!);
        })),
    ];

    private static async Task<Dictionary<string, Occasion<string>>> Occasions(Asking asking, IEnumerable<string> keys)
    {
        var all = keys.Distinct().ToLookup(IsEdge);
        var occasions = new Dictionary<string, Occasion<string>>(StringComparer.Ordinal);
        if (all[false].Any())
        {
            foreach (var row in (await asking.List("part-standing/occasions", ("occasions", all[false].ToList()))).All)
                occasions[row.Text("key")] = new(row.Text("key"), row.Text("id"), row.Text("name"), row.Flag("isEvent"), (Basis)row.Int("basis"), null, null, row.Text("day"), row.TextOrNull("date"));
        }
        if (all[true].Any())
        {
            var edges = all[true].Select(key => key.Split(' ') is [_, var from, var id, var to] ? new Dictionary<string, object?> { ["key"] = key, ["from"] = from, ["id"] = id, ["to"] = to } : []).ToList();
            foreach (var row in (await asking.List("find-paths/occasions", ("occasions", edges))).All)
                occasions[row.Text("key")] = new(row.Text("key"), row.Text("id"), null, false, null, row.Text("type"), row.Text("from"), row.Text("day"), row.TextOrNull("date"));
        }
        return occasions;
    }

    /// <summary>The evidence of seats, that of relations by their ids, and the entities of ids.</summary>
    private static async Task<ShownParts> Shown(Asking asking, IEnumerable<string> seats, IEnumerable<string> named)
    {
        var relations = seats.Select(SeatOf).Distinct().Select(one => new Dictionary<string, object?> { ["from"] = one.From, ["id"] = one.Id, ["to"] = one.To }).ToList();
        var found = await asking.List("part-standing/shown", ("relations", relations), ("named", named.Distinct().ToList()));
        var evidence = found.All.Where(row => row.Knows("id")).ToDictionary(row => row.Text("id"), found.Evidence, StringComparer.Ordinal);
        return new(found.Entity, of => [.. of.Select(seat => SeatOf(seat).Id).Distinct().Order(StringComparer.Ordinal).SelectMany(id => evidence[id]).Distinct()]);
    }

    /// <summary>The relation of a seat, and its ends.</summary>
    private static (string From, string Id, string To) SeatOf(string seat) => seat.Split(' ') is [var from, var at, var to] ? (from, at[..at.LastIndexOf('/')], to) : default;

    private sealed record ShownParts(Func<string, Ref> Entity, Func<IEnumerable<string>, IReadOnlyList<Evidence>> Proof);
}
