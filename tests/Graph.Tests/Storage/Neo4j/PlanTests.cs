using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Graph.Neo4j;

namespace Graph.Tests.Storage.Neo4j;

/// <summary>How the server goes about what it is asked: by an index, wherever one serves.</summary>
[Collection(RealServer.Name)]
public sealed partial class PlanTests(RealServer real)
{
    private static readonly DateRange When = DateRange.Of("2024", "2026");

    /// <summary>To plan takes long, and each plan one core.</summary>
    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 4 };

    private static readonly HttpClient Http = new();

    /// <summary>Each question with its parameters left out and given, as they change the statement.</summary>
    private static readonly Func<Neo4jGraphStore, Task>[] Questions =
    [
        graph => graph.GetVersion(default),
        graph => graph.Search(new SearchQuestion("lecornu") { Types = [Schema.Person], Country = "france" }, default), graph => graph.Search(new SearchQuestion("lecornu"), default),
        graph => graph.ListEntities(new EntityQuestion(), default), graph => graph.ListEntities(new EntityQuestion { Types = [Schema.Event], Kinds = ["meeting"] }, default), graph => graph.ListEntities(new EntityQuestion { Country = "france" }, default),
        graph => graph.GetEntity("sebastien-lecornu", null, default), graph => graph.GetEntity("sebastien-lecornu", "2024-04-02", default),
        graph => graph.ListRelations(new RelationQuestion("sebastien-lecornu"), default), graph => graph.ListRelations(new RelationQuestion("sebastien-lecornu") { Types = [Schema.MetWith], When = When }, default),
        graph => graph.FindContacts(new ContactQuestion("sebastien-lecornu"), default), graph => graph.FindContacts(new ContactQuestion("sebastien-lecornu") { Types = [Schema.Person], When = When }, default),
        graph => graph.FindNeighbours(new NeighbourQuestion("sebastien-lecornu"), default), graph => graph.FindNeighbours(new NeighbourQuestion("sebastien-lecornu") { Types = [Schema.MetWith] }, default),
        graph => graph.ReadTimeline(new TimelineQuestion("sebastien-lecornu"), default), graph => graph.ReadTimeline(new TimelineQuestion("sebastien-lecornu") { When = When }, default),
        graph => graph.ReadJointTimeline(new JointTimelineQuestion { Of = ["sebastien-lecornu", "antony-blinken"] }, default),
        graph => graph.FindPaths(new PathQuestion("guido-crosetto", "antony-blinken"), default), graph => graph.FindPaths(new PathQuestion("guido-crosetto", "antony-blinken") { Bases = [], Types = [Schema.ParticipatedIn] }, default),
        graph => graph.FindCommon(new CommonQuestion { Of = ["sebastien-lecornu", "antony-blinken"] }, default), graph => graph.FindMatrix(new MatrixQuestion { Rows = ["sebastien-lecornu", "antony-blinken"], When = When }, default),
        graph => graph.FindMeetings(new MeetingQuestion(), default), graph => graph.FindMeetings(new MeetingQuestion { LatestFirst = true }, default), graph => graph.FindMeetings(new MeetingQuestion { Who = ["sebastien-lecornu"], With = ["antony-blinken"], When = When }, default),
        graph => graph.FindMeetings(new MeetingQuestion { Place = "paris" }, default), graph => graph.GetMeeting("val-de-grace-meeting-2025-03-12", default), graph => graph.GetMeeting("antony-blinken--met-with--sebastien-lecornu", default),
        graph => graph.FindCommitments(new CommitmentQuestion(), default), graph => graph.FindCommitments(new CommitmentQuestion { By = ["france"], When = When }, default), graph => graph.FindCommitments(new CommitmentQuestion { For = ["ukraine"] }, default),
        graph => graph.FindCommitments(new CommitmentQuestion { At = "paris-summit-on-ukraine-2024-02" }, default), graph => graph.SumCommitments(new TotalQuestion(new CommitmentQuestion { By = ["france"] }), default),
        graph => graph.FindStatements(new StatementQuestion(), default), graph => graph.FindStatements(new StatementQuestion { By = ["emmanuel-macron"] }, default), graph => graph.FindStatements(new StatementQuestion { About = ["ukraine"] }, default), graph => graph.FindStatements(new StatementQuestion { Text = "defence" }, default),
        graph => graph.ListSources(new SourceQuestion(), default), graph => graph.GetSource("report-2025-03-12", default), graph => graph.ListClaims(new ClaimQuestion("report-2025-03-12"), default), graph => graph.ListClaims(new ClaimQuestion("report-2025-03-12") { Alone = true }, default),
        graph => graph.ReadEntries(0, 10, default), graph => graph.ReadChanges(1, -1, 10, default), graph => graph.ReadChangesAbout([], null, 10, default), graph => graph.ReadChangesAbout(["sebastien-lecornu"], null, 10, default),
        graph => graph.ReadVersions(new(RecordKind.Entity, "sebastien-lecornu"), default), graph => graph.ReadRecords(RecordKind.Entity, "", 10, default), graph => graph.ReadRecords(RecordKind.Relation, "", 10, default), graph => graph.ReadRecord(new(RecordKind.Relation, "nothing"), default),
    ];

    /// <summary>What a write reads of records that change or go.</summary>
    private static readonly (string Statement, IReadOnlyDictionary<string, object?> Parameters)[] Writes =
    [
        .. new[] { "read-records/naming-entity", "read-records/naming-source", "read-records/gone", "read-records/first", "part-scope/of-commitments", "part-scope/attending", "part-scope/meeting", "part-scope/placed" }
            .Select(section => (Changes.OfEveryType(Cypher.Whole(section)), (IReadOnlyDictionary<string, object?>)new Dictionary<string, object?> { ["id"] = "x", ["kind"] = "relation", ["ids"] = new[] { "x" }, ["happening"] = new[] { Schema.For } })),
    ];

    [Fact]
    public async Task No_question_goes_through_all_there_is_where_an_index_serves()
    {
        await real.Of(Repository.ShippedData());
        var asked = new Recording(real.Server);
        var graph = new Neo4jGraphStore(asked);
        await Parallel.ForEachAsync(Questions, AtOnce, async (ask, _) => await ask(graph));

        var scans = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(asked.Statements.Select(one => (one.Key, one.Value)).Concat(Writes), AtOnce, async (one, _) =>
        {
            foreach (var line in (await Plan(one.Item1, one.Item2)).Split('\n').Where(line => Scan().IsMatch(line)))
                scans.Add($"{line}\n{one.Item1}");
        });

        Assert.True(asked.Statements.Count > Questions.Length);
        Assert.Empty(scans);
    }

    private static async Task<string> Plan(string statement, IReadOnlyDictionary<string, object?> parameters)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{RealServer.Http}/db/neo4j/query/v2") { Content = new ReadOnlyMemoryContent(HttpServerJson.Write("EXPLAIN " + statement, parameters, new Calls().Next(), reads: true)) };
        request.Content.Headers.ContentType = new("application/json");
        var address = RealServer.Address();
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{address.User}:{address.Password}")));
        using var response = await Http.SendAsync(request);
        // a plan is a tree of as many levels as it has steps
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(), new JsonDocumentOptions { MaxDepth = 1000 });
        return body.RootElement.GetProperty("queryPlan").GetProperty("arguments").GetProperty("string-representation").GetString()!;
    }

    // of nodes or relationships, by nothing or by their label or type alone; of graphs there is one
    [GeneratedRegex(@"\+\w*(AllNodesScan|NodeByLabelScan|NodeByLabelsScan|RelationshipTypeScan|RelationshipTypesScan|AllRelationshipsScan)\b(?!.*:Graph\b)")]
    private static partial Regex Scan();

    /// <summary>A server that notes what is read from it, and plans it for the graph that is there now.</summary>
    private sealed class Recording(IServer server) : IServer
    {
        public ConcurrentDictionary<string, IReadOnlyDictionary<string, object?>> Statements { get; } = [];

        public Task<IReadOnlyList<ServerRow>> Read(string cypher, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancel) =>
            server.Read(Statements.TryAdd(cypher, parameters) ? "CYPHER replan=force " + cypher : cypher, parameters, cancel);

        public Task<IReadOnlyList<ServerRow>> Execute(string cypher, IReadOnlyDictionary<string, object?> parameters, CancellationToken cancel) => server.Execute(cypher, parameters, cancel);

        public Task<T> Write<T>(Func<IServerTransaction, Task<T>> work, CancellationToken cancel) => server.Write(work, cancel);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
