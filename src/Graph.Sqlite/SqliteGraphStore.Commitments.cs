using System.Text.Json;

namespace Graph.Sqlite;

public sealed partial class SqliteGraphStore
{
    public Task<Page<Commitment>> FindCommitments(CommitmentQuestion question, CancellationToken cancel) => Ask(session =>
    {
        question.Check();
        var names = new Understanding(session);
        var after = Cursor.Read(question, 2);
        var dated = question.When.Since is not null || question.When.Until is not null;
        var acts = question.Acts.Count > 0 ? Json(question.Acts) : question.By.Count > 0 || dated ? ActTypes : null;
        var rows = session.List("find-commitments", Keyed.Read,
            ("acts", acts), ("by", names.All("by", question.By, Schema.Actors)), ("since", question.When.Since), ("until", question.When.Until),
            ("for", names.All("for", question.For, Schema.RelationType(Schema.For)!.To)), ("at", names.One("at", question.At, [Schema.Event])),
            ("areas", Given(question.Areas)), ("status", question.Status), ("currency", question.Currency), ("min", question.Min), ("max", question.Max),
            ("day", after?[0]), ("after", after?[1]), ("limit", question.Limit + 1));
        var next = Next(question, rows, row => row.Keys);
        return new Page<Commitment>(Commitments(session, rows.Select(row => row.N)), next, names.Understood);
    }, cancel);

    public Task<Commitment?> GetCommitment(string id, CancellationToken cancel) => Ask(session =>
        session.First("get-commitment", row => (long?)row.Long(0), ("id", id)) is { } n ? Commitments(session, [n])[0] : null, cancel);

    private static List<Commitment> Commitments(Session session, IEnumerable<long> numbers)
    {
        var commitments = Json(numbers);
        var acts = session.List("part-commitments/acts", row => (Commitment: row.Long(0), Relation: row.Long(1), Act: row.Text(2), By: row.Ref(3), As: row.RefOrNull(6), For: row.RefOrNull(9),
            Date: row.TextOrNull(12)), ("commitments", commitments), ("acts", ActTypes));
        var around = session.List("part-commitments/around", row => (Commitment: row.Long(0), Relation: row.Long(1), Type: row.Text(2), Direction: row.Text(3), Other: row.Ref(4)),
            ("commitments", commitments), ("acts", ActTypes));
        var evidence = EvidenceOf(session, acts.Select(row => row.Relation).Concat(around.Select(row => row.Relation)));
        var actsOf = acts.ToLookup(row => row.Commitment);
        var aroundOf = around.ToLookup(row => row.Commitment);
        return session.List("part-commitments/commitments", row =>
        {
            var n = row.Long(0);
            var fields = JsonSerializer.Deserialize(row.Text(6), GraphJson.Default.DictionaryStringJsonElement)!;
            var announced = Others(Schema.AnnouncedAt);
            return new Commitment
            {
                Id = row.Text(1),
                Name = row.Text(2),
                Description = row.TextOrNull(3),
                Acts = [.. actsOf[n].Select(act => new CommitmentAct(act.Act, act.By, act.As, act.For, act.Date, [.. evidence[act.Relation]]))],
                For = Others(Schema.For),
                AddressedTo = Others(Schema.AddressedTo),
                Amounts = fields.TryGetValue("amounts", out var amounts) ? amounts.Deserialize(GraphJson.Default.IReadOnlyListAmount)! : [],
                What = Own("what"),
                Area = row.TextOrNull(5),
                Quantity = Own("quantity"),
                Condition = Own("condition"),
                Deadline = Own("deadline"),
                AnnouncedAt = announced.FirstOrDefault(),
                AlsoAnnouncedAt = announced.Count > 1 ? announced[1..] : null,
                Status = row.Text(4),
                History = [.. aroundOf[n].Where(other => Schema.HistoryLinks.Contains(other.Type)).Select(other => new CommitmentLink(other.Type, other.Direction, other.Other, [.. evidence[other.Relation]]))],
                Statements = Others(Schema.About),
                Evidence = [.. aroundOf[n].Where(other => other.Type is Schema.For or Schema.AddressedTo or Schema.AnnouncedAt or Schema.About).SelectMany(other => evidence[other.Relation]).Distinct()],
            };

            List<Ref> Others(string type) => [.. aroundOf[n].Where(other => other.Type == type).Select(other => other.Other)];
            string? Own(string name) => fields.TryGetValue(name, out var value) ? value.GetString() : null;
        }, ("commitments", commitments));
    }
}
