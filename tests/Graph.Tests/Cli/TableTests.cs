using Graph.Tests.Api;

namespace Graph.Tests.Cli;

/// <summary>Tables for people: whole words within the width, every claim with its sources, nothing cut.</summary>
public sealed class TableTests(Shipped shipped)
{
    [Theory]
    [InlineData("met lecornu")]
    [InlineData("contacts lecornu")]
    [InlineData("commitments --by france")]
    [InlineData("totals --group-by giver")]
    [InlineData("timeline lecornu blinken")]
    [InlineData("show val-de-grace-meeting-2025-03-12")]
    [InlineData("search defence")]
    public async Task In_any_width_all_words_are_there_whole(string line)
    {
        var whole = await Ran.Of([.. line.Split(' '), "--store", shipped.Path]);

        foreach (var width in new[] { 80, 120, 200 })
        {
            var ran = await Ran.In(width, "", [.. line.Split(' '), "--store", shipped.Path]);

            // in a block the names of columns stand with every row, in a table once
            Assert.Empty(Words(whole.Output).Except(Words(ran.Output)));
            Assert.All(ran.Output.Split('\n').Where(row => row.StartsWith('[') || row.StartsWith(' ')), row => Assert.True(row.Length <= width, $"{width}: {row}"));
            Assert.DoesNotContain('…', ran.Output);
            Assert.DoesNotContain('\u001b', ran.Output);
        }
    }

    [Fact]
    public async Task Every_claim_has_the_numbers_of_its_sources_which_stand_below()
    {
        var ran = await Ran.Of("contacts", "lecornu", "--store", shipped.Path);

        var rows = ran.Output.Split('\n');
        var notes = rows.SkipWhile(row => row != "Who says so").Skip(1).TakeWhile(row => row.Length > 0).ToList();
        Assert.Matches(@"^ Antony Blinken +person +2 +2024-04-02 +2024-04-02 +stated; meeting +\[1,2\]$", rows[4]);
        Assert.Matches(@"^\[1\] +Report on Antony Blinken's visit to Paris, Tuesday 2 April 2024, 2024-04-02, paragraph \d: ", notes[0]);
        Assert.Equal(notes.Count, notes.Distinct().Count());
        Assert.Matches("^Version of the data: .+\\.$", rows[^2]);
    }

    [Fact]
    public async Task A_list_is_given_in_pages_or_whole()
    {
        using var temp = TempStore.Of(Some.Graph(Some.People(Enumerable.Range(1000, 520).Select(number => $"person-{number}"))));
        string[] entities = ["entities", "--store", temp.Path];

        var table = await Ran.Of(entities);
        var all = await Ran.Of([.. entities, "--all"]);
        var json = await Ran.Of([.. entities, "--all", "--json"]);
        var csv = await Ran.Of([.. entities, "--csv"]);
        var few = await Ran.Of([.. entities, "--ndjson", "--limit", "3"]);

        Assert.Equal(50, Count(table, " person-"));
        Assert.Contains("There are more than these 50: --all gives all", table.Output, StringComparison.Ordinal);
        Assert.Equal(520, Count(all, " person-"));
        Assert.Equal(520, json.Output.Split("\"id\":").Length - 1);
        Assert.DoesNotContain("\"next\"", json.Output, StringComparison.Ordinal);
        Assert.Equal((520, 3), (Count(csv, "person-"), Count(few, "{")));
    }

    [Fact]
    public async Task A_cursor_goes_on_where_a_page_ended()
    {
        var first = await Ran.Of("entities", "--json", "--limit", "2", "--store", shipped.Path);
        var next = System.Text.Json.JsonDocument.Parse(first.Output).RootElement.GetProperty("next").GetString()!;

        var ran = await Ran.Of("entities", "--ndjson", "--limit", "1", "--cursor", next, "--store", shipped.Path);
        var three = await Ran.Of("entities", "--ndjson", "--limit", "3", "--store", shipped.Path);

        Assert.Equal(three.Output.Split('\n')[2], ran.Output.TrimEnd());
    }

    private static int Count(Ran ran, string start) => ran.Output.Split('\n').Count(line => line.StartsWith(start, StringComparison.Ordinal));

    private static HashSet<string> Words(string text) => [.. text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(word => !word.Contains('─', StringComparison.Ordinal))];
}
