using P = Graph.Api.Parameters;

namespace Graph.Api.Endpoints;

internal static class MeetingEndpoints
{
    private const string Tag = "Meetings";

    public static void MapMeetings(this IEndpointRouteBuilder v1)
    {
        v1.List("/meetings", new("findMeetings", Tag, "Who met whom, when, where, and who says so", [P.Who, P.With, P.Since, P.Until, P.Place, P.EventKind, P.Basis, P.MeetingStatus, P.Order],
            "?who=antony-blinken&with=sebastien-lecornu&limit=1", GraphCode.UnknownMeeting), Csv.Meetings, FindMeetings);
        v1.One("/meetings/{id}", new("getMeeting", Tag, "One meeting: an event, or a statement that two met", [P.Id], "antony-blinken--met-with--emmanuel-macron", GraphCode.UnknownMeeting), GetMeeting);
    }

    private static async Task<Page<Meeting>?> FindMeetings(Asked asked, IGraphStore store, CancellationToken cancel)
    {
        var question = new MeetingQuestion
        {
            Who = asked.Many(P.Who),
            With = asked.Many(P.With),
            When = asked.Range(),
            Place = asked.One(P.Place),
            Kinds = asked.Many(P.EventKind),
            Bases = asked.Bases(P.Basis),
            Status = asked.One(P.MeetingStatus) ?? "held",
            LatestFirst = asked.One(P.Order) == "latest",
        };
        return await store.FindMeetings(asked.Paged(question), cancel);
    }

    private static Task<Meeting?> GetMeeting(Asked asked, IGraphStore store, CancellationToken cancel) => store.GetMeeting(asked.Id, cancel);
}
