using System.Text.Json;

namespace Graph.Sqlite;

public sealed partial class SqliteGraphStore
{
    public Task<Page<Source>> ListSources(SourceQuestion question, CancellationToken cancel) => Ask(session =>
    {
        var after = Cursor.Read(question, 2);
        var rows = session.List("list-sources", row => (Day: row.Text(1), Source: SourceAt(row)),
            ("since", question.When.Since), ("until", question.When.Until), ("day", after?[0]), ("after", after?[1]), ("limit", question.Limit + 1));
        var next = Next(question, rows, row => [row.Day, row.Source.Id]);
        return new Page<Source>([.. rows.Select(row => row.Source)], next);
    }, cancel);

    public Task<Source?> GetSource(string id, CancellationToken cancel) => Ask(session => session.First("get-source", SourceAt, ("id", id)), cancel);

    public Task<Page<Claim>?> ListClaims(ClaimQuestion question, CancellationToken cancel) => Ask(session =>
    {
        var after = Cursor.Read(question, 1)?[0] ?? "";
        if (session.First("get-source", row => (long?)row.Long(0), ("id", question.Id)) is not { } n)
            return null;
        var rows = session.List("list-claims", row => (N: row.Long(0), Id: row.Text(1), Alone: row.Int(2) != 0),
            ("n", n), ("after", after), ("alone", question.Alone ? true : null), ("limit", question.Limit + 1));
        var next = Next(question, rows, row => [row.Id]);
        var relations = Relations(session, rows.Select(row => row.N));
        return new Page<Claim>([.. rows.Zip(relations, (row, relation) => new Claim(row.Alone, relation))], next);
    }, cancel);

    public Task<Stats> GetStats(CancellationToken cancel) => Ask(session =>
    {
        var outlets = session.List("get-stats/outlets", row => new Outlet(row.TextOrNull(0), row.Int(1), AfterSpace(row.TextOrNull(2)), AfterSpace(row.TextOrNull(3))));
        return new Stats(
            session.First("get-version", row => row.Text(0))!,
            session.List("get-stats/entities", CountAt).ToDictionary(), session.List("get-stats/relations", CountAt).ToDictionary(),
            outlets.Sum(outlet => outlet.Sources), session.First("get-stats/evidence", row => row.Int(0)), outlets);
    }, cancel);

    private static KeyValuePair<string, int> CountAt(Row row) => new(row.Text(0), row.Int(1));

    private static Source SourceAt(Row row)
    {
        var fields = JsonSerializer.Deserialize(row.Text(7), GraphJson.Default.DictionaryStringJsonElement)!;
        return new Source(row.Text(2), row.Text(3), row.TextOrNull(4), Own("author"), row.TextOrNull(5), row.TextOrNull(6), Own("archivedUrl"), Own("language"), Own("licence"), Own("retrieved"), row.Int(8));

        string? Own(string name) => fields.TryGetValue(name, out var value) ? value.GetString() : null;
    }
}
