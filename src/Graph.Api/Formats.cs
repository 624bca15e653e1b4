using Microsoft.Net.Http.Headers;

namespace Graph.Api;

/// <summary>The formats of a list, by <c>?format=</c> or, as HTTP has it, by the Accept header.</summary>
internal static class Formats
{
    public const string Json = "application/json", Csv = "text/csv", Ndjson = "application/x-ndjson";

    public static readonly IReadOnlyList<string> Names = ["json", "csv", "ndjson"];

    private static readonly string[] Types = [Json, Csv, Ndjson];

    /// <summary>Names that NDJSON also goes by.</summary>
    private static readonly string[] NdjsonToo = ["application/ndjson", "application/jsonl"];

    /// <summary>Whether a browser asks, so that a table is opened in a spreadsheet and not read by a script.</summary>
    public static bool IsBrowser(HttpRequest request) => request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="GraphException"><see cref="GraphCode.NotAcceptable"/></exception>
    public static string Of(HttpRequest request, string? named, bool list)
    {
        if (named is not null)
            return Types[((List<string>)[.. Names]).IndexOf(named)];
        if (string.IsNullOrWhiteSpace(request.Headers.Accept))
            return Json;
        var offered = list ? Types : [Json];
        if (MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var wanted))
        {
            var refused = wanted.Where(range => range.Quality is 0).Select(range => range.MediaType.Value).ToList();
            foreach (var range in wanted.Where(range => range.Quality is not 0).OrderByDescending(range => range.Quality ?? 1))
            {
                // its parameters (charset=utf-8) do not matter: there is one form of each type
                if (offered.FirstOrDefault(type => range.MatchesMediaType(type) && !refused.Contains(type)) is { } type)
                    return type;
                if (list && NdjsonToo.Contains(range.MediaType.Value))
                    return Ndjson;
            }
        }
        throw new GraphException(GraphCode.NotAcceptable, $"The answer comes as {string.Join(", ", offered)}; Accept asks for '{Quoted.Shorten(request.Headers.Accept.ToString())}'.");
    }
}
