using System.Globalization;
using System.Text;

namespace Graph.Bench;

/// <summary>
/// A large graph as NDJSON, line by line, the same for the same size: of each ten relations one person and two events. Most meetings are of a few, some
/// of dozens, and the best known person is at one in a hundred of all that happens: at a million relations, in over 3,000 events.
/// </summary>
internal sealed class MillionGraph(int relations)
{
    private const double PeopleSkew = 2.5, EventSkew = 1.5;

    private static readonly string[] Given = ["Anna", "Boris", "Čeněk", "Dario", "Élise", "Fatima", "Giulia", "Hans", "Ірина", "Jan"];
    private static readonly string[] Families = ["Novák", "Müller", "Lefèvre", "Rossi", "Kovalenko", "Žukauskas", "Ó Briain", "Sørensen", "Papadopoulos", "Vaher"];
    private static readonly string[] Syllables = ["ba", "den", "fo", "gri", "hol", "kin", "la", "mer", "no", "pat", "ros", "sta", "tor", "ul", "ver", "zen"];

    private readonly Random random = new(relations);

    public int Relations => relations;

    public int People => (relations / 10) + 2;

    private int Events => (relations / 5) + 2;

    private int Offices => (relations / 500) + 2;

    private int Commitments => (relations / 25) + 1;

    private int Statements => (relations / 12) + 1;

    private int Places => (relations / 400) + 2;

    private int Sources => (relations / 20) + 1;

    public const int Countries = 40;

    /// <summary>A person as somebody would ask for one: the well known more often.</summary>
    public static int Asked(Random random, int people) => (int)(people * Math.Pow(random.NextDouble(), PeopleSkew));

    /// <summary>The name of a person; which syllables, their number says.</summary>
    public static string NameOf(int person) => $"{Given[person % 10]} {Syllables[person / 10 % 16]}{Syllables[person / 160 % 16]}{Syllables[person / 2560 % 16]} {Families[person / 7 % 10]}";

    public IEnumerable<string> Lines()
    {
        for (var i = 0; i < Sources; i++)
            yield return $$"""{"record":"source","id":"source-{{i}}","title":"Report {{i}} on who met whom and what was pledged","publisher":"Daily {{i % 50}}","published":"{{Day()}}","url":"https://example.org/{{i}}"}""";
        for (var i = 0; i < Countries; i++)
            yield return Entity(Schema.Country, $"country-{i}", $"Country {i}", "");
        for (var i = 0; i < Offices; i++)
            yield return Entity(Schema.Office, $"office-{i}", $"Minister {i} of country {i % Countries}", Field("country", $"country-{i % Countries}"));
        for (var i = 0; i < People; i++)
            yield return Entity(Schema.Person, $"person-{i}", NameOf(i), Field("country", $"country-{random.Next(Countries)}"));
        for (var i = 0; i < Places; i++)
            yield return Entity(Schema.Place, $"place-{i}", $"Place {i}", i == 0 || i % 3 != 0 ? Field("country", $"country-{i % Countries}") : Field("within", $"place-{i / 2}"));
        for (var i = 0; i < Events; i++)
            yield return Entity(Schema.Event, $"event-{i}", $"Talks {i}", Field("kind", random.Next(10) < 7 ? "meeting" : "summit") + Field("date", Day()) + Field("status", "held"));
        for (var i = 0; i < Commitments; i++)
            yield return Entity(Schema.Commitment, $"commitment-{i}", $"Aid package {i}", Field("area", "military") + Field("status", "open"));
        for (var i = 0; i < Statements; i++)
            yield return Entity(Schema.Statement, $"statement-{i}", $"Statement {i}", Field("description", $"That air defence number {i} will be delivered before the winter."));
        for (var i = 0; i < relations; i++)
            yield return Relation(i);
    }

    private string Relation(int i)
    {
        var (person, office, at) = ($"person-{Asked(random, People)}", $"office-{random.Next(Offices)}", $"event-{(int)(Events * Math.Pow(random.NextDouble(), EventSkew))}");
        var (type, from, to, fields) = random.Next(100) switch
        {
            < 40 => (Schema.ParticipatedIn, random.Next(3) == 0 ? office : person, at, Field("role", "participant")),
            < 55 => (Schema.MetWith, person, Other(person), random.Next(3) == 0 ? Field("event", at) : Field("date", Day())),
            < 57 => (Schema.HoldsOffice, $"person-{random.Next(People)}", office, Field("since", Year(2010 + random.Next(10))) + Field("until", Year(2021 + random.Next(4)))),
            < 62 => (Schema.HeldAt, at, $"place-{random.Next(Places)}", ""),
            < 75 => (Schema.Acts[random.Next(4)], random.Next(2) == 0 ? person : $"country-{random.Next(Countries)}", $"commitment-{random.Next(Commitments)}", Field("date", Day())),
            < 79 => (Schema.For, $"commitment-{random.Next(Commitments)}", $"country-{random.Next(Countries)}", ""),
            < 90 => (Schema.Said, person, $"statement-{random.Next(Statements)}", Field("date", Day())),
            _ => (Schema.About, $"statement-{random.Next(Statements)}", random.Next(2) == 0 ? person : $"country-{random.Next(Countries)}", ""),
        };
        var line = new StringBuilder($$"""{"record":"relation","id":"relation-{{i}}","type":"{{type}}","from":"{{from}}","to":"{{to}}"{{fields}},"evidence":[""");
        for (var evidence = random.Next(4) == 0 ? 2 : 1; evidence > 0; evidence--)
            line.Append($$"""{"source":"source-{{random.Next(Sources)}}","locator":"paragraph {{random.Next(30)}}","summary":"The report says so of {{from}} and {{to}}, in a sentence as long as most are."}{{(evidence > 1 ? "," : "")}}""");
        return line.Append("]}").ToString();
    }

    private string Other(string person) => $"person-{Asked(random, People)}" is var other && other != person ? other : person == "person-0" ? "person-1" : "person-0";

    private static string Entity(string type, string id, string name, string fields) => $$"""{"record":"entity","id":"{{id}}","type":"{{type}}","name":"{{name}}"{{fields}}}""";

    private static string Field(string name, string value) => $",\"{name}\":\"{value}\"";

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    private string Day() => new DateOnly(2014, 1, 1).AddDays(random.Next(4000)).ToString("O", CultureInfo.InvariantCulture);
}
