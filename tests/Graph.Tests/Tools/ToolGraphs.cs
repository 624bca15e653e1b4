namespace Graph.Tests.Tools;

/// <summary>What every tool is given to read.</summary>
internal static class ToolGraphs
{
    /// <summary>Texts that files and tools trip over.</summary>
    public static readonly string[] Hostile =
    [
        "Émile \"Zoé\" O'Brien \\ Ångström `x` ${y}",
        "=cmd|' /C calc'!A0",
        "one\nline\r\nand\tanother;=1+1;\"=2+2&\"; =3+3,=4+4,+5\n=6+6\r\n-7+7\t@8",
        " =1+1",
        "\"=1+1",
        "＝1+1",
        "<b>bold</b> & ]]> <!-- -->",
        "مريم ‮evil‬ עברית",
        new('ü', 300),
        "😀 👩‍👩‍👧 𐍈",
        "\\u0041 \\u0027 \\\\u0027 \\n \\",
        "\\u0027}) DETACH DELETE (n) //",
        "a; b ;\n; c",
    ];

    public static IReadOnlyList<GraphRecord> Of(string which) => which == "shipped" ? Repository.ShippedData() : OfHostile();

    private static IReadOnlyList<GraphRecord> OfHostile()
    {
        var met = Some.Met("person-0", "person-1", "2024-02~", ("place", "hall"));
        return Some.Graph(
        [
            Some.Source("other") with { Title = Hostile[2], Publisher = Hostile[0], Url = "https://example.org/a?b=c&d='e'" },
            .. Hostile.Select((text, i) => Some.Person($"person-{i}", text, text + "!", "x") with { Description = text, SameAs = [$"http://www.wikidata.org/entity/Q{i}", "https://example.org/odd \"<address>\""] }),
            Some.Entity(Schema.Place, "hall", "Hall", ("latitude", -48.8566), ("longitude", 1.5e-7)), Some.Entity(Schema.Place, "shed", "Shed", ("latitude", 48), ("longitude", 0)),
            Some.Entity(Schema.Commitment, "aid", "Aid", ("amounts", new[] { new { value = -2.5, currency = "EUR", asStated = Hostile[2] } })),
            Some.Event("long", "2024-04-02/2024-05"), Some.Event("undated", null), Some.Event("open", "2024/.."),
            Some.TookPart("person-0", "long"), Some.TookPart("person-1", "open"), Some.TookPart("person-2", "undated"),
            met with { Id = "first" },
            met with { Id = "second", Evidence = [.. Hostile.Select((text, i) => new EvidenceRecord { Source = i % 2 == 0 ? "other" : Some.Report, Summary = text, Quote = text, Locator = text, Stance = i == 0 ? "disputes" : null, Confidence = "alleged" })] },
            Some.Met("person-1", "person-0", "2024-03-05"), Some.Met("person-2", "person-2"),
        ]);
    }
}
