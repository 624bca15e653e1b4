using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Graph.Tests.Faults;

/// <summary>Editors who write over REST until they get no good answer, and note what was acknowledged.</summary>
internal sealed class Editors(HttpClient http, string key, Ledger ledger)
{
    private const int ImportMax = 12;

    /// <summary>What must be there before they begin.</summary>
    public static IReadOnlyList<GraphRecord> Ground { get; } = Some.Graph(Some.Person("hub"));

    /// <summary>Several at once, each on records of its own, all that a graph takes: records made, changed, removed, merged and imported.</summary>
    /// <param name="name">The beginning of all their ids.</param>
    /// <param name="count">How many editors.</param>
    /// <param name="rounds">After how many rounds each goes home.</param>
    public Task Write(string name, int count, int rounds = int.MaxValue) => Task.WhenAll(Enumerable.Range(0, count).Select(i => Task.Run(() => Work($"{name}-{i}", rounds))));

    private async Task Work(string name, int rounds)
    {
        for (var n = 0; n < rounds; n++)
        {
            var (person, before) = (Some.Person($"{name}-{n}"), $"{name}-{n - 1}");
            var changed = person with { Description = $"Number {n} of {name}." };
            var met = Some.Met(person.Id, "hub", "2024");
            if (await Send(HttpMethod.Post, "entities", person, null, new Expected(person)) is not { } first
                || await Send(HttpMethod.Put, $"entities/{person.Id}?reason=more", changed, first.Tag, new Expected(changed, 2)) is null
                || await Send(HttpMethod.Post, "relations", met, null, new Expected(met)) is not { } relation)
                return;
            var last = (n % 3) switch
            {
                0 => await Import($"{name}-{n}-i"),
                1 => await Send(HttpMethod.Delete, $"relations/{met.Id}?reason=wrong", null, relation.Tag, new Expected(met.Key, 2, null)),
                _ => await Send(HttpMethod.Post, $"entities/{person.Id}/merge", new { into = before, reason = "the same" }, null, new Expected(person.Key, 3, null, before), new Expected(met with { From = before }, 2)),
            };
            if (last is null)
                return;
        }
    }

    private Task<Answer?> Import(string name)
    {
        GraphRecord[] records = [.. Some.People(Enumerable.Range(0, ImportMax).Select(i => $"{name}{i}")), .. Enumerable.Range(0, ImportMax).Select(i => Some.Met($"{name}{i}", "hub", "2025"))];
        var body = string.Join('\n', records.Select(record => JsonSerializer.Serialize(record, GraphJson.Default.GraphRecord)));
        return Send(HttpMethod.Post, "import", new StringContent(body, Encoding.UTF8, "application/x-ndjson"), null, [.. records.Select(record => new Expected(record))]);
    }

    private Task<Answer?> Send(HttpMethod method, string path, object? body, string? tag, params Expected[] changes) =>
        Send(method, path, body is null ? null : new StringContent(body is GraphRecord record ? JsonSerializer.Serialize(record, GraphJson.Default.GraphRecord) : JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"), tag, changes);

    /// <returns>Null when there was no answer, or one that the store is away: then nobody knows.</returns>
    private async Task<Answer?> Send(HttpMethod method, string path, HttpContent? content, string? tag, params Expected[] changes)
    {
        using var request = new HttpRequestMessage(method, "/v1/" + path) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        var sent = ledger.Send(changes);
        try
        {
            using var response = await http.SendAsync(request);
            if ((int)response.StatusCode is 503 or 504)
                return null;
            var said = await response.Content.ReadAsStringAsync();
            Assert.True(response.IsSuccessStatusCode, $"{method} {path}: {(int)response.StatusCode} {said}");
            sent.IsAcknowledged = true;
            return new Answer(response.Headers.ETag?.ToString());
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private sealed record Answer(string? Tag);
}
