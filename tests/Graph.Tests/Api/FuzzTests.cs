using System.Text;
using Graph.Api;

namespace Graph.Tests.Api;

/// <summary>Random questions, the same ones on every run: whatever is asked is answered or refused with a code, and never with a fault of ours.</summary>
public sealed class FuzzTests(Shipped shipped)
{
    private const int QuestionsPerPath = 40;

    private static readonly string[] Words =
    [
        "france", "lecornu", "Séjourné", "minister", "antony-blinken", "val-de-grace-meeting-2025-03-12", "report-2025-03-12", "paris", "EUR", "eur", "held", "stated,attended", "event,person",
        "PLEDGED", "2024", "2024-02", "2024-02-30", "0001", "9999-12-31", "2024-24", "[..2024]", "2024/2025", "..", "0", "1", "500", "501", "-1", "1e3", "1.5", "9999999999999999999999999999999999",
        "true", "csv", "ndjson", "json", "out", "military", "", " ", "*", "\"", "'", "a\" OR \"b", "NEAR(a b)", "--", "_se", "%", "%41", "\\", "<script>", "😀", "\u202e", "é\u0301", "ﬁ", "İ", "ß", "Київ", "習近平",
        "\0", "\n", "\uffff", "null", "undefined", "{}", "[]", "AAAA", "../../etc/passwd", ";DROP TABLE entity", "|", ",", ",,", "=1+1",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Any_question_is_answered_or_refused(int seed)
    {
        var random = new Random(seed);
        var host = shipped.In("Production");
        var statuses = new HashSet<int>();

        foreach (var path in Documented.All(host))
        {
            for (var i = 0; i < QuestionsPerPath; i++)
            {
                var address = Question(random, path);
                using var response = await host.Http.GetAsync(address);
                statuses.Add((int)response.StatusCode);
                if ((int)response.StatusCode != 200)
                    Assert.True((await Refusal.Of(response)).Status is >= 400 and < 500, $"{address} was answered {(int)response.StatusCode}");
            }
        }

        Assert.Superset(new HashSet<int> { 200, 400, 404 }, statuses);
    }

    [Theory]
    [InlineData(1)]
    public async Task Any_bytes_in_an_address_are_answered_or_refused(int seed)
    {
        var random = new Random(seed);
        var host = shipped.In("Production");

        for (var i = 0; i < 150; i++)
        {
            // 00 is left out: the server itself refuses it in a path
            var bytes = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => $"%{random.Next(1, 256):X2}"));
            var answer = await RawHttp.Get(host.Address, random.Next(3) switch { 0 => $"/v1/search?q={bytes}", 1 => $"/v1/entities/{bytes}", _ => $"/{bytes}?{bytes}" });
            if (answer.Status != 200)
                Assert.True(Refusal.Of(answer.Status, answer.Body).Status is >= 400 and < 500, $"{bytes} was answered {answer.Status}");
        }
    }

    private static string Question(Random random, Documented path)
    {
        var query = new StringBuilder();
        for (var left = random.Next(4); left > 0; left--)
        {
            var parameter = path.Route.Takes.Count == 0 || random.Next(12) == 0 ? null : path.Route.Takes[random.Next(path.Route.Takes.Count)];
            query.Append(query.Length == 0 ? '?' : '&').Append(parameter?.Name ?? Uri.EscapeDataString(Word(random))).Append('=').Append(Uri.EscapeDataString(Value(random, parameter)));
        }
        var id = random.Next(3) == 0 ? Word(random) : path.Route.Example.Split('?')[0];
        return path.Path.Replace("{id}", Uri.EscapeDataString(id.Length == 0 || id.Contains('\0', StringComparison.Ordinal) ? "nobody" : id), StringComparison.Ordinal) + query;
    }

    /// <summary>One that the parameter takes, half of the time.</summary>
    private static string Value(Random random, Parameter? parameter) =>
        random.Next(2) == 0 || parameter is null ? Word(random)
        : parameter.Values.Count > 0 ? parameter.Values[random.Next(parameter.Values.Count)]
        : parameter.Example ?? Word(random);

    private static string Word(Random random) => random.Next(10) == 0 ? string.Concat(Enumerable.Repeat(Words[random.Next(Words.Length)], random.Next(1, 60))) : Words[random.Next(Words.Length)];
}
