using System.CommandLine;

namespace Graph.Cli;

internal static class ContactsCommand
{
    private static readonly Sheet<Contact> Sheet = new Sheet<Contact>().Column("met", contact => contact.With.Name).Column("type", contact => contact.With.Type).Column("how they come in", contact => Words.Via(contact.Via))
        .Column("meetings", contact => contact.Meetings).Column("first", contact => contact.First).Column("last", contact => contact.Last).Column("basis", contact => contact.Bases).Evidence(contact => contact.Evidence);

    public static Command Make(Terminal terminal)
    {
        var command = new Command("contacts", """
            Whom somebody met, how often, first and last: most often first. The sources shown are those of the last meeting.

            Example:
              graph contacts lecornu --since 2024-03
            """);
        var name = Options.Name("NAME", "A person, office, country or institution.", actor: true);
        var (since, until, basis) = (Options.Since(), Options.Until(), Options.Basis());
        var types = Options.Types("Only parties of these types.", Schema.Actors);
        command.Add(name);
        command.Add(since);
        command.Add(until);
        command.Add(basis);
        command.Add(types);
        return command.Asks(terminal, QuestionOptions.AddTo(command, Extent.Pages), async (asked, asking, cancel) =>
        {
            var when = asked.Range(since, until);
            var of = await Naming.Actor(asking, asked.GetRequiredValue(name), "NAME", cancel);
            return await asking.List(_ => Task.FromResult($"Whom {of.Name} met{Words.In(when)}, in what was read"), Sheet, Csv.Contacts,
                new ContactQuestion(of.Id) { When = when, Bases = asked.Given(basis, Bases.Default), Types = asked.Given(types) }, asking.Graph.FindContacts, cancel);
        });
    }
}
