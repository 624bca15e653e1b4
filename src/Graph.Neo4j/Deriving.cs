namespace Graph.Neo4j;

/// <summary>Makes what is derived from the records, in the transaction that changes them.</summary>
internal static class Deriving
{
    private static readonly string[] Doing = [.. Schema.Relations.Where(type => type.Doing).Select(type => type.Name)];
    private static readonly string[] Happening = [.. Schema.Relations.Where(type => type.Happening).Select(type => type.Name)];

    /// <summary>For a graph that has nothing of it yet.</summary>
    public static async Task Everything(IServerTransaction transaction)
    {
        foreach (var section in (string[])["moments", "commitment-days", "commitment-moments", "clear-standing", "clear-occasions", "events", "stated", "places-of-events", "places-of-stated", "places-around", "standing", "fold", "lone"])
        {
            for (var again = true; again;)
            {
                var rows = await transaction.Run(Cypher.For("derive/" + section, new HashSet<string>()), Values);
                again = section == "places-around" && rows[0].Long("made") > 0;
            }
        }
    }

    private static readonly Dictionary<string, object?> Values = new()
    {
        ["doing"] = Doing, ["happening"] = Happening, ["acts"] = Schema.Acts, ["meetingKinds"] = Schema.MeetingKinds,
    };
}
