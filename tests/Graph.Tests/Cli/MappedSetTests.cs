using System.Globalization;
using CsvHelper;

namespace Graph.Tests.Cli;

/// <summary>Three public sets by the mappings that ship, each into the graph that ships.</summary>
public sealed class MappedSetTests
{
    private static readonly string[] Diary = ["ministers-diary-nl", "ollongren-2022-2023.csv"];

    [Theory]
    [InlineData("british-ministers", 6589, 2, "ifg-ministers", "appointment.csv", "person.csv", "post.csv", "organisation.csv")]
    [InlineData("dutch-ministers-diary", 3799, 39, "ministers-diary-nl", "ollongren-2022-2023.csv")]
    [InlineData("ukraine-support-tracker", 6196, 0, "kiel-release7", "bilateral-assistance.csv")]
    public async Task A_set_comes_in_as_its_dry_run_says_and_a_second_time_changes_nothing(string mapping, int made, int skipped, string folder, params string[] tables)
    {
        using var temp = TempStore.Of(Repository.ShippedData());
        string[] import = Command(mapping, SharedData.Files(folder, tables), temp);

        var dry = await Ran.Of([.. import, "--dry-run"]);
        var ran = await Ran.Of(import);
        var (version, export) = (await temp.Store.GetVersion(default), await Ran.Of("export", "--store", temp.Path, "--history"));
        var again = await Ran.Of(import);

        Assert.Equal((0, 0, 0), (dry.Code, ran.Code, again.Code));
        Assert.Equal(dry.Output, ran.Output);
        Assert.Contains($"\n{made} made, 0 changed, 0 removed, 0 unchanged, 0 lines refused.", ran.Error, StringComparison.Ordinal);
        Assert.Contains($": {skipped} skipped, 0 refused", ran.Error, StringComparison.Ordinal);
        Assert.Contains("\n0 made, 0 changed, 0 removed", again.Error, StringComparison.Ordinal);
        Assert.Equal(version, await temp.Store.GetVersion(default));
        Assert.Equal(export.Output, (await Ran.Of("export", "--store", temp.Path, "--history")).Output);
    }

    [Fact]
    public async Task Five_meetings_of_the_Ramstein_group_under_four_spellings_are_its_meetings()
    {
        using var temp = await Imported("dutch-ministers-diary", SharedData.Files(Diary[0], Diary[1]));

        var meetings = await temp.Store.FindMeetings(new MeetingQuestion { Who = ["Ramstein group"], With = ["Kajsa Ollongren"], Status = "planned" }, default);

        Assert.Equal(["2022-04-26", "2022-05-23", "2022-06-15", "2022-07-20", "2022-10-12"], meetings.Items.Select(meeting => meeting.Date));
        Assert.Equal(["planned"], meetings.Items.Select(meeting => meeting.Status).Distinct());
        Assert.Equal(["United States", "US Secretary of Defense"], meetings.Items.SelectMany(meeting => meeting.Participants).Where(one => one.Role == "chair").Select(one => one.Entity.Name));
    }

    [Fact]
    public async Task Three_entries_that_list_the_wrong_minister_claim_nothing_of_her()
    {
        using var temp = await Imported("dutch-ministers-diary", SharedData.Files(Diary[0], Diary[1]));

        foreach (var id in (string[])["diary-ollongren-2022-07-11-eurogroep", "diary-ollongren-2022-07-12-ecofinraad", "diary-ollongren-2022-07-13-g20"])
        {
            var meeting = await temp.Store.GetMeeting(id, default);
            Assert.Equal(["Sigrid Kaag"], meeting!.Participants.Select(one => one.Entity.Name));
            Assert.Equal("Netherlands", meeting.Participants[0].For!.Name);
        }
    }

    [Fact]
    public async Task Commitment_and_delivery_are_kept_apart_with_amounts_as_given_and_every_source()
    {
        var files = SharedData.Files("kiel-release7", "bilateral-assistance.csv");
        using var temp = await Imported("ukraine-support-tracker", files);

        var totals = (await temp.Store.SumCommitments(new TotalQuestion(new CommitmentQuestion { By = ["Australia"] }), default)).Items;
        var item = await temp.Store.GetCommitment("kiel-aum8-item-2", default);
        var delivery = await temp.Store.GetCommitment("kiel-aum8-item-2-delivered", default);
        var addresses = (await Sources(temp)).Select(source => source.Url ?? source.Title).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(446_900_000m, totals.Single(row => (row.Act, row.Currency) == ("PLEDGED", "AUD")).Most);
        Assert.Equal(["PLEDGED"], item!.Acts.Select(act => act.Act));
        Assert.Equal(["DELIVERED"], delivery!.Acts.Select(act => act.Act));
        Assert.Equal(["FULFILS"], delivery.History.Select(link => link.Type));
        Assert.All(Named(files[0]), address => Assert.Contains(address, addresses));
    }

    [Fact]
    public async Task British_offices_have_their_holders_with_their_days()
    {
        using var temp = await Imported("british-ministers", SharedData.Files("ifg-ministers", "appointment.csv", "person.csv", "post.csv", "organisation.csv"));

        var office = await temp.Store.GetEntity("british-defence-minister", "2022-04-26", default);
        var person = await temp.Store.Search(new SearchQuestion("David Cameron"), default);

        Assert.Equal(["Ben Wallace"], office!.Holders!.Select(holder => holder.Person.Name));
        Assert.Equal(("2019-07-24", "2023-08-31"), (office.Holders![0].Since, office.Holders[0].Until));
        Assert.Equal("Lord Cameron of Chipping Norton", person.Items[0].Name);
    }

    private static string[] Command(string mapping, string[] tables, TempStore temp) => ["import", "--mapping", Repository.File("docs", "mappings", mapping + ".yaml"), .. tables, "--store", temp.Path];

    private static async Task<TempStore> Imported(string mapping, string[] tables)
    {
        var temp = TempStore.Of(Repository.ShippedData());
        Assert.Equal(0, (await Ran.Of(Command(mapping, tables, temp))).Code);
        return temp;
    }

    private static async Task<List<Source>> Sources(TempStore temp)
    {
        var (sources, cursor) = (new List<Source>(), (string?)null);
        do
        {
            var page = await temp.Store.ListSources(new SourceQuestion { Limit = BoundedQuestion.LimitMax, Cursor = cursor }, default);
            sources.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        return sources;
    }

    /// <summary>Every address that the tracker names, without the stray dot of two.</summary>
    private static List<string> Named(string file)
    {
        using var csv = new CsvReader(File.OpenText(file), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var named = new HashSet<string>(StringComparer.Ordinal);
        while (csv.Read())
        {
            foreach (var column in (string[])["Source of Aid 1", "Source of Aid 2", "Source of Aid 3", "Source of Aid 4", "Source for Delivery"])
                named.Add(string.Join(' ', csv.GetField(column)!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimStart('.'));
        }
        return [.. named.Where(text => text.Length > 0)];
    }
}
