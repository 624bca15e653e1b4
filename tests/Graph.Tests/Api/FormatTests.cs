using System.Globalization;
using System.Text.Json;
using CsvHelper;

namespace Graph.Tests.Api;

public sealed class FormatTests(Shipped shipped)
{
    [Fact]
    public async Task Nothing_is_null_and_letters_are_letters()
    {
        foreach (var path in Documented.All(shipped.In("Production")).Where(path => path.Route.Files.Count == 0))
        {
            var body = (await shipped.Ask(path.Example)).GetRawText();
            Assert.DoesNotContain(":null", body, StringComparison.Ordinal);
            Assert.DoesNotContain("\\u", body, StringComparison.Ordinal);
        }

        Assert.Contains("Stéphane Séjourné", await shipped.Http.GetStringAsync("/v1/search?q=sejourne"), StringComparison.Ordinal);
        Assert.Contains("l’attaque <&>", await Served([Some.Person("anna", "l’attaque <&>")], "/v1/entities/anna"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_follow_one_another_to_the_end()
    {
        var whole = (await shipped.List("/v1/meetings?basis=stated,meeting,attended")).Texts("id");

        var found = new List<string?>();
        var pages = 0;
        for (var next = "/v1/meetings?basis=stated,meeting,attended&limit=3"; next is not null; pages++)
        {
            using var response = await shipped.Http.GetAsync(next);
            var page = JsonElement.Parse(await response.Content.ReadAsStringAsync());
            found.AddRange(page.Items("items").Texts("id"));
            next = Next(response);
            Assert.Equal(page.Text("next") is null, next is null);
            Assert.Contains(page.Text("next") ?? "", next ?? "", StringComparison.Ordinal);
        }

        Assert.Equal(whole, found);
        Assert.Equal((whole.Count + 2) / 3, pages);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("ndjson")]
    public async Task A_table_has_all_rows_and_a_page_of_one_says_where_it_goes_on(string format)
    {
        var ids = Enumerable.Range(0, ListQuestion.LimitMax + 20).Select(n => string.Create(CultureInfo.InvariantCulture, $"person-{n:0000}")).ToList();
        using var temp = TempStore.Of(Some.Graph(ids.Select(id => Some.Person(id))));
        using var host = new ApiHost(temp.Store);

        using var whole = await host.Http.GetAsync($"/v1/entities?format={format}");
        var paged = new List<string>();
        var links = 0;
        for (var next = $"/v1/entities?format={format}&limit=300"; next is not null; links++)
        {
            using var page = await host.Http.GetAsync(next);
            paged.AddRange(Ids(format, await page.Content.ReadAsStringAsync()));
            next = Next(page);
        }

        Assert.Equal(ids, Ids(format, await whole.Content.ReadAsStringAsync()));
        Assert.Null(whole.Header("Link"));
        Assert.Equal(2, links);
        Assert.Equal(ids, paged);
    }

    [Fact]
    public async Task A_line_of_ndjson_is_an_item_of_json()
    {
        var items = await shipped.List("/v1/meetings");

        var lines = (await shipped.Http.GetStringAsync("/v1/meetings?format=ndjson")).Split('\n');

        Assert.Equal("", lines[^1]);
        Assert.Equal(items.Select(item => item.GetRawText()), lines[..^1]);
    }

    [Fact]
    public async Task A_cell_is_never_a_formula()
    {
        string[] names = ["=1+1", "+1", "-1", "-1+cmd", "@SUM(A1)", "\"=1+1\"", "a, b", "plain"];

        var table = Rows(await Served([.. names.Select((name, n) => Some.Person($"person-{n}", name))], "/v1/entities?format=csv"));

        Assert.Equal(["'=1+1", "'+1", "-1", "'-1+cmd", "'@SUM(A1)", "\"'=1+1\"", "a, b", "plain"], table.Select(row => row["name"]));
    }

    [Fact]
    public async Task A_table_names_its_columns_and_file_and_ends_lines_as_csv_does()
    {
        using var response = await shipped.Http.GetAsync("/v1/sources?format=csv");
        var text = await response.Content.ReadAsStringAsync();

        Assert.Equal("text/csv; charset=utf-8; header=present", response.Header("Content-Type"));
        Assert.Equal("inline; filename=\"sources.csv\"", response.Header("Content-Disposition"));
        Assert.StartsWith("id,title,publisher,author,published,url,archivedUrl,language,licence,retrieved,claims\r\n", text, StringComparison.Ordinal);
        Assert.Equal(3, text.Split("\r\n").Length - 1);
    }

    [Fact]
    public async Task A_list_of_nothing_is_a_table_of_a_header()
    {
        var text = await shipped.Http.GetStringAsync("/v1/meetings?who=blinken&with=zelenskyy&format=csv");

        Assert.StartsWith("id,name,date,", text, StringComparison.Ordinal);
        Assert.Single(text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("/v1/meetings")]
    [InlineData("/v1/commitments")]
    [InlineData("/v1/statements")]
    [InlineData("/v1/entities/sebastien-lecornu/contacts")]
    [InlineData("/v1/entities/emmanuel-macron/relations")]
    [InlineData("/v1/entities/emmanuel-macron/timeline")]
    [InlineData("/v1/sources/report-2025-03-12/claims")]
    [InlineData("/v1/entities/emmanuel-macron/neighbours")]
    [InlineData("/v1/paths")]
    [InlineData("/v1/common")]
    [InlineData("/v1/timeline")]
    public async Task The_cells_of_evidence_have_as_many_parts_as_there_is_evidence(string address)
    {
        var rows = Rows(await shipped.Http.GetStringAsync($"{address}?{Needed(address)}format=csv"));

        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            var parts = row["sources"].Split(" | ").Length;
            Assert.All(["sourceTitles", "publishers", "published", "urls", "locators", "summaries", "quotes", "stances", "confidences"], column => Assert.Equal(parts, row[column].Split(" | ").Length));
            Assert.All(row["sources"].Split(" | "), source => Assert.StartsWith("report-", source, StringComparison.Ordinal));
            Assert.All(row["locators"].Split(" | "), locator => Assert.StartsWith("paragraph ", locator, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("json")]
    [InlineData("csv")]
    [InlineData("ndjson")]
    public async Task A_name_is_said_to_be_taken_for_an_id(string format)
    {
        using var response = await shipped.Http.GetAsync($"/v1/meetings?who=Lecorun&with=antony-blinken&place=Paris&format={format}");

        Assert.Equal($"/v1/meetings?who=sebastien-lecornu&with=antony-blinken&place=paris&format={format}", response.Header("Content-Location"));
    }

    [Fact]
    public async Task What_names_were_understood_as_stands_in_the_answer()
    {
        var named = await shipped.Ask("/v1/meetings?who=umyerov&with=guido-crosetto");
        var byId = await shipped.Ask("/v1/meetings?who=rustem-umerov&with=guido-crosetto");

        var understood = Assert.Single(named.Items("understood"));
        Assert.Equal(("who", "umyerov", "rustem-umerov", "name, other spelling"),
            (understood.Text("parameter"), understood.Text("asked"), understood.Text("entity", "id"), understood.Text("matched")));
        Assert.False(byId.TryGetProperty("understood", out _));
        Assert.Equal(byId.Items("items").Texts("id"), named.Items("items").Texts("id"));
    }

    /// <summary>What the question cannot do without.</summary>
    private static string Needed(string address) => address switch
    {
        "/v1/paths" => "from=guido-crosetto&to=antony-blinken&",
        "/v1/common" => "of=antony-blinken&of=sebastien-lecornu&",
        "/v1/timeline" => "of=emmanuel-macron&",
        _ => "",
    };

    private static string? Next(HttpResponseMessage response) => response.Header("Link") is { } link && link.EndsWith("; rel=\"next\"", StringComparison.Ordinal) ? link[1..link.IndexOf('>', StringComparison.Ordinal)] : null;

    private static async Task<string> Served(IEnumerable<GraphRecord> records, string address)
    {
        using var temp = TempStore.Of(Some.Graph(records));
        using var host = new ApiHost(temp.Store);
        return await host.Http.GetStringAsync(address);
    }

    private static List<string> Ids(string format, string body) => format == "csv"
        ? [.. Rows(body).Select(row => row["id"])]
        : [.. body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line).Text("id")!)];

    private static List<Dictionary<string, string>> Rows(string text)
    {
        using var csv = new CsvReader(new StringReader(text), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read())
            rows.Add(csv.HeaderRecord!.ToDictionary(column => column, column => csv.GetField(column)!));
        return rows;
    }
}
