using System.Text.Json;
using System.Text.Json.Serialization;

namespace Graph;

/// <summary>A record as it is written, imported and exported: references are ids, and the fields of its type stand beside the common ones.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "record")]
[JsonDerivedType(typeof(SourceRecord), "source")]
[JsonDerivedType(typeof(EntityRecord), "entity")]
[JsonDerivedType(typeof(RelationRecord), "relation")]
[JsonDerivedType(typeof(JudgementRecord), "judgement")]
public abstract record GraphRecord
{
    /// <summary>An ASCII slug that lasts: <c>sebastien-lecornu</c>.</summary>
    public required string Id { get; init; }

    [JsonIgnore]
    public RecordKey Key => new(this switch { SourceRecord => RecordKind.Source, EntityRecord => RecordKind.Entity, RelationRecord => RecordKind.Relation, _ => RecordKind.Judgement }, Id);
}

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record SourceRecord : GraphRecord
{
    public required string Title { get; init; }

    public string? Publisher { get; init; }

    public string? Author { get; init; }

    public string? Published { get; init; }

    public string? Url { get; init; }

    public string? ArchivedUrl { get; init; }

    public string? Language { get; init; }

    public string? Licence { get; init; }

    public string? Retrieved { get; init; }
}

public sealed record EntityRecord : GraphRecord
{
    public required string Type { get; init; }

    public required string Name { get; init; }

    public IReadOnlyList<string> Aliases { get; set; } = [];

    public string? Description { get; init; }

    public IReadOnlyList<string>? SameAs { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement> Fields { get; set; } = [];
}

public sealed record RelationRecord : GraphRecord
{
    public required string Type { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement> Fields { get; set; } = [];

    public required IReadOnlyList<EvidenceRecord> Evidence { get; init; }
}

/// <summary>
/// Whether two entities, or two events, are the same: what somebody decided, so that a pair is not offered again. Its id is the two ids in
/// ordinal order, joined by <c>--is--</c>.
/// </summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record JudgementRecord : GraphRecord
{
    public required string One { get; init; }

    public required string Other { get; init; }

    /// <summary><c>different</c> or <c>unsure</c>: two that are the same are merged.</summary>
    public required string Verdict { get; init; }

    /// <param name="one">The id that comes first in ordinal order.</param>
    /// <param name="other">The other.</param>
    public static string IdOf(string one, string other) => $"{one}--is--{other}";
}

[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record EvidenceRecord
{
    public required string Source { get; init; }

    public string? Locator { get; init; }

    public required string Summary { get; init; }

    public string? Quote { get; init; }

    public string? Stance { get; init; }

    public string? Confidence { get; init; }
}

/// <summary>Money in a currency, or a share of something, as stated.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record Amount
{
    /// <summary>In units of the currency: 195 million euros is 195000000.</summary>
    public decimal? Value { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public string? Currency { get; init; }

    /// <summary>A share, in percent of what <c>of</c> says.</summary>
    public decimal? Percent { get; init; }

    /// <summary>What the share is of: <c>GDP of France</c>.</summary>
    public string? Of { get; init; }

    /// <summary>The words of the source.</summary>
    public required string AsStated { get; init; }

    /// <summary>The same amount in other terms, where the source itself gives them.</summary>
    public IReadOnlyList<Amount>? Equivalents { get; init; }
}
