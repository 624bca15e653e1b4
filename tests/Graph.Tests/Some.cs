using System.Text.Json;

namespace Graph.Tests;

/// <summary>Records for small graphs: what a test does not name is filled in.</summary>
internal static class Some
{
    public const string Report = "report";

    public static SourceRecord Source(string id = Report) => new() { Id = id, Title = $"The {id}" };

    public static EntityRecord Person(string id, string? name = null, params string[] aliases) => Entity(Schema.Person, id, name) with { Aliases = aliases };

    public static IEnumerable<EntityRecord> People(params IEnumerable<string> ids) => ids.Select(id => Person(id));

    public static EntityRecord Office(string id, string? country = null, string? name = null) => Entity(Schema.Office, id, name, ("country", country));

    public static EntityRecord Country(string id, string? name = null) => Entity(Schema.Country, id, name);

    public static EntityRecord Institution(string id, string? name = null) => Entity(Schema.Institution, id, name);

    public static EntityRecord Place(string id, string? country = null, string? within = null) => Entity(Schema.Place, id, null, ("country", country), ("within", within));

    public static EntityRecord Event(string id, string? date, string kind = "meeting", string status = "held") =>
        Entity(Schema.Event, id, null, ("kind", kind), ("date", date), ("status", status));

    public static EntityRecord Commitment(string id, params (string Name, object? Value)[] fields) => Entity(Schema.Commitment, id, null, fields);

    public static EntityRecord Statement(string id, string? text = null, params (string Name, object? Value)[] fields) => Entity(Schema.Statement, id, null, fields) with { Description = text };

    public static EntityRecord Entity(string type, string id, string? name = null, params (string Name, object? Value)[] fields) =>
        new() { Id = id, Type = type, Name = name ?? id.Replace('-', ' '), Fields = Fields(fields) };

    /// <summary>A meeting and who took part in it.</summary>
    public static IEnumerable<GraphRecord> Meeting(string id, string? date, params IEnumerable<string> who) => [Event(id, date), .. who.Select(one => TookPart(one, id))];

    public static RelationRecord TookPart(string who, string @event, params (string Name, object? Value)[] fields) => Relation(Schema.ParticipatedIn, who, @event, fields);

    public static RelationRecord Met(string one, string other, string? date = null, params (string Name, object? Value)[] fields) =>
        Relation(Schema.MetWith, one, other, [("date", date), .. fields]);

    public static RelationRecord Holds(string person, string office, string? since = null, string? until = null) =>
        Relation(Schema.HoldsOffice, person, office, ("since", since), ("until", until));

    public static RelationRecord Relation(string type, string from, string to, params (string Name, object? Value)[] fields) => new()
    {
        Id = $"{from}--{type.ToLowerInvariant().Replace('_', '-')}--{to}",
        Type = type,
        From = from,
        To = to,
        Fields = Fields(fields),
        Evidence = [new EvidenceRecord { Source = Report, Summary = $"{from} {type} {to}." }],
    };

    /// <summary>A graph of these records and the source that they rest on.</summary>
    public static IReadOnlyList<GraphRecord> Graph(params IEnumerable<GraphRecord> records) => [Source(), .. records];

    private static Dictionary<string, JsonElement> Fields((string Name, object? Value)[] fields) =>
        fields.Where(field => field.Value is not null).ToDictionary(field => field.Name, field => JsonSerializer.SerializeToElement(field.Value));
}
