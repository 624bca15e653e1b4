using System.Globalization;
using System.Text.Json;

namespace Graph.Bench;

/// <summary>A graph of any size, the same for the same size, in the proportions that reports on meetings and pledges have.</summary>
internal static class Generated
{
    private static readonly string[] Given = ["Anna", "Boris", "Čeněk", "Dario", "Élise", "Fatima", "Giulia", "Hans", "Ірина", "Jan"];
    private static readonly string[] Families = ["Novák", "Müller", "Lefèvre", "Rossi", "Kovalenko", "Žukauskas", "Ó Briain", "Sørensen", "Papadopoulos", "Vaher"];

    public static List<GraphRecord> Graph(int relations)
    {
        var random = new Random(relations);
        var (people, offices, events, commitments, statements) = (relations / 20 + 2, relations / 200 + 2, relations / 8 + 2, relations / 25 + 1, relations / 12 + 1);
        var (countries, places, sources) = (40, relations / 400 + 2, relations / 20 + 1);
        var records = new List<GraphRecord>();
        for (var i = 0; i < sources; i++)
            records.Add(new SourceRecord { Id = $"source-{i}", Title = $"Report {i} on who met whom and what was pledged", Publisher = $"Daily {i % 50}", Published = Day(random), Url = $"https://example.org/{i}" });
        for (var i = 0; i < countries; i++)
            records.Add(Entity(Schema.Country, $"country-{i}", $"Country {i}"));
        for (var i = 0; i < offices; i++)
            records.Add(Entity(Schema.Office, $"office-{i}", $"Minister {i} of country {i % countries}", ("country", $"country-{i % countries}")));
        for (var i = 0; i < people; i++)
            records.Add(Entity(Schema.Person, $"person-{i}", $"{Given[random.Next(10)]} {Families[random.Next(10)]} {i}", ("country", $"country-{random.Next(countries)}")));
        for (var i = 0; i < places; i++)
            records.Add(Entity(Schema.Place, $"place-{i}", $"Place {i}", i == 0 ? ("country", "country-0") : i % 3 == 0 ? ("within", $"place-{i / 2}") : ("country", $"country-{i % countries}")));
        for (var i = 0; i < events; i++)
            records.Add(Entity(Schema.Event, $"event-{i}", $"Talks {i}", ("kind", random.Next(10) < 7 ? "meeting" : "summit"), ("date", Day(random)), ("status", "held")));
        for (var i = 0; i < commitments; i++)
            records.Add(Entity(Schema.Commitment, $"commitment-{i}", $"Aid package {i}", ("area", "military"), ("status", "open")));
        for (var i = 0; i < statements; i++)
            records.Add(Entity(Schema.Statement, $"statement-{i}", $"Statement {i}") with { Description = $"That air defence number {i} will be delivered before the winter." });

        for (var i = 0; i < relations; i++)
        {
            var (person, office, at) = ($"person-{Some(people)}", $"office-{random.Next(offices)}", $"event-{Some(events)}");
            records.Add(Relation(i, random.Next(100) switch
            {
                < 40 => (Schema.ParticipatedIn, random.Next(3) == 0 ? office : person, at, ("role", "participant"), default),
                < 55 => (Schema.MetWith, person, Other(person), random.Next(3) == 0 ? ("event", at) : ("date", Day(random)), default),
                < 57 => (Schema.HoldsOffice, $"person-{random.Next(people)}", office, ("since", $"20{10 + random.Next(10)}"), ("until", $"20{21 + random.Next(4)}")),
                < 62 => (Schema.HeldAt, at, $"place-{Some(places)}", default, default),
                < 75 => (Schema.Acts[random.Next(4)], random.Next(2) == 0 ? person : $"country-{random.Next(countries)}", $"commitment-{random.Next(commitments)}", ("date", Day(random)), default),
                < 79 => (Schema.For, $"commitment-{random.Next(commitments)}", $"country-{random.Next(countries)}", default, default),
                < 90 => (Schema.Said, person, $"statement-{random.Next(statements)}", ("date", Day(random)), default),
                _ => (Schema.About, $"statement-{random.Next(statements)}", random.Next(2) == 0 ? Other(person) : $"country-{random.Next(countries)}", default, default),
            }));
        }
        return records;

        // a few are in very many
        int Some(int count) => (int)(count * Math.Pow(random.NextDouble(), 3));

        string Other(string person) => $"person-{Some(people)}" is var other && other != person ? other : person == "person-0" ? "person-1" : "person-0";

        RelationRecord Relation(int i, (string Type, string From, string To, (string Name, string Value) One, (string Name, string Value) Two) made) => new()
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"relation-{i}"), Type = made.Type, From = made.From, To = made.To,
            Fields = Fields([.. new[] { made.One, made.Two }.Where(field => field.Name is not null)]),
            Evidence = [.. Enumerable.Range(0, random.Next(4) == 0 ? 2 : 1).Select(_ => new EvidenceRecord
            {
                Source = $"source-{random.Next(sources)}", Locator = $"paragraph {random.Next(30)}", Summary = $"The report says so of {made.From} and {made.To}, in a sentence as long as most are.",
            })],
        };
    }

    private static EntityRecord Entity(string type, string id, string name, params (string Name, string Value)[] fields) => new() { Id = id, Type = type, Name = name, Fields = Fields(fields) };

    private static Dictionary<string, JsonElement> Fields((string Name, string Value)[] fields) => fields.ToDictionary(field => field.Name, field => JsonSerializer.SerializeToElement(field.Value));

    private static string Day(Random random) => new DateOnly(2014, 1, 1).AddDays(random.Next(4000)).ToString("O", CultureInfo.InvariantCulture);
}
