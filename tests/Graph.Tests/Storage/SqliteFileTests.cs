using System.Diagnostics;
using Graph.Sqlite;
using Microsoft.Data.Sqlite;

namespace Graph.Tests.Storage;

/// <summary>What holds for the file itself: it is never there half, never mistaken, and safe under readers and writers at once.</summary>
public sealed class SqliteFileTests : IDisposable
{
    private static readonly CancellationToken Never = CancellationToken.None;
    private readonly string folder = Directory.CreateTempSubdirectory("graph-file-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_new_file_is_made_with_its_folder_and_filled_once()
    {
        var path = Path.Combine(folder, "new", "graph.db");

        using (var made = SqliteGraphStore.Open(path, () => Some.Graph(Some.Person("anna"))))
            Assert.NotNull(await made.GetEntity("anna", null, Never));
        using var kept = SqliteGraphStore.Open(path, () => throw new InvalidOperationException("The seed of an existing graph is not asked for."));

        Assert.NotNull(await kept.GetEntity("anna", null, Never));
    }

    [Fact]
    public async Task A_graph_without_a_seed_is_empty_and_answers()
    {
        using var store = SqliteGraphStore.Open(Path.Combine(folder, "empty.db"));

        var stats = await store.GetStats(Never);

        Assert.Empty(stats.Entities);
        Assert.Empty((await store.FindMeetings(new MeetingQuestion(), Never)).Items);
        Assert.Empty((await store.Search(new SearchQuestion("anybody"), Never)).Items);
    }

    [Fact]
    public async Task A_seed_that_is_refused_leaves_a_file_that_the_next_start_fills()
    {
        var path = Path.Combine(folder, "graph.db");

        Assert.Throws<GraphException>(() => SqliteGraphStore.Open(path, () => Some.Graph(Some.Met("anna", "nobody"))));
        using var store = SqliteGraphStore.Open(path, () => Some.Graph(Some.Person("anna")));

        Assert.Equal(1, (await store.GetStats(Never)).Entities[Schema.Person]);
    }

    [Fact]
    public void Another_programs_file_is_refused_and_left_as_it_is()
    {
        var path = Path.Combine(folder, "other.db");
        Run(path, "CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1);");
        var before = File.ReadAllBytes(path);

        var refusal = Assert.Throws<GraphException>(() => SqliteGraphStore.Open(path));

        Assert.Equal(GraphCode.StoreUnavailable, refusal.Code);
        Assert.Contains("another program", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Fact]
    public void Another_versions_file_is_refused_by_its_number()
    {
        var path = Path.Combine(folder, "graph.db");
        SqliteGraphStore.Open(path).Dispose();
        Run(path, "PRAGMA user_version=99");

        var refusal = Assert.Throws<GraphException>(() => SqliteGraphStore.Open(path));

        Assert.Contains("99", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("notes.txt")]
    public void What_is_no_database_is_refused_with_its_path(string name)
    {
        File.WriteAllText(Path.Combine(folder, "notes.txt"), string.Concat(Enumerable.Repeat("These are notes and not a database. ", 50)));

        var refusal = Assert.Throws<GraphException>(() => SqliteGraphStore.Open(Path.Combine(folder, name)));

        Assert.Equal(GraphCode.StoreUnavailable, refusal.Code);
        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_that_start_on_one_new_file_share_one_whole_graph()
    {
        var path = Path.Combine(folder, "shared.db");
        var data = Repository.ShippedData();

        var stores = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => SqliteGraphStore.Open(path, () => data))));

        foreach (var store in stores)
        {
            Assert.Equal(data.OfType<EntityRecord>().Count(), (await store.GetStats(Never)).Entities.Values.Sum());
            store.Dispose();
        }
    }

    [Fact]
    public async Task Readers_see_a_write_whole_or_not_at_all()
    {
        using var store = SqliteGraphStore.Open(Path.Combine(folder, "graph.db"), () => Some.Graph(Some.Person("anna")));
        const int Batches = 40, Size = 5;
        using var done = new CancellationTokenSource();

        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var seen = 0;
            while (!done.IsCancellationRequested)
            {
                var met = (await store.FindMeetings(new MeetingQuestion { Who = ["anna"], Limit = 500 }, Never)).Items.Count;
                Assert.Equal(0, met % Size);
                Assert.True(met >= seen);
                seen = met;
            }
        })).ToList();
        for (var batch = 0; batch < Batches; batch++)
        {
            var people = Enumerable.Range(0, Size).Select(i => Some.Person($"p{batch}-{i}")).ToList();
            await store.Add([.. people, .. people.Select(person => Some.Met("anna", person.Id, "2024"))]);
        }
        await done.CancelAsync();
        await Task.WhenAll(readers);

        Assert.Equal(Batches * Size, (await store.FindMeetings(new MeetingQuestion { Who = ["anna"], Limit = 500 }, Never)).Items.Count);
    }

    [Fact]
    public async Task Two_graphs_never_have_one_version()
    {
        using var one = SqliteGraphStore.Open(Path.Combine(folder, "one.db"), () => Some.Graph(Some.Person("anna")));
        using var other = SqliteGraphStore.Open(Path.Combine(folder, "other.db"), () => Some.Graph(Some.Person("boris")));

        Assert.NotEqual(await one.GetVersion(Never), await other.GetVersion(Never));
    }

    [Fact]
    public async Task A_file_that_is_taken_away_is_not_an_empty_graph()
    {
        var path = Path.Combine(folder, "graph.db");
        using var store = SqliteGraphStore.Open(path, () => Some.Graph(Some.Person("anna")));

        foreach (var file in Directory.GetFiles(folder))
            File.Delete(file);

        var refusal = await Assert.ThrowsAsync<GraphException>(() => store.GetStats(Never));
        Assert.Equal(GraphCode.StoreUnavailable, refusal.Code);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task A_file_that_is_replaced_is_not_read_as_if_it_were_the_same()
    {
        var path = Path.Combine(folder, "graph.db");
        SqliteGraphStore.Open(Path.Combine(folder, "other.db"), () => Some.Graph(Some.Person("boris"))).Dispose();
        using var store = SqliteGraphStore.Open(path, () => Some.Graph(Some.Person("anna")));

        File.Move(Path.Combine(folder, "other.db"), path, overwrite: true);
        File.Delete(path + "-wal");
        File.Delete(path + "-shm");

        var refusal = await Assert.ThrowsAsync<GraphException>(() => store.GetStats(Never));
        Assert.Equal(GraphCode.StoreUnavailable, refusal.Code);
    }

    [Fact]
    public async Task An_existing_graph_opens_while_another_process_writes()
    {
        var path = Path.Combine(folder, "graph.db");
        SqliteGraphStore.Open(path, () => Some.Graph(Some.Person("anna"))).Dispose();
        await using var other = new SqliteConnection($"Data Source={path};Pooling=False");
        other.Open();
        using var writing = other.BeginTransaction(deferred: false);

        using var store = SqliteGraphStore.Open(path);

        Assert.NotNull(await store.GetEntity("anna", null, Never));
    }

    [Fact]
    public async Task A_process_killed_while_it_starts_leaves_nothing_half()
    {
        var path = Path.Combine(folder, "graph.db");
        var whole = Repository.ShippedData().Count;
        var random = new Random(1);
        var killed = 0;

        for (var round = 0; round < 12; round++)
        {
            foreach (var file in Directory.GetFiles(folder))
                File.Delete(file);
            // about the time in which the file is made and filled
            if (await KilledAfter(path, random.Next(250, 900)))
                killed++;
            using var store = SqliteGraphStore.Open(path, Repository.ShippedData);
            var stats = await store.GetStats(Never);
            Assert.Equal(whole, stats.Sources + stats.Entities.Values.Sum() + stats.Relations.Values.Sum());
            Assert.Equal("ok", Scalar(path, "PRAGMA integrity_check"));
        }

        Assert.True(killed > 0);
    }

    [Fact]
    public async Task A_question_that_is_cancelled_ends_in_the_store_too()
    {
        var people = Enumerable.Range(0, 300).Select(i => Some.Person($"p{i}")).ToList();
        var summit = Some.Event("summit", "2024", "summit");
        using var store = SqliteGraphStore.Open(Path.Combine(folder, "graph.db"), () => Some.Graph([summit, .. people, .. people.Select(person => Some.TookPart(person.Id, "summit"))]));
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(1));
        var clock = Stopwatch.StartNew();

        while (clock.Elapsed < TimeSpan.FromSeconds(20))
        {
            try
            {
                await store.FindContacts(new ContactQuestion("p1") { Bases = [Basis.Attended], Limit = 500 }, soon.Token);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        Assert.True(soon.IsCancellationRequested);
        Assert.Equal(299, (await store.FindContacts(new ContactQuestion("p1") { Bases = [Basis.Attended], Limit = 500 }, Never))!.Items.Count);
    }

    [Fact]
    public void A_search_reads_entities_only_by_the_index_of_names()
    {
        var path = Path.Combine(folder, "graph.db");
        using var store = SqliteGraphStore.Open(path, () => Some.Graph(Some.Person("anna")));
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + File.ReadAllText(Repository.File("src", "Graph.Sqlite", "sql", "search.sql"));
        foreach (var name in (string[])["@match", "@types", "@country", "@limit"])
            command.Parameters.AddWithValue(name, DBNull.Value);

        using var reader = command.ExecuteReader();
        var plan = new List<string>();
        while (reader.Read())
            plan.Add(reader.GetString(3));

        Assert.Equal(["SEARCH o USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH e USING INTEGER PRIMARY KEY (rowid=?)"], plan.Where(step => step.StartsWith("SEARCH o", StringComparison.Ordinal) || step.StartsWith("SEARCH e", StringComparison.Ordinal)));
        Assert.All(plan.Where(step => step.StartsWith("SCAN", StringComparison.Ordinal)), step => Assert.Matches("^SCAN (name_index VIRTUAL TABLE INDEX|f$|json_each)", step));
    }

    /// <summary>Starts the API on a store and kills it; false when it had ended before.</summary>
    private static async Task<bool> KilledAfter(string path, int milliseconds)
    {
        var start = new ProcessStartInfo("dotnet", Path.Combine(AppContext.BaseDirectory, "Graph.Api.dll")) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["Graph__Store"] = path;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        using var process = Process.Start(start)!;
        await Task.Delay(milliseconds);
        var running = !process.HasExited;
        process.Kill();
        await process.WaitForExitAsync();
        return running;
    }

    private static void Run(string path, string sql) => _ = Scalar(path, sql);

    private static string? Scalar(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()?.ToString();
    }
}
