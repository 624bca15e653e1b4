using System.Text.Json;
using Graph.Across;

namespace Graph.Sqlite;

public sealed partial class SqliteGraphStore
{
    public Task<Page<Commitment>> FindCommitments(CommitmentQuestion question, CancellationToken cancel) => Ask(session =>
    {
        question.Check();
        var after = Cursor.Read(question, 2);
        var filter = new CommitmentFilter(session, question);
        var rows = Found(session, filter, after, question.Limit + 1);
        var next = Next(question, rows, row => row.Keys);
        return new Page<Commitment>(Commitments(session, rows.Select(row => row.N)), next, filter.Understood);
    }, cancel);

    public Task<Page<Total>> SumCommitments(TotalQuestion question, CancellationToken cancel) => Ask(session =>
    {
        question.Of.Check();
        var after = Cursor.Read(question, 1) is [var text] ? Cursor.Number(text) : 0;
        var filter = new CommitmentFilter(session, question.Of);
        var commitments = Json(Found(session, filter, null, -1).Select(row => row.N));
        var acts = session.List("sum-commitments/acts", row => (Of: row.Long(0), Seat: row.Long(1), Act: row.Text(2), Earliest: row.TextOrNull(3), Latest: row.TextOrNull(4), Giver: row.Ref(5)),
                ("commitments", commitments), ("acts", filter.Acts ?? ActTypes), ("by", filter.By), ("since", question.Of.When.Since), ("until", question.Of.When.Until))
            .GroupBy(row => row.Seat).Select(act => (act.First().Of, Act: new ActOf<long>(act.Key, act.First().Act, [.. act.Select(row => row.Giver)], act.First().Earliest, act.First().Latest))).ToLookup(row => row.Of, row => row.Act);
        var receivers = session.List("sum-commitments/receivers", row => (Of: row.Long(0), Receiver: row.Ref(1)), ("commitments", commitments)).ToLookup(row => row.Of, row => row.Receiver);
        var found = session.List("sum-commitments/commitments", row => new Countable<long>(row.Long(0), row.Ref(1), row.TextOrNull(4), row.Text(5), AmountsOf(row.TextOrNull(6)), [.. receivers[row.Long(0)].Distinct()], [.. acts[row.Long(0)]]), ("commitments", commitments));
        var all = new Sums<long>(question).Of(found, session.List("sum-commitments/restatements", row => new Restatement<long>(row.Long(0), row.Long(1), row.Int(2) != 0), ("commitments", commitments)));
        var page = all.Skip(after).Take(question.Limit).ToList();
        var proof = Proof(session, page.SelectMany(row => row.Largest).SelectMany(part => part.Acts));
        var unacted = Commitments(session, page.SelectMany(row => row.Unacted).Distinct()).ToDictionary(one => one.Id);
        var end = after + question.Limit;
        return new Page<Total>([.. page.Select(row => row.With(proof, unacted))], all.Count > end ? Cursor.Write(question, end.ToString(Invariant)) : null, filter.Understood);
    }, cancel);

    private static IReadOnlyList<Amount> AmountsOf(string? json) => json is null ? [] : JsonSerializer.Deserialize(json, GraphJson.Default.IReadOnlyListAmount)!;

    private static List<Keyed> Found(Session session, CommitmentFilter filter, string[]? after, int limit) => session.List("find-commitments", Keyed.Read,
        ("acts", filter.Acts), ("by", filter.By), ("since", filter.Of.When.Since), ("until", filter.Of.When.Until), ("for", filter.For), ("at", filter.At),
        ("areas", Given(filter.Of.Areas)), ("status", filter.Of.Status), ("currency", filter.Of.Currency), ("min", filter.Of.Min), ("max", filter.Of.Max),
        ("day", after?[0]), ("after", after?[1]), ("limit", limit));

    /// <summary>A question about commitments, its names looked up.</summary>
    private sealed class CommitmentFilter
    {
        public CommitmentFilter(Session session, CommitmentQuestion question)
        {
            Of = question;
            var names = new Understanding(session);
            By = names.All("by", question.By, Schema.Actors);
            For = names.All("for", question.For, Schema.RelationType(Schema.For)!.To);
            At = names.One("at", question.At, [Schema.Event]);
            Understood = names.Understood;
            var dated = question.When.Since is not null || question.When.Until is not null;
            Acts = question.Acts.Count > 0 ? Json(question.Acts) : question.By.Count > 0 || dated ? ActTypes : null;
        }

        public CommitmentQuestion Of { get; }

        public string? Acts { get; }

        public string? By { get; }

        public string? For { get; }

        public long? At { get; }

        public IReadOnlyList<Understood>? Understood { get; }
    }

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
                Amounts = AmountsOf(fields.TryGetValue("amounts", out var amounts) ? amounts.GetRawText() : null),
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
