using System.Net;
using System.Text.Json;

namespace Graph.Tests.Api;

/// <summary>What came back, read as a client reads it.</summary>
internal static class Answered
{
    /// <summary>The JSON of an answer; anything but 200 fails the test with what was said instead.</summary>
    public static async Task<JsonElement> Json(this HttpClient http, string address)
    {
        using var response = await http.GetAsync(address);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{address} was answered {(int)response.StatusCode}: {body}");
        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        return JsonElement.Parse(body);
    }

    public static async Task<HttpResponseMessage> Send(this HttpClient http, HttpMethod method, string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address);
        foreach (var (name, value) in headers)
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        return await http.SendAsync(request);
    }

    public static Task<HttpResponseMessage> Get(this HttpClient http, string address, params (string Name, string Value)[] headers) => http.Send(HttpMethod.Get, address, headers);

    public static string? Header(this HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values) ? string.Join(", ", values) : null;

    public static IReadOnlyList<JsonElement> Items(this JsonElement json, string property) => [.. json.GetProperty(property).EnumerateArray()];

    /// <summary>The text at a path of properties; null when it is left out.</summary>
    public static string? Text(this JsonElement json, params string[] path)
    {
        foreach (var property in path)
        {
            if (!json.TryGetProperty(property, out json))
                return null;
        }
        return json.ValueKind == JsonValueKind.String ? json.GetString() : json.GetRawText();
    }

    public static IReadOnlyList<string?> Texts(this IEnumerable<JsonElement> items, params string[] path) => [.. items.Select(item => item.Text(path))];
}

/// <summary>A refusal: every one must be whole, whatever it is about.</summary>
internal sealed record Refusal(int Status, string Code, string Detail, string? Field, IReadOnlyList<string?> Candidates, string Body)
{
    public static async Task<Refusal> Of(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.Equal("application/problem+json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        Assert.Equal("*", response.Header("Access-Control-Allow-Origin"));
        Assert.Equal("nosniff", response.Header("X-Content-Type-Options"));
        return Of((int)response.StatusCode, body);
    }

    public static async Task<Refusal> Of(HttpClient http, string address)
    {
        using var response = await http.GetAsync(address);
        return await Of(response);
    }

    public static Refusal Of(int status, string body)
    {
        var problem = JsonElement.Parse(body);
        var code = GraphCodes.FromSlug(problem.Text("code"));
        Assert.True(code is not null, $"no code of ours: {body}");
        Assert.Equal(GraphCodes.Table[code.Value], (status, problem.Text("title")));
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        Assert.Equal("/docs/errors#" + code.Value.Slug(), problem.Text("type"));
        Assert.StartsWith("/", problem.Text("instance"));
        Assert.False(string.IsNullOrWhiteSpace(problem.Text("detail")));
        return new(status, code.Value.Slug(), problem.Text("detail")!, problem.Text("field"),
            problem.TryGetProperty("candidates", out _) ? problem.Items("candidates").Texts("id") : [], body);
    }
}
