using System.Reflection;
using System.Security.Cryptography;

namespace Graph.Api;

/// <summary>What an address is that shows the explorer: its page, or a file of it.</summary>
internal sealed record PageOfExplorer;

/// <summary>
/// The explorer: a page that stands at <c>/</c> and at the address of each of its views, and the files it loads. The build of
/// src/Graph.Explorer is in this assembly; where there was no Node.js to build it, a page says so.
/// </summary>
internal static class Explorer
{
    private const string Prefix = "explorer/";

    private const string PageExtension = ".html";

    /// <summary>A file is named after what is in it, so it never changes.</summary>
    private const string Forever = "public, max-age=31536000, immutable";

    /// <summary>The page runs its own scripts alone, makes none from text, and asks nobody but this server.</summary>
    private const string ContentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'; frame-ancestors ";

    private static readonly Dictionary<string, string> Types = new()
    {
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".woff2"] = "font/woff2",
    };

    private static readonly Assembly Own = typeof(Explorer).Assembly;

    private static readonly HashSet<string> Files = [.. Own.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..])];

    /// <summary>The names of the views, each the first part of its addresses. Their pages differ in what they load at once.</summary>
    private static readonly string[] Views = [.. Files.Where(file => file.EndsWith(PageExtension, StringComparison.Ordinal)).Select(file => file[..^PageExtension.Length])];

    /// <summary>Whether this build has it.</summary>
    public static bool IsBuilt => Views.Length > 0;

    public static void MapExplorer(this IEndpointRouteBuilder routes)
    {
        if (!IsBuilt)
        {
            Pages.Get(routes, "/", http => Pages.Html(http, Pages.Resource("unbuilt.html")));
            return;
        }
        var home = PageOf("home");
        Pages.Get(routes, "/", http => Sent(http, home, "'none'"));
        foreach (var view in Views)
        {
            var page = PageOf(view);
            foreach (var path in (string[])[$"/{view}", $"/{view}/{{**rest}}"])
            {
                Get(routes, path, http => Sent(http, page, "'none'"));
                // for the pages of others: it shows what anybody may read, and a click in it does nothing in the reader's name
                Get(routes, $"/embed{path}", http => Sent(http, page, "*"));
            }
        }
        Get(routes, "/assets/{file}", Asset);
    }

    private static void Get(IEndpointRouteBuilder routes, string path, RequestDelegate answer) =>
        Pages.Get(routes, path, answer).WithMetadata(new PageOfExplorer());

    private static (byte[] Bytes, string Tag) PageOf(string view)
    {
        using var bytes = new MemoryStream();
        using var page = Opened(view + PageExtension);
        page.CopyTo(bytes);
        return (bytes.ToArray(), $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()))[..16]}\"");
    }

    private static Task Sent(HttpContext http, (byte[] Bytes, string Tag) page, string ancestors)
    {
        var (bytes, tag) = page;
        http.Response.Headers.ETag = tag;
        http.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy + ancestors;
        // a source that is opened from here is not told which claim was looked at
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.ContentType = "text/html; charset=utf-8";
        if (http.Request.Headers.IfNoneMatch.Any(given => given!.Contains(tag, StringComparison.Ordinal)))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : http.Response.Body.WriteAsync(bytes, http.RequestAborted).AsTask();
    }

    private static async Task Asset(HttpContext http)
    {
        var file = $"assets/{http.Request.RouteValues["file"]}";
        if (!Files.Contains(file) || !Types.TryGetValue(Path.GetExtension(file), out var type))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        http.Response.ContentType = type;
        http.Response.Headers.CacheControl = Forever;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        if (Files.Contains(file + ".br") && http.Request.GetTypedHeaders().AcceptEncoding.Any(coding => coding.Value == "br" && coding.Quality != 0))
        {
            http.Response.Headers.ContentEncoding = "br";
            http.Response.Headers.Vary = "Accept-Encoding";
            file += ".br";
        }
        await using var opened = Opened(file);
        if (!HttpMethods.IsHead(http.Request.Method))
            await opened.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    private static Stream Opened(string file) => Own.GetManifestResourceStream(Prefix + file)!;
}
