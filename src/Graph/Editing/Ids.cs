using System.Globalization;
using System.Text.Json;

namespace Graph.Editing;

/// <summary>Ids for records that come without one.</summary>
public static class Ids
{
    /// <summary>The longest id that is made, before a year or number is added.</summary>
    private const int MadeMax = 180;

    /// <summary>The longest part of it that stands for one end of a relation.</summary>
    private const int EndMax = 75;

    /// <summary>What the record would be called: the first that is free is taken.</summary>
    public static IEnumerable<string> For(GraphRecord record)
    {
        var plain = record switch
        {
            EntityRecord entity => Slug(entity.Name, MadeMax) is { Length: > 0 } name ? name : Slug(entity.Type, MadeMax),
            SourceRecord source => Slug(source.Title, MadeMax) is { Length: > 0 } title ? title : "source",
            RelationRecord relation => $"{Slug(relation.From, EndMax)}--{Slug(relation.Type, EndMax)}--{Slug(relation.To, EndMax)}",
            _ => throw new ArgumentException("A judgement has its id from what it is about.", nameof(record)),
        };
        if (plain.Length == 0 || plain.StartsWith('-') || plain.EndsWith('-'))
            plain = record.Key.Word();
        yield return plain;
        if (Year(record) is { } year && !plain.Contains(year, StringComparison.Ordinal))
            yield return $"{plain}-{year}";
        for (var number = 2; ; number++)
            yield return string.Create(CultureInfo.InvariantCulture, $"{plain}-{number}");
    }

    /// <summary>A text as a part of an id.</summary>
    public static string Slug(string text, int longest = MadeMax)
    {
        var words = Names.Fold(text).Split((char[])[' '], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => string.Concat(word.Where(char.IsAsciiLetterOrDigit))).Where(word => word.Length > 0);
        var slug = string.Join('-', words);
        return slug.Length <= longest ? slug : slug[..longest].TrimEnd('-');
    }

    private static string? Year(GraphRecord record)
    {
        var date = record switch
        {
            SourceRecord source => source.Published,
            EntityRecord entity => Text(entity.Fields, "date"),
            RelationRecord relation => Text(relation.Fields, "date") ?? Text(relation.Fields, "since"),
            _ => null,
        };
        return date is not null && Edtf.TryParse(date, out var read) && (read.Earliest ?? read.Latest) is { } day ? day.Year.ToString("0000", CultureInfo.InvariantCulture) : null;
    }

    private static string? Text(Dictionary<string, JsonElement> fields, string name) =>
        fields.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
