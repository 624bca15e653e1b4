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
        session.First("get-statement", row => (long?)row.Long(0), ("id", id)) is { } n ? Statements(session, [n])[0] : null, cancel);

    private static List<Statement> Statements(Session session, IEnumerable<long> numbers)
    {
        var statements = Json(numbers);
        var around = session.List("part-statements/around", row => (Statement: row.Long(0), Relation: row.Long(1), Type: row.Text(2), Other: row.Ref(3), As: row.RefOrNull(6), For: row.RefOrNull(9)),
            ("statements", statements));
        var evidence = EvidenceOf(session, around.Select(row => row.Relation));
        var aroundOf = around.ToLookup(row => row.Statement);
        return session.List("part-statements/statements", row =>
        {
            var n = row.Long(0);
            return new Statement
            {
                Id = row.Text(1),
                Name = row.Text(2),
                Text = row.TextOrNull(3),
                Quote = row.TextOrNull(4),
                Date = row.TextOrNull(5),
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
