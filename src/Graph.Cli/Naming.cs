namespace Graph.Cli;

/// <summary>What a name means, for questions that take ids: the store says, as it does for any question.</summary>
internal static class Naming
{
    /// <summary>An entity of any type. Where a name fits several, the one of them that is a person, office, country or institution is meant.</summary>
    /// <param name="asking">Whom to ask, and to tell what the name was taken for.</param>
    /// <param name="text">An id or a name.</param>
    /// <param name="parameter">What a refusal calls it.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<Ref> Any(Asking asking, string text, string parameter, CancellationToken cancel)
    {
        if (await ById(asking, text, cancel) is { } found)
            return found;
        try
        {
            return await Understood(asking, text, await asking.Graph.FindStatements(new StatementQuestion { About = [text], Limit = 1 }, cancel), cancel);
        }
        catch (GraphException refusal) when (refusal.Field == "about")
        {
            if (refusal.Code != GraphCode.AmbiguousName || refusal.Candidates?.Count(one => Schema.Actors.Contains(one.Type)) is null or 0)
                throw Renamed(refusal, parameter);
        }
        return await Actor(asking, text, parameter, cancel);
    }

    /// <summary>A person, office, country or institution.</summary>
    public static async Task<Ref> Actor(Asking asking, string text, string parameter, CancellationToken cancel)
    {
        try
        {
            return await Understood(asking, text, await asking.Graph.FindMeetings(new MeetingQuestion { Who = [text], Limit = 1 }, cancel), cancel);
        }
        catch (GraphException refusal) when (refusal.Field == "who")
        {
            throw Renamed(refusal, parameter);
        }
    }

    /// <summary>Whom a name stood for in an answer that was given.</summary>
    public static async Task<Ref> Of(Asking asking, string text, IReadOnlyList<Understood> understood, CancellationToken cancel) =>
        understood.FirstOrDefault(one => one.Asked == text)?.Entity ?? await ById(asking, text, cancel) ?? new Ref(text, "", text);

    public static async Task<string> Names(Asking asking, IReadOnlyList<string> texts, IReadOnlyList<Understood> understood, CancellationToken cancel)
    {
        var refs = new List<Ref>();
        foreach (var text in texts)
            refs.Add(await Of(asking, text, understood, cancel));
        return Words.Names(refs);
    }

    private static async Task<Ref> Understood<T>(Asking asking, string text, Page<T> answer, CancellationToken cancel)
    {
        await asking.Say(answer.Understood);
        return await Of(asking, text, answer.Understood ?? [], cancel);
    }

    private static async Task<Ref?> ById(Asking asking, string text, CancellationToken cancel) =>
        await asking.Graph.GetEntity(text, null, cancel) is { } entity ? new Ref(entity.Id, entity.Type, entity.Name) : null;

    private static GraphException Renamed(GraphException refusal, string parameter) => refusal.Message.Split(": ", 2) is [var name, var rest] && name == refusal.Field
        ? new GraphException(refusal.Code, $"{parameter}: {rest}", refusal) { Field = parameter, Candidates = refusal.Candidates }
        : refusal;
}
