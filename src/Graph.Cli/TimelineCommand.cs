using System.CommandLine;

namespace Graph.Cli;

internal static class TimelineCommand
{
    public static Command Make(Terminal terminal)
    {
        var command = new Command("timeline", """
            All that happened with an entity, or with any of several, in order. What is planned, cancelled or denied says so: it did not happen.

            Examples:
              graph timeline macron
              graph timeline lecornu blinken --since 2024-04-02 --until 2024-04-02
            """);
        var of = Options.Several("NAME", $"Entities of any type, {JointTimelineQuestion.OfMax} at most.", new ArgumentArity(1, JointTimelineQuestion.OfMax));
        var (since, until) = (Options.Since(), Options.Until());
        command.Add(of);
        command.Add(since);
        command.Add(until);
        return command.Asks(terminal, QuestionOptions.AddTo(command, Extent.Pages), async (asked, asking, cancel) =>
        {
            var (entities, when) = (new List<Ref>(), asked.Range(since, until));
            foreach (var name in asked.GetRequiredValue(of))
                entities.Add(await Naming.Any(asking, name, "NAME", cancel));
            return await asking.List(_ => Task.FromResult($"What happened with {Words.Names(entities)}{Words.In(when)}, in what was read"), Sheet(entities.Count > 1), Csv.JointTimeline,
                new JointTimelineQuestion { Of = [.. entities.Select(entity => entity.Id)], When = when }, async (question, ask) => await asking.Graph.ReadJointTimeline(question, ask), cancel);
        });
    }

    private static Sheet<JointTimelineItem> Sheet(bool several)
    {
        var sheet = new Sheet<JointTimelineItem>().Column("when", item => item.Date);
        if (several)
            sheet.Column("with", item => item.With.Select(with => with.Entity.Name));
        return sheet.Column("who", item => item.Relation.From.Name).Column("did", item => Words.Said(item.Relation.Type)).Column("what", item => item.Relation.To.Name)
            .Column("status", item => item.Status is "held" ? null : item.Status).Column("how they come in", item => item.With.Select(with => Words.Via(with.Via))).Evidence(item => item.Relation.Evidence);
    }
}
