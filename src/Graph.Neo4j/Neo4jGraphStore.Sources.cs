namespace Graph.Neo4j;

public sealed partial class Neo4jGraphStore
{
    public Task<Page<Source>> ListSources(SourceQuestion question, CancellationToken cancel) => Ask(async asking =>
    {
        var after = Cursor.Read(question, 2);
        var found = await asking.List("list-sources", ("since", question.When.Since), ("until", question.When.Until), ("day", after?[0] ?? ""), ("after", after?[1]), ("limit", question.Limit + 1));
        var next = Next(question, found, DayAndId);
        return new Page<Source>([.. found.All.Select(SourceOf)], next);
    }, cancel);

    public Task<Source?> GetSource(string id, CancellationToken cancel) => Ask(async asking =>
    {
        if ((await asking.List("get-source", ("id", id))).All is not [var row])
            return null;
        asking.RecordVersion = row.Int("version");
        return SourceOf(row);
    }, cancel);

    public Task<Page<Claim>?> ListClaims(ClaimQuestion question, CancellationToken cancel) => Ask(async asking =>
    {
        var after = Cursor.Read(question, 1)?[0] ?? "";
        var found = await asking.List("list-claims", ("id", question.Id), ("onlyAlone", question.Alone ? true : null), ("after", after), ("refs", RelationRefs), ("limit", question.Limit + 1));
        if (found.All.Count == 0 && (await asking.List("get-source", ("id", question.Id))).All.Count == 0)
            return null;
        var next = Next(question, found, row => [row.Text("id")]);
        return new Page<Claim>([.. found.All.Select(row => new Claim(row.Flag("alone"), RelationOf(found, row)))], next);
    }, cancel);

    public Task<Stats> GetStats(CancellationToken cancel) => Ask(async asking =>
    {
        var row = (await asking.List("get-stats")).All[0];
        var outlets = row.Maps("outlets").Select(one => new Outlet(one.TextOrNull("publisher"), one.Int("sources"), AfterSpace(one.TextOrNull("first")), AfterSpace(one.TextOrNull("last"))))
            .OrderByDescending(outlet => outlet.Sources).ThenBy(outlet => outlet.Publisher, StringComparer.Ordinal).ToList();
        return new Stats(asking.Version!, Counted(Schema.EntityNames, row.Map("entities")), Counted(Schema.RelationNames, row.Map("relations")), outlets.Sum(outlet => outlet.Sources), row.Int("evidence"), outlets);
    }, cancel);

    /// <summary>Of the types that there are any of.</summary>
    private static Dictionary<string, int> Counted(IEnumerable<string> types, ServerRow counts) =>
        types.Order(StringComparer.Ordinal).Where(type => counts.Int(type) > 0).ToDictionary(type => type, counts.Int);

    /// <summary>What follows the sort key that a date was read with.</summary>
    private static string? AfterSpace(string? text) => text is null ? null : text[(text.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    private static Source SourceOf(ServerRow row) => new(row.Text("id"), row.Text("title"), row.TextOrNull("publisher"), row.TextOrNull("author"), row.TextOrNull("published"), row.TextOrNull("url"),
        row.TextOrNull("archivedUrl"), row.TextOrNull("language"), row.TextOrNull("licence"), row.TextOrNull("retrieved"), row.Int("claims"));
}
