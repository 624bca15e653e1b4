using System.Text.Json;
using Graph.Neo4j;

namespace Graph.Tests.Storage.Neo4j;

/// <summary>The way to a server: values come back as they were given, no failure passes as an answer, and what nobody waits for is ended.</summary>
[Collection(RealServer.Name)]
public sealed class ServerTests(RealServer real)
{
    private const string Slow = "UNWIND range(1, 1000000000000) AS x WITH x WHERE x % 3 = 4 RETURN count(x) AS n";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly Dictionary<string, object?> None = [];

    private static readonly object?[] Values =
    [
        null, true, false, 0L, -1L, long.MaxValue, long.MinValue, 9007199254740993L, 0.0, 1.0, -0.5, 0.1, 1e300, 5e-324, 1e16, "", "plain", "é 😀 \u0000 \" \\ \n \u2028 Ж",
        Array.Empty<object?>(), new object?[] { 1L, 1.0, "1", null, new object?[] { 2L } }, Map(), Map(("a", 1L), ("é", Map(("b", new object?[] { Map(("c", null)) })))),
    ];

    [Fact]
    public async Task Values_come_back_as_they_were_given()
    {
        await Same(real.Server);
    }

#if BOLT
    [Fact]
    public async Task Values_are_the_same_whichever_way_they_come()
    {
        await using var http = RealServer.At(RealServer.Http).Open();

        await Same(http);
    }
#endif

    [Fact]
    public async Task Whole_and_floating_numbers_are_told_apart_on_the_server_too()
    {
        var row = (await real.Server.Read("RETURN $whole / 2 AS whole, $floating / 2 AS floating, size([x IN $list WHERE x = 2]) AS found", With(("whole", 3), ("floating", 3.0), ("list", new List<int> { 1, 2 })), default))[0];

        Assert.Equal((1L, 1.5, 1L), (row.Long("whole"), (double)row["floating"]!, row.Long("found")));
    }

    [Theory]
    [InlineData("RETUR 1")]
    [InlineData("RETURN $missing")]
    [InlineData("UNWIND [1, 0] AS x RETURN 1 / x")]
    [InlineData("CREATE (:Thing)")]
    public async Task A_statement_that_is_wrong_is_a_bug_and_never_an_empty_answer(string statement)
    {
        var asking = () => real.Server.Read(statement, None, default);

        await Assert.ThrowsAsync<InvalidOperationException>(asking);
    }

    [Fact]
    public async Task What_a_transaction_wrote_is_kept_when_it_ends_well()
    {
        await real.Empty();

        var seen = await real.Server.Write(async transaction =>
        {
            await transaction.Run("CREATE (:Thing {n: $n})", With(("n", 1)));
            await transaction.Run("CREATE (:Thing {n: $n})", With(("n", 2)));
            return (await transaction.Run("MATCH (t:Thing) RETURN count(t) AS n", None))[0].Long("n");
        }, default);

        Assert.Equal((2L, 2L), (seen, await Things()));
    }

    [Theory]
    [InlineData("RETURN 1 / 0")]
    [InlineData("RETURN 1")]
    public async Task What_a_transaction_wrote_is_gone_when_it_does_not(string last)
    {
        await real.Empty();

        await Assert.ThrowsAsync<InvalidOperationException>(() => real.Server.Write<int>(async transaction =>
        {
            await transaction.Run("CREATE (:Thing)", None);
            await transaction.Run(last, None);
            throw new InvalidOperationException("It thought better of it.");
        }, default));

        Assert.Equal(0, await Things());
        Assert.Empty(await RealServer.Running(real.Server));
    }

    [Fact]
    public async Task Writers_that_stand_in_each_others_way_all_get_through()
    {
        await real.Empty();
        await real.Server.Execute("CREATE (:Thing {n: 1, times: 0}), (:Thing {n: 2, times: 0})", None, default);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => real.Server.Write(async transaction =>
        {
            foreach (var n in (int[])(i % 2 == 0 ? [1, 2] : [2, 1]))
                await transaction.Run("MATCH (t:Thing {n: $n}) SET t.times = t.times + 1", With(("n", n)));
            return 0;
        }, default)));

        var times = await real.Server.Read("MATCH (t:Thing) RETURN t.times AS times", None, default);
        Assert.Equal([6L, 6L], times.Select(row => row.Long("times")));
    }

    [Fact]
    public async Task A_question_that_is_cancelled_is_left_at_once_and_ended_on_the_server()
    {
        await Ended(cancel => real.Server.Read(Slow, None, cancel));
    }

    [Fact]
    public async Task A_write_that_is_cancelled_is_left_at_once_and_leaves_nothing()
    {
        await real.Empty();

        await Ended(cancel => real.Server.Write(async transaction =>
        {
            await transaction.Run("CREATE (:Thing)", None);
            return await transaction.Run(Slow, None);
        }, cancel));

        Assert.Equal(0, await Things());
    }

    [Fact]
    public async Task A_token_that_is_cancelled_already_asks_nothing()
    {
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => real.Server.Read("CREATE (:Thing)", None, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => real.Server.Write(transaction => transaction.Run("CREATE (:Thing)", None), cancelled));
    }

    [Fact]
    public async Task A_wrong_password_is_said_without_saying_it()
    {
        // of nobody: the server shuts a user out for a while who gets it wrong too often
        await using var server = (RealServer.Address() with { User = "nobody", Password = "not-this-one" }).Open();

        var refusal = await Assert.ThrowsAsync<GraphException>(() => server.Read("RETURN 1", None, default));

        Assert.Equal(GraphCode.StoreUnavailable, refusal.Code);
        Assert.Contains("Graph:Neo4jPassword", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("not-this-one", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_said()
    {
        await using var server = (RealServer.Address() with { Database = "elsewhere" }).Open();

        var refusal = await Assert.ThrowsAsync<GraphException>(() => server.Read("RETURN 1", None, default));

        Assert.Equal(GraphCode.StoreUnavailable, refusal.Code);
        Assert.Contains("Graph:Neo4jDatabase", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>Cancels it once the server runs it, and waits until the server does not.</summary>
    private async Task Ended(Func<CancellationToken, Task> ask)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var cancel = new CancellationTokenSource();
        var asking = ask(cancel.Token);
        while (!(await RealServer.Running(real.Server)).Contains(Slow))
            await Task.Delay(20, limit.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking.WaitAsync(limit.Token));
        while ((await RealServer.Running(real.Server)).Count > 0)
            await Task.Delay(20, limit.Token);
    }

    private static async Task Same(IServer server)
    {
        var rows = await server.Read("UNWIND $values AS value RETURN value", With(("values", Values)), default);

        Assert.Equal(Values.Select(Written), rows.Select(row => Written(row["value"])));
    }

    /// <summary>With the type of numbers, which JSON alone does not tell.</summary>
    private static string Written(object? value) => value switch
    {
        IEnumerable<KeyValuePair<string, object?>> map => "{" + string.Join(", ", map.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}: {Written(pair.Value)}")) + "}",
        IEnumerable<object?> list => "[" + string.Join(", ", list.Select(Written)) + "]",
        double number => FormattableString.Invariant($"{number:R} floating"),
        _ => JsonSerializer.Serialize(value),
    };

    private async Task<long> Things() => (await real.Server.Read("MATCH (t:Thing) RETURN count(t) AS n", None, default))[0].Long("n");

    private static Dictionary<string, object?> Map(params (string Name, object? Value)[] values) => values.ToDictionary(value => value.Name, value => value.Value);

    private static Dictionary<string, object?> With(params (string Name, object? Value)[] values) => Map(values);
}
