using System.Globalization;
using Graph.Editing;
using Microsoft.Extensions.Options;
using P = Graph.Api.Parameters;

namespace Graph.Api.Endpoints;

/// <summary>How records are made, changed, removed, restored, merged and imported.</summary>
internal static class WritingEndpoints
{
    private const string Tag = "Writing";

    private static readonly (string Field, string Description) Reason = ("reason", "Why, in a line.");

    private static readonly GraphCode[] Stands = [GraphCode.Merged, GraphCode.Gone];

    public static void MapWriting(this IEndpointRouteBuilder v1)
    {
        foreach (var (kind, one, unknown) in ((RecordKind, string, GraphCode)[])[(RecordKind.Source, "Source", GraphCode.UnknownSource), (RecordKind.Entity, "Entity", GraphCode.UnknownEntity), (RecordKind.Relation, "Relation", GraphCode.UnknownRelation)])
        {
            var (path, answers, article) = ($"/{Commands.Noun(kind)}", kind switch { RecordKind.Source => typeof(Source), RecordKind.Entity => typeof(Entity), _ => typeof(Relation) }, kind == RecordKind.Entity ? "an" : "a");
            var noun = one.ToLowerInvariant();
            v1.Order(HttpMethods.Post, path, new($"create{one}", Tag, $"Make {article} {noun}", [P.Reason], 201, [GraphCode.InvalidRecords, GraphCode.IdempotencyKeyReused]) { Record = kind, Answers = answers }, ordered => Create(ordered, kind));
            v1.Order(HttpMethods.Put, path + "/{id}", new($"replace{one}", Tag, $"Put {article} {noun} in the place of what it was", [P.Id, P.Why], 200, [unknown, .. Stands, GraphCode.InvalidRecords, GraphCode.IdempotencyKeyReused])
                { Record = kind, Answers = answers, Versioned = true }, ordered => Replace(ordered, kind));
            v1.Order(HttpMethods.Delete, path + "/{id}", new($"remove{one}", Tag, $"Remove {article} {noun} on which nothing else rests", [P.Id, P.Why], 200, [unknown, .. Stands, GraphCode.StillUsed, GraphCode.IdempotencyKeyReused]) { Versioned = true }, ordered => Remove(ordered, kind));
            v1.Order(HttpMethods.Post, path + "/{id}/restore", new($"restore{one}", Tag, $"Make {article} {noun} what it was in an earlier version, or take back what one version changed", [P.Id], 200, [unknown, .. Stands, GraphCode.BadValue, GraphCode.EditedSince, GraphCode.InvalidRecords])
                { Fields = [("version", "The version that it shall be again."), ("takeBack", "The version whose change is taken back, in place of version."), Reason], Answers = answers }, ordered => Restore(ordered, kind));
        }
        v1.Order(HttpMethods.Post, "/entities/{id}/merge", new("mergeEntity", Tag, "Merge an entity into another of its type: its id will lead there, and nothing is lost", [P.Id], 200, [GraphCode.UnknownEntity, .. Stands, GraphCode.InvalidRecords])
            { Fields = [("into", "The id of the one that stays."), Reason], Answers = typeof(Entity) }, Merge);
        v1.Order(HttpMethods.Post, "/entities/{id}/unmerge", new("unmergeEntity", Tag, "Take a merge back", [P.Id], 200, [GraphCode.UnknownEntity, GraphCode.NotMerged, GraphCode.EditedSince]) { Fields = [Reason], Answers = typeof(Entity) }, Unmerge);
        v1.Order(HttpMethods.Post, "/judgements", new("judge", Tag, "Decide whether two entities are the same", [], 200, [GraphCode.UnknownEntity, .. Stands, GraphCode.InvalidRecords])
            { Fields = [("one", "An id."), ("other", "Another, of the same type."), ("verdict", "same: other is merged into one. different: the pair is not offered again. unsure: it is offered, and marked."), Reason] }, Judge);
        v1.Order(HttpMethods.Post, "/import", new("importRecords", Tag, "Write records, all or none", [P.DryRun, P.EachLine, P.ImportSource, P.Reason], 200, [GraphCode.InvalidRecords, GraphCode.UnknownSource, GraphCode.BadValue, GraphCode.IdempotencyKeyReused]) { Lines = true, Answers = typeof(ImportReport) }, Import)
            .DisableRequestTimeout();
    }

    private static async Task Create(Ordered ordered, RecordKind kind) =>
        await ordered.Answer(await ordered.Editor.Create(await ordered.Record(kind), ordered.Author(ordered.Asked.One(P.Reason)), ordered.Cancel), StatusCodes.Status201Created);

    private static async Task Replace(Ordered ordered, RecordKind kind)
    {
        var key = new RecordKey(kind, ordered.Asked.Id);
        var record = await ordered.Record(kind);
        if (record.Id.Length > 0 && record.Id != key.Id)
            throw GraphException.Invalid([new("/id", $"is '{Quoted.Shorten(key.Id)}' as in the address, or left out")]);
        await ordered.Answer(await ordered.Editor.Replace(record with { Id = key.Id }, RecordTag.Expected(ordered.Http.Request, key), ordered.Author(ordered.Asked.One(P.Why)), ordered.Cancel));
    }

    private static async Task Remove(Ordered ordered, RecordKind kind)
    {
        var key = new RecordKey(kind, ordered.Asked.Id);
        await ordered.Answer(await ordered.Editor.Remove(key, RecordTag.Expected(ordered.Http.Request, key), ordered.Author(ordered.Asked.One(P.Why)), ordered.Cancel));
    }

    private static async Task Restore(Ordered ordered, RecordKind kind)
    {
        var key = new RecordKey(kind, ordered.Asked.Id);
        var fields = await ordered.Fields("version", "takeBack", "reason");
        var author = ordered.Author(fields.GetValueOrDefault("reason"));
        await ordered.Answer(fields.ContainsKey("takeBack")
            ? await ordered.Editor.TakeBack(key, Version("takeBack"), author, ordered.Cancel)
            : await ordered.Editor.Restore(key, Version("version"), author, ordered.Cancel));

        int Version(string name) => int.TryParse(fields.Needed(name), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : throw GraphException.Invalid([new($"/{name}", "is the number of a version")]);
    }

    private static async Task Merge(Ordered ordered)
    {
        var fields = await ordered.Fields("into", "reason");
        await ordered.Answer(await ordered.Editor.Merge(ordered.Asked.Id, fields.Needed("into"), ordered.Author(fields.GetValueOrDefault("reason")), ordered.Cancel));
    }

    private static async Task Unmerge(Ordered ordered)
    {
        var fields = await ordered.Fields("reason");
        await ordered.Answer(await ordered.Editor.Unmerge(ordered.Asked.Id, ordered.Author(fields.GetValueOrDefault("reason")), ordered.Cancel));
    }

    private static async Task Judge(Ordered ordered)
    {
        var fields = await ordered.Fields("one", "other", "verdict", "reason");
        var change = await ordered.Editor.Judge(fields.Needed("one"), fields.Needed("other"), fields.Needed("verdict"), ordered.Author(fields.GetValueOrDefault("reason")), ordered.Cancel);
        await ordered.Http.Json(WireJson.Bytes(Edit.Of(change)));
    }

    private static async Task Import(Ordered ordered)
    {
        var megabytes = ordered.Http.RequestServices.GetRequiredService<IOptions<GraphOptions>>().Value.ImportMegabytes;
        await using var file = await Bodies.Spooled(ordered.Http, megabytes);
        var (lines, source, dryRun, author) = (Bodies.Lines(file), ordered.Asked.One(P.ImportSource), ordered.Asked.Flag(P.DryRun), ordered.Author(ordered.Asked.One(P.Reason)));
        var (isOther, eachLine) = (Bodies.IsOf(ordered.Http, Bodies.FollowTheMoney), ordered.Asked.Flag(P.EachLine));
        if (source is not null && !isOther)
            throw new GraphException(GraphCode.BadValue, $"source is for files of FollowTheMoney, of the type {Bodies.FollowTheMoney}: records name theirs.") { Field = "source" };
        if (eachLine && isOther)
            throw new GraphException(GraphCode.BadValue, "eachLine is for lines of records: what a line of FollowTheMoney becomes depends on others.") { Field = "eachLine" };
        var report = isOther
            ? await ordered.Editor.ImportFollowTheMoney(lines, source, dryRun, author, null, ordered.Cancel)
            : await ordered.Editor.Import(lines, dryRun, eachLine, author, null, ordered.Cancel);
        await ordered.Http.Json(WireJson.Bytes(report));
    }
}
