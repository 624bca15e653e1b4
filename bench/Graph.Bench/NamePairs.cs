using System.Text;

namespace Graph.Bench;

/// <summary>A name as somebody else writes it, and whose it is.</summary>
internal sealed record NamePair(string Kind, string Asked, string Id);

/// <summary>The names of politicians in many languages, from the files that EveryPolitician published (data/*/*/names.csv: a name and an id a line).</summary>
internal static class NamePairs
{
    /// <summary>Of each kind that is made from a name, so many.</summary>
    private const int MadeMax = 400;

    private static readonly string[] Titles = ["President", "Minister", "Dr.", "Foreign Minister", "General", "Prime Minister"];

    /// <summary>Each person with the first name in Latin letters as the entity's; who has none is left out.</summary>
    /// <param name="data">The folder of such files; or a file of judged pairs (nomenklatura's), whose people are taken.</param>
    public static List<(EntityRecord Person, string[] Others)> People(string data)
    {
        var names = File.Exists(data) ? Judged(data) : new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var file in File.Exists(data) ? [] : Directory.GetFiles(Path.Combine(data, "data"), "names.csv", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray())
        {
            var rows = File.ReadLines(file).Select(Cells).ToList();
            var (name, id) = (Array.IndexOf(rows[0], "name"), Array.IndexOf(rows[0], "id"));
            foreach (var row in rows.Skip(1).Where(row => row.Length == rows[0].Length && row[name].Trim() is { Length: > 0 and < Names.LengthMax } && !row[name].Any(char.IsControl)))
                (names.TryGetValue(row[id], out var list) ? list : names[row[id]] = []).Add(row[name].Trim());
        }
        return [.. names.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (Id: pair.Key, Shown: pair.Value.FirstOrDefault(Latin), All: pair.Value)).Where(person => person.Shown is not null)
            .Select(person => (new EntityRecord { Id = person.Id, Type = Schema.Person, Name = person.Shown! }, person.All.Where(name => name != person.Shown).Distinct().ToArray()))];
    }

    /// <summary>Of a pair that is one person two names, of another one name of each of two.</summary>
    private static Dictionary<string, List<string>> Judged(string cases)
    {
        var rows = File.ReadLines(cases).Select(Cells).ToList();
        var (schema, one, two, match) = (Array.IndexOf(rows[0], "schema"), Array.IndexOf(rows[0], "name1"), Array.IndexOf(rows[0], "name2"), Array.IndexOf(rows[0], "is_match"));
        return rows.Skip(1).Where(row => row.Length == rows[0].Length && row[schema] == "Person").SelectMany((row, i) => row[match] == "true"
            ? [(Id: $"pair-{i}", Names: new List<string> { row[one], row[two] })]
            : new[] { (Id: $"pair-{i}-one", Names: new List<string> { row[one] }), (Id: $"pair-{i}-two", Names: [row[two]]) }).ToDictionary(person => person.Id, person => person.Names, StringComparer.Ordinal);
    }

    /// <summary>The other names of each, by how they differ; what is another person's name too is left out.</summary>
    public static IEnumerable<NamePair> Published(List<(EntityRecord Person, string[] Others)> people)
    {
        var owners = people.ToLookup(person => Sorted(person.Person.Name), person => person.Person.Id);
        foreach (var (person, others) in people)
        {
            foreach (var other in others.Where(other => owners[Sorted(other)].All(owner => owner == person.Id)))
                yield return new(KindOf(person.Name, other), other, person.Id);
        }
    }

    /// <summary>Differences that somebody makes who types a name: made from the names that only one has, the same every time.</summary>
    public static IEnumerable<NamePair> Made(List<(EntityRecord Person, string[] Others)> people)
    {
        var random = new Random(1);
        var counts = people.GroupBy(person => Sorted(person.Person.Name)).ToDictionary(group => group.Key, group => group.Count());
        var some = people.Where(person => person.Person.Name.Split(' ') is [{ Length: > 2 }, { Length: > 5 }] && counts[Sorted(person.Person.Name)] == 1).ToArray();
        random.Shuffle(some);
        foreach (var ((person, _), i) in some.Take(7 * MadeMax).Select((one, i) => (one, i)))
        {
            var (given, family) = (person.Name.Split(' ')[0], person.Name.Split(' ')[1]);
            var at = 1 + random.Next(family.Length - 2);
            yield return (i / MadeMax) switch
            {
                0 => new("made: order", $"{family}, {given}", person.Id),
                1 => new("made: initial", $"{given[0]}. {family}", person.Id),
                2 => new("made: title", $"{Titles[i % Titles.Length]} {given} {family}", person.Id),
                3 => new("made: a letter missing", $"{given} {family.Remove(at, 1)}", person.Id),
                4 => new("made: two letters changed places", $"{given} {family[..at]}{family[at + 1]}{family[at]}{family[(at + 2)..]}", person.Id),
                5 => new("made: another letter", $"{given} {family[..at]}{(char)('a' + random.Next(26))}{family[(at + 1)..]}", person.Id),
                _ => new("made: written together", given + family, person.Id),
            };
        }
    }

    public static string Sorted(string name) => string.Join(' ', Names.Words(Names.Fold(name)).Order(StringComparer.Ordinal));

    private static string KindOf(string name, string other)
    {
        var (a, b) = (Names.Fold(name), Names.Fold(other));
        var (one, two) = (Names.Words(a), Names.Words(b));
        if (!other.Any(letter => Rune.TryCreate(letter, out var rune) && Rune.IsLetter(rune) && letter < '\u0530'))
            return "script: others";
        if (!Latin(other))
            return other.Any(letter => letter is >= '\u0370' and <= '\u03FF') ? "script: Greek" : "script: Cyrillic";
        if (a == b)
            return "accents and case";
        if (Sorted(name) == Sorted(other))
            return "order";
        if (two.All(one.Contains) || one.All(two.Contains))
            return "words more or fewer";
        if (one.Length == two.Length && one.Zip(two).Count(pair => pair.First != pair.Second) == 1)
            return "one word otherwise";
        return one.Length == two.Length ? "all words otherwise" : "other words, and more or fewer";
    }

    private static bool Latin(string name) => !name.EnumerateRunes().Any(letter => Rune.IsLetter(letter) && letter.Value is > 0x24F and not (>= 0x1E00 and <= 0x1EFF));

    public static string[] Cells(string line)
    {
        var cells = new List<StringBuilder> { new() };
        var quoted = false;
        foreach (var letter in line)
        {
            if (letter == '"')
                quoted = !quoted;
            else if (letter == ',' && !quoted)
                cells.Add(new());
            else
                cells[^1].Append(letter);
        }
        return [.. cells.Select(cell => cell.ToString())];
    }
}
