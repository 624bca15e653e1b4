using System.Net.Http.Headers;
using System.Text.Json;

namespace Graph.Bench;

/// <summary>The floors: Kestrel with one endpoint and nothing of ours.</summary>
internal static class Bare
{
    /// <summary>The same bytes every time.</summary>
    public static Task<int> Serve(int port, byte[] body) => Serve(port, _ => Task.FromResult(body));

    /// <summary>What a server answers to a question's statements, one after the other, as it comes: <c>/0</c> asks the first question of a file of lists of bodies.</summary>
    public static async Task<int> Through(int port, string server, string authorization, string file)
    {
        var questions = JsonSerializer.Deserialize<byte[][][]>(await File.ReadAllBytesAsync(file))!;
        using var client = new HttpClient();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
        client.DefaultRequestHeaders.Accept.Add(new("application/json"));
        return await Serve(port, async http =>
        {
            byte[] answer = [];
            foreach (var body in questions[int.Parse(http.Request.Path.Value![1..], System.Globalization.CultureInfo.InvariantCulture)])
            {
                using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
                using var response = await client.PostAsync(new Uri(server), content, http.RequestAborted);
                answer = await response.Content.ReadAsByteArrayAsync(http.RequestAborted);
            }
            return answer;
        });
    }

    private static async Task<int> Serve(int port, Func<HttpContext, Task<byte[]>> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        app.MapGet("/{**path}", async (HttpContext http) =>
        {
            var body = await answer(http);
            http.Response.ContentType = "application/json; charset=utf-8";
            http.Response.ContentLength = body.Length;
            await http.Response.Body.WriteAsync(body);
        });
        await app.RunAsync();
        return 0;
    }
}
