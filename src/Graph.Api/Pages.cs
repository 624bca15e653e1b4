using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Graph.Api;

/// <summary>Whether the process lives, and whether its store answers.</summary>
internal sealed record Alive(string Status, string? Version);

/// <summary>What is served beside the API: the explorer, what can be asked, the errors explained, health.</summary>
internal static partial class Pages
{
    /// <summary>The pages run no script and load nothing.</summary>
    private const string ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void MapPages(this IEndpointRouteBuilder routes)
    {
        routes.MapExplorer();
        Get(routes, "/docs", http => Html(http, Resource("start.html")));
        Get(routes, "/docs/errors", http => Html(http, Errors.Value));
        Get(routes, "/health/live", http => http.Response.WriteAsJsonAsync(new Alive("live", null), ApiJson.Default.Alive));
        Get(routes, "/health/ready", async http =>
        {
            var version = await http.RequestServices.GetRequiredService<IGraphStore>().GetVersion(http.RequestAborted);
            await http.Response.WriteAsJsonAsync(new Alive("ready", version), ApiJson.Default.Alive);
        });
    }

    public static IEndpointConventionBuilder Get(IEndpointRouteBuilder routes, string path, RequestDelegate answer) =>
        routes.MapMethods(path, [HttpMethods.Get, HttpMethods.Head], http =>
        {
            http.Response.Headers.CacheControl = "no-cache";
            return answer(http);
        }).ExcludeFromDescription();

    public static Task Html(HttpContext http, string page)
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        return http.Response.WriteAsync(page);
    }

    /// <summary>docs/errors.md as a page, with an anchor for each code.</summary>
    private static readonly Lazy<string> Errors = new(() =>
    {
        var page = new StringBuilder("<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'><title>Errors</title><style>body{font:1rem/1.5 system-ui;max-width:44rem;margin:2rem auto;padding:0 1rem}h2{font:1.1rem ui-monospace,monospace;margin-top:2rem}:target{background:#ffd}</style><main>");
        foreach (var block in Resource("errors.md").ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var text = Code().Replace(WebUtility.HtmlEncode(block), "<code>$1</code>");
            page.Append(text switch
            {
                ['#', '#', ..] => $"<h2 id=\"{text[3..]}\">{text[3..]}</h2>",
                ['#', ..] => $"<h1>{text[2..]}</h1>",
                _ => $"<p>{text}</p>",
            });
        }
        return page.Append("</main></html>").ToString();
    });

    public static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(Pages).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
