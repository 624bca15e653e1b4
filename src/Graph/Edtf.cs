using System.Globalization;

namespace Graph;

/// <summary>
/// A date as precise as its source, in the Extended Date/Time Format (ISO 8601-2, the Library of Congress profile): levels 0 and 1 without
/// times of day, and of level 2 the sets <c>[A..B]</c>, "one day of these". Years are 0001 to 9999.
/// </summary>
/// <param name="Text">As written: <c>2024-04-02</c>, <c>2024-02</c>, <c>2024-02~</c>, <c>2024-04-02/2024-04-03</c>, <c>[..2024-04-02]</c>.</param>
/// <param name="Earliest">The first day it can mean; null when it is open to the past.</param>
/// <param name="Latest">The last day it can mean; null when it is open to the future.</param>
public sealed record Edtf(string Text, DateOnly? Earliest, DateOnly? Latest)
{
    /// <summary>Whether it is qualified as uncertain or approximate (<c>?</c>, <c>~</c>, <c>%</c>): then it can be off.</summary>
    public bool IsQualified => Text.AsSpan().ContainsAny(Qualifiers);

    /// <summary>What a refusal says would be right.</summary>
    public const string Expected = "a date as 2024, 2024-03 or 2024-03-15, an interval as 2024-04-02/2024-04-03, or another EDTF date";

    private const string Qualifiers = "?~%";

    /// <summary>Reads a date; false for one that does not exist (2024-02-30), ends before it starts, or is not written as EDTF.</summary>
    public static bool TryParse(string text, out Edtf date)
    {
        date = new Edtf(text, null, null);
        if (text.Length is 0 or > 60)
            return false;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            date = new Edtf(text, day, day);
            return true;
        }
        (DateOnly? Earliest, DateOnly? Latest)? span = text switch
        {
            ['[', .., ']'] => OneOf(text[1..^1]),
            _ when text.Split('/') is [var start, var end] => Interval(start, end),
            _ => Single(text),
        };
        if (span is not { } found || found.Earliest > found.Latest)
            return false;
        date = new Edtf(text, found.Earliest, found.Latest);
        return true;
    }

    private static (DateOnly?, DateOnly?)? Interval(string start, string end)
    {
        var from = start is "" or ".." ? (null, null) : Single(start);
        var to = end is "" or ".." ? (null, null) : Single(end);
        var bothOpen = start is "" or ".." && end is "" or "..";
        return from is { } f && to is { } t && !bothOpen ? (f.Earliest, t.Latest) : null;
    }

    private static (DateOnly?, DateOnly?)? OneOf(string inside)
    {
        if (inside.Split("..") is [var first, var last])
            return first == "" && last == "" ? null : Interval(first, last);
        var members = inside.Split(',').Select(member => Single(member.Trim())).ToList();
        return members.Contains(null) ? null : (members.Min(m => m!.Value.Earliest), members.Max(m => m!.Value.Latest));
    }

    private static (DateOnly? Earliest, DateOnly? Latest)? Single(string text)
    {
        var plain = text.Length > 0 && Qualifiers.Contains(text[^1], StringComparison.Ordinal) ? text[..^1] : text;
        var parts = plain.Split('-');
        if (parts[0].Length != 4 || parts.Length > 3 || parts.Skip(1).Any(part => part.Length != 2))
            return null;
        if (Digits(parts[0]) is not { } years || years.High == 0)
            return null;
        var low = Math.Max(years.Low, 1);
        if (parts.Length == 1)
            return (new DateOnly(low, 1, 1), new DateOnly(years.High, 12, 31));
        if (parts.Length == 2 && years.Low == years.High && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var season) && season is >= 21 and <= 24)
            return Season(low, season);
        if (Digits(parts[1]) is not { } months || months.High == 0 || months.Low > 12)
            return null;
        var (firstMonth, lastMonth) = (Math.Clamp(months.Low, 1, 12), Math.Min(months.High, 12));
        if (parts.Length == 2)
            return (new DateOnly(low, firstMonth, 1), new DateOnly(years.High, lastMonth, DateTime.DaysInMonth(years.High, lastMonth)));
        if (Digits(parts[2]) is not { } days || days.High == 0)
            return null;
        var daysInLast = DateTime.DaysInMonth(years.High, lastMonth);
        if (days.Low > daysInLast)
            return null;
        return (new DateOnly(low, firstMonth, Math.Clamp(days.Low, 1, DateTime.DaysInMonth(low, firstMonth))),
            new DateOnly(years.High, lastMonth, Math.Min(days.High, daysInLast)));
    }

    /// <summary>Winter (24) is taken as December of its year to February of the next; the others as their meteorological months.</summary>
    private static (DateOnly?, DateOnly?)? Season(int year, int season)
    {
        if (season == 24 && year == 9999)
            return null;
        var start = new DateOnly(year, ((season - 21) * 3) + 3, 1);
        return (start, start.AddMonths(3).AddDays(-1));
    }

    /// <summary>The numbers that digits with unspecified ones (X, only at the end) can mean.</summary>
    private static (int Low, int High)? Digits(string text)
    {
        var known = text.TrimEnd('X');
        if (!known.All(char.IsAsciiDigit))
            return null;
        return (int.Parse(text.Replace('X', '0'), CultureInfo.InvariantCulture), int.Parse(text.Replace('X', '9'), CultureInfo.InvariantCulture));
    }
}

/// <summary>
/// A filter by time, both ends included, each of any precision: <c>since=2024-03</c> starts on 1 March, <c>until=2024-03</c> ends on 31 March.
/// It keeps what can fall in it; what has no date is not kept.
/// </summary>
public sealed record DateRange
{
    public static readonly DateRange Always = new();

    private DateRange()
    {
    }

    /// <summary>The first day, ISO 8601; null when open.</summary>
    public string? Since { get; private init; }

    /// <summary>The last day, ISO 8601; null when open.</summary>
    public string? Until { get; private init; }

    /// <exception cref="GraphException"><see cref="GraphCode.BadDate"/>, <see cref="GraphCode.ReversedRange"/></exception>
    public static DateRange Of(string? since, string? until)
    {
        var range = new DateRange { Since = Day("since", since, d => d.Earliest), Until = Day("until", until, d => d.Latest) };
        if (range.Since is not null && range.Until is not null && string.CompareOrdinal(range.Since, range.Until) > 0)
            throw new GraphException(GraphCode.ReversedRange, $"since ({since}) lies after until ({until}): give the earlier date as since.") { Field = "since" };
        return range;
    }

    /// <summary>A day, month or year as one of its days, ISO 8601.</summary>
    /// <exception cref="GraphException"><see cref="GraphCode.BadDate"/></exception>
    public static string? Day(string field, string? text, Func<Edtf, DateOnly?> end)
    {
        if (text is null)
            return null;
        if (!text.Contains('/', StringComparison.Ordinal) && Edtf.TryParse(text, out var date) && end(date) is { } day)
            return day.ToString("O", CultureInfo.InvariantCulture);
        throw new GraphException(GraphCode.BadDate, $"{field} is '{Quoted.Shorten(text)}', which is not a date that exists: write a year, month or day, as 2024, 2024-03 or 2024-03-15.") { Field = field };
    }
}

/// <summary>Values of a caller as they may stand in a sentence: shortened, so that an error is never longer than its cause is useful.</summary>
public static class Quoted
{
    public static string Shorten(string text) => text.Length <= 80 ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[76]) ? 76 : 77), "…");
}
