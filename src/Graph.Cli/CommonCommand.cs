using System.CommandLine;

namespace Graph.Cli;

internal static class CommonCommand
{
    private static readonly Sheet<SharedThing> Events = new Sheet<SharedThing>().Column("when", one => one.Date).Column("event", one => one.Name).Column("type", one => one.Type).Column("basis", one => one.Basis)
        .Column("how they come in", one => one.By.Where(by => by.Via is not null).Select(by => $"{by.Entity.Name}: {Words.Via(by.Via)}")).Evidence(one => one.By.SelectMany(by => by.Evidence));

    private static readonly Sheet<SharedThing> Contacts = new Sheet<SharedThing>().Column("met by all", one => one.Name).Column("type", one => one.Type)
        .Column("meetings", one => one.By.Select(by => $"{by.Entity.Name}: {by.Met?.Count}{(by.Met?.Last is { } last ? $", last {last}" : "")}")).Evidence(one => one.By.SelectMany(by => by.Evidence));

    private static readonly Sheet<SharedThing> Commitments = new Sheet<SharedThing>().Column("when", one => one.Date).Column("commitment", one => one.Name)
        .Column("what each has to do with it", one => one.By.Select(by => $"{by.Entity.Name}: {string.Join(", ", (by.Relations ?? []).Select(Words.Said))}")).Evidence(one => one.By.SelectMany(by => by.Evidence));

    public static Command Make(Terminal terminal)
    {
        var command = new Command("common", """
            What all of several share: events at which all were, whom each of them met, commitments that all had to do with.

            Example:
              graph common lecornu blinken
            """);
        var of = Options.Several("NAME", $"Two to {CommonQuestion.OfMax} people, offices, countries or institutions.", new ArgumentArity(2, CommonQuestion.OfMax), actors: true);
        var (since, until, basis) = (Options.Since(), Options.Until(), Options.Basis());
        command.Add(of);
        command.Add(since);
        command.Add(until);
        command.Add(basis);
        return command.Asks(terminal, QuestionOptions.AddTo(command, Extent.Bounded), (asked, asking, cancel) =>
        {
            var question = new CommonQuestion { Of = asked.GetRequiredValue(of), When = asked.Range(since, until), Bases = asked.Given(basis, Bases.Default), Limit = asking.Limit };
            return asking.Whole(Csv.Shared, async ask => (Common?)await asking.Graph.FindCommon(question, ask), common => [.. common.Events, .. common.Contacts, .. common.Commitments],
                common => Write(asking.Paper, common, Words.In(question.When)), cancel);
        });
    }

    private static async Task Write(Paper paper, Common common, string when)
    {
        await paper.Line($"What {Words.Names(common.Of)} share{when}, in what was read");
        foreach (var (sheet, what, things, total) in ((Sheet<SharedThing>, string, IReadOnlyList<SharedThing>, int)[])
            [(Events, "Events", common.Events, common.Total.Events), (Contacts, "Contacts", common.Contacts, common.Total.Contacts), (Commitments, "Commitments", common.Commitments, common.Total.Commitments)])
        {
            await paper.Line($"{what}: {(total == 0 ? "none" : total > things.Count ? $"{total}, {things.Count} shown" : total)}");
            if (things.Count > 0)
                await sheet.Write(paper, things);
        }
    }
}
