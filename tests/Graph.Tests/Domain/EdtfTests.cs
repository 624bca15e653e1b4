using System.Globalization;
using CsCheck;

namespace Graph.Tests.Domain;

public sealed class EdtfTests
{
    [Theory]
    [InlineData("2024-04-02", "2024-04-02", "2024-04-02")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29")]
    [InlineData("2024", "2024-01-01", "2024-12-31")]
    [InlineData("2024-02~", "2024-02-01", "2024-02-29")]
    [InlineData("2024-04-02/2024-04-03", "2024-04-02", "2024-04-03")]
    [InlineData("2024-04-02/..", "2024-04-02", null)]
    [InlineData("../2024", null, "2024-12-31")]
    [InlineData("[..2024-04-02]", null, "2024-04-02")]
    [InlineData("[2025-03-12..]", "2025-03-12", null)]
    [InlineData("[2024-03-01,2024-03-08]", "2024-03-01", "2024-03-08")]
    [InlineData("202X", "2020-01-01", "2029-12-31")]
    [InlineData("2023-XX-XX", "2023-01-01", "2023-12-31")]
    [InlineData("2023-02-XX", "2023-02-01", "2023-02-28")]
    [InlineData("2024-24", "2024-12-01", "2025-02-28")]
    public void A_date_means_every_day_that_it_can_be(string text, string? earliest, string? latest)
    {
        Assert.True(Edtf.TryParse(text, out var date));

        Assert.Equal(Day(earliest), date.Earliest);
        Assert.Equal(Day(latest), date.Latest);
    }

    [Theory]
    [InlineData("2024-02-30")]
    [InlineData("2023-02-29")]
    [InlineData("2024-13")]
    [InlineData("2024-2X")]
    [InlineData("2024-01-9X")]
    [InlineData("2024-02-3X")]
    [InlineData("2024-00")]
    [InlineData("0000")]
    [InlineData("24-04-02")]
    [InlineData("2024-4-2")]
    [InlineData("2024-04-03/2024-04-02")]
    [InlineData("../..")]
    [InlineData("[..]")]
    [InlineData("2024/2025/2026")]
    [InlineData("yesterday")]
    [InlineData("٢٠٢٤")]
    [InlineData("2024-04-02T10:00:00Z")]
    [InlineData("-")]
    [InlineData("")]
    public void What_is_no_date_is_refused(string text) => Assert.False(Edtf.TryParse(text, out _));

    [Fact]
    public void Whatever_is_a_date_does_not_end_before_it_starts_and_lies_within_its_years() => AnyText.Sample(text =>
    {
        if (!Edtf.TryParse(text, out var date))
            return;
        Assert.False(date.Earliest > date.Latest, text);
        Assert.False(date.Earliest is null && date.Latest is null, text);
        Assert.Equal(text, date.Text);
    }, iter: 20_000, threads: 1);

    private static readonly Gen<string> Part = Gen.Select(
        Gen.OneOf("2024", "2023", "0001", "9999", "202X", "20XX", "XXXX", "0000"), Gen.OneOf("", "", "-01", "-02", "-12", "-13", "-1X", "-XX", "-21", "-24", "-0X"), Gen.OneOf("", "", "-01", "-29", "-31", "-3X", "-XX", "-X1"), Gen.OneOf("", "", "~", "?", "%"),
        (year, month, day, qualifier) => year + month + day + qualifier);

    private static readonly Gen<string> AnyText = Gen.OneOf(
        Part,
        Gen.Select(Gen.OneOf(Part, Gen.OneOf("", "..")), Gen.OneOf(Part, Gen.OneOf("", "..")), (start, end) => $"{start}/{end}"),
        Gen.Select(Gen.OneOf(Part, Gen.Const("")), Gen.OneOf(Part, Gen.Const("")), (start, end) => $"[{start}..{end}]"),
        Part.Array[1, 3].Select(members => $"[{string.Join(", ", members)}]"),
        Gen.String[Gen.Char["0123456789-/.X~[] ,"], 0, 12]);

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
