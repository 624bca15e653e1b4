using System.Text.Encodings.Web;
using System.Text.Json;

namespace Graph.FollowTheMoney;

/// <summary>
/// Entities of FollowTheMoney, one a line, as Aleph and OpenSanctions read them. It holds no promises and no words, so that commitments and
/// statements are left out; nor what has no supporting source, or one that disputes it, since there it would stand as a fact.
/// </summary>
internal sealed class FtmExport(Stream to) : Export(to)
{
    private static readonly JsonWriterOptions Letters = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Utf8JsonWriter json = new(to, Letters);
    private readonly Dictionary<string, string> codes = new(StringComparer.Ordinal);
    private readonly HashSet<string> leftOut = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string? Url, string? Publisher)> sources = new(StringComparer.Ordinal);

    /// <summary>Entities are read twice: the code of a country stands in entities that come before it.</summary>
    public override IReadOnlyList<RecordKind> Parts => [RecordKind.Source, RecordKind.Entity, RecordKind.Entity, RecordKind.Relation];

    protected override void Write(GraphRecord record, int part)
    {
        switch (record)
        {
            case SourceRecord source:
                sources[source.Id] = (source.Url, source.Publisher);
                Write(source);
                break;
            case EntityRecord entity when part == 1:
                Note(entity);
                break;
            case EntityRecord entity when Ftm.Of(entity) is { } schema:
                Write(entity, schema.Schema, schema.Topics);
                break;
            case RelationRecord relation when Ftm.Of(relation) is { } schema && !leftOut.Contains(relation.From) && !leftOut.Contains(relation.To) && Best(relation) is { } evidence:
                Write(relation, schema, evidence);
                break;
        }
    }

    public override void Dispose()
    {
        json.Dispose();
        base.Dispose();
    }

    private void Note(EntityRecord entity)
    {
        if (entity.Type == Schema.Country && entity.Text("iso2") is { } code)
            codes[entity.Id] = code.ToLowerInvariant();
        else if (entity.Type == Schema.Event && Ftm.Of(entity) is null)
            leftOut.Add(entity.Id);
    }

    private void Write(SourceRecord source)
    {
        Begin(Ftm.SourcePrefix + source.Id, Ftm.Article);
        Values("title", source.Title);
        Values("publisher", source.Publisher);
        Values("author", source.Author);
        Values("publishedAt", Day(source.Published));
        Values("sourceUrl", source.Url);
        Values("language", FtmCodes.Language(source.Language));
        Values("retrievedAt", Day(source.Retrieved));
        End();
    }

    private void Write(EntityRecord entity, string schema, string[] topics)
    {
        Begin(entity.Id, schema);
        Values("name", entity.Name);
        Values("alias", [.. entity.Aliases.Where(alias => alias != entity.Name)]);
        Values("summary", entity.Description);
        Values("country", entity.Type == Schema.Country ? codes.GetValueOrDefault(entity.Id) : entity.Text("country") is { } country ? codes.GetValueOrDefault(country) : null);
        Values("wikidataId", [.. (entity.SameAs ?? []).Select(Qid).OfType<string>()]);
        Values("wikipediaUrl", [.. (entity.SameAs ?? []).Where(IsWikipedia)]);
        Values("topics", topics);
        switch (entity.Type)
        {
            case Schema.Country:
                Values("classification", Schema.Country);
                break;
            case Schema.Institution:
                Values("classification", entity.Text("kind"));
                break;
            case Schema.Office:
                Values("organization", entity.Text("institution"));
                Values("keywords", entity.Text("portfolio"));
                break;
            case Schema.Event:
                Values("keywords", entity.Text("kind"), entity.Text("format"));
                Dates(FtmDates.Of(entity.Text("date")));
                break;
            case Schema.Place:
                Values("full", entity.Name);
                Values("latitude", Number(entity, "latitude"));
                Values("longitude", Number(entity, "longitude"));
                break;
        }
        End();
    }

    private void Write(RelationRecord relation, string schema, EvidenceRecord evidence)
    {
        var (from, to, _) = Ftm.Edges[schema];
        var source = sources.GetValueOrDefault(evidence.Source);
        Begin(Ftm.RelationPrefix + relation.Id, schema);
        Values(from, relation.From);
        Values(to, relation.To);
        if (schema == Ftm.UnknownLink)
            Values("role", Ftm.Role(relation.Type), relation.Text("role"));
        Values("status", evidence.Confidence);
        Dates(schema == Ftm.UnknownLink ? FtmDates.Of(relation.Text("date")) : FtmDates.Of(relation.Text("since"), relation.Text("until")));
        Values("summary", evidence.Summary);
        Values("description", relation.Text("title"));
        Values("recordId", evidence.Locator);
        Values("proof", Ftm.SourcePrefix + evidence.Source);
        Values("sourceUrl", source.Url);
        Values("publisher", source.Publisher);
        End();
    }

    /// <summary>The piece of evidence that a link can carry: one that does not hedge, where there is one; none when a source disputes it.</summary>
    private static EvidenceRecord? Best(RelationRecord relation) => relation.Evidence.Any(one => one.Stance == "disputes") ? null : relation.Evidence.FirstOrDefault(one => one.Confidence is null) ?? relation.Evidence[0];

    private void Begin(string id, string schema)
    {
        json.Reset();
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteString("schema", schema);
        json.WriteStartObject("properties");
    }

    private void Dates(IEnumerable<(string Property, IReadOnlyList<string> Values)> dates)
    {
        foreach (var (property, values) in dates)
            Values(property, [.. values]);
    }

    private void Values(string property, params string?[] values)
    {
        var given = values.Where(value => !string.IsNullOrEmpty(value)).Distinct().ToList();
        if (given.Count == 0)
            return;
        json.WriteStartArray(property);
        foreach (var value in given)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private void End()
    {
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        To.WriteByte((byte)'\n');
    }

    private static string? Day(string? date) => date is not null && FtmDates.IsPlain(date) ? date : null;

    private static string? Number(EntityRecord entity, string field) => entity.Fields.TryGetValue(field, out var value) ? value.GetRawText() : null;

    private static string? Qid(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Host == "wikidata.org" || uri.Host.EndsWith(".wikidata.org", StringComparison.Ordinal))
        && uri.AbsolutePath.Split('/')[^1] is ['Q', _, ..] id && id.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0 ? id : null;

    private static bool IsWikipedia(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.EndsWith("wikipedia.org", StringComparison.Ordinal);
}
