using Graph.Cli;
using Graph.Neo4j;
using Graph.Tests.Faults;

namespace Graph.Tests.Storage.Neo4j;

/// <summary>The server, or the API over it, killed while editors write: what was acknowledged is there, with its history, and of the rest nothing half.</summary>
public sealed class KilledServerTests(OwnServer server) : IClassFixture<OwnServer>
{
    private const int EditorsAtOnce = 3;

    /// <summary>What was begun over HTTP when its client dies is held by the server until it has heard nothing for so long, a minute by default, and others wait for it.</summary>
    private const string Settings = "NEO4J_server_queryapi_transaction__idle__timeout=5s";

    /// <summary>Among how many acknowledged writes the kill falls: each editor comes to all kinds of writes in as many.</summary>
    private const int AcknowledgedMax = 36;

    private static readonly TimeSpan HeldMax = TimeSpan.FromSeconds(75), WriteMax = TimeSpan.FromMilliseconds(300);

    private readonly Random random = new(Environment.TickCount);

    [Fact]
    public async Task What_was_acknowledged_outlives_any_kill_of_the_server_and_nothing_half_does()
    {
        await server.Up(Settings);
        await server.Wiped();
        var (before, acknowledged, unanswered, key) = (1L, 0, 0, "");
        for (var kill = 0; kill <= Kills.Or(1); kill++)
        {
            var ledger = new Ledger();
            using (var asked = await server.Opened(() => Editors.Ground))
            {
                await using var api = new ApiHost(asked, ("QueryTimeoutMs", "60000"));
                key = key.Length > 0 ? key : await KeyMade();
                await Cut(new Editors(api.Http, key, ledger), ledger, kill, server.Down);
            }
            await server.Up(Settings);
            using var store = await server.Opened(() => Editors.Ground);
            before = await ledger.Check(store, before);
            (acknowledged, unanswered) = (acknowledged + ledger.Acknowledged, unanswered + ledger.Unanswered);
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{acknowledged} writes acknowledged, {unanswered} cut off.");

        Assert.True(unanswered > 0);
        await AssertAnswersAsMadeAnew();
    }

    [Fact]
    public async Task What_was_acknowledged_outlives_any_kill_of_the_api()
    {
        await server.Up(Settings);
        await server.Wiped();
        using var store = await server.Opened(() => Editors.Ground);
        var folder = Directory.CreateTempSubdirectory("graph-killed-").FullName;
        var (key, before, unanswered) = (await KeyMade(), 1L, 0);
        for (var kill = 0; kill <= Kills.Or(1); kill++)
        {
            var ledger = new Ledger();
            using (var api = await Victim.Start(folder, server.Address.Uri.ToString(), ("Neo4jUser", server.Address.User), ("Neo4jPassword", server.Address.Password), ("QueryTimeoutMs", "100000")))
            {
                await Cut(new Editors(api.Http, key, ledger), ledger, kill, api.Kill);
                Assert.DoesNotContain("A bug:", api.Said, StringComparison.Ordinal);
            }
            // what was on its way to the server is decided when another write has its turn
            using var limit = new CancellationTokenSource(HeldMax);
            await store.Write(writing => writing.LastEntry(), limit.Token);
            before = await ledger.Check(store, before);
            unanswered += ledger.Unanswered;
        }
        Directory.Delete(folder, recursive: true);

        Assert.True(unanswered > 0);
        await AssertAnswersAsMadeAnew();
    }

    /// <summary>Lets editors write, to their end the first time, which kills nobody, and cuts them off in the middle of any write later: a server that has just started takes seconds for its first.</summary>
    private async Task Cut(Editors editors, Ledger ledger, int kill, Action cut)
    {
        var writing = editors.Write($"k{kill}", EditorsAtOnce, kill == 0 ? 3 : 100);
        if (kill > 0)
        {
            for (var last = random.Next(AcknowledgedMax); ledger.Acknowledged < last && !writing.IsCompleted;)
                await Task.Delay(1);
            await Task.Delay(random.NextDouble() * WriteMax);
            cut();
        }
        await writing;
    }

    private async Task<string> KeyMade()
    {
        using var store = await server.Opened(() => Editors.Ground);
        var (text, kept) = Keys.Make("marie", Keys.Editor, DateTimeOffset.UtcNow);
        await store.AddKey(kept, default);
        return text;
    }

    /// <summary>A file made of its entries answers whatever is asked as it does.</summary>
    private async Task AssertAnswersAsMadeAnew()
    {
        using var store = await server.Opened(() => Editors.Ground);
        using var anew = TempStore.Of([]);
        await new Copying(OpenGraph.Of(store), OpenGraph.Of(anew.Store), new Told(TextWriter.Null)).Run(default);

        ListQuestion[] questions = [new EntityQuestion { Limit = 500 }, new MeetingQuestion { Who = ["hub"], Limit = 500 }, new ContactQuestion("hub") { Limit = 500 }, new RelationQuestion("hub") { Limit = 500 }, new TimelineQuestion("hub") { Limit = 500 }, new ClaimQuestion(Some.Report) { Limit = 500 }];
        foreach (var question in questions)
            Assert.Equal(await AgreementTests.Answer(anew.Store, question), await AgreementTests.Answer(store, question));
        foreach (var name in (string[])["k0 0 0", "k1 1 0", "k1-0-0-i3", "hub"])
            Assert.Equal(await AgreementTests.Answer(anew.Store, new SearchQuestion(name)), await AgreementTests.Answer(store, new SearchQuestion(name)));
        Assert.Equal(AgreementTests.Json(await anew.Store.GetStats(default) with { Version = "" }), AgreementTests.Json(await store.GetStats(default) with { Version = "" }));
    }
}
