using Graph.Cli;

namespace Graph.Tests.Cli;

/// <summary>What is said of two says no more than the sources do.</summary>
public sealed class EncounterTests
{
    [Fact]
    public async Task Somebody_whom_the_source_does_not_name_is_said_to_come_in_by_their_office()
    {
        using var temp = TempStore.Of(Some.Graph([.. Some.People("anna", "bruno"), Some.Office("minister"), Some.Holds("anna", "minister", "2024-01-01"), .. Some.Meeting("talks", "2024-05-06", "minister", "bruno")]));

        var ran = await Ran.Of("met", "anna", "bruno", "--store", temp.Path);

        Assert.Contains("anna and bruno took part in one meeting on 2024-05-06: talks (meeting; 2 pieces of evidence below). The source does not name anna: it says minister, an office that they held then.\n", ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_at_a_larger_event_are_not_said_to_have_met()
    {
        using var temp = TempStore.Of(Some.Graph([.. Some.People("anna", "bruno"), Some.Event("summit", "2024", "summit"), Some.TookPart("anna", "summit"), Some.TookPart("bruno", "summit")]));

        var ran = await Ran.Of("met", "anna", "bruno", "--store", temp.Path);
        var wider = await Ran.Of("met", "anna", "bruno", "--basis", "attended", "--store", temp.Path);

        Assert.Equal((3, "anna and bruno never met, in what was read. They were both at larger events, as summit: --basis attended tells of them."), (ran.Code, ran.Output.Split('\n')[0]));
        Assert.StartsWith("anna and bruno were at one larger event in 2024, and may never have spoken: summit (attended; ", wider.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_were_expected_at_a_meeting_are_not_said_to_have_never_met_without_that()
    {
        using var temp = TempStore.Of(Some.Graph([.. Some.People("anna", "bruno"), Some.Event("talks", "2024-05-06", status: "planned"), Some.TookPart("anna", "talks"), Some.TookPart("bruno", "talks"), .. Some.Meeting("council", "2024", "anna"), .. Some.Meeting("board", "2024", "bruno")]));

        var ran = await Ran.Of("met", "anna", "bruno", "--store", temp.Path);

        Assert.Equal((3, "anna and bruno never met, in what was read. They were both expected at talks on 2024-05-06, and whether that took place is not said: --status planned tells more."), (ran.Code, ran.Output.Split('\n')[0]));
    }

    [Theory]
    [InlineData("planned", "anna and bruno were expected at talks on 2024-05-06, which was planned; whether it took place is not said (")]
    [InlineData("cancelled", "anna and bruno were to be at talks on 2024-05-06, which was cancelled (")]
    [InlineData("denied", "anna and bruno are said to have been at talks on 2024-05-06, which is denied (")]
    public async Task What_was_not_held_is_not_said_to_have_been(string status, string said)
    {
        using var temp = TempStore.Of(Some.Graph([.. Some.People("anna", "bruno"), Some.Event("talks", "2024-05-06", status: status), Some.TookPart("anna", "talks"), Some.TookPart("bruno", "talks")]));

        var ran = await Ran.Of("met", "anna", "bruno", "--status", status, "--store", temp.Path);
        var shown = await Ran.Of("show", "talks", "--store", temp.Path);

        Assert.StartsWith(said, ran.Output, StringComparison.Ordinal);
        Assert.Contains($"none: it is {status}, and whether any of them met is not said", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_took_part_virtually_is_said_to_have()
    {
        using var temp = TempStore.Of(Some.Graph([.. Some.People("anna", "bruno"), Some.Event("talks", "2024-05-06"), Some.TookPart("anna", "talks"), Some.TookPart("bruno", "talks", ("mode", "virtual"))]));

        var ran = await Ran.Of("met", "anna", "bruno", "--store", temp.Path);

        Assert.Contains("bruno took part virtually.", ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[..2024-04-02]", "2024-04-02 or before")]
    [InlineData("[2025-03-12..]", "2025-03-12 or later")]
    [InlineData("2024-02~", "2024-02~")]
    [InlineData(null, null)]
    public void A_day_before_or_after_which_something_was_is_said_to_be_one(string? date, string? said) => Assert.Equal(said, Words.Date(date));

    [Theory]
    [InlineData("2024-04-02", "on 2024-04-02")]
    [InlineData("2024-04", "in 2024-04")]
    [InlineData("2024", "in 2024")]
    [InlineData("2024-02~", "in about 2024-02")]
    [InlineData("2024-02-03?", "on perhaps 2024-02-03")]
    [InlineData("2024-04-02/2024-04-03", "from 2024-04-02 to 2024-04-03")]
    [InlineData("../2024", "by 2024")]
    [InlineData("[..2024-04-02]", "on 2024-04-02 or before")]
    [InlineData("202X", "in 202X")]
    [InlineData(null, "on a day that no source gives")]
    public void A_date_is_said_as_vaguely_as_it_is_known(string? date, string said) => Assert.Equal(said, Words.When(date));
}
