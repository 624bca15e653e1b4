namespace Graph.Sqlite;

public sealed partial class SqliteGraphStore
{
    public Task<Page<Statement>> FindStatements(StatementQuestion question, CancellationToken cancel) => Ask(session =>
    {
        var names = new Understanding(session);
        var after = Cursor.Read(question, 2);
        var rows = session.List("find-statements", Keyed.Read,
            ("by", names.All("by", question.By, Schema.Actors)), ("about", names.All("about", question.About, Schema.EntityNames)),
            ("text", question.Text is null ? null : string.Join(' ', Names.Words(Names.Fold(question.Text)).Select(word => $"\"{word}\"")) + "*"),
            ("since", question.When.Since), ("until", question.When.Until), ("day", after?[0]), ("after", after?[1]), ("limit", question.Limit + 1));
        var next = Next(question, rows, row => row.Keys);
        return new Page<Statement>(Statements(session, rows.Select(row => row.N)), next, names.Understood);
    }, cancel);

    public Task<Statement?> GetStatement(string id, CancellationToken cancel) => Ask(session =>
        session.First("get-statement", row => (long?)row.GetInt64(0), ("id", id)) is { } n ? Statements(session, [n])[0] : null, cancel);

    private static List<Statement> Statements(Session session, IEnumerable<long> numbers)
    {
        var statements = Json(numbers);
        var around = session.List("part-statements/around", row => (Statement: row.GetInt64(0), Relation: row.GetInt64(1), Type: row.GetString(2), Other: RefAt(row, 3), As: RefOrNull(row, 6), For: RefOrNull(row, 9)),
            ("statements", statements));
        var evidence = EvidenceOf(session, around.Select(row => row.Relation));
        var aroundOf = around.ToLookup(row => row.Statement);
        return session.List("part-statements/statements", row =>
        {
            var n = row.GetInt64(0);
            return new Statement
            {
                Id = row.GetString(1),
                Name = row.GetString(2),
                Text = Text(row, 3),
                Quote = Text(row, 4),
                Date = Text(row, 5),
                By = [.. aroundOf[n].Where(other => other.Type == Schema.Said).Select(other => new Speaker(other.Other, other.As, other.For))],
                About = Others(Schema.About),
                AddressedTo = Others(Schema.AddressedTo),
                At = Others(Schema.AnnouncedAt),
                Evidence = [.. aroundOf[n].OrderBy(other => other.Type != Schema.Said).SelectMany(other => evidence[other.Relation]).Distinct()],
            };

            Ref[] Others(string type) => [.. aroundOf[n].Where(other => other.Type == type).Select(other => other.Other)];
        }, ("statements", statements));
    }
}
