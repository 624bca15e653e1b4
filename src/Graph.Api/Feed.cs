using System.Globalization;
using System.Text;
using System.Xml;
using Graph.Editing;

namespace Graph.Api;

/// <summary>Changes as an Atom feed (RFC 4287).</summary>
internal static class Feed
{
    public const string MediaType = "application/atom+xml";

    private const string Atom = "http://www.w3.org/2005/Atom";

    private const int EntriesMax = 50;

    public static async Task Write(HttpContext http, IGraphEditor editor, IReadOnlyList<string> entities, long? before)
    {
        if (http.Request.Query.ContainsKey("with") && !http.Request.Query.ContainsKey("entity"))
            throw new GraphException(GraphCode.MissingParameter, "with needs entity: entity=…&with=… is about the two.") { Field = "entity" };
        List<(string Id, string Name)> followed = [];
        foreach (var id in entities)
            followed.Add(await Followed(editor, id, http.RequestAborted));
        var edits = await editor.ReadLatest([.. followed.Select(one => one.Id)], before, EntriesMax, http.RequestAborted);
        var root = $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}";
        var self = $"{root}/v1/changes.atom{Query(followed, null)}";
        var text = new MemoryStream();
        await using (var xml = XmlWriter.Create(text, new() { Async = true, Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", CheckCharacters = false }))
        {
            await xml.WriteStartDocumentAsync();
            xml.WriteStartElement("feed", Atom);
            Element(xml, "id", self);
            Element(xml, "title", followed.Count == 0 ? "European defence actors: all changes" : $"Changes: {string.Join(", ", followed.Select(one => one.Name))}");
            Element(xml, "updated", edits.Count > 0 ? edits[0].At : "1970-01-01T00:00:00Z");
            Link(xml, "self", $"{root}/v1/changes.atom{Query(followed, before)}", MediaType);
            if (edits.Count > 0 && edits[^1].Entry > 1)
                Link(xml, "next", $"{root}/v1/changes.atom{Query(followed, edits[^1].Entry)}", MediaType);
            foreach (var edit in edits)
                await Entry(xml, editor, edit, root, http.RequestAborted);
            xml.WriteEndElement();
        }
        http.Response.ContentType = $"{MediaType}; charset=utf-8";
        http.Response.ContentLength = text.Length;
        await http.Response.Body.WriteAsync(text.GetBuffer().AsMemory(0, (int)text.Length), http.RequestAborted);
    }

    /// <summary>Who followed one that was merged goes on with the one that stays.</summary>
    private static async Task<(string Id, string Name)> Followed(IGraphEditor editor, string id, CancellationToken cancel)
    {
        var key = new RecordKey(RecordKind.Entity, id);
        var stands = await editor.Read(key, cancel) ?? throw Refusals.Unknown(key);
        return stands switch
        {
            { Record: EntityRecord entity } => (id, entity.Name),
            { Into: { } into } => await Followed(editor, into, cancel),
            _ => (id, id),
        };
    }

    private static async Task Entry(XmlWriter xml, IGraphEditor editor, Edit edit, string root, CancellationToken cancel)
    {
        xml.WriteStartElement("entry", Atom);
        Element(xml, "id", string.Create(CultureInfo.InvariantCulture, $"{root}/v1/changes?after={edit.Entry - 1}#{edit.Kind}-{edit.Id}"));
        Element(xml, "title", $"{char.ToUpperInvariant(edit.State[0])}{edit.State[1..]}: {await Label(editor, edit, cancel)}");
        Element(xml, "updated", edit.At);
        xml.WriteStartElement("author", Atom);
        Element(xml, "name", edit.By);
        xml.WriteEndElement();
        if (edit.Kind != "judgement")
        {
            var address = $"{root}/v1/{Commands.Noun(Enum.Parse<RecordKind>(edit.Kind, ignoreCase: true))}/{edit.Into ?? edit.Id}";
            Link(xml, "alternate", edit.State == "removed" ? $"{address}/history" : address, Formats.Json);
        }
        Element(xml, "summary", Summary(edit));
        xml.WriteEndElement();
    }

    private static string Summary(Edit edit)
    {
        IEnumerable<string?> parts = [edit.Reason, edit.Into is null ? null : $"It is one with {edit.Into}.", .. edit.Record is RelationRecord relation ? relation.Evidence.Select(one => $"{one.Summary} ({one.Source})") : [], (edit.Record as EntityRecord)?.Description];
        return parts.OfType<string>().ToList() is { Count: > 0 } said ? string.Join(" · ", said) : edit.Action;
    }

    private static async Task<string> Label(IGraphEditor editor, Edit edit, CancellationToken cancel) => edit.Record switch
    {
        EntityRecord entity => entity.Name,
        SourceRecord source => source.Title,
        RelationRecord relation => $"{await Name(editor, relation.From, cancel)} {relation.Type} {await Name(editor, relation.To, cancel)}{(relation.Fields.TryGetValue("date", out var date) ? $", {date}" : "")}",
        JudgementRecord judgement => $"{await Name(editor, judgement.One, cancel)} and {await Name(editor, judgement.Other, cancel)} are {(judgement.Verdict == "different" ? "different" : "perhaps the same")}",
        _ => edit.Id,
    };

    private static async Task<string> Name(IGraphEditor editor, string id, CancellationToken cancel) => (await editor.Read(new(RecordKind.Entity, id), cancel))?.Record is EntityRecord entity ? entity.Name : id;

    private static string Query(List<(string Id, string Name)> followed, long? before)
    {
        List<string> parts = [.. followed.Select((one, i) => $"{(i == 0 ? "entity" : "with")}={one.Id}")];
        if (before is not null)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"before={before}"));
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Atom, text);

    private static void Link(XmlWriter xml, string relation, string address, string type)
    {
        xml.WriteStartElement("link", Atom);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }
}
