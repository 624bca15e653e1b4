using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Graph.Sqlite;

public sealed partial class SqliteGraphStore
{
    public Task<Page<Source>> ListSources(SourceQuestion question, CancellationToken cancel) => Ask(session =>
    {
        var after = Cursor.Read(question, 2);
        var rows = session.List("list-sources", row => (Day: row.GetString(1), Source: SourceAt(row)),
            ("since", question.When.Since), ("until", question.When.Until), ("day", after?[0]), ("after", after?[1]), ("limit", question.Limit + 1));
        var next = Next(question, rows, row => [row.Day, row.Source.Id]);
        return new Page<Source>([.. rows.Select(row => row.Source)], next);
    }, cancel);

    public Task<Source?> GetSource(string id, CancellationToken cancel) => Ask(session => session.First("get-source", SourceAt, ("id", id)), cancel);

    public Task<Page<Claim>?> ListClaims(ClaimQuestion question, CancellationToken cancel) => Ask(session =>
    {
        if (session.First("get-source", row => (long?)row.GetInt64(0), ("id", question.Id)) is not { } n)
            return null;
        var rows = session.List("list-claims", row => (N: row.GetInt64(0), Id: row.GetString(1), Alone: row.GetBoolean(2)),
            ("n", n), ("after", Cursor.Read(question, 1)?[0] ?? ""), ("alone", question.Alone ? true : null), ("limit", question.Limit + 1));
        var next = Next(question, rows, row => [row.Id]);
        var relations = Relations(session, rows.Select(row => row.N));
        return new Page<Claim>([.. rows.Zip(relations, (row, relation) => new Claim(row.Alone, relation))], next);
    }, cancel);

    public Task<Stats> GetStats(CancellationToken cancel) => Ask(session =>
    {
        var outlets = session.List("get-stats/outlets", row => new Outlet(Text(row, 0), row.GetInt32(1), AfterSpace(Text(row, 2)), AfterSpace(Text(row, 3))));
        return new Stats(
            session.First("get-version", row => row.GetInt64(0)).ToString(Invariant),
            session.List("get-stats/entities", CountAt).ToDictionary(), session.List("get-stats/relations", CountAt).ToDictionary(),
            outlets.Sum(outlet => outlet.Sources), session.First("get-stats/evidence", row => row.GetInt32(0)), outlets);
    }, cancel);

    private static KeyValuePair<string, int> CountAt(SqliteDataReader row) => new(row.GetString(0), row.GetInt32(1));

    private static Source SourceAt(SqliteDataReader row)
    {
        var fields = JsonSerializer.Deserialize(row.GetString(7), GraphJson.Default.DictionaryStringJsonElement)!;
        return new Source(row.GetString(2), row.GetString(3), Text(row, 4), Own("author"), Text(row, 5), Text(row, 6), Own("archivedUrl"), Own("language"), Own("licence"), Own("retrieved"), row.GetInt32(8));

        string? Own(string name) => fields.TryGetValue(name, out var value) ? value.GetString() : null;
    }
}
