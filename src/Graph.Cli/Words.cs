using System.Globalization;
using System.Text.Json;

namespace Graph.Cli;

/// <summary>Parts of answers in words that can be printed.</summary>
internal static class Words
{
    /// <summary>A piece of evidence: the source, the place in it, what it says.</summary>
    public static string Of(Evidence one)
    {
        var source = Joined(", ", one.Source.Publisher, one.Source.Title, one.Source.Published, one.Locator);
        var notes = Joined(", ", one.Stance is "disputes" ? "disputes it" : null, one.Confidence);
        return $"{source}: {one.Summary}{(one.Quote is null ? "" : $" “{one.Quote}”")}{(notes.Length == 0 ? "" : $" ({notes})")}{(one.Source.Url is null ? "" : $" {one.Source.Url}")}";
    }

    /// <summary>A date after the verb: on a day, in a month or year, as vague as it was given.</summary>
    public static string When(string? date)
    {
        if (date is null)
            return "on a day that no source gives";
        if (date is ['[', '.', '.', .., ']'] or ['[', .., '.', '.', ']'])
            return $"on {Date(date)}";
        if (date.StartsWith('[') || !Edtf.TryParse(date, out var read))
            return $"on a day of {date}";
        if (date.Split('/') is [var from, var to])
            return from is "" or ".." ? $"by {to}" : to is "" or ".." ? $"from {from} on" : $"from {from} to {to}";
        var plain = date.TrimEnd('~', '?', '%');
        var about = date[^1] switch { '~' or '%' => "about ", '?' => "perhaps ", _ => "" };
        return read.Earliest == read.Latest && about.Length == 0 ? $"on {date}" : plain.Contains('X', StringComparison.Ordinal) ? $"in {date}" : $"{(plain.Length == 10 ? "on " : "in ")}{about}{plain}";
    }

    /// <summary>A date in a table; one that is only known to lie before or after a day says so.</summary>
    public static string? Date(string? date) => date switch
    {
        ['[', '.', '.', .., ']'] => $"{date[3..^1]} or before",
        ['[', .., '.', '.', ']'] => $"{date[1..^3]} or later",
        _ => date,
    };

    /// <summary>The range that was asked for, after whatever it limits.</summary>
    public static string In(DateRange range) => (range.Since, range.Until) switch
    {
        (null, null) => "",
        ({ } since, null) => $" since {since}",
        (null, { } until) => $" until {until}",
        ({ } since, { } until) => $" from {since} to {until}",
    };

    public static string Where(Meeting meeting) => (meeting.Places, meeting.Place) switch
    {
        ({ Count: > 1 } places, _) => $" at {string.Join(", ", places.Select(place => place.Name))}",
        (_, { } place) => $" {(place.Name.Contains(' ', StringComparison.Ordinal) && place.Type != Schema.Country ? "at" : "in")} {place.Name}",
        _ => "",
    };

    public static string Names(IEnumerable<Ref> several)
    {
        var names = several.Select(one => one.Name).ToList();
        return names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
    }

    public static string? Via(string? via) => via switch
    {
        null => null,
        "office" => "by an office held then",
        "holder" => "by the holder of the office",
        "representative" => "by whoever acted for them",
        _ => via,
    };

    /// <summary>Somebody at a meeting, with what the source says of them.</summary>
    public static string Of(Participant one)
    {
        var notes = Joined(", ", one.Role, one.Mode == "virtual" ? "virtual" : null, one.As?.Name, one.For is null ? null : $"for {one.For.Name}", one.Holder is null ? null : $"then held by {one.Holder.Name}");
        return notes.Length == 0 ? one.Entity.Name : $"{one.Entity.Name} ({notes})";
    }

    public static string Of(Amount amount) => amount.AsStated ?? Joined(" ", amount.Value?.ToString("#,0.##", CultureInfo.InvariantCulture), amount.Currency);

    public static string Money(decimal? value) => value?.ToString("#,0.##", CultureInfo.InvariantCulture) ?? "";

    public static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object when value.TryGetProperty("name", out var name) => name.GetString()!,
        JsonValueKind.Array => string.Join("; ", value.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Object && item.TryGetProperty("asStated", out var stated) ? stated.GetString() : Of(item))),
        _ => value.ToString(),
    };

    /// <summary>A type of relation as it is said: PARTICIPATED_IN, "participated in".</summary>
    public static string Said(string type) => type.Replace('_', ' ').ToLowerInvariant();

    /// <summary>The fields of a relation beside those that have columns.</summary>
    public static string Fields(Relation relation) => string.Join(", ", relation.Fields.Select(field => $"{field.Key}: {Of(field.Value)}"));

    public static string Joined(string separator, params string?[] parts) => string.Join(separator, parts.Where(part => !string.IsNullOrEmpty(part)));

    public static string Count(long count, string one, string many) => count == 1 ? $"1 {one}" : string.Create(CultureInfo.InvariantCulture, $"{count} {many}");
}
