namespace Graph.Cli;

/// <summary>Whether two met, in sentences that can be printed: each with its basis and its source, and "never" only for what was read.</summary>
internal sealed class Encounters(Asking asking, MeetingQuestion question)
{
    public async Task<int> Tell(CancellationToken cancel)
    {
        var who = await Naming.Actor(asking, question.Who[0], "WHO", cancel);
        var found = false;
        foreach (var text in question.With)
        {
            var with = await Naming.Actor(asking, text, "WITH", cancel);
            if (with == who)
                throw new GraphException(GraphCode.BadValue, $"WHO and WITH are the same: {who.Name}.");
            found |= await Tell(who, with, cancel);
        }
        return await asking.End(found, cancel);
    }

    private async Task<bool> Tell(Ref who, Ref with, CancellationToken cancel)
    {
        var of = question with { Who = [who.Id], With = [with.Id], Limit = asking.All ? BoundedQuestion.LimitMax : asking.Limit, Cursor = asking.Cursor };
        var page = await asking.Graph.FindMeetings(of, cancel);
        if (page.Items.Count == 0)
        {
            await asking.Paper.Line(await Without(of, who, with, cancel));
            return false;
        }
        while (true)
        {
            foreach (var meeting in page.Items)
                await Write(meeting, who, with);
            if (!asking.All || page.Next is null)
                break;
            page = await asking.Graph.FindMeetings(of with { Cursor = page.Next }, cancel);
        }
        if (page.Next is not null)
            await asking.Paper.Line($"There are more than these {page.Items.Count}: --all gives all.");
        return true;
    }

    private async Task Write(Meeting meeting, Ref who, Ref with)
    {
        var sides = new[] { who, with }.Select(side => (Side: side, Present: meeting.Participants.Where(one => Stands(one, side)).ToList())).ToList();
        var evidence = sides.SelectMany(side => side.Present).SelectMany(one => one.Evidence).Distinct().ToList();
        if (evidence.Count == 0)
            evidence = [.. meeting.Participants.SelectMany(one => one.Evidence).Concat(meeting.Evidence).Distinct()];
        var notes = string.Concat(sides.Select(side => Through(side.Side, side.Present)));
        var sentence = Sentence(meeting, who, with);
        if (evidence.Count == 1)
        {
            await asking.Paper.Line($"{sentence} ({meeting.Basis}; {Words.Of(evidence[0]).TrimEnd('.')}).{notes}");
            return;
        }
        await asking.Paper.Line($"{sentence} ({meeting.Basis}; {Words.Count(evidence.Count, "piece", "pieces")} of evidence below).{notes}");
        foreach (var one in evidence)
            await asking.Paper.Line($"  – {Words.Of(one)}");
    }

    private static string Sentence(Meeting meeting, Ref who, Ref with)
    {
        var (both, when) = ($"{who.Name} and {with.Name}", $"{Words.When(meeting.Date)}{Words.Where(meeting)}");
        var among = meeting.Participants.Count > 2 ? $" of {meeting.Participants.Count} parties" : "";
        return (meeting.Status, meeting.Basis) switch
        {
            ("held", "stated") => $"{both} met {when}",
            ("held", "meeting") => $"{both} took part in one {meeting.Kind}{among} {when}: {meeting.Name}",
            ("held", _) => $"{both} were at one larger event{among} {when}, and may never have spoken: {meeting.Name}",
            ("planned", _) => $"{both} were expected at {meeting.Name} {when}, which was planned; whether it took place is not said",
            ("cancelled", _) => $"{both} were to be at {meeting.Name} {when}, which was cancelled",
            _ => $"{both} are said to have been at {meeting.Name} {when}, which is denied",
        };
    }

    /// <summary>What the source says in place of a name that it does not give.</summary>
    private static string Through(Ref side, List<Participant> present)
    {
        if (present.Count == 0)
            return $" {side.Name} is not named: they come in by an office, its holder or whoever acted for them.";
        if (present.Find(one => one.Entity.Id == side.Id) is { } named)
            return named.Mode == "virtual" ? $" {side.Name} took part virtually." : "";
        var one = present[0];
        return one.Holder?.Id == side.Id
            ? $" The source does not name {side.Name}: it says {one.Entity.Name}, an office that they held then."
            : $" {side.Name} was represented by {Words.Names(present.Select(other => other.Entity).Distinct())}.";
    }

    private static bool Stands(Participant one, Ref side) => one.Entity.Id == side.Id || one.Holder?.Id == side.Id || one.As?.Id == side.Id || one.For?.Id == side.Id;

    /// <summary>Never in what was read, or not known; and what else there is.</summary>
    private async Task<string> Without(MeetingQuestion of, Ref who, Ref with, CancellationToken cancel)
    {
        var (both, when) = ($"{who.Name} and {with.Name}", Words.In(of.When));
        if (of.Status != "held" || of.Place is not null || of.Kinds.Count > 0)
            return $"{both}: no such meeting{when}, in what was read.";
        var matrix = await asking.Graph.FindMatrix(new MatrixQuestion { Rows = [who.Id], Columns = [with.Id], When = of.When, Bases = of.Bases }, cancel);
        var unread = matrix.Rows.Concat(matrix.Columns).Where(side => !side.Happened).Select(side => side.Entity).ToList();
        if (unread.Count > 0)
            return $"Whether {both} met{when} is not known: nothing that happened with {Words.Names(unread)}{(when.Length == 0 ? "" : " in that time")} was read.";
        var wider = of.Bases.Contains(Basis.Attended) ? [] : (await asking.Graph.FindMeetings(of with { Bases = [Basis.Attended], Cursor = null, Limit = 1 }, cancel)).Items;
        var planned = (await asking.Graph.FindMeetings(of with { Status = "planned", Bases = Enum.GetValues<Basis>(), Cursor = null, Limit = 1 }, cancel)).Items;
        return $"{both} never met{when}, in what was read.{(wider.Count == 0 ? "" : $" They were both at larger events, as {wider[0].Name}: --basis attended tells of them.")}"
            + (planned.Count == 0 ? "" : $" They were both expected at {planned[0].Name} {Words.When(planned[0].Date)}, and whether that took place is not said: --status planned tells more.");
    }
}
