using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Graph.Editing;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Graph.Api;

/// <summary>Bodies of requests, read strictly: of the right type, not encoded, and no larger than is taken.</summary>
internal static class Bodies
{
    /// <summary>Lines of FollowTheMoney.</summary>
    public static readonly string FollowTheMoney = Export.Formats["ftm"].MediaType;

    /// <summary>By what an operating system says that a disk is full (ENOSPC, Windows' own), a quota used up or a file too large for its limit (EDQUOT, EFBIG).</summary>
    private static readonly int[] NoRoom = [28, unchecked((int)0x80070070), 122, 27];

    private static readonly string[] LineTypes = [Formats.Ndjson, "application/ndjson", "application/jsonl", FollowTheMoney];

    /// <summary>A record of this kind.</summary>
    /// <exception cref="GraphException"><see cref="GraphCode.BadJson"/>, <see cref="GraphCode.InvalidRecords"/>, <see cref="GraphCode.UnsupportedMediaType"/></exception>
    public static async Task<GraphRecord> Record(this Ordered ordered, RecordKind kind)
    {
        var faults = new List<Fault>();
        return RecordReader.Read(await Json(ordered.Http), kind, "", faults) ?? throw GraphException.Invalid(faults);
    }

    /// <summary>Texts and whole numbers by name; others are refused by name.</summary>
    public static async Task<Dictionary<string, string>> Fields(this Ordered ordered, params string[] known)
    {
        var json = await Json(ordered.Http);
        if (json.ValueKind != JsonValueKind.Object)
            throw GraphException.Invalid([new("", $"the body is a JSON object with {string.Join(", ", known)}")]);
        var faults = json.EnumerateObject().Where(member => !known.Contains(member.Name)).Select(member => new Fault($"/{member.Name}", Nearest.Sentence("field", member.Name, known)))
            .Concat(json.EnumerateObject().Where(member => known.Contains(member.Name) && member.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number)).Select(member => new Fault($"/{member.Name}", "is a text"))).ToList();
        return faults.Count > 0 ? throw GraphException.Invalid(faults) : json.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.ToString());
    }

    public static string Needed(this Dictionary<string, string> fields, string name) => fields.GetValueOrDefault(name) ?? throw GraphException.Invalid([new($"/{name}", "is required and not empty")]);

    /// <summary>The lines of a file; none is longer than the body of one record may be.</summary>
    public static async IAsyncEnumerable<string> Lines(Stream file, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        // from its beginning, whoever has read it before
        file.Position = 0;
        using var reader = new StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: true), leaveOpen: true);
        var (part, line, number) = (new char[16 * 1024], new StringBuilder(), 1);
        for (int read; (read = await Read(reader, part, cancel)) > 0;)
        {
            var rest = part.AsMemory(0, read);
            for (int end; (end = rest.Span.IndexOf('\n')) >= 0; rest = rest[(end + 1)..], number++)
            {
                yield return line.Append(rest[..end]).ToString();
                line.Clear();
            }
            if (line.Append(rest).Length > Commands.BodyBytesMax)
                throw GraphException.Invalid([new($"{number}:", $"a line has at most {Commands.BodyBytesMax} characters")]);
        }
        if (line.Length > 0)
            yield return line.ToString();
    }

    private static async Task<int> Read(StreamReader reader, char[] part, CancellationToken cancel)
    {
        try
        {
            return await reader.ReadAsync(part, cancel);
        }
        catch (DecoderFallbackException fault)
        {
            throw new GraphException(GraphCode.BadText, "The body holds bytes that are not UTF-8.", fault);
        }
    }

    /// <summary>Puts a body into a file that goes when it is closed: nobody else waits to write while a body comes slowly.</summary>
    public static async Task<FileStream> Spooled(HttpContext http, int megabytesMax)
    {
        Check(http, LineTypes, megabytesMax * 1024L * 1024L);
        var path = Path.Combine(Path.GetTempPath(), $"graph-import-{Guid.NewGuid():N}");
        FileStream? file = null;
        try
        {
            file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
            // without a name it goes with this program, however that ends; Windows sees to it by itself
            if (!OperatingSystem.IsWindows())
                File.Delete(path);
            await http.Request.BodyReader.CopyToAsync(file, http.RequestAborted);
            await file.FlushAsync(http.RequestAborted);
            return file;
        }
        catch (IOException fault) when (NoRoom.Contains(fault.HResult))
        {
            await Dropped(file);
            throw new GraphException(GraphCode.DiskFull, "There is no room for the import among the temporary files of the service: nothing was written. It has to be given room.", fault);
        }
        catch
        {
            await Dropped(file);
            throw;
        }
    }

    /// <summary>Whether the body says that it is of this type.</summary>
    public static bool IsOf(HttpContext http, string type) => MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var given) && type.Equals(given.MediaType.Value, StringComparison.OrdinalIgnoreCase);

    /// <summary>What it still holds back is not written any more.</summary>
    private static async Task Dropped(FileStream? file)
    {
        try
        {
            if (file is not null)
                await file.DisposeAsync();
        }
        catch (IOException)
        {
            // the fault that led here is the one to tell
        }
    }

    private static async Task<JsonElement> Json(HttpContext http)
    {
        Check(http, [Formats.Json], Commands.BodyBytesMax);
        using var body = new MemoryStream();
        await http.Request.BodyReader.CopyToAsync(body, http.RequestAborted);
        return RecordReader.Parse(body.GetBuffer().AsMemory(0, (int)body.Length));
    }

    /// <exception cref="GraphException"><see cref="GraphCode.UnsupportedMediaType"/>, <see cref="GraphCode.BodyTooLarge"/></exception>
    private static void Check(HttpContext http, string[] types, long bytesMax)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || !types.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase)
            || (type.Charset.HasValue && !type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
            throw new GraphException(GraphCode.UnsupportedMediaType, $"The body is {types[0]} in UTF-8: say so with Content-Type.") { Field = "Content-Type" };
        // what is small when it is sent and large when it is unpacked is not unpacked
        if (http.Request.Headers.ContentEncoding.Count > 0)
            throw new GraphException(GraphCode.UnsupportedMediaType, "The body is taken as it is, without Content-Encoding.") { Field = "Content-Encoding" };
        if (http.Request.ContentLength > bytesMax)
            throw new GraphException(GraphCode.BodyTooLarge, $"The body has at most {bytesMax} bytes here.");
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = bytesMax;
    }
}
