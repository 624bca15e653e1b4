using System.Text.Json;

namespace Graph.Editing;

/// <summary>
/// How likely two entities are one. Their names, and what else is known of both, each speak for or against it; who is compared with whom, says
/// <see cref="Pairing"/>.
/// </summary>
internal static class Likeness
{
    /// <summary>From here on a pair is offered.</summary>
    private const double Offered = 0.5;

    private static readonly Dictionary<Closeness, (double Weight, string Word)> OfNames = new()
    {
        [Closeness.Name] = (0.7, "the same name"), [Closeness.NameFolded] = (0.7, "the same name"), [Closeness.Alias] = (0.65, "the same name"), [Closeness.AliasFolded] = (0.65, "the same name"),
        [Closeness.Reordered] = (0.65, "the same words in a name"), [Closeness.Meaning] = (0.55, "a name that means the same"), [Closeness.Transcription] = (0.5, "a name in another transcription"),
        [Closeness.Form] = (0.5, "a given name in another form"), [Closeness.Initials] = (0.35, "initials of a name"), [Closeness.Within] = (0.4, "a name within another"), [Closeness.Spelling] = (0.55, "a name in another spelling"), [Closeness.Part] = (0.4, "a part of a name"),
        [Closeness.Slip] = (0.35, "names with one other letter"), [Closeness.Prefix] = (0.3, "the beginning of a name"),
    };

    /// <summary>What is compared.</summary>
    public sealed class Pool
    {
        private readonly Dictionary<string, (IReadOnlyList<AskedName> Names, Candidate Candidate)> names = new(StringComparer.Ordinal);

        public Dictionary<string, EntityRecord> Entities { get; } = new(StringComparer.Ordinal);

        /// <summary>Who took part in an event, was said to hold an office, and where events were: by both ends.</summary>
        public Dictionary<string, List<RelationRecord>> Relations { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, string> Judged { get; } = new(StringComparer.Ordinal);

        public void Add(GraphRecord record)
        {
            switch (record)
            {
                case EntityRecord entity:
                    Entities[entity.Id] = entity;
                    break;
                case RelationRecord { Type: Schema.HoldsOffice } held:
                    List(held.From).Add(held);
                    break;
                case RelationRecord { Type: Schema.ParticipatedIn } part:
                    List(part.To).Add(part);
                    break;
                case RelationRecord { Type: Schema.HeldAt } place:
                    List(place.From).Add(place);
                    break;
                case JudgementRecord judgement:
                    Judged[judgement.Id] = judgement.Verdict;
                    break;
            }
        }

        /// <summary>The name of an entity and its others, taken apart once.</summary>
        public IReadOnlyList<AskedName> Names(EntityRecord entity) => Known(entity).Names;

        /// <summary>An entity as one that a name may mean: by its names, not by its id.</summary>
        public Candidate Candidate(EntityRecord entity) => Known(entity).Candidate;

        private (IReadOnlyList<AskedName> Names, Candidate Candidate) Known(EntityRecord entity) => names.TryGetValue(entity.Id, out var known) ? known
            : names[entity.Id] = ([.. entity.Aliases.Prepend(entity.Name).Select(name => new AskedName(name))], new(new("", "", entity.Name), entity.Aliases, null));

        public IReadOnlyList<RelationRecord> Of(string id, string type) => [.. Relations.GetValueOrDefault(id, []).Where(relation => relation.Type == type)];

        private List<RelationRecord> List(string id) => Relations.TryGetValue(id, out var list) ? list : Relations[id] = [];
    }

    public static IReadOnlyList<Duplicate> Find(Pool pool) =>
    [
        .. Pairing.Of(pool).Where(pair => pool.Judged.GetValueOrDefault(JudgementRecord.IdOf(pair.One.Id, pair.Other.Id)) != "different")
            .Select(pair => Scored(pool, pair.One, pair.Other)).OfType<Duplicate>().Where(pair => pair.Score >= Offered)
            .OrderByDescending(pair => pair.Score).ThenBy(pair => pair.One.Id, StringComparer.Ordinal).ThenBy(pair => pair.Other.Id, StringComparer.Ordinal),
    ];

    /// <summary>Null for two that cannot be offered: without a name or an address in common, only events can.</summary>
    private static Duplicate? Scored(Pool pool, EntityRecord one, EntityRecord other)
    {
        var named = Nearer(Match(pool, one, other), Match(pool, other, one));
        var link = one.SameAs?.Intersect(other.SameAs ?? []).FirstOrDefault();
        if (named is null && link is null && one.Type != Schema.Event)
            return null;
        var because = new List<string>();
        var score = 0.0;
        if (named is { } match)
            Speaks(OfNames[match.How].Weight, OfNames[match.How].Word);
        if (Offices(pool, one, other) is { } office)
            Speaks(0.25, $"both held {office} at the same time");
        foreach (var (field, same, differs) in ((string, double, double)[])[("country", 0.1, -0.3), ("institution", 0.1, -0.3), ("kind", 0.05, -0.15), ("iso2", 0.2, -1), ("iso3", 0.2, -1)])
        {
            if (Text(one, field) is { } a && Text(other, field) is { } b)
                Speaks(a == b ? same : differs, a == b ? $"the same {field}" : $"another {field}");
        }
        if (link is not null)
            Speaks(0.5, $"both are {link}");
        Dates(pool, one, other, Speaks);
        return new(new(one.Id, one.Type, one.Name), new(other.Id, other.Type, other.Name), Math.Round(Math.Clamp(score, 0, 1), 2), because, pool.Judged.GetValueOrDefault(JudgementRecord.IdOf(one.Id, other.Id)));

        void Speaks(double weight, string word)
        {
            score += weight;
            because.Add(word);
        }
    }

    /// <summary>Events and statements are one only at one time; who was there counts then.</summary>
    private static void Dates(Pool pool, EntityRecord one, EntityRecord other, Action<double, string> speaks)
    {
        if (Text(one, "date") is { } a && Text(other, "date") is { } b)
        {
            var overlap = Overlap(Days.Of(a), Days.Of(b));
            speaks(overlap ? 0.2 : -0.6, overlap ? "at the same time" : "at another time");
        }
        if (one.Type != Schema.Event)
            return;
        var (first, second) = (Who(one), Who(other));
        if (first.Intersect(second).ToList() is { Count: > 0 } both)
            speaks(0.4 * both.Count / Math.Min(first.Count, second.Count), $"shared: {string.Join(", ", both.Order(StringComparer.Ordinal).Take(3))}");
        if (pool.Of(one.Id, Schema.HeldAt).Select(at => at.To).Intersect(pool.Of(other.Id, Schema.HeldAt).Select(at => at.To)).Any())
            speaks(0.15, "the same place");

        HashSet<string> Who(EntityRecord at) => [.. pool.Of(at.Id, Schema.ParticipatedIn).Select(part => part.From)];
    }

    private static string? Offices(Pool pool, EntityRecord one, EntityRecord other) => pool.Of(one.Id, Schema.HoldsOffice)
        .FirstOrDefault(a => pool.Of(other.Id, Schema.HoldsOffice).Any(b => a.To == b.To && Overlap(Days.Between(Text(a.Fields, "since"), Text(a.Fields, "until")), Days.Between(Text(b.Fields, "since"), Text(b.Fields, "until")))))?.To;

    private static bool Overlap(Days one, Days other) => string.CompareOrdinal(one.Earliest, other.Latest) <= 0 && string.CompareOrdinal(other.Earliest, one.Latest) <= 0;

    private static NameMatch? Match(Pool pool, EntityRecord one, EntityRecord other) =>
        pool.Names(one).Select(name => NameMatch.Of(name, pool.Candidate(other))).OfType<NameMatch>().MinBy(match => match.How);

    private static NameMatch? Nearer(NameMatch? one, NameMatch? other) => one is null || other?.How < one.How ? other : one;

    private static string? Text(EntityRecord entity, string field) => Text(entity.Fields, field);

    private static string? Text(Dictionary<string, JsonElement> fields, string field) => fields.TryGetValue(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
