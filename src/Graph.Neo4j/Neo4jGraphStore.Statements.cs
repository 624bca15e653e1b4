namespace Graph.Neo4j;

public sealed partial class Neo4jGraphStore
{
    public Task<Page<Statement>> FindStatements(StatementQuestion question, CancellationToken cancel) => Ask(async asking =>
    {
        var after = Cursor.Read(question, 2);
        var names = await Understanding.Of(asking, new Asked("by", question.By, Schema.Actors), new Asked("about", question.About, Schema.EntityNames));
        var found = await asking.List("find-statements", ("by", names.All("by")), ("about", names.All("about")), ("text", question.Text is null ? null : InWords(question.Text)),
            ("since", question.When.Since), ("until", question.When.Until), ("day", after?[0] ?? ""), ("after", after?[1]), ("limit", question.Limit + 1));
        var next = Next(question, found, DayAndId);
        return new Page<Statement>([.. found.All.Select(row => StatementOf(found, row))], next, names.Understood);
    }, cancel);

    public Task<Statement?> GetStatement(string id, CancellationToken cancel) => Ask(async asking =>
    {
        var found = await asking.List("get-statement", ("id", id));
        return found.All is [var row] ? StatementOf(found, row) : null;
    }, cancel);

    /// <summary>All words of a text, the last also as a beginning, in Lucene's words.</summary>
    private static string InWords(string text)
    {
        var words = Names.Words(Names.Fold(text));
        return string.Join(' ', words.Select((word, i) => i == words.Length - 1 ? $"+{Key(word)}*" : $"+{Quote(word)}"));
    }

    private static Statement StatementOf(Found found, ServerRow row)
    {
        var around = ThenAsRecorded(row.Maps("around").OrderBy(one => one.Text("type"), StringComparer.Ordinal).ThenBy(one => RefAt(one, "other").Id, StringComparer.Ordinal)).ToList();
        return new Statement
        {
            Id = row.Text("id"),
            Name = row.Text("name"),
            Text = row.TextOrNull("description"),
            Quote = row.TextOrNull("quote"),
            Date = row.TextOrNull("date"),
            By = [.. around.Where(one => one.Text("type") == Schema.Said).Select(one => new Speaker(RefAt(one, "other"), found.EntityOrNull(one, "as"), found.EntityOrNull(one, "for")))],
            About = Others(Schema.About),
            AddressedTo = Others(Schema.AddressedTo),
            At = Others(Schema.AnnouncedAt),
            Evidence = [.. around.OrderBy(one => one.Text("type") != Schema.Said).SelectMany(found.Evidence).Distinct()],
        };

        Ref[] Others(string type) => [.. around.Where(one => one.Text("type") == type).Select(one => RefAt(one, "other"))];
    }
}
