namespace Graph.Neo4j;

/// <summary>Makes what is derived from the records, in the transaction that changes them.</summary>
internal sealed class Deriving(IServerTransaction transaction, Filling? filling)
{
    private static readonly HashSet<string> Doing = [.. Schema.Relations.Where(type => type.Doing).Select(type => type.Name)];
    private static readonly string[] Happening = [.. Schema.Relations.Where(type => type.Happening).Select(type => type.Name)];

    private static readonly (string Name, object? Value)[] Types = [("doing", Doing), ("happening", Happening), ("acts", Schema.Acts), ("meetingKinds", Schema.MeetingKinds)];

    /// <summary>Of how many relations the standing is made at a time: a statement holds all that it reads in the server's memory.</summary>
    private const int SeatsMax = 5000;

    /// <summary>For a graph that has nothing of it yet.</summary>
    /// <param name="written">All its relations, as the server names them.</param>
    public async Task Everything(IReadOnlyList<string> written)
    {
        foreach (var section in (string[])["moments", "commitment-days", "commitment-moments", "events", "stated", "places-of-events", "places-of-stated"])
            await Make(section);
        await Around();
        await Seats(written);
        await Make("fold");
        await Make("lone");
    }

    /// <summary>The same for a graph that is filled in parts, some of it at a time.</summary>
    public async Task InParts()
    {
        foreach (var type in Happening)
            await OfType(type, some => Make("moments", "relations", some.ConvertAll(row => row.Text("element"))));
        await Through("entities", Schema.Commitment, async some =>
        {
            var commitments = some.ConvertAll(row => row.Text("id"));
            await Make("commitment-days", "commitments", commitments);
            await Make("commitment-moments", "relations", Elements(await Find("of-commitments", "ids", commitments)));
        });
        await Through("entities", Schema.Event, async some =>
        {
            var events = some.ConvertAll(row => row.Text("id"));
            await Make("events", "events", events);
            await Placed("places-of-events", events.ConvertAll(OfEvent));
        });
        await OfType(Schema.MetWith, async some =>
        {
            await Make("stated", "stated", some.ConvertAll(row => row.Text("element")));
            await Placed("places-of-stated", some.ConvertAll(row => OfRelation(row.Text("id"))));
        });
        foreach (var type in Doing)
            await OfType(type, some => Make("standing", "seats", some.ConvertAll(row => row.Text("element"))));
        await OfType(Schema.MetWith, some => Make("fold", "stated", some.ConvertAll(row => row.Text("element"))));
        await Through("occasions", "", some => Make("lone", "occasions", some.ConvertAll(row => row.Text("id"))));

        async Task Placed(string section, List<string> keys)
        {
            await Make(section, "placed", keys);
            await Around(("placed", keys));
        }
    }

    /// <summary>Goes through all relations of a type.</summary>
    private Task OfType(string type, Func<List<ServerRow>, Task> make) => Through("relations", type, make);

    /// <summary>Goes through all of a kind in the order of their ids, and keeps what is made of them.</summary>
    private async Task Through(string section, string type, Func<List<ServerRow>, Task> make)
    {
        var statement = Cypher.Whole("fill-graph/" + section).Replace(Schema.MetWith, type, StringComparison.Ordinal);
        for (var after = ""; ;)
        {
            List<ServerRow> some = [.. await transaction.Run(statement, new Dictionary<string, object?> { ["after"] = after, ["type"] = type, ["limit"] = Math.Min(SeatsMax, filling!.PartMax) })];
            if (some.Count == 0)
                return;
            await make(some);
            await filling.Wrote(some.Count);
            after = some[^1].Text("id");
        }
    }

    /// <summary>What a write can have changed of it.</summary>
    /// <param name="scope">What was written, in the order of whose parts this goes.</param>
    /// <param name="written">The relations that were written, as the server names them.</param>
    public async Task Within(Scope scope, IReadOnlyList<string> written)
    {
        HashSet<Found> moved = [.. await Find("written", "elements", written), .. await Find("dated", "ids", scope.Dated)];
        await Make("moments", "relations", Elements(moved));
        HashSet<string> commitments = [.. scope.Commitments, .. moved.Where(found => Schema.Acts.Contains(found.Type)).Select(found => found.To)];
        await Make("commitment-days", "commitments", commitments);
        var said = await Find("of-commitments", "ids", commitments);
        await Make("moments", "relations", Elements(said));
        await Make("commitment-moments", "relations", Elements(moved.Concat(said).Distinct()));

        HashSet<Found> seats =
        [
            .. moved.Where(found => Doing.Contains(found.Type)), .. await Find("attending", "ids", scope.Events), .. await Find("offices", "ids", scope.Offices),
            .. await Find("tenures", "tenures", scope.Tenures.Select(tenure => new Dictionary<string, object?> { ["person"] = tenure.Person, ["office"] = tenure.Office, ["earliest"] = tenure.Earliest, ["latest"] = tenure.Latest }).ToList()),
        ];
        HashSet<string> shaken = [.. scope.Events, .. scope.Attended, .. seats.Where(found => found.Type == Schema.ParticipatedIn).Select(found => found.To)];
        HashSet<Found> stated = [.. seats.Where(found => found.Type == Schema.MetWith), .. await Find("meeting", "ids", shaken)];
        seats.UnionWith(stated);

        HashSet<string> anew = [.. scope.Events.Select(OfEvent), .. scope.Relations.Select(OfRelation), .. stated.Select(found => OfRelation(found.Id))];
        var among = scope.Places.Count == 0 ? [] : await Run("part-scope/placed", ("ids", scope.Places));
        HashSet<string> placed = [.. anew, .. scope.Held.Select(OfEvent), .. among.Select(row => row.Text("key"))];
        await Make("clear-standing", "gone", scope.Relations.Union(seats.Select(found => found.Id)).ToList());
        await Make("clear-occasions", "keys", anew);
        await Make("clear-places", "placed", placed);
        await Make("events", "events", scope.Events);
        await Make("stated", "stated", Elements(stated));
        await Make("places-of-events", "placed", placed);
        await Make("places-of-stated", "placed", placed);
        if (placed.Count > 0)
            await Around(("placed", placed));
        await Seats(Elements(seats));
        await Make("fold", "stated", Elements(stated));
        await Make("lone", "occasions", anew.Union(shaken.Select(OfEvent)).ToList());
    }

    private async Task Seats(IReadOnlyCollection<string> relations)
    {
        foreach (var some in relations.Chunk(SeatsMax))
            await Make("standing", "seats", some);
    }

    private async Task Make(string section) => await Run("derive/" + section);

    /// <summary>Makes it for these, if there are any.</summary>
    private async Task Make(string section, string name, IReadOnlyCollection<string> those)
    {
        if (those.Count > 0)
            await Run("derive/" + section, (name, those));
    }

    /// <summary>A step further out with each round, until there is nothing around.</summary>
    private async Task Around(params (string, object?)[] those)
    {
        while ((await Run("derive/places-around", those))[0].Long("made") > 0)
        {
        }
    }

    private async Task<IReadOnlyList<Found>> Find<T>(string section, string name, IReadOnlyCollection<T> those) => those.Count == 0 ? []
        : [.. (await Run("part-scope/" + section, (name, those))).Select(row => new Found(row.Text("element"), row.Text("id"), row.Text("type"), row.Text("to")))];

    private Task<IReadOnlyList<ServerRow>> Run(string section, params (string Name, object? Value)[] values) => transaction.Run(
        Changes.OfEveryType(Cypher.For(section, values.Select(value => value.Name).ToHashSet())), Types.Concat(values).ToDictionary(value => value.Name, value => value.Value));

    private static IReadOnlyCollection<string> Elements(IEnumerable<Found> found) => [.. found.Select(one => one.Element)];

    private static string OfEvent(string id) => "event:" + id;

    private static string OfRelation(string id) => "relation:" + id;

    private sealed record Found(string Element, string Id, string Type, string To);
}
