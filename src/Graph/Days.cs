using System.Globalization;

namespace Graph;

/// <summary>A date as every store keeps it to order and filter by: ISO 8601 days.</summary>
/// <param name="Day">For the order: the earliest day, else the latest; <c>~</c>, which sorts last, when there is no date.</param>
/// <param name="Earliest">The first day it can mean, 0001-01-01 when that is open; null when there is no date.</param>
/// <param name="Latest">The last, 9999-12-31 when that is open; null when there is no date.</param>
public sealed record Days(string Day, string? Earliest, string? Latest)
{
    public const string Undated = "~";

    /// <summary>Of a day in ISO 8601.</summary>
    private const int DayLength = 10;

    public static Days Of(string? text)
    {
        if (text is null || !Edtf.TryParse(text, out var date))
            return new(Undated, null, null);
        // most dates are a day as it stands
        if (date.Earliest == date.Latest && text.Length == DayLength)
            return new(text, text, text);
        return new(Iso(date.Earliest ?? date.Latest!.Value), Iso(date.Earliest ?? DateOnly.MinValue), Iso(date.Latest ?? DateOnly.MaxValue));
    }

    /// <summary>The days on which something can hold that began and ended then, if it did; it has no day of its own.</summary>
    public static Days Between(string? since, string? until) => new(Undated, Of(since).Earliest ?? Iso(DateOnly.MinValue), Of(until).Latest ?? Iso(DateOnly.MaxValue));

    /// <summary>From when an office is held for certain: never, when no source says since when.</summary>
    public static string? SureFrom(string? since) => since is not null && Edtf.TryParse(since, out var date) && !date.IsQualified && date.Latest is { } day ? Iso(day) : null;

    /// <summary>To when it is held for certain: on, when no source says that it ended.</summary>
    public static string SureTo(string? until) => until is null || !Edtf.TryParse(until, out var date) ? Iso(DateOnly.MaxValue) : Iso(date.IsQualified ? DateOnly.MinValue : date.Earliest ?? DateOnly.MinValue);

    private static string Iso(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
