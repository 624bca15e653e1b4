using Graph.Editing;
using P = Graph.Api.Parameters;

namespace Graph.Api.Endpoints;

/// <summary>What was changed, by whom and why; and what may have to be.</summary>
internal static class HistoryEndpoints
{
    private const string Tag = "History";

    private const int WaitSecondsMax = 60;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public static void MapHistory(this IEndpointRouteBuilder v1)
    {
        v1.Told("/relations/{id}", new("getRelation", "Entities", "One relation", [P.Id], "antony-blinken--met-with--emmanuel-macron", GraphCode.UnknownRelation) { Record = RecordKind.Relation }, (asked, editor, cancel) => editor.GetRelation(asked.Id, cancel));
        foreach (var (kind, one, some, unknown) in ((RecordKind, string, string, GraphCode)[])[(RecordKind.Source, "Source", "report-2025-03-12", GraphCode.UnknownSource),
            (RecordKind.Entity, "Entity", "sebastien-lecornu", GraphCode.UnknownEntity), (RecordKind.Relation, "Relation", "antony-blinken--met-with--emmanuel-macron", GraphCode.UnknownRelation)])
        {
            v1.Told($"/{Commands.Noun(kind)}/{{id}}/history", new($"read{one}History", Tag, "Every version with who, when and why, the latest first; of one that was removed or merged too", [P.Id], some, unknown),
                async (asked, editor, cancel) => await editor.ReadHistory(new(kind, asked.Id), cancel) is { } versions ? new Page<Edit>(versions) : null);
            v1.Told($"/{Commands.Noun(kind)}/{{id}}/difference", new($"compare{one}", Tag, "What differs between two versions, by JSON pointer", [P.Id, P.FromVersion with { Required = true }, P.ToVersion with { Required = true }], $"{some}?from=1&to=1", unknown),
                async (asked, editor, cancel) => await editor.Compare(new(kind, asked.Id), Version(asked, P.FromVersion), Version(asked, P.ToVersion), cancel) is { } parts ? new Page<Difference>(parts) : null);
        }
        v1.Told("/duplicates", new("findDuplicates", Tag, "Pairs of entities that may be the same, likeliest first", [P.Type, P.Pair, P.Limit, P.OfLists[1]], "?limit=1", GraphCode.Internal), FindDuplicates);
        v1.Live<Edits>("/changes", new("readChanges", Tag, "What was added, corrected, merged or removed, in the order it was; next goes on from there", [P.After, P.Limit, P.Wait], "?limit=1", GraphCode.Internal), ReadChanges).DisableRequestTimeout();
        v1.Live<Page<Edit>>("/changes/latest", new("readLatestChanges", Tag, "What was changed last, latest first: of everything, or of whatever concerns one or more entities; a write is never given in part", [P.FollowedAll, P.Before, P.Limit], "?entity=antony-blinken&entity=emmanuel-macron&limit=1", GraphCode.Internal), ReadLatest);
        v1.Live<string>("/changes.atom", new("followChanges", Tag, "The same for a feed reader, latest first: of everything, or of whatever concerns one or two entities", [P.Followed, P.FollowedWith, P.Before], "", GraphCode.UnknownEntity)
            { MediaType = Feed.MediaType }, (http, asked, editor) => Feed.Write(http, editor, [.. new[] { asked.One(P.Followed), asked.One(P.FollowedWith) }.OfType<string>()], asked.Number(P.Before)));
    }

    private static async Task<Page<Duplicate>?> FindDuplicates(Asked asked, IGraphEditor editor, CancellationToken cancel)
    {
        asked.ReadPage();
        return await editor.FindDuplicates(asked.Paged(new DuplicateQuestion { Types = asked.Many(P.Type), Id = asked.One(P.Pair) }), cancel);
    }

    private static async Task ReadChanges(HttpContext http, Asked asked, IGraphEditor editor)
    {
        asked.ReadPage();
        var wait = asked.Number(P.Wait) ?? 0;
        if (wait > WaitSecondsMax)
            throw new GraphException(GraphCode.BadValue, $"wait is a number of seconds, at most {WaitSecondsMax}.") { Field = "wait" };
        // by how much time has gone, whatever the clock is set to meanwhile
        var clock = http.RequestServices.GetRequiredService<TimeProvider>();
        var begun = clock.GetTimestamp();
        var changes = await editor.ReadChanges(asked.One(P.After), asked.Limit ?? ListQuestion.LimitDefault, http.RequestAborted);
        while (changes.Items.Count == 0 && clock.GetElapsedTime(begun) < TimeSpan.FromSeconds(wait))
        {
            await Task.Delay(Pause, http.RequestAborted);
            changes = await editor.ReadChanges(asked.One(P.After), asked.Limit ?? ListQuestion.LimitDefault, http.RequestAborted);
        }
        await http.Json(WireJson.Bytes(changes));
    }

    private static async Task ReadLatest(HttpContext http, Asked asked, IGraphEditor editor)
    {
        var limit = asked.Bound();
        if (limit is < 1 or > BoundedQuestion.LimitMax)
            throw new GraphException(GraphCode.BadLimit, $"limit is a number from 1 to {BoundedQuestion.LimitMax}, not {limit}.") { Field = "limit" };
        await http.Json(WireJson.Bytes(new Page<Edit>(await editor.ReadLatest(asked.Many(P.FollowedAll), asked.Number(P.Before), limit, http.RequestAborted))));
    }

    private static int Version(Asked asked, Parameter parameter) => (int)Math.Min(asked.Number(parameter)!.Value, int.MaxValue);
}
