using CsCheck;
using Graph.Sqlite;
using Microsoft.Data.Sqlite;

namespace Graph.Tests.Storage;

/// <summary>What holds for writing to a file: nothing derived is left behind, and writers wait for one another.</summary>
public sealed class SqliteWritingTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    /// <summary>What a graph turns into: of the records of another one some, and of what there was some.</summary>
    private static readonly Gen<(IReadOnlyList<GraphRecord> Other, bool[] Taken, string[] Gone)> Turn =
        Gen.Select(AnyGraph.Records, Gen.Frequency((3, Gen.Const(false)), (1, Gen.Const(true))).Array[80], Gen.OneOf("e1", "e2", "e3", "e4", "anna-b", "boris", "tanks", "yes", "chair").Array[0, 1]);

    [Fact]
    public Task After_any_writes_everything_derived_is_that_of_a_new_graph_of_the_same_records() => Gen.Select(AnyGraph.Records, Turn.Array[1, 5]).SampleAsync(async (first, turns) =>
    {
        using var temp = TempStore.Of([]);
        var (there, versions, order) = (new Dictionary<RecordKey, GraphRecord>(), new Dictionary<RecordKey, int>(), new List<RecordKey>());
        await Turned(first);
        foreach (var (other, taken, gone) in turns)
        {
            var next = new Dictionary<RecordKey, GraphRecord>(there);
            foreach (var (record, i) in other.Select((record, i) => (record, i)).Where(one => taken[one.i]))
            {
                if (i % 3 > 0 || record is not RelationRecord)
                    next[record.Key] = record;
                else
                    next.Remove(record.Key);
            }
            await Turned([.. next.Values.Where(record => !gone.Contains(record.Id) && !Concerning.Of(record).Any(gone.Contains))]);
        }

        using var fresh = TempStore.Of([]);
        var entry = new Entry(1, "2024-03-01T12:00:00Z", "a test", "import");
        await Append(fresh.Store, entry, [.. order.Where(there.ContainsKey).Select((key, i) => new Change(key, 1, entry, i, there[key]))]);

        Assert.Equal(Tables.Of(fresh.Path), Tables.Of(temp.Path));

        async Task Turned(IReadOnlyList<GraphRecord> records)
        {
            var next = records.ToDictionary(record => record.Key);
            // an entity that a record names is there
            foreach (var named in next.Values.OfType<RelationRecord>().SelectMany(Concerning.Of).Where(id => !next.ContainsKey(new(RecordKind.Entity, id))).Distinct().ToList())
                next[new(RecordKind.Entity, named)] = first.Single(record => record.Key == new RecordKey(RecordKind.Entity, named));
            var number = await temp.Store.Write(writing => writing.LastEntry(), Never) + 1;
            var made = new Entry(number, "2024-03-01T12:00:00Z", "a test", "import");
            var changed = there.Keys.Where(key => !next.ContainsKey(key)).Concat(next.Keys.Where(key => !there.TryGetValue(key, out var old) || !ReferenceEquals(old, next[key]))).ToList();
            await Append(temp.Store, made, [.. changed.Select((key, i) => new Change(key, versions[key] = versions.GetValueOrDefault(key) + 1, made, i, next.GetValueOrDefault(key)))]);
            order.AddRange(changed.Where(key => !order.Contains(key)));
            there = next;
        }
    }, iter: 150, threads: 1);

    [Fact]
    public async Task A_graph_of_the_first_version_becomes_one_with_a_log()
    {
        using var old = await Older.Of("version-1.db.gz");
        using var store = SqliteGraphStore.Open(old.Path);

        var entry = Assert.Single(await store.ReadEntries(0, 10, Never));
        var changes = await store.ReadChanges(1, -1, 10, Never);
        Assert.Equal((1L, "shipped data", "import"), (entry.Number, entry.By, entry.Action));
        Assert.Equal(["report", "anna", "boris", "summit", "anna--met-with--boris"], changes.Select(change => change.Key.Id));
        Assert.Equal("2024-02-15", (await store.FindMeetings(new MeetingQuestion { Who = ["anna"], With = ["boris"] }, Never)).Items.Single().Date);

        await store.Add([Some.Person("cara"), Some.Met("anna", "cara", "2025")]);
        Assert.Equal(2, (await store.FindMeetings(new MeetingQuestion { Who = ["anna"] }, Never)).Items.Count);
    }

    [Theory]
    [InlineData("Tony Boris", "antony", "name, other form")]
    [InlineData("French defence minister", "office", "name, same meaning")]
    [InlineData("Bell A.", "anna", "name, initials")]
    [InlineData("белл", "anna", "name, part")]
    public async Task A_graph_of_the_second_version_finds_names_as_a_new_one_does(string text, string id, string matched)
    {
        using var old = await Older.Of("version-2.db.gz");
        using (var store = SqliteGraphStore.Open(old.Path))
        {
            var hit = Assert.Single((await store.Search(new SearchQuestion(text), Never)).Items);
            Assert.Equal((id, matched), (hit.Id, hit.Matched));
            Assert.Equal("2024-02-15", (await store.FindMeetings(new MeetingQuestion { Who = ["anna"] }, Never)).Items.Single().Date);
        }

        using var again = SqliteGraphStore.Open(old.Path);
        Assert.Equal(id, (await again.Search(new SearchQuestion(text), Never)).Items.Single().Id);
    }

    [Fact]
    public async Task A_graph_of_the_third_version_is_taken_over_as_it_is()
    {
        using var temp = TempStore.Of([Some.Source("late") with { Published = "2024-03" }, Some.Source("early") with { Published = "2023" }, Some.Person("anna")]);
        temp.Store.Dispose();
        Change(temp.Path, "DROP INDEX source_day; PRAGMA user_version=3;");

        using (var store = SqliteGraphStore.Open(temp.Path))
        {
            await store.Add([Some.Source("between") with { Published = "2023-11-02" }]);
            Assert.Equal(["early", "between", "late"], (await store.ListSources(new SourceQuestion(), Never)).Items.Select(source => source.Id));
        }

        using var again = SqliteGraphStore.Open(temp.Path);
        Assert.Equal(2, (await again.ReadEntries(0, 10, Never)).Count);
    }

    private static void Change(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    [Fact]
    public async Task Writers_of_two_processes_take_turns()
    {
        using var temp = TempStore.Of([Some.Source()]);
        using var other = SqliteGraphStore.Open(temp.Path);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => (i % 2 == 0 ? temp.Store : other).Add([Some.Person($"p{i}")]))));

        Assert.Equal(Enumerable.Range(1, 41).Select(i => (long)i), (await other.ReadEntries(0, 100, Never)).Select(entry => entry.Number));
        Assert.Equal(40, (await temp.Store.GetStats(Never)).Entities[Schema.Person]);
    }

    [Fact]
    public async Task Who_waits_to_write_can_be_cancelled()
    {
        using var temp = TempStore.Of([Some.Source()]);
        using var other = SqliteGraphStore.Open(temp.Path);
        using var soon = new CancellationTokenSource();
        var (started, end) = (new TaskCompletionSource(), new TaskCompletionSource());

        var writing = temp.Store.Write(async graph =>
        {
            started.SetResult();
            await end.Task;
            return await graph.LastEntry();
        }, Never);
        await started.Task;
        Task[] waiting = [temp.Store.Write(graph => graph.LastEntry(), soon.Token), other.Write(graph => graph.LastEntry(), soon.Token)];
        await soon.CancelAsync();

        foreach (var one in waiting)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        end.SetResult();
        Assert.Equal(1, await writing);
    }

    [Fact]
    public async Task A_key_is_kept_once_and_ends_once()
    {
        using var temp = TempStore.Of([]);
        var key = new ApiKey("desk", "editor", "ab12", "2024-03-01T12:00:00Z");

        Assert.True(await temp.Store.AddKey(key, Never));
        Assert.False(await temp.Store.AddKey(key with { Hash = "cd34" }, Never));
        await temp.Store.NoteUse("desk", "2024-03-02T12:00:00Z", Never);
        Assert.True(await temp.Store.RevokeKey("desk", "2024-03-03T12:00:00Z", Never));
        Assert.True(await temp.Store.RevokeKey("desk", "2024-03-04T12:00:00Z", Never));
        Assert.False(await temp.Store.RevokeKey("nobody", "2024-03-04T12:00:00Z", Never));

        Assert.Equal([key with { LastUsed = "2024-03-02T12:00:00Z", Revoked = "2024-03-03T12:00:00Z" }], await temp.Store.ListKeys(Never));
    }

    private static Task<bool> Append(SqliteGraphStore graph, Entry entry, IReadOnlyList<Change> changes) => graph.Write(async writing =>
    {
        await writing.Append(entry, changes);
        return true;
    }, Never);

    /// <summary>A file that an older version of the program wrote, in a folder of its own.</summary>
    private sealed class Older : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("graph-old-").FullName;

        public string Path => System.IO.Path.Combine(folder, "graph.db");

        public static async Task<Older> Of(string name)
        {
            var old = new Older();
            await using var packed = new System.IO.Compression.GZipStream(File.OpenRead(Repository.File("tests", "Graph.Tests", "Storage", name)), System.IO.Compression.CompressionMode.Decompress);
            await using var file = File.Create(old.Path);
            await packed.CopyToAsync(file);
            return old;
        }

        public void Dispose() => Directory.Delete(folder, recursive: true);
    }
}
