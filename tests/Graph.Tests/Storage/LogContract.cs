using System.Text;
using CsCheck;

namespace Graph.Tests.Storage;

/// <summary>What every store keeps of what was written to it. The class of a backend only says how to open an empty graph.</summary>
public abstract class LogContract : IDisposable
{
    private static readonly CancellationToken Never = CancellationToken.None;
    private readonly Stack<IDisposable> opened = [];

    protected abstract Task<IGraphLog> Empty();

    /// <summary>On how many histories a law is tried.</summary>
    protected virtual int HistoriesTried => 30;

    [Fact]
    public async Task Records_come_back_as_they_were_written()
    {
        var graph = await Empty();
        SourceRecord[] sources = [Some.Source("first") with { Published = "2024-02", Publisher = "", Url = "https://example.org/a" }, Some.Source("second") with { Title = "Čas \"…\" \\ 𝔘" }];
        EntityRecord[] entities =
        [
            Some.Person("anna", "Anna Čapek", "Анна", "Ann \\ \"A\"") with { SameAs = [], Description = "" }, Some.Person("boris") with { SameAs = ["https://example.org/b"] }, Some.Event("summit", "2024-02-15"),
            Parsed<EntityRecord>("""{"record":"entity","id":"tanks","type":"commitment","name":"Tanks","aliases":[],"amounts":[{"value":195000000.10,"currency":"EUR","asStated":"195 million","equivalents":[{"value":1e3,"currency":"USD","asStated":"a thousand"}]},{"percent":2.50,"of":"GDP","asStated":"2.5 percent"}],"area":"military"}"""),
            Parsed<EntityRecord>("""{"record":"entity","id":"hall","type":"place","name":"Hall","aliases":[],"longitude":2.0,"latitude":48.8584000}"""),
        ];
        RelationRecord[] relations =
        [
            Some.Met("anna", "boris", null, ("place", "hall"), ("event", "summit"), ("date", "2024-02-15")) with
            {
                Evidence = [new() { Source = "second", Summary = "B.", Quote = "", Stance = "disputes" }, new() { Source = "first", Summary = "A.", Locator = "p. 1", Confidence = "alleged" }, new() { Source = "second", Summary = "Čas" }],
            },
        ];
        JudgementRecord[] judgements = [new() { Id = "anna--is--boris", One = "anna", Other = "boris", Verdict = "different" }];
        GraphRecord[] all = [.. sources, .. entities, .. relations, .. judgements];

        await Put(graph, 1, "import", all);

        foreach (var record in all)
            Assert.Equal(Json(record), Json((await graph.ReadRecord(record.Key, Never))!.Record));
        Assert.Equal(all.Select(Json), (await graph.ReadChanges(1, -1, 100, Never)).Select(change => Json(change.Record)));
        Assert.Equal(sources.Select(Json), (await graph.ReadRecords(RecordKind.Source, "", 100, Never)).Select(change => Json(change.Record)));
        Assert.Equal(entities.OrderBy(record => record.Id, StringComparer.Ordinal).Select(Json), (await graph.ReadRecords(RecordKind.Entity, "", 100, Never)).Select(change => Json(change.Record)));
        Assert.Equal(judgements.Select(Json), (await graph.ReadRecords(RecordKind.Judgement, "", 100, Never)).Select(change => Json(change.Record)));
    }

    [Fact]
    public async Task A_record_has_all_its_versions_and_goes_on_counting_after_a_removal()
    {
        var graph = await Empty();
        var met = Some.Met("anna", "boris", "2024");
        await Put(graph, 1, "create", [Some.Source(), Some.Person("anna"), Some.Person("boris"), met]);
        await Put(graph, 2, "change", [Some.Met("anna", "boris", "2025")], version: 2);
        await Write(graph, Entry(3, "remove"), new Change(met.Key, 3, Entry(3, "remove"), 0, null));
        await Put(graph, 4, "restore", [met], version: 4);

        var versions = await graph.ReadVersions(met.Key, Never);

        Assert.Equal([1, 2, 3, 4], versions.Select(change => change.Version));
        Assert.Equal(["create", "change", "remove", "restore"], versions.Select(change => change.Entry.Action));
        Assert.Equal([Json(met), Json(Some.Met("anna", "boris", "2025")), "", Json(met)], versions.Select(change => change.Record is null ? "" : Json(change.Record)));
        Assert.Equal(4, (await graph.ReadRecord(met.Key, Never))!.Version);
        Assert.Empty(await graph.ReadVersions(met.Key with { Id = "nothing" }, Never));
    }

    [Fact]
    public async Task What_is_merged_says_into_what()
    {
        var graph = await Empty();
        var (anna, ann) = (Some.Person("anna"), Some.Person("ann"));
        await Put(graph, 1, "create", [anna, ann]);
        await Write(graph, Entry(2, "merge"), new Change(ann.Key, 2, Entry(2, "merge"), 0, null, "anna"));

        var merged = await graph.ReadRecord(ann.Key, Never);

        Assert.Equal((null, "anna", 2), (merged!.Record, merged.Into, merged.Version));
        Assert.Equal("anna", (await graph.ReadChanges(2, -1, 10, Never)).Single().Into);
        Assert.Null(await graph.ReadRecord(new(RecordKind.Entity, "nothing"), Never));
        Assert.Equal(["anna"], (await graph.ReadRecords(RecordKind.Entity, "", 10, Never)).Select(change => change.Key.Id));
    }

    [Fact]
    public async Task A_write_sees_itself_and_leaves_nothing_when_it_throws()
    {
        var graph = await Empty();

        await Assert.ThrowsAsync<InvalidOperationException>(() => graph.Write<bool>(async writing =>
        {
            await writing.Append(Entry(1, "create"), [new Change(Some.Person("anna").Key, 1, Entry(1, "create"), 0, Some.Person("anna"))]);
            Assert.Equal(1, await writing.LastEntry());
            Assert.Equal(Json(Some.Person("anna")), Json((await writing.Read([Some.Person("anna").Key, new(RecordKind.Source, "anna")])).Single().Record));
            throw new InvalidOperationException();
        }, Never));

        Assert.Null(await graph.ReadRecord(Some.Person("anna").Key, Never));
        Assert.Empty(await graph.ReadEntries(0, 10, Never));
        Assert.Equal(0, await graph.Write(writing => writing.LastEntry(), Never));
    }

    [Fact]
    public async Task Ends_may_come_later_in_the_same_write_and_go_before_their_relations()
    {
        var graph = await Empty();
        GraphRecord[] records = [Some.Met("anna", "boris"), Some.Person("boris"), Some.Source(), Some.Person("anna")];
        await Put(graph, 1, "import", records);
        Assert.Equal(Json(records[0]), Json((await graph.ReadRecord(records[0].Key, Never))!.Record));

        await Write(graph, Entry(2, "remove"), [.. records.Reverse().Select((record, i) => new Change(record.Key, 2, Entry(2, "remove"), i, null))]);

        foreach (var kind in Enum.GetValues<RecordKind>())
            Assert.Empty(await graph.ReadRecords(kind, "", 10, Never));
        Assert.Equal([1, 2], (await graph.ReadVersions(records[0].Key, Never)).Select(change => change.Version));
    }

    [Fact]
    public async Task What_names_a_record_is_found_by_its_ends_its_fields_and_its_evidence()
    {
        var graph = await Empty();
        RelationRecord met = Some.Met("anna", "boris", null, ("event", "summit"), ("place", "hall")), took = Some.TookPart("anna", "summit", ("as", "minister"));
        var judged = new JudgementRecord { Id = "anna--is--boris", One = "anna", Other = "boris", Verdict = "unsure" };
        await Put(graph, 1, "import", [Some.Source(), Some.Source("other"), Some.Person("anna"), Some.Person("boris"), Some.Event("summit", "2024"), Some.Country("france"), Some.Place("hall", "france"), Some.Office("minister", "france"), met, took, judged]);

        Assert.Equal([met.Id, took.Id], await Naming(RecordKind.Source, Some.Report));
        Assert.Empty(await Naming(RecordKind.Source, "other"));
        Assert.Equal([met.Id, took.Id, judged.Id], await Naming(RecordKind.Entity, "anna"));
        Assert.Equal([met.Id, took.Id], await Naming(RecordKind.Entity, "summit"));
        Assert.Equal([met.Id], await Naming(RecordKind.Entity, "hall"));
        Assert.Equal([took.Id], await Naming(RecordKind.Entity, "minister"));
        Assert.Equal(["hall", "minister"], await Naming(RecordKind.Entity, "france"));

        async Task<IEnumerable<string>> Naming(RecordKind kind, string id) =>
            (await graph.Write(writing => writing.Naming(new(kind, id)), Never)).OrderBy(key => key.Kind).ThenBy(key => key.Id, StringComparer.Ordinal).Select(key => key.Id);
    }

    [Fact]
    public async Task Changes_are_found_by_all_whom_they_concern_latest_first()
    {
        var graph = await Empty();
        var met = Some.Met("anna", "boris", null, ("place", "hall"));
        await Put(graph, 1, "import", [Some.Source(), Some.Person("anna"), Some.Person("boris"), Some.Person("carol"), Some.Place("hall"), met]);
        await Put(graph, 2, "change", [Some.Person("anna", "Anna A.")], version: 2);
        await Put(graph, 3, "create", [Some.Met("carol", "anna")]);
        await Write(graph, Entry(4, "remove"), new Change(met.Key, 2, Entry(4, "remove"), 0, null));

        Assert.Equal(["4.0", "3.0", "2.0", "1.5", "1.1"], await About(null, 10, "anna"));
        Assert.Equal(["3.0", "2.0"], await About(4, 2, "anna"));
        Assert.Equal(["4.0", "1.5"], await About(null, 10, "boris", "anna"));
        Assert.Equal(["4.0", "1.5", "1.4"], await About(null, 10, "hall"));
        Assert.Equal(["4.0", "3.0", "2.0", "1.5", "1.4", "1.3", "1.2", "1.1", "1.0"], await About(null, 10));
        Assert.Equal(["3.0", "2.0", "1.5"], await About(4, 3));
        Assert.Empty(await About(null, 10, "nothing"));

        async Task<IEnumerable<string>> About(long? before, int limit, params string[] entities) =>
            (await graph.ReadChangesAbout(entities, before, limit, Never)).Select(change => $"{change.Entry.Number}.{change.Position}");
    }

    [Fact]
    public async Task A_long_entry_is_read_in_pages_however_its_parts_were_written()
    {
        var graph = await Empty();
        var people = Some.People(Enumerable.Range(0, 2500).Select(i => $"p{i:0000}")).ToList();
        var entry = Entry(1, "import");

        await graph.Write(async writing =>
        {
            foreach (var part in people.Select((person, i) => new Change(person.Key, 1, entry, i, person)).Chunk(700))
                await writing.Append(entry, part);
            return true;
        }, Never);

        var ids = new List<string>();
        for (var after = -1; after < 2499; after += 400)
            ids.AddRange((await graph.ReadChanges(1, after, 400, Never)).Select(change => change.Key.Id));
        Assert.Equal(people.Select(person => person.Id), ids);
        Assert.Equal(["p1999", "p2000"], (await graph.ReadRecords(RecordKind.Entity, "p1998", 2, Never)).Select(change => change.Key.Id));
        Assert.Equal([entry], await graph.ReadEntries(0, 10, Never));
    }

    [Fact]
    public async Task An_answer_is_remembered_under_its_key_for_a_time()
    {
        var graph = await Empty();

        await graph.Write(async writing =>
        {
            await writing.Remember("old", "1", "2024-01-01T00:00:00Z", "2023-12-31T00:00:00Z");
            await writing.Remember("new", "2", "2024-01-03T00:00:00Z", "2024-01-02T00:00:00Z");
            return true;
        }, Never);

        Assert.Equal((null, "2", null), await graph.Write(async writing => (await writing.Recall("old", "2023-01-01T00:00:00Z"), await writing.Recall("new", "2024-01-02T00:00:00Z"), await writing.Recall("new", "2024-01-04T00:00:00Z")), Never));
    }

    [Fact]
    public Task After_any_writes_every_answer_is_that_of_a_graph_made_at_once() => Gen.Select(AnyGraph.Records.Array[2, 4], Gen.Int[0, int.MaxValue], AgreementTests.Paged.Array[12]).SampleAsync(async (graphs, seed, questions) =>
    {
        var (there, written) = (new Dictionary<RecordKey, GraphRecord>(), new Dictionary<RecordKey, int>());
        var random = new Random(seed);
        var edited = await Empty();
        for (var i = 0; i < graphs.Length; i++)
            await Edit(edited, i + 1, Step(graphs[i], i == 0), there, written);
        var answers = await Everything((IGraphStore)edited, questions);

        var made = await Empty();
        // in the order in which they were first recorded, which no later write changes
        await Put(made, 1, "import", [.. written.Keys.Where(there.ContainsKey).Select(key => there[key])]);

        Assert.Equal(await Everything((IGraphStore)made, questions), answers);

        // of the next graph most things or few, and of what is there some relations go
        List<(RecordKey, GraphRecord?)> Step(IReadOnlyList<GraphRecord> next, bool first)
        {
            var share = random.Next(2) == 0 ? 0.1 : 0.7;
            var taken = next.Where(record => first || random.NextDouble() < share).Select(record => (record.Key, (GraphRecord?)Moved(record, random))).ToList();
            var gone = there.Values.OfType<RelationRecord>().Where(record => random.NextDouble() < share / 2).Select(record => (record.Key, (GraphRecord?)null));
            return [.. taken.Concat(gone).DistinctBy(change => change.Key).OrderBy(_ => random.Next())];
        }
    }, iter: HistoriesTried, threads: 1);

    /// <summary>Places and offices that belong elsewhere in one of three graphs.</summary>
    private static GraphRecord Moved(GraphRecord record, Random random) => record.Id switch
    {
        "hall" when random.Next(3) == 0 => Some.Place("hall", "italy"),
        "paris" when random.Next(3) == 0 => Some.Place("paris", "italy"),
        "minister" when random.Next(3) == 0 => Some.Office("minister", "italy"),
        _ => record,
    };

    private static async Task Edit(IGraphLog graph, long number, List<(RecordKey Key, GraphRecord? Record)> changes, Dictionary<RecordKey, GraphRecord> there, Dictionary<RecordKey, int> versions)
    {
        var entry = Entry(number, "edit");
        var list = new List<Change>();
        foreach (var (key, record) in changes)
        {
            versions[key] = versions.GetValueOrDefault(key) + 1;
            list.Add(new Change(key, versions[key], entry, list.Count, record));
            if (record is null)
                there.Remove(key);
            else
                there[key] = record;
        }
        await Write(graph, entry, [.. list]);
    }

    private static async Task<List<string>> Everything(IGraphStore graph, IReadOnlyList<ListQuestion> questions)
    {
        var answers = new List<string>();
        foreach (var question in questions)
            answers.Add($"{question}: {await AgreementTests.Answer(graph, question)}");
        foreach (var id in (string[])[.. AnyGraph.All, "first", "second", .. Enumerable.Range(0, 30).Select(i => $"r{i}")])
            answers.AddRange((await AgreementTests.Answers(graph, id)).Select(answer => $"{id}: {answer}"));
        return answers;
    }

    public void Dispose()
    {
        while (opened.TryPop(out var one))
            one.Dispose();
        GC.SuppressFinalize(this);
    }

    protected T Opened<T>(T one)
        where T : IDisposable
    {
        opened.Push(one);
        return one;
    }

    private static Entry Entry(long number, string action) => new(number, "2024-03-01T12:00:00Z", "anna-editor", action, action == "create" ? null : "because");

    private static Task<bool> Put(IGraphLog graph, long number, string action, IReadOnlyList<GraphRecord> records, int version = 1)
    {
        var entry = Entry(number, action);
        return Write(graph, entry, [.. records.Select((record, i) => new Change(record.Key, version, entry, i, record))]);
    }

    private static Task<bool> Write(IGraphLog graph, Entry entry, params Change[] changes) => graph.Write(async writing =>
    {
        await writing.Append(entry, changes);
        return true;
    }, Never);

    private static T Parsed<T>(string json)
        where T : GraphRecord => (T)System.Text.Json.JsonSerializer.Deserialize(json, GraphJson.Default.GraphRecord)!;

    private static string Json(GraphRecord? record) => Encoding.UTF8.GetString(WireJson.Bytes(record!));
}
