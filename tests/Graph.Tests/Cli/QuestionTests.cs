using System.CommandLine;
using System.CommandLine.Parsing;
using Graph.Cli;
using Graph.Tests.Api;

namespace Graph.Tests.Cli;

/// <summary>The questions, on the graph that ships: of its file and of the API over it.</summary>
public sealed class QuestionTests(Shipped shipped)
{
    [Theory]
    [InlineData("search sejourne", "/v1/search?q=sejourne")]
    [InlineData("search Зеленський --type person", "/v1/search?q=Зеленський&type=person")]
    [InlineData("entities --type office --country france", "/v1/entities?type=office&country=france")]
    [InlineData("met lecornu blinken --since 2024", "/v1/meetings?who=lecornu&with=blinken&since=2024")]
    [InlineData("met lecornu --latest --basis attended --kind summit", "/v1/meetings?who=lecornu&order=latest&basis=attended&kind=summit")]
    [InlineData("contacts sebastien-lecornu --type person", "/v1/entities/sebastien-lecornu/contacts?type=person")]
    [InlineData("path crosetto blinken --max-hops 3", "/v1/paths?from=crosetto&to=blinken&maxHops=3")]
    [InlineData("path guido-crosetto italy --through HOLDS_OFFICE --through OFFICE_OF", "/v1/paths?from=guido-crosetto&to=italy&through=HOLDS_OFFICE,OFFICE_OF")]
    [InlineData("common lecornu blinken", "/v1/common?of=lecornu&of=blinken")]
    [InlineData("matrix lecornu blinken --columns umerov --columns crosetto", "/v1/contacts/matrix?rows=lecornu&rows=blinken&columns=umerov&columns=crosetto")]
    [InlineData("commitments --act PROPOSED --by france --currency eur --min 1000", "/v1/commitments?act=PROPOSED&by=france&currency=EUR&min=1000")]
    [InlineData("totals --group-by giver --group-by area --act PLEDGED", "/v1/commitments/totals?groupBy=giver,area&act=PLEDGED")]
    [InlineData("statements --by macron --words troops", "/v1/statements?by=macron&q=troops")]
    [InlineData("timeline emmanuel-macron sebastien-lecornu --until 2024", "/v1/timeline?of=emmanuel-macron&of=sebastien-lecornu&until=2024")]
    [InlineData("relations sebastien-lecornu --type MET_WITH --direction in", "/v1/entities/sebastien-lecornu/relations?type=MET_WITH&direction=in")]
    [InlineData("neighbours sebastien-lecornu", "/v1/entities/sebastien-lecornu/neighbours?")]
    [InlineData("sources --since 2025", "/v1/sources?since=2025")]
    [InlineData("claims report-2025-03-12 --alone", "/v1/sources/report-2025-03-12/claims?alone=true")]
    public async Task For_scripts_an_answer_is_byte_for_byte_that_of_the_API(string line, string address)
    {
        foreach (var format in new[] { "json", "csv", "ndjson" })
        {
            var expected = await shipped.Http.GetStringAsync($"{address}&format={format}");

            var ofFile = await Ran.Of([.. line.Split(' '), $"--{format}", "--store", shipped.Path]);
            var ofUrl = await Ran.Of([.. line.Split(' '), $"--{format}", "--url", $"{shipped.Http.BaseAddress}"]);

            Assert.Equal(format == "json" ? expected + "\n" : expected, ofFile.Output);
            Assert.Equal((ofFile.Code, ofFile.Output), (ofUrl.Code, ofUrl.Output));
            Assert.Contains("Version of the data: ", ofFile.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("show lecornu", "/v1/entities/sebastien-lecornu")]
    [InlineData("show lecornu --on 2024-04-02", "/v1/entities/sebastien-lecornu?on=2024-04-02")]
    [InlineData("show val-de-grace-meeting-2025-03-12", "/v1/meetings/val-de-grace-meeting-2025-03-12")]
    [InlineData("show antony-blinken--met-with--emmanuel-macron", "/v1/meetings/antony-blinken--met-with--emmanuel-macron")]
    [InlineData("show caesar-production-increase", "/v1/commitments/caesar-production-increase")]
    [InlineData("show macron-western-troops-2024-02", "/v1/statements/macron-western-troops-2024-02")]
    [InlineData("show report-2025-03-12", "/v1/sources/report-2025-03-12")]
    [InlineData("stats", "/v1/stats")]
    public async Task One_thing_is_shown_as_the_path_of_its_kind_has_it(string line, string address)
    {
        var expected = await shipped.Http.GetStringAsync(address) + "\n";

        var ofFile = await Ran.Of([.. line.Split(' '), "--json", "--store", shipped.Path]);
        var ofUrl = await Ran.Of([.. line.Split(' '), "--json", "--url", $"{shipped.Http.BaseAddress}"]);

        Assert.Equal((0, expected), (ofFile.Code, ofFile.Output));
        Assert.Equal((0, expected), (ofUrl.Code, ofUrl.Output));
    }

    [Fact]
    public async Task The_examples_of_the_help_are_answered()
    {
        var commands = CommandLine.Commands(new Terminal(() => Stream.Null, TextWriter.Null, TextWriter.Null));
        var examples = commands.Subcommands.Where(command => command.Options.Any(option => option.Name == "--json")).SelectMany(Examples).ToList();

        foreach (var example in examples)
        {
            var ran = await Ran.Of([.. CommandLineParser.SplitCommandLine(example.Replace('\'', '"')).Skip(1).Select(word => word == "http://127.0.0.1:5080" ? $"{shipped.Http.BaseAddress}" : word),
                .. example.Contains("--url", StringComparison.Ordinal) ? Array.Empty<string>() : ["--store", shipped.Path]]);

            Assert.True(ran.Code is 0 or 3, $"{example}: {ran.Error}");
        }

        Assert.True(examples.Count > 20);
    }

    [Fact]
    public async Task Of_two_it_is_said_in_a_sentence_when_they_met_with_its_source()
    {
        var ran = await Ran.Of("met", "lecornu", "blinken", "--since", "2024", "--store", shipped.Path);

        Assert.Equal(0, ran.Code);
        Assert.StartsWith("Sébastien Lecornu and Antony Blinken met on 2024-04-02 in Paris (stated; Report on Antony Blinken's visit to Paris, Tuesday 2 April 2024, 2024-04-02, paragraph 4: "
            + "Lecornu is listed among the three people whom Blinken met; whether they were together is not said).\n", ran.Output, StringComparison.Ordinal);
        Assert.Equal(["'lecornu' is taken for Sébastien Lecornu (person sebastien-lecornu; matched: name, part).", "'blinken' is taken for Antony Blinken (person antony-blinken; matched: name, part)."],
            ran.Error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("met blinken zelenskyy", "Antony Blinken and Volodymyr Zelenskyy never met, in what was read.")]
    [InlineData("met blinken lecornu --since 2030", "Whether Antony Blinken and Sébastien Lecornu met since 2030-01-01 is not known: nothing that happened with Antony Blinken and Sébastien Lecornu in that time was read.")]
    [InlineData("met blinken zelenskyy --place paris", "Antony Blinken and Volodymyr Zelenskyy: no such meeting, in what was read.")]
    public async Task Never_is_told_apart_from_what_is_not_known_and_both_end_with_3(string line, string said)
    {
        var ran = await Ran.Of([.. line.Split(' '), "--store", shipped.Path]);

        Assert.Equal((3, said), (ran.Code, ran.Output.Split('\n')[0]));
    }

    [Fact]
    public async Task A_name_that_fits_several_is_refused_with_the_candidates()
    {
        var ran = await Ran.Of("contacts", "defence", "--store", shipped.Path);

        Assert.Equal((1, ""), (ran.Code, ran.Output));
        Assert.StartsWith("graph: ambiguous-name: NAME: 'defence' fits ", ran.Error, StringComparison.Ordinal);
        Assert.Contains("\n  french-defence-minister  (office) French defence minister\n", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_list_says_so_and_ends_with_3()
    {
        var ran = await Ran.Of("met", "zelenskyy", "--store", shipped.Path);
        var csv = await Ran.Of("met", "zelenskyy", "--csv", "--store", shipped.Path);

        Assert.Equal(3, ran.Code);
        Assert.StartsWith("Meetings of Volodymyr Zelenskyy, in what was read\nNothing.\n", ran.Output, StringComparison.Ordinal);
        Assert.Equal((3, 1), (csv.Code, csv.Output.TrimEnd().Split('\n').Length));
    }

    [Fact]
    public async Task An_API_that_takes_a_key_to_read_is_given_it_from_a_file()
    {
        using var temp = TempStore.Of(Some.Graph(Some.Person("anna")));
        using var host = new ApiHost(temp.Store, ("ReadKeyRequired", "true"));
        var file = temp.Path + ".key";
        await File.WriteAllTextAsync(file, (await Ran.Of("keys", "create", "--store", temp.Path, "--role", "reader", "--name", "bruno")).Output);

        var without = await Ran.Of("stats", "--url", $"{host.Address}");
        var ran = await Ran.Of("search", "anna", "--url", $"{host.Address}", "--key-file", file);

        Assert.Equal((1, ""), (without.Code, without.Output));
        Assert.StartsWith("graph: unauthenticated: ", without.Error, StringComparison.Ordinal);
        Assert.Equal(0, ran.Code);
    }

    private static IEnumerable<string> Examples(Command command) =>
        command.Description!.Split('\n').Where(line => line.StartsWith("  graph ", StringComparison.Ordinal)).Select(line => line.Split(" > ")[0].Trim());
}
