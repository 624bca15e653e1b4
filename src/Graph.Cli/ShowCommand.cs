using System.CommandLine;

namespace Graph.Cli;

internal static class ShowCommand
{
    private static readonly Sheet<OfficeHeld> Offices = new Sheet<OfficeHeld>().Column("office", held => held.Office.Name).Column("title", held => held.Title).Column("since", held => Words.Date(held.Since)).Column("until", held => Words.Date(held.Until)).Evidence(held => held.Evidence);

    private static readonly Sheet<HolderOf> Holders = new Sheet<HolderOf>().Column("held by", held => held.Person.Name).Column("title", held => held.Title).Column("since", held => Words.Date(held.Since)).Column("until", held => Words.Date(held.Until)).Evidence(held => held.Evidence);

    private static readonly Sheet<Participant> Participants = new Sheet<Participant>().Column("participant", one => one.Entity.Name).Column("role", one => one.Role).Column("how", one => one.Mode).Column("as", one => one.As?.Name)
        .Column("for", one => one.For?.Name).Column("office then held by", one => one.Holder?.Name).Evidence(one => one.Evidence);

    private static readonly Sheet<CommitmentAct> Acts = new Sheet<CommitmentAct>().Column("when", act => act.Date).Column("who", act => act.By.Name).Column("as", act => act.As?.Name).Column("for", act => act.For?.Name)
        .Column("did", act => Words.Said(act.Act)).Evidence(act => act.Evidence);

    private static readonly Sheet<CommitmentLink> History = new Sheet<CommitmentLink>().Column("history", link => $"{Words.Said(link.Type)}{(link.Direction == "in" ? " (the other way)" : "")}").Column("commitment", link => link.Commitment.Name).Evidence(link => link.Evidence);

    public static Command Make(Terminal terminal)
    {
        var command = new Command("show", """
            Shows one thing: a person, office, country, institution or place with its offices and counts, an event with who took part, a commitment with
            who did what about it, a statement, or a source.

            Examples:
              graph show lecornu --on 2024-04-02
              graph show val-de-grace-meeting-2025-03-12
            """);
        var name = Options.Name("NAME", "An entity of any type, a source, or a meeting that a source states, by id.");
        var on = Options.One("--on", "DATE", "A day: only the offices that were held for certain on it.");
        command.Add(name);
        command.Add(on);
        return command.Asks(terminal, QuestionOptions.AddTo(command, Extent.One), async (asked, asking, cancel) =>
        {
            var (text, graph, paper) = (asked.GetRequiredValue(name), asking.Graph, asking.Paper);
            var day = Day(asked.GetValue(on));
            if (await graph.GetEntity(text, null, cancel) is null)
            {
                if (await graph.GetSource(text, cancel) is not null)
                    return await asking.One(async ask => (await graph.GetSource(text, ask))!, source => Write(paper, source), cancel);
                if (await graph.GetMeeting(text, cancel) is not null)
                    return await asking.One(async ask => (await graph.GetMeeting(text, ask))!, meeting => Write(paper, meeting), cancel);
            }
            var of = await Naming.Any(asking, text, "NAME", cancel);
            return of.Type switch
            {
                Schema.Event => await asking.One(async ask => There(await graph.GetMeeting(of.Id, ask)), meeting => Write(paper, meeting), cancel),
                Schema.Commitment => await asking.One(async ask => There(await graph.GetCommitment(of.Id, ask)), commitment => Write(paper, commitment), cancel),
                Schema.Statement => await asking.One(async ask => There(await graph.GetStatement(of.Id, ask)), statement => Write(paper, statement), cancel),
                _ => await asking.One(async ask => There(await graph.GetEntity(of.Id, day, ask)), entity => Write(paper, entity, day), cancel),
            };
        });
    }

    private static T There<T>(T? found)
        where T : class => found ?? throw new GraphException(GraphCode.UnknownEntity, "It was removed meanwhile.");

    private static string? Day(string? text)
    {
        var (first, last) = (DateRange.Day("--on", text, date => date.Earliest), DateRange.Day("--on", text, date => date.Latest));
        return first == last ? first : throw new GraphException(GraphCode.BadDate, $"--on is one day, as 2024-03-15, not '{text}'.");
    }

    private static async Task Write(Paper paper, Entity entity, string? day)
    {
        await paper.Line($"{entity.Name} ({entity.Type} {entity.Id})");
        await Lines(paper, ("", entity.Description), ("also named", string.Join("; ", entity.Aliases)));
        await Lines(paper, [.. entity.Fields.Select(field => (field.Key, (string?)Words.Of(field.Value)))]);
        await Lines(paper, ("the same as", string.Join(" ", entity.SameAs ?? [])));
        if (day is not null)
            await paper.Line($"offices on {day}: {(entity.Offices?.Count > 0 || entity.Holders?.Count > 0 ? "those below" : "none for certain")}");
        if (entity.Counts is { } counts)
            await paper.Line($"in what was read: {Words.Count(counts.Meetings, "meeting", "meetings")}, {Words.Count(counts.Commitments, "commitment", "commitments")}, {Words.Count(counts.Statements, "statement", "statements")}, {Words.Count(counts.Sources, "source", "sources")}");
        await Table(paper, Offices, entity.Offices);
        await Table(paper, Holders, entity.Holders);
    }

    private static async Task Write(Paper paper, Meeting meeting)
    {
        await paper.Line($"{meeting.Name} ({meeting.Kind}, {meeting.Status}; {meeting.Id})");
        await Lines(paper, ("", meeting.Description), ("", $"{Words.When(meeting.Date)}{Words.Where(meeting)}{(meeting.Format == "unknown" ? "" : $", {meeting.Format}")}"),
            ("part of", Words.Names(meeting.PartOf ?? [])), ("basis", meeting.Basis switch
            {
                _ when meeting.Status != "held" => $"none: it is {meeting.Status}, and whether any of them met is not said",
                "stated" => "stated: a source says that they met",
                "meeting" => "meeting: they took part in one meeting, call or visit",
                _ => "attended: they were at one larger event, and may never have spoken",
            }), ("announced at it", string.Join("; ", meeting.Commitments.Select(one => one.Name))), ("said at it", string.Join("; ", meeting.Statements.Select(one => one.Name))), ("shown by", paper.Marks(meeting.Evidence)));
        await Table(paper, Participants, meeting.Participants);
    }

    private static async Task Write(Paper paper, Commitment one)
    {
        await paper.Line($"{one.Name} (commitment {one.Id})");
        await Lines(paper, ("", one.Description), ("amount", string.Join("; ", one.Amounts.Select(Words.Of))), ("quantity", one.Quantity), ("for", Words.Names(one.For)), ("addressed to", Words.Names(one.AddressedTo)), ("area", one.Area),
            ("condition", one.Condition), ("deadline", one.Deadline), ("made known at", Words.Names([.. one.AnnouncedAt is null ? [] : new[] { one.AnnouncedAt }, .. one.AlsoAnnouncedAt ?? []])), ("status", one.Status), ("shown by", paper.Marks(one.Evidence)));
        await Table(paper, Acts, one.Acts);
        if (one.Acts.Count == 0)
            await paper.Line("no source says who asked, offered or promised it");
        await Table(paper, History, one.History);
    }

    private static async Task Write(Paper paper, Statement one)
    {
        await paper.Line($"{one.Name} (statement {one.Id})");
        await Lines(paper, ("by", string.Join("; ", one.By.Select(speaker => Words.Joined(", ", speaker.Entity.Name, speaker.As?.Name, speaker.For is null ? null : $"for {speaker.For.Name}")))), ("", Words.When(one.Date)), ("", one.Text),
            ("quote", one.Quote is null ? null : $"“{one.Quote}”"), ("about", Words.Names(one.About)), ("addressed to", Words.Names(one.AddressedTo)), ("at", Words.Names(one.At)), ("shown by", paper.Marks(one.Evidence)));
    }

    private static async Task Write(Paper paper, Source one)
    {
        await paper.Line($"{one.Title} (source {one.Id})");
        await Lines(paper, ("publisher", one.Publisher), ("author", one.Author), ("published", one.Published), ("address", one.Url), ("archived", one.ArchivedUrl), ("language", one.Language), ("licence", one.Licence), ("retrieved", one.Retrieved),
            ("claims that rest on it", $"{one.Claims} ('graph claims {one.Id}' lists them)"));
    }

    private static async Task Lines(Paper paper, params (string Name, string? Value)[] lines)
    {
        foreach (var (name, value) in lines.Where(line => !string.IsNullOrEmpty(line.Value)))
            await paper.Line(name.Length == 0 ? value! : $"{name}: {value}");
    }

    private static Task Table<T>(Paper paper, Sheet<T> sheet, IReadOnlyList<T>? items) => items is { Count: > 0 } ? sheet.Write(paper, items) : Task.CompletedTask;
}
