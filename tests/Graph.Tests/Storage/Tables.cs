using Microsoft.Data.Sqlite;

namespace Graph.Tests.Storage;

/// <summary>What lies in a file, by ids: all that is derived from records, and what they are found by.</summary>
internal static class Tables
{
    private static readonly string[] Queries =
    [
        "SELECT id || ' ' || day || ' ' || COALESCE(date, '') || ' ' || COALESCE(earliest, '') || ' ' || COALESCE(latest, '') FROM entity ORDER BY 1",
        "SELECT id || ' ' || day || ' ' || COALESCE(moment, '') || ' ' || COALESCE(earliest, '') || ' ' || COALESCE(latest, '') || ' ' || recorded FROM relation ORDER BY 1",
        $"""
        SELECT {Occasion("o.n")} || ' ' || meeting || ' ' || COALESCE((SELECT id FROM entity e WHERE e.n = o.event), '') || ' ' || basis || ' ' || lone || ' ' || kind || ' ' || status || ' ' || day
          || ' ' || COALESCE(date, '') || ' ' || COALESCE(earliest, '') || ' ' || COALESCE(latest, '') FROM occasion o ORDER BY 1
        """,
        $"SELECT {Occasion("occasion")} || ' ' || (SELECT id FROM entity WHERE n = place) FROM occasion_place ORDER BY 1",
        $"SELECT (SELECT id FROM relation WHERE n = seat / 2) || ' ' || seat % 2 || ' ' || (SELECT id FROM entity WHERE n = s.entity) || ' ' || via || ' ' || COALESCE({Occasion("occasion")}, '') FROM standing s ORDER BY 1",
        "SELECT (SELECT id FROM entity WHERE n = doc) || ' ' || term FROM temp.name_index_terms ORDER BY 1",
        "SELECT (SELECT id FROM entity WHERE n = doc) || ' ' || term FROM temp.word_index_terms ORDER BY 1",
        "SELECT (SELECT id FROM entity WHERE n = commitment) || ' ' || currency || ' ' || value FROM amount ORDER BY 1",
        "SELECT (SELECT id FROM relation WHERE n = relation) || ' ' || seq || ' ' || (SELECT id FROM source WHERE n = source) || ' ' || summary FROM evidence ORDER BY 1",
    ];

    /// <summary>All rows of these tables, one a line; a row that refers to nothing is the line <c>null</c>.</summary>
    public static IReadOnlyList<string> Of(string path)
    {
        using var connection = Open(path);
        // the indexes of words have no rows of their own: they are read by their terms
        foreach (var index in (string[])["name_index", "word_index"])
            Rows(connection, $"CREATE VIRTUAL TABLE temp.{index}_terms USING fts5vocab(main, {index}, instance)");
        return [.. Queries.SelectMany(query => Rows(connection, query))];
    }

    /// <summary>SQLite's own check of the file, and that no row refers to what is not there.</summary>
    public static void AssertWhole(string path)
    {
        using (var connection = Open(path))
        {
            Assert.Equal(["ok"], Rows(connection, "PRAGMA integrity_check"));
            Assert.Empty(Rows(connection, "PRAGMA foreign_key_check"));
        }
        Assert.DoesNotContain("null", Of(path));
    }

    private static string Occasion(string n) => $"CASE WHEN {n} > 0 THEN (SELECT id FROM entity WHERE n = {n}) ELSE (SELECT id FROM relation WHERE n = -{n}) END";

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    private static List<string> Rows(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(reader.IsDBNull(0) ? "null" : reader.GetString(0));
        return rows;
    }
}
