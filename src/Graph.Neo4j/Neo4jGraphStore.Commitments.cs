using System.Text.Json;
using Graph.Across;

namespace Graph.Neo4j;

public sealed partial class Neo4jGraphStore
{
    public Task<Page<Commitment>> FindCommitments(CommitmentQuestion question, CancellationToken cancel) => Ask(async asking =>
    {
        question.Check();
        var after = Cursor.Read(question, 2);
        var dated = question.When.Since is not null || question.When.Until is not null;
        var acts = question.Acts.Count > 0 ? question.Acts : question.By.Count > 0 || dated ? Schema.Acts : null;
        var names = await Understanding.Of(asking, new Asked("by", question.By, Schema.Actors), new Asked("for", question.For, Schema.RelationType(Schema.For)!.To), Asked.One("at", question.At, [Schema.Event]));
        var found = await asking.List("find-commitments", ("acts", acts), ("by", names.All("by")), ("since", question.When.Since), ("until", question.When.Until),
            ("for", names.All("for")), ("at", names.One("at")), ("areas", Given(question.Areas)), ("status", question.Status), ("currency", question.Currency), ("min", (double?)question.Min), ("max", (double?)question.Max),
            ("day", after?[0] ?? ""), ("after", after?[1]), ("limit", question.Limit + 1));
        var next = Next(question, found, DayAndId);
        return new Page<Commitment>([.. found.All.Select(row => CommitmentOf(found, row))], next, names.Understood);
    }, cancel);

    public Task<Page<Total>> SumCommitments(TotalQuestion question, CancellationToken cancel) => Ask(async asking =>
    {
        var of = question.Of;
        of.Check();
        var after = Cursor.Read(question, 1) is [var text] ? Cursor.Number(text) : 0;
        var acts = of.Acts.Count > 0 ? of.Acts : of.By.Count > 0 || of.When.Since is not null || of.When.Until is not null ? Schema.Acts : null;
        var names = await Understanding.Of(asking, new Asked("by", of.By, Schema.Actors), new Asked("for", of.For, Schema.RelationType(Schema.For)!.To), Asked.One("at", of.At, [Schema.Event]));
        var found = await asking.List("sum-commitments", ("acts", acts), ("counted", acts ?? Schema.Acts), ("by", names.All("by")), ("since", of.When.Since), ("until", of.When.Until), ("for", names.All("for")), ("at", names.One("at")),
            ("areas", Given(of.Areas)), ("status", of.Status), ("currency", of.Currency), ("min", (double?)of.Min), ("max", (double?)of.Max));
        var all = new Sums<string>(question).Of([.. found.All.Select(CountableOf)],
            [.. found.All.SelectMany(row => row.Maps("restates").Select(link => new Restatement<string>(row.Text("id"), link.Text("to"), link.Flag("revises"))))]);
        var page = all.Skip(after).Take(question.Limit).ToList();
        var shown = await Shown(asking, page.SelectMany(row => row.Largest).SelectMany(part => part.Acts), []);
        var unacted = (await CommitmentsOf(asking, [.. page.SelectMany(row => row.Unacted).Distinct()])).ToDictionary(one => one.Id);
        var end = after + question.Limit;
        return new Page<Total>([.. page.Select(row => row.With(shown.Proof, unacted))], all.Count > end ? Cursor.Write(question, end.ToString(Invariant)) : null, names.Understood);
    }, cancel);

    /// <summary>The giver is whom the actor stood for, and else the actor.</summary>
    private static Countable<string> CountableOf(ServerRow row)
    {
        var fields = JsonSerializer.Deserialize(row.Text("body"), GraphJson.Default.DictionaryStringJsonElement)!;
        return new(row.Text("id"), RefOf(row), row.TextOrNull("area"), row.Text("day"), fields.TryGetValue("amounts", out var amounts) ? amounts.Deserialize(GraphJson.Default.IReadOnlyListAmount)! : [],
            [.. row.Maps("receivers").Select(RefOf)], [.. row.Maps("acts").Select(act =>
            {
                var behind = act.Maps("behind").ToLookup(one => one.Int("via"), RefOf);
                return new ActOf<string>(act.Text("seat"), act.Text("act"), [.. behind[Standing<string>.ViaAny].Any() ? behind[Standing<string>.ViaAny] : behind[0]], act.TextOrNull("earliest"), act.TextOrNull("latest"));
            })]);
    }

    public Task<Commitment?> GetCommitment(string id, CancellationToken cancel) => Ask(async asking =>
        await CommitmentsOf(asking, [id]) is [var one] ? one : null, cancel);

    private static async Task<IReadOnlyList<Commitment>> CommitmentsOf(Asking asking, List<string> ids)
    {
        if (ids.Count == 0)
            return [];
        var found = await asking.List("get-commitment", ("ids", ids));
        return [.. found.All.Select(row => CommitmentOf(found, row))];
    }

    private static Commitment CommitmentOf(Found found, ServerRow row)
    {
        var relations = row.Maps("around").ToLookup(one => !one.Flag("out") && Schema.Acts.Contains(one.Text("type")));
        var acts = relations[true].OrderBy(one => one.Text("day"), StringComparer.Ordinal).ThenBy(one => one.Text("id"), StringComparer.Ordinal);
        var around = ThenAsRecorded(relations[false].OrderBy(one => one.Text("type"), StringComparer.Ordinal).ThenBy(one => RefAt(one, "other").Id, StringComparer.Ordinal)).ToList();
        var fields = JsonSerializer.Deserialize(row.Text("body"), GraphJson.Default.DictionaryStringJsonElement)!;
        var announced = Others(Schema.AnnouncedAt);
        return new Commitment
        {
            Id = row.Text("id"),
            Name = row.Text("name"),
            Description = row.TextOrNull("description"),
            Acts = [.. acts.Select(one => new CommitmentAct(one.Text("type"), RefAt(one, "other"), found.EntityOrNull(one, "as"), found.EntityOrNull(one, "for"), one.TextOrNull("date"), found.Evidence(one)))],
            For = Others(Schema.For),
            AddressedTo = Others(Schema.AddressedTo),
            Amounts = fields.TryGetValue("amounts", out var amounts) ? amounts.Deserialize(GraphJson.Default.IReadOnlyListAmount)! : [],
            What = Own("what"),
            Area = row.TextOrNull("area"),
            Quantity = Own("quantity"),
            Condition = Own("condition"),
            Deadline = Own("deadline"),
            AnnouncedAt = announced.FirstOrDefault(),
            AlsoAnnouncedAt = announced.Count > 1 ? announced[1..] : null,
            Status = row.TextOrNull("status") ?? "unknown",
            History = [.. around.Where(one => Schema.HistoryLinks.Contains(one.Text("type"))).Select(one => new CommitmentLink(one.Text("type"), one.Flag("out") ? "out" : "in", RefAt(one, "other"), found.Evidence(one)))],
            Statements = Others(Schema.About),
            Evidence = [.. around.Where(one => one.Text("type") is Schema.For or Schema.AddressedTo or Schema.AnnouncedAt or Schema.About).SelectMany(found.Evidence).Distinct()],
        };

        List<Ref> Others(string type) => [.. around.Where(one => one.Text("type") == type).Select(one => RefAt(one, "other"))];
        string? Own(string name) => fields.TryGetValue(name, out var value) ? value.GetString() : null;
    }
}
