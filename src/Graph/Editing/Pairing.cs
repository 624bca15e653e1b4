using System.Text.Json;

namespace Graph.Editing;

/// <summary>
/// Who is compared with whom: all pairs of a large graph are too many. Two are compared that share a whole name, one of the two rarest words of
/// a name (or another spelling of it), an address elsewhere, or, of events, somebody who took part. What more share tells nothing about any two.
/// </summary>
internal sealed class Pairing
{
    private const int SharedMax = 100;

    /// <summary>How many words of a name are looked up: one of them may be the beginning of a word, which no index finds.</summary>
    private const int WordsMax = 2;

    /// <summary>From this length on a word is more than an initial.</summary>
    private const int WordMin = 3;

    private readonly List<EntityRecord> entities;
    private readonly Likeness.Pool pool;

    /// <summary>Entities by what they have, and words by the spellings that they share: both only among those of one type.</summary>
    private readonly Dictionary<(string Type, string Key), List<int>> having = [];
    private readonly Dictionary<(string Type, string Key), List<string>> spelt = [];
    private readonly Dictionary<(string Type, string Word), IReadOnlyList<int>> groups = [];

    private Pairing(Likeness.Pool pool)
    {
        this.pool = pool;
        entities = [.. pool.Entities.Values.OrderBy(entity => entity.Id, StringComparer.Ordinal)];
        foreach (var (i, entity) in entities.Index())
        {
            foreach (var key in pool.Names(entity).SelectMany(name => name.Words).Select(word => Word(word.Text)).Concat(Shared(entity)).Distinct())
                List(having, (entity.Type, key)).Add(i);
        }
        foreach (var (type, key) in having.Keys.Where(one => one.Key[0] == Mark).ToList())
        {
            foreach (var spelling in NameKeys.OfNames([key[1..]]))
                List(spelt, (type, spelling)).Add(key);
        }
    }

    /// <summary>Before a word, so that it is never taken for something else that is shared.</summary>
    private const char Mark = ' ';

    /// <summary>Each pair once, the id that comes first before the other.</summary>
    public static IEnumerable<(EntityRecord One, EntityRecord Other)> Of(Likeness.Pool pool)
    {
        var pairing = new Pairing(pool);
        var seen = new HashSet<long>();
        foreach (var (i, entity) in pairing.entities.Index())
        {
            foreach (var other in pairing.Near(entity).Where(other => other != i))
            {
                var (low, high) = (Math.Min(i, other), Math.Max(i, other));
                if (seen.Add(((long)low << 32) | (uint)high))
                    yield return (pairing.entities[low], pairing.entities[high]);
            }
        }
    }

    private IEnumerable<int> Near(EntityRecord entity)
    {
        var rare = pool.Names(entity).SelectMany(name => name.Words.Where(word => word.Text.Length >= WordMin || name.Words.Count == 1).Select(word => Group(entity.Type, Word(word.Text)))
            .Where(group => group.Count > 1).OrderBy(group => group.Count).Take(WordsMax));
        return Shared(entity).Select(key => having[(entity.Type, key)]).Where(list => list.Count <= SharedMax).Concat(rare).SelectMany(list => list);
    }

    /// <summary>Who has a word, or another spelling of it; where these are too many, who has the word itself.</summary>
    private IReadOnlyList<int> Group(string type, string word)
    {
        if (groups.TryGetValue((type, word), out var known))
            return known;
        var same = having[(type, word)];
        var found = new HashSet<int>(same);
        foreach (var other in NameKeys.OfNames([word[1..]]).SelectMany(spelling => spelt[(type, spelling)]).Distinct())
        {
            if (found.Count > SharedMax)
                break;
            found.UnionWith(having[(type, other)]);
        }
        return groups[(type, word)] = found.Count <= SharedMax ? [.. found] : same.Count <= SharedMax ? same : [];
    }

    /// <summary>What two have in common beside a word.</summary>
    private IEnumerable<string> Shared(EntityRecord entity)
    {
        foreach (var name in pool.Names(entity).Where(name => name.Words.Count > 0))
            yield return $"named {string.Join(' ', name.Words.Select(word => word.Text).Order(StringComparer.Ordinal))}";
        foreach (var link in entity.SameAs ?? [])
            yield return $"is {link}";
        if (entity.Type != Schema.Event)
            yield break;
        var month = Month(entity);
        foreach (var part in pool.Of(entity.Id, Schema.ParticipatedIn))
        {
            yield return $"with {part.From}";
            // of somebody who was at many, those of one month
            if (month is not null)
                yield return $"with {part.From} in {month}";
        }
    }

    private static string? Month(EntityRecord entity) => entity.Fields.TryGetValue("date", out var value) && value.ValueKind == JsonValueKind.String && Edtf.TryParse(value.GetString()!, out var date)
        && date.Earliest is { } first && date.Latest is { } last && (first.Year, first.Month) == (last.Year, last.Month) ? $"{first.Year}-{first.Month}" : null;

    private static string Word(string word) => $"{Mark}{word}";

    private static List<T> List<T>(Dictionary<(string Type, string Key), List<T>> of, (string Type, string Key) key) => of.TryGetValue(key, out var list) ? list : of[key] = [];
}
