using System.Text;

namespace Graph.Tests.Cli;

/// <summary>How cells are read, and what columns are worked out of them.</summary>
public sealed class MappedColumnTests
{
    [Theory]
    [InlineData("date: yyyy-MM-dd", "2025-04-02", "2025-04-02")]
    [InlineData("date: [d.M.yyyy, M.yyyy, yyyy]", "4.2025", "2025-04")]
    [InlineData("date: [d.M.yyyy, M.yyyy, yyyy]", "2025", "2025")]
    [InlineData("date: edtf", "2025-04~", "2025-04~")]
    [InlineData("date: {\"'until 'M/d/yyyy\": \"[..{date}]\"}", "until  4/2/2025", "[..2025-04-02]")]
    [InlineData("date: {\"'in may 'yyyy\": \"\"}", "in may 2025", "2025")]
    [InlineData("none: [unknown]", "Unknown", "")]
    [InlineData("replace: {\"\\\\(.*\\\\)\": \"\", \"^Dr\\\\. \": \"\"}", "Dr. Anna (host)", "Anna")]
    [InlineData("find: \"week ([0-9]+)\"", "Agenda week 44 of 2022", "44")]
    [InlineData("lookup: {Parijs: Paris}", "parijs", "Paris")]
    [InlineData("lookup: {Parijs: Paris}, otherwise: same", "Gent", "Gent")]
    [InlineData("lookup: {Parijs: \"\"}", "Parijs", "")]
    [InlineData("match: {\"^call\": call, \".\": meeting}", "Call on aid", "call")]
    [InlineData("matchAll: {\"red\": Red, \"blue\": [Blue, Sea]}, otherwise: none", "blue and red", "Red|Blue|Sea")]
    [InlineData("split: \";\"", " a ;b;; a", "a|b")]
    [InlineData("number: true", "1,234.50", "1234.5")]
    [InlineData("number: {decimal: \",\", group: \".\"}", "1.234,5", "1234.5")]
    public async Task A_column_is_worked_out_step_by_step(string step, string cell, string becomes)
    {
        using var mapped = Mapped.On(Some.Graph());

        var ran = await mapped.Import(Named($"of: \"{{cell}}\", {step}"), $"cell\n\"{cell}\"\n");

        Assert.Equal(0, ran.Code);
        Assert.Equal(becomes.Split('|', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), await Names(mapped));
    }

    [Theory]
    [InlineData("number: true", "6.000.00", "'6.000.00' is not a number as 1,234.5")]
    [InlineData("number: true", "12,34", "'12,34' is not a number")]
    [InlineData("lookup: {Parijs: Paris}", "Gent", "column: 'Gent' is not in its lookup: add what it is")]
    public async Task What_could_be_read_in_two_ways_is_not_guessed(string step, string cell, string said)
    {
        using var mapped = Mapped.On(Some.Graph());

        var ran = await mapped.Import(Named($"of: \"{{cell}}\", {step}"), $"cell\n\"{cell}\"\n");

        Assert.Equal(1, ran.Code);
        Assert.Contains($"people.csv:2: column: {said.Replace("column: ", "", StringComparison.Ordinal)}", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_ways_the_first_with_a_value_is_taken()
    {
        using var mapped = Mapped.On(Some.Graph());
        var mapping = Named("of: \"{a}\"").Replace("{of: \"{a}\"}", "[{of: \"{a} {b}\", when: {a: {above: \"9\"}}}, \"{b}\", {of: \"{a}\", unless: {a: [7, 8]}}]", StringComparison.Ordinal);

        await mapped.Import(mapping, "a,b\n10,ten\n9,nine\n8,\n6,\n");

        Assert.Equal(["10 ten", "6", "nine"], await Names(mapped));
    }

    [Fact]
    public async Task A_file_is_read_in_its_own_letters_with_its_own_signs_and_header()
    {
        using var mapped = Mapped.On(Some.Graph());
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var table = mapped.File("people.csv", "");
        await File.WriteAllBytesAsync(table, Encoding.GetEncoding("windows-1252").GetBytes("Export of 2025\ncell\tcell\t\nSéjourné\tx\tČ?\n-\ty\t\"two\nlines\"\n".Replace("Č?", "Müller", StringComparison.Ordinal)));
        var right = mapped.File("right.yaml", Named("all: [\"{#1}\", \"{#3}\"]").Replace("people:", "people: {encoding: windows-1252, delimiter: tab, header: 2, empty: [\"-\"]}", StringComparison.Ordinal));
        var wrong = mapped.File("wrong.yaml", (await File.ReadAllTextAsync(right)).Replace("encoding: windows-1252, ", "", StringComparison.Ordinal));

        var refused = await Ran.Of("import", "--mapping", wrong, table, "--store", mapped.Store);
        var ran = await Ran.Of("import", "--mapping", right, table, "--store", mapped.Store);

        Assert.Contains("people.csv:3: holds bytes that are not utf-8", refused.Error, StringComparison.Ordinal);
        Assert.Equal(["Müller", "Séjourné", "two lines"], await Names(mapped));
        Assert.Contains("people.csv:4: made", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_are_joined_by_a_key_and_two_rows_of_one_key_are_not_guessed_between()
    {
        using var mapped = Mapped.On(Some.Graph());
        const string Mapping = """
            mapping: 1
            tables: {held: "", person: ""}
            rows: held
            join:
              person: {table: person, key: id, of: "{who}"}
            entities:
              person: {type: person, name: "{person.name}"}
            """;
        (string, string)[] tables = [("person.csv", "id,name,until\n1,Anna,\n2,Bruno,2020\n2,Lord Bruno,\n"), ("held.csv", "who\n1\n2\n")];

        var ran = await mapped.Import(Mapping, tables);
        var all = await mapped.Import(Mapping.Replace("{table: person,", "{table: person, when: {until: {given: false}},", StringComparison.Ordinal), tables);
        var missing = await mapped.Import(Mapping, [tables[0]]);

        Assert.Contains("held.csv:3: {who}: 2 rows of person.csv have this id (lines 3, 4)", ran.Error, StringComparison.Ordinal);
        Assert.Equal(["Anna", "Lord Bruno"], await Names(mapped));
        Assert.Equal(0, all.Code);
        Assert.Contains("the table held was not given", missing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Amounts_are_as_stated_and_their_currency_is_checked()
    {
        using var mapped = Mapped.On(Some.Graph());
        const string Mapping = """
            mapping: 1
            tables: {people: ""}
            columns:
              sum: {of: "{sum}", number: true, none: [not given]}
            entities:
              promise:
                type: commitment
                id: "promise-{line}"
                name: "Promise {line}"
                amounts: [{value: "{sum}", currency: "{currency}", asStated: "{words}"}]
            """;

        var ran = await mapped.Import(Mapping, "sum,currency,words\n\"1,500.5\",EUR,about 1.5 thousand\nnot given,,\n");
        var wrong = await mapped.Import(Mapping, "sum,currency,words\n5,Euro,five\n");

        Assert.Equal((0, 1), (ran.Code, wrong.Code));
        Assert.Contains("\"amounts\":[{\"value\":1500.5,\"currency\":\"EUR\",\"asStated\":\"about 1.5 thousand\"}]", await mapped.Records(), StringComparison.Ordinal);
        Assert.Contains("people.csv:2: promise promise-2/amounts/0/currency", wrong.Error, StringComparison.Ordinal);
    }

    /// <summary>A person by each value of a column.</summary>
    private static string Named(string column) => $$"""
        mapping: 1
        tables:
          people:
        columns:
          column: {{{column}}}
        entities:
          person: {each: column, type: person, name: "{column}"}
        """;

    private static async Task<IEnumerable<string>> Names(Mapped mapped)
    {
        var page = await mapped.Temp.Store.ListEntities(new EntityQuestion { Types = [Schema.Person] }, default);
        return page.Items.Select(entity => entity.Name).Order(StringComparer.Ordinal);
    }
}
