namespace Graph.FollowTheMoney;

/// <summary>
/// Dates there and back. FollowTheMoney has days, months and years, several of them where sources differ, and a first and last one. What is
/// about, or before, or after some day it would take for that day, so that such a date is left out.
/// </summary>
internal static class FtmDates
{
    private const string Date = "date", Start = "startDate", End = "endDate";

    /// <summary>When something was.</summary>
    public static IEnumerable<(string Property, IReadOnlyList<string> Values)> Of(string? date)
    {
        if (date?.Split('/') is [var first, var last])
        {
            if ((first is "" or ".." || IsPlain(first)) && (last is "" or ".." || IsPlain(last)))
                return [(Start, IsPlain(first) ? [first] : []), (End, IsPlain(last) ? [last] : [])];
            return [];
        }
        return [(Date, Several(date))];
    }

    /// <summary>From when and to when; a time of which only one day is known is that day.</summary>
    public static IEnumerable<(string Property, IReadOnlyList<string> Values)> Of(string? since, string? until) =>
        since is ['[', '.', '.', .. var day, ']'] && until == $"[{day}..]" && IsPlain(day) ? [(Date, [day])] : [(Start, Several(since)), (End, Several(until))];

    /// <summary>The date of what has these; null for none.</summary>
    /// <param name="values">The values of a property.</param>
    public static string? When(Func<string, IReadOnlyList<string>> values)
    {
        var (start, end) = (Read(values(Start)), Read(values(End)));
        if (start is null && end is null)
            return Read(values(Date));
        // a set has no place in an interval
        (start, end) = (start?.StartsWith('[') == true ? null : start, end?.StartsWith('[') == true ? null : end);
        return start is null && end is null ? null
            : end is null && Read(values(Date)) == start ? start
            : $"{start ?? ".."}/{end ?? ".."}";
    }

    /// <summary>The since and until of what has these.</summary>
    public static (string? Since, string? Until) Span(Func<string, IReadOnlyList<string>> values)
    {
        var (since, until) = (Read(values(Start)), Read(values(End)));
        return since is null && until is null && Read(values(Date)) is { } day && IsPlain(day) ? ($"[..{day}]", $"[{day}..]") : (since, until);
    }

    /// <summary>One date, or one of several; a time of day is left out, and what is not a date.</summary>
    public static string? Read(IReadOnlyList<string> values) => Exact(values.Select(value => value.Length > 10 && value[10] is 'T' or ' ' ? value[..10] : value).Where(IsPlain)) switch
    {
        [] => null,
        [var one] => one,
        var more => $"[{string.Join(',', more)}]",
    };

    /// <summary>Whether FollowTheMoney can read it: a day, a month or a year.</summary>
    public static bool IsPlain(string date) => date.Length is 4 or 7 or 10 && date.All(c => char.IsAsciiDigit(c) || c == '-') && Edtf.TryParse(date, out _)
        && (date.Length < 7 || string.CompareOrdinal(date[5..7], "12") <= 0);

    private static List<string> Several(string? date)
    {
        var values = date is ['[', .. var inside, ']'] ? inside.Split(',', StringSplitOptions.TrimEntries) : date is null ? [] : [date];
        return values.All(IsPlain) ? Exact(values) : [];
    }

    /// <summary>Without what another says more exactly.</summary>
    private static List<string> Exact(IEnumerable<string> values)
    {
        var all = values.Distinct().ToList();
        return [.. all.Where(one => !all.Any(other => other.Length > one.Length && other.StartsWith(one, StringComparison.Ordinal)))];
    }
}
