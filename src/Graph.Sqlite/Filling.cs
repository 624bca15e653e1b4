namespace Graph.Sqlite;

/// <summary>
/// An empty graph is filled without its indexes: each is made at once when its rows are there, in the order of its keys, and not row by row all over the
/// file. All in the transaction that fills it.
/// </summary>
internal sealed class Filling
{
    /// <summary>From so many records at once on.</summary>
    public const int ChangesMin = 500;

    /// <summary>What the writer keeps of the file in memory: while it fills more, since ids lie all over it. Then a second thread helps to sort.</summary>
    public const string Usual = "PRAGMA cache_size=-8192; PRAGMA threads=0;";
    private const string Larger = "PRAGMA cache_size=-65536; PRAGMA threads=1;";

    /// <summary>After which step of refresh.sql the indexes of which tables are made: before those that read by them, after those that change most rows.</summary>
    private static readonly Dictionary<string, string[]> After = new()
    {
        ["refresh/moments"] = ["source", "entity", "relation", "evidence", "amount", "judgement", "version", "answer"],
        ["refresh/represented"] = ["standing"],
    };

    private readonly Session session;
    private readonly List<(string Table, string Sql)> missing;

    private Filling(Session session, List<(string Table, string Sql)> missing) => (this.session, this.missing) = (session, missing);

    public static Filling Begin(Session session)
    {
        var indexes = session.List("open/indexes", row => (Name: row.Text(0), Table: row.Text(1), Sql: row.Text(2)));
        session.Run(Larger);
        session.Execute("write/names-at-once");
        foreach (var (name, _, _) in indexes)
            session.Run($"DROP INDEX {name}");
        return new(session, indexes.ConvertAll(index => (index.Table, index.Sql)));
    }

    public void Passed(string step)
    {
        if (After.TryGetValue(step, out var tables))
            Make(tables.Contains);
    }

    public void End()
    {
        Make(_ => true);
        session.Execute("write/names-in-turn");
        session.Execute("write/names-together");
        session.Run(Usual);
    }

    private void Make(Predicate<string> of)
    {
        foreach (var (_, sql) in missing.Where(index => of(index.Table)))
            session.Run(sql);
        missing.RemoveAll(index => of(index.Table));
    }
}
