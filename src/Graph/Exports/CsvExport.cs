using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Graph;

/// <summary>Four tables in a zip: sources, entities, relations, and the evidence of relations by their id. Each starts with a byte order mark, without which Excel takes UTF-8 for another encoding.</summary>
internal sealed class CsvExport(Stream to) : Export(to)
{
    private static readonly string[] Names = ["sources.csv", "entities.csv", "relations.csv", "evidence.csv"];

    private static readonly string[] EntityFields = [.. Schema.Entities.SelectMany(type => type.Fields).Select(field => field.Name).Distinct()];

    private static readonly string[] RelationFields = [.. Schema.Relations.SelectMany(type => type.Fields).Select(field => field.Name).Distinct()];

    private static readonly string[][] Headers =
    [
        ["id", "title", "publisher", "author", "published", "url", "archivedUrl", "language", "licence", "retrieved"],
        ["id", "type", "name", "aliases", "description", "sameAs", .. EntityFields],
        ["id", "type", "from", "to", .. RelationFields, "sources"],
        ["relation", "position", "source", "locator", "summary", "quote", "stance", "confidence"],
    ];

    private readonly ZipArchive zip = new(to, ZipArchiveMode.Create, leaveOpen: true);
    private Stream file = Stream.Null;

    public override IReadOnlyList<RecordKind> Parts => [RecordKind.Source, RecordKind.Entity, RecordKind.Relation, RecordKind.Relation];

    protected override void StartPart(int part)
    {
        file = zip.CreateEntry(Names[part], CompressionLevel.Fastest).Open();
        file.Write(Encoding.UTF8.Preamble);
        Row(Headers[part]);
    }

    protected override void Write(GraphRecord record, int part)
    {
        switch (record)
        {
            case SourceRecord one:
                Row([one.Id, one.Title, one.Publisher, one.Author, one.Published, one.Url, one.ArchivedUrl, one.Language, one.Licence, one.Retrieved]);
                break;
            case EntityRecord one:
                Row([one.Id, one.Type, one.Name, Joined(one.Aliases), one.Description, Joined(one.SameAs ?? []), .. EntityFields.Select(name => one.Fields.TryGetValue(name, out var value) ? Plain(value) : null)]);
                break;
            case RelationRecord one when part == 2:
                Row([one.Id, one.Type, one.From, one.To, .. RelationFields.Select(name => one.Fields.TryGetValue(name, out var value) ? Plain(value) : null), Joined(one.Evidence.Select(item => item.Source))]);
                break;
            case RelationRecord one:
                foreach (var (position, item) in one.Evidence.Index())
                    Row([one.Id, position.ToString(CultureInfo.InvariantCulture), item.Source, item.Locator, item.Summary, item.Quote, item.Stance ?? "supports", item.Confidence]);
                break;
        }
    }

    protected override void EndPart(int part) => file.Dispose();

    protected override void Finish() => zip.Dispose();

    public override void Dispose()
    {
        zip.Dispose();
        base.Dispose();
    }

    private static string Joined(IEnumerable<string> values) => string.Join(" | ", values.Select(value => value.Replace(" | ", " ¦ ", StringComparison.Ordinal)));

    private void Row(IEnumerable<string?> cells) => file.Write(Encoding.UTF8.GetBytes(Spreadsheet.Row(cells)));
}
