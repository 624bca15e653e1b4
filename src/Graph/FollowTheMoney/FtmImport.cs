using System.Globalization;
using System.Text.Json;
using Graph.Editing;

namespace Graph.FollowTheMoney;

/// <summary>
/// Lines of FollowTheMoney as records. Whatever a line says and the graph has no place for is told, not dropped in silence. The file is read
/// twice: a line may name what stands further down, and what that is decides what becomes of the line.
/// </summary>
internal sealed class FtmImport(IGraphWriting graph, Importing importing, string? source)
{
    private const string OfSource = "source", OfRelation = "relation";

    /// <summary>What each entity of the file is here, by its id there; empty for what is left out.</summary>
    private readonly Dictionary<string, string> types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> countries = new(StringComparer.Ordinal);
    private readonly FtmEvidence sources = new(graph, importing, source);
    private int noted, number;

    /// <summary>First all lines are noted.</summary>
    public void Note(string text)
    {
        noted++;
        if (FtmLine.Read(text, noted, []) is not { } line)
            return;
        var type = TypeOf(line).Type ?? "";
        types[line.Id] = type;
        if (type == OfSource)
            sources.Note(line);
        else if (type == Schema.Country && line.All("country") is [var code])
            countries.TryAdd(code.ToUpperInvariant(), FtmLine.IdOf(line.Id));
    }

    /// <summary>Then each becomes records.</summary>
    public async Task Line(string text)
    {
        number++;
        var faults = new List<Fault>();
        if (FtmLine.Read(text, number, faults) is { } line)
        {
            var (type, why) = TypeOf(line);
            if (type is null)
            {
                importing.Omit(number, why);
                return;
            }
            var isTaken = true;
            if (type == OfSource)
                await importing.Record(number, FtmEvidence.Record(line));
            else if (type == OfRelation)
                isTaken = await Relations(line, faults);
            else
                await Entity(line, type, faults);
            if (isTaken && faults.Count == 0 && line.NotTaken.ToList() is { Count: > 0 } rest)
                importing.Omit(number, $"of {line.Schema} '{Quoted.Shorten(line.Id)}' these are not taken: {string.Join(", ", rest)}");
        }
        importing.Refuse(faults);
    }

    /// <summary>What a line is here; or why it is left out.</summary>
    private static (string? Type, string Why) TypeOf(FtmLine line) => line.Schema switch
    {
        _ when line.IsDocument => (OfSource, ""),
        Ftm.UnknownLink when !line.All("role").Any(Ftm.Roles.ContainsKey) => (null, $"the graph has no relation for a link with the role '{Quoted.Shorten(string.Join(", ", line.All("role")))}'"),
        _ when Ftm.Edges.ContainsKey(line.Schema) => (OfRelation, ""),
        Ftm.Person => (Schema.Person, ""),
        Ftm.Position => (Schema.Office, ""),
        Ftm.Organization or Ftm.PublicBody or Ftm.Company => (line.All("classification").Contains(Schema.Country) ? Schema.Country : Schema.Institution, ""),
        Ftm.Address => (Schema.Place, ""),
        Ftm.Event => Kind(line) is null ? (null, $"it is not said what kind of event it is: by a keyword ({string.Join(", ", Schema.EventKinds)}), or at the beginning of its name") : (Schema.Event, ""),
        "LegalEntity" => (null, "a LegalEntity may be a person or an organisation: it is taken when its schema says which"),
        _ => (null, $"{Quoted.Shorten(line.Schema)} has no place in this graph"),
    };

    private static string? Kind(FtmLine line) => Schema.EventKinds.FirstOrDefault(kind => line.All("keywords").Contains(kind, StringComparer.OrdinalIgnoreCase))
        ?? Schema.EventKinds.FirstOrDefault(kind => $"{Names.Fold(line.First("name") ?? "")} ".StartsWith($"{kind.Replace('-', ' ')} ", StringComparison.Ordinal));

    private async Task Entity(FtmLine line, string type, List<Fault> faults)
    {
        var names = line.All(type == Schema.Place ? ["name", "full", "alias", "weakAlias", "previousName"] : ["name", "alias", "weakAlias", "previousName"]);
        var name = line.First("name") ?? (type == Schema.Place ? line.First("full") ?? Joined(line, "street", "city", "region", "state") : null);
        if (name is null)
        {
            faults.Add(new($"{number}:/properties/name", "is required"));
            return;
        }
        var fields = new Dictionary<string, JsonElement>();
        Put(fields, "country", type is Schema.Country or Schema.Event ? null : await Country(line, type));
        await Own(line, type, fields);
        var entity = new EntityRecord
        {
            Id = FtmLine.IdOf(line.Id), Type = type, Name = name, Aliases = [.. names.Where(other => other != name)], Description = line.Line("summary", "description", "notes"),
            SameAs = Links(line) is { Count: > 0 } links ? links : null, Fields = fields,
        };
        if (line.All("topics").Except(Ftm.Of(entity)?.Topics ?? []).Any())
            line.Leave("topics");
        await importing.Record(number, entity);
        if (type == Schema.Event)
            await Around(line, entity.Id, faults);
    }

    /// <summary>The fields that only its type has.</summary>
    private async Task Own(FtmLine line, string type, Dictionary<string, JsonElement> fields)
    {
        switch (type)
        {
            case Schema.Country:
                Put(fields, "iso2", line.All("country") is [var code] ? code.ToUpperInvariant() : null);
                break;
            case Schema.Institution:
                Put(fields, "kind", Known(line, "classification", Ftm.InstitutionKinds) ?? (line.Schema == Ftm.Company ? "company" : null));
                break;
            case Schema.Office:
                Put(fields, "portfolio", Known(line, "keywords", Ftm.Portfolios));
                if (line.All("organization") is [var of] && types.GetValueOrDefault(of, Schema.Institution) == Schema.Institution && await Is(of, Schema.Institution))
                    Put(fields, "institution", FtmLine.IdOf(of));
                else
                    line.Leave("organization");
                break;
            case Schema.Event:
                Put(fields, "kind", Kind(line));
                Put(fields, "format", line.All("keywords").FirstOrDefault(Ftm.EventFormats.Contains));
                Put(fields, "status", "held");
                Put(fields, "date", Dated(line, FtmDates.When));
                break;
            case Schema.Place:
                foreach (var field in (string[])["latitude", "longitude"])
                {
                    if (line.All(field) is [var text] && IsNumber(text))
                        fields[field] = JsonElement.Parse(text);
                    else
                        line.Leave(field);
                }
                break;
        }
    }

    /// <summary>Who took part in an event, and where it was: what stands in the event itself.</summary>
    private async Task Around(FtmLine line, string id, List<Fault> faults)
    {
        var organisers = line.All("organizer");
        var parts = organisers.Concat(line.All("involved")).Distinct().Select(who => (Type: Schema.ParticipatedIn, From: FtmLine.IdOf(who), To: id, End: who, Role: organisers.Contains(who) ? "organiser" : null))
            .Concat(line.All("addressEntity").Select(place => (Type: Schema.HeldAt, From: id, To: FtmLine.IdOf(place), End: place, Role: (string?)null))).ToList();
        if (parts.Count == 0 || await sources.Of(line, number, types, own: false, faults) is not { Count: > 0 } evidence)
            return;
        foreach (var (type, from, to, end, role) in parts.Where(part => Stays(part.End)))
        {
            var fields = new Dictionary<string, JsonElement>();
            Put(fields, "role", role);
            await importing.Record(number, new RelationRecord { Id = Between(type, from, to), Type = type, From = from, To = to, Fields = fields, Evidence = evidence });
        }
    }

    /// <returns>Whether there is anything of it.</returns>
    private async Task<bool> Relations(FtmLine line, List<Fault> faults)
    {
        var (from, to, said) = Ftm.Edges[line.Schema];
        var roles = line.All("role");
        var word = said is null ? roles.First(Ftm.Roles.ContainsKey) : null;
        var type = said ?? Ftm.Roles[word!];
        foreach (var end in (string[])[from, to])
        {
            if (line.All(end).Count == 0)
                faults.Add(new($"{number}:/properties/{end}", "is required"));
        }
        var fields = new Dictionary<string, JsonElement>();
        Fields(line, type, [.. roles.Where(role => role != word)], fields);
        var pairs = line.All(from).SelectMany(one => line.All(to).Select(other => (one, other))).Where(pair => Stays(pair.one) && Stays(pair.other)).ToList();
        if (faults.Count > 0 || pairs.Count == 0 || await sources.Of(line, number, types, own: true, faults) is not { Count: > 0 } evidence)
            return false;
        var id = FtmLine.IdOf(line.Id, Ftm.RelationPrefix);
        foreach (var (i, (one, other)) in pairs.Index())
        {
            await importing.Record(number, new RelationRecord
                { Id = i == 0 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}-{i + 1}"), Type = type, From = FtmLine.IdOf(one), To = FtmLine.IdOf(other), Fields = fields, Evidence = evidence });
        }
        return true;
    }

    /// <summary>The fields that a relation of this type has.</summary>
    private static void Fields(FtmLine line, string type, IReadOnlyList<string> roles, Dictionary<string, JsonElement> fields)
    {
        var known = Schema.RelationType(type)!.Fields.Select(field => field.Name).ToList();
        if (known.Contains("date"))
            Put(fields, "date", Dated(line, FtmDates.When));
        if (known.Contains("since"))
        {
            Put(fields, "since", Dated(line, values => FtmDates.Span(values).Since));
            Put(fields, "until", Dated(line, values => FtmDates.Span(values).Until));
        }
        if (known.Contains("title"))
            Put(fields, "title", line.Line("description"));
        if (known.Contains("role") && roles.Count == 1)
            Put(fields, "role", FtmLine.OnOneLine(roles[0]));
        else if (roles.Count > 0)
            line.Leave("role");
    }

    /// <summary>Whether what stands at an end is in the graph; told where it is not.</summary>
    private bool Stays(string end)
    {
        if (!types.TryGetValue(end, out var type) || Schema.EntityType(type) is not null)
            return true;
        importing.Omit(number, $"'{Quoted.Shorten(end)}', at its end, is left out");
        return false;
    }

    /// <summary>Whether an entity that is not in the file is of this type in the graph.</summary>
    private async Task<bool> Is(string id, string type) => types.ContainsKey(id) || (await graph.Read([new(RecordKind.Entity, FtmLine.IdOf(id))]) is [{ Record: EntityRecord entity }] && entity.Type == type);

    /// <summary>The country of a code: that of the file, that of the graph, or a new one; null where there are several, or none of that code.</summary>
    private async Task<string?> Country(FtmLine line, string type)
    {
        string[] names = type switch { Schema.Person => ["nationality", "citizenship", "country"], Schema.Institution => ["country", "jurisdiction", "mainCountry"], _ => ["country"] };
        var codes = line.All(names).Select(code => code.ToUpperInvariant()).Distinct().ToList();
        if (codes is [var one] && countries.TryGetValue(one, out var id))
            return id;
        if (codes is [var code] && FtmCodes.Countries.TryGetValue(code, out var name))
            return countries[code] = await Made(code, name);
        foreach (var property in names)
            line.Leave(property);
        return null;
    }

    private async Task<string> Made(string code, string name)
    {
        var made = new EntityRecord { Id = "", Type = Schema.Country, Name = name };
        Put(made.Fields, "iso2", code);
        var plain = Ids.For(made).First();
        foreach (var id in Enumerable.Repeat(plain, 1).Concat(Enumerable.Range(1, int.MaxValue).Select(i => string.Create(CultureInfo.InvariantCulture, $"{plain}-{code.ToLowerInvariant()}{(i > 1 ? $"-{i}" : "")}"))))
        {
            var there = await graph.Read([new(RecordKind.Entity, id)]);
            if (there is [{ Record: EntityRecord { Type: Schema.Country } country }] && (country.Text("iso2") ?? code) == code)
                return id;
            if (there.Count > 0 || types.ContainsKey(id))
                continue;
            await importing.Record(number, made with { Id = id });
            return id;
        }
        return plain;
    }

    private static List<string> Links(FtmLine line) => [.. line.All("wikidataId").Select(id => $"{Ftm.Wikidata}{id}"), .. line.All("wikipediaUrl")];

    private static string? Known(FtmLine line, string property, IReadOnlyList<string> words)
    {
        var given = line.All(property);
        var known = given.Where(words.Contains).ToList();
        if (given.Count > known.Count || known.Count > 1)
            line.Leave(property);
        return known.Count == 1 ? known[0] : null;
    }

    private static string? Dated(FtmLine line, Func<Func<string, IReadOnlyList<string>>, string?> read) => read(property => line.All(property));

    private static string? Joined(FtmLine line, params string[] properties) => string.Join(", ", properties.Select(property => line.First(property)).OfType<string>()) is { Length: > 0 } text ? text : null;

    private static string Between(string type, string from, string to)
    {
        var id = $"{from}--{type.ToLowerInvariant().Replace('_', '-')}--{to}";
        return id.Length <= RecordCheck.IdMax ? id : FtmLine.Hashed(id, id);
    }

    private static bool IsNumber(string text) => double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
        && char.IsAsciiDigit(text[^1]) && text.TrimStart('-') is var digits && char.IsAsciiDigit(digits[0]) && (digits[0] != '0' || digits.Length == 1 || digits[1] == '.');

    private static void Put(Dictionary<string, JsonElement> fields, string name, string? value)
    {
        if (value is not null)
            fields[name] = Graph.Editing.Links.Text(value);
    }
}
