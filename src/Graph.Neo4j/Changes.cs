namespace Graph.Neo4j;

using Run = Func<string, IReadOnlyDictionary<string, object?>, Task<IReadOnlyList<ServerRow>>>;

/// <summary>How records stand, and stood, as the database has it.</summary>
internal static class Changes
{
    /// <summary>What stands, or last stood, under these ids.</summary>
    public static async Task<IReadOnlyList<Change>> Standing(Run run, RecordKind kind, IReadOnlyList<string> ids)
    {
        if (ids.Count == 0)
            return [];
        var there = await Records(run, kind, ("ids", ids));
        if (there.Count == ids.Count)
            return there;
        var missing = ids.Except(there.Select(change => change.Key.Id)).ToList();
        var gone = await run(Cypher.Whole("read-records/gone"), new Dictionary<string, object?> { ["kind"] = Word(kind), ["ids"] = missing });
        return [.. there, .. gone.Select(row => new Change(new(kind, row.Text("id")), row.Int("version"), Entry(row.Map("entry")), row.Int("position"), null, Into(row)))];
    }

    /// <summary>The records that are there, by id.</summary>
    public static async Task<IReadOnlyList<Change>> Records(Run run, RecordKind kind, params (string Name, object? Value)[] values)
    {
        var statement = Cypher.For($"read-records/{Word(kind)}", values.Select(value => value.Name).ToHashSet());
        var rows = await run(kind == RecordKind.Relation ? OfEveryType(statement) : statement, values.ToDictionary(value => value.Name, value => value.Value));
        return [.. rows.Select(row => new Change(new(kind, row.Map("record").Text("id")), row.Int("version"), Entry(row.Map("entry")), row.Int("position"), Rows.Record(kind, row.Map("record"))))];
    }

    /// <summary>A state as it is kept when it is no longer the current one.</summary>
    /// <param name="change">The state.</param>
    /// <param name="about">The record that says what it was about: the same, or for a removal the one that was there before.</param>
    public static Dictionary<string, object?> Version(Change change, GraphRecord? about) => new()
    {
        ["kind"] = Word(change.Key.Kind), ["id"] = change.Key.Id, ["version"] = change.Version, ["entry"] = change.Entry.Number, ["position"] = change.Position,
        ["into"] = change.Into ?? "", ["record"] = Rows.Json(change.Record), ["about"] = about is null ? [] : Concerning.Of(about),
    };

    /// <summary>A change in the list of an entry.</summary>
    public static string Line(Change change) => $"{change.Position} {Word(change.Key.Kind)} {change.Version} {change.Key.Id} {change.Into}";

    public static Entry Entry(ServerRow row) => new(row.Long("number"), row.Text("at"), row.Text("by"), row.Text("action"), row.TextOrNull("reason"));

    public static string? Into(ServerRow row) => row.Text("into") is { Length: > 0 } into ? into : null;

    public static string Word(RecordKind kind) => kind switch { RecordKind.Source => "source", RecordKind.Entity => "entity", RecordKind.Relation => "relation", _ => "judgement" };

    public static RecordKind Kind(string word) => Enum.Parse<RecordKind>(word, ignoreCase: true);

    /// <summary>Repeats the line that is about relations of one type for each: their indexes are of one type each.</summary>
    public static string OfEveryType(string statement) => string.Join('\n', statement.Split('\n').Select(line => !line.StartsWith("MATCH ", StringComparison.Ordinal) || !line.Contains(" RETURN ", StringComparison.Ordinal) ? line
        : string.Join("\nUNION ALL\n", Schema.RelationNames.Select(type => line.Replace(Schema.MetWith, type, StringComparison.Ordinal)))));
}
