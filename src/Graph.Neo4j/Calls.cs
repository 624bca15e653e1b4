using System.Text.RegularExpressions;

namespace Graph.Neo4j;

/// <summary>
/// Statements as they are sent, with all their parameters in one, and how they are ended on the server when nobody waits for them any more, which it
/// does not notice by itself: each takes a further parameter, its own number, and is found by it.
/// </summary>
internal sealed partial class Calls
{
    public const string Name = "_call";

    /// <summary>The one parameter that holds all of a statement's own.</summary>
    public const string Given = "_";

    private const string End = $"SHOW TRANSACTIONS YIELD transactionId AS id, parameters WHERE parameters.{Name} = $ended TERMINATE TRANSACTIONS id YIELD message RETURN count(*)";

    private static readonly TimeSpan TryMax = TimeSpan.FromSeconds(5), EndingMax = TimeSpan.FromSeconds(60);
    private readonly string self = Guid.NewGuid().ToString("N");
    private long count;

    /// <summary>
    /// A statement that takes its parameters out of one map. Neo4j keeps a plan for each order of magnitude that the length of each list and each text
    /// among the parameters has, and takes seconds to make one; how much a map holds makes no difference to it. One without parameters stays as it is: what
    /// looks like one may stand in a text.
    /// </summary>
    /// <exception cref="InvalidOperationException">A parameter is not given: in a map it would be null.</exception>
    public static string OfOneMap(string cypher, IReadOnlyDictionary<string, object?> parameters) => parameters.Count == 0 ? cypher : Parameter().Replace(cypher, match =>
        parameters.ContainsKey(match.Groups[1].Value) ? $"${Given}.{match.Groups[1].Value}" : throw new InvalidOperationException($"The parameter {match.Value} is not given."));

    public string Next() => $"{self}-{Interlocked.Increment(ref count)}";

    /// <summary>Until the statement itself is over: it may only be about to start there.</summary>
    /// <param name="call">The number of the statement.</param>
    /// <param name="sent">The statement.</param>
    /// <param name="run">Runs the statement that ends it; told how often it was run before.</param>
    public static async Task EndOnServer(string call, Task sent, Func<string, IReadOnlyDictionary<string, object?>, int, CancellationToken, Task> run)
    {
        using var giveUp = new CancellationTokenSource(EndingMax);
        var pause = TimeSpan.FromMilliseconds(20);
        for (var tries = 0; !sent.IsCompleted && !giveUp.IsCancellationRequested; tries++)
        {
            try
            {
                await run(End, new Dictionary<string, object?> { ["ended"] = call }, tries, giveUp.Token).WaitAsync(TryMax);
            }
            catch (Exception fault) when (fault is GraphException or InvalidOperationException or OperationCanceledException or TimeoutException)
            {
                // tried again
            }
            await Task.WhenAny(sent, Task.Delay(pause));
            pause = TimeSpan.FromMilliseconds(Math.Min(pause.TotalMilliseconds * 2, 1000));
        }
    }

    [GeneratedRegex(@"\$(\w+)")]
    private static partial Regex Parameter();
}
