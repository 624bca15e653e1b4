using System.CommandLine;

namespace Graph.Cli;

internal static class MetCommand
{
    private static readonly Sheet<Meeting> Sheet = new Sheet<Meeting>().Column("when", one => one.Date).Column("what", one => one.Name).Column("kind", one => one.Kind).Column("where", one => string.Join(", ", (one.Places ?? (one.Place is null ? [] : [one.Place])).Select(place => place.Name)))
        .Column("basis", one => one.Basis).Column("participants", one => one.Participants.Select(Words.Of)).Evidence(one => one.Participants.SelectMany(participant => participant.Evidence).Concat(one.Evidence));

    public static Command Make(Terminal terminal)
    {
        var command = new Command("met", """
            Who met whom, when, where, and who says so. Of two it says in sentences when they met, or that they did not in what was read, told apart from
            what is not known; of one it lists the meetings.

            Examples:
              graph met lecornu blinken --since 2024
              graph met lecornu --latest
              graph met lecornu --status planned --basis attended
            """);
        var who = Options.Name("WHO", "A person, office, country or institution.", actor: true);
        var with = Options.Several("WITH", "Whom they met: as WHO.", ArgumentArity.ZeroOrMore, actors: true);
        var (since, until, basis) = (Options.Since(), Options.Until(), Options.Basis());
        var place = Options.Entity("--place", "A place or country where it was.");
        var kinds = Options.Choice("--kind", "KIND", "Only events of these kinds.", Schema.EventKinds);
        var status = Options.OneOf("--status", "STATUS", "What became of it; held without it, since a planned meeting is not a meeting.", Schema.Statuses);
        var latest = new Option<bool>("--latest") { Description = "Latest first." };
        command.Add(who);
        command.Add(with);
        foreach (var option in (Option[])[since, until, basis, place, kinds, status, latest])
            command.Add(option);
        return command.Asks(terminal, QuestionOptions.AddTo(command, Extent.Pages), async (asked, asking, cancel) =>
        {
            var others = asked.GetValue(with) ?? [];
            var question = new MeetingQuestion
            {
                Who = [asked.GetRequiredValue(who)],
                With = others,
                When = asked.Range(since, until),
                Place = asked.GetValue(place),
                Kinds = asked.Given(kinds),
                Bases = asked.Given(basis, Bases.Default),
                Status = asked.GetValue(status) ?? "held",
                LatestFirst = asked.GetValue(latest),
            };
            if (asking.Form == Form.Table && others.Length > 0)
                return await new Encounters(asking, question).Tell(cancel);
            return await asking.List(async understood => $"{(question.Status == "held" ? "" : $"{question.Status}: ")}Meetings of {await Naming.Names(asking, question.Who, understood, cancel)}{Words.In(question.When)}, in what was read",
                Sheet, Csv.Meetings, question, async (page, ask) => await asking.Graph.FindMeetings(page, ask), cancel);
        });
    }
}
