using System.Text.Json;

namespace Graph.Sqlite;

/// <summary>Makes what is derived, of as much as a write can have changed (<see cref="Scope"/>).</summary>
internal sealed class Deriving(Session session)
{
    /// <summary>Up to so many changes only what they touch is made anew, however small the graph.</summary>
    private const int ChangesMin = 1000;

    /// <summary>From one change for so many relations on, everything is made anew: that is less work then, and bounds what is remembered.</summary>
    private const int RelationsPerChange = 8;

    private static readonly (string, object?)[] Lists =
    [
        ("acts", Json(Schema.Acts)), ("doing", Json(Schema.Relations.Where(type => type.Doing).Select(type => type.Name))), ("meetingKinds", Json(Schema.MeetingKinds)),
    ];

    private readonly Scope scope = new();
    private readonly long relations = session.First("write/last-numbers", row => row.Long(4));
    private long changes;

    private bool Everything => relations == 0 || (changes > ChangesMin && changes * RelationsPerChange > relations);

    public void Add(GraphRecord? before, GraphRecord? after)
    {
        changes++;
        if (!Everything)
            scope.Add(before, after);
    }

    /// <param name="filling">Set when the graph was empty: whose indexes are made on the way.</param>
    public void Run(Filling? filling)
    {
        var scoped = Everything ? (object?)null : 1;
        if (scoped is not null)
        {
            foreach (var step in Sql.Of("scope"))
                session.Execute(step, [.. Lists, .. Sets()]);
        }
        foreach (var step in Sql.Of("refresh"))
        {
            session.Execute(step, [.. Lists, ("scoped", scoped)]);
            filling?.Passed(step);
        }
    }

    private (string, object?)[] Sets() =>
    [
        ("relations", Json(scope.Relations)), ("dated", Json(scope.Dated)), ("commitments", Json(scope.Commitments)), ("events", Json(scope.Events)), ("attended", Json(scope.Attended)),
        ("held", Json(scope.Held)), ("places", Json(scope.Places)), ("offices", Json(scope.Offices)),
        ("tenures", Json(scope.Tenures.SelectMany(tenure => new[] { tenure.Person, tenure.Earliest, tenure.Latest, tenure.Office, tenure.Earliest, tenure.Latest }))),
    ];

    private static string Json(IEnumerable<string> values) => JsonSerializer.Serialize([.. values], GraphJson.Default.StringArray);
}
