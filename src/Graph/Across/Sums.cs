namespace Graph.Across;

/// <summary>An act on a commitment, as it counts in a sum: who gives, and in which days it was.</summary>
public sealed record ActOf<TKey>(TKey Seat, string Act, IReadOnlyList<Ref> Givers, string? Earliest, string? Latest)
    where TKey : notnull
{
    /// <summary>The month, where all days that its date can mean lie in one.</summary>
    public string? Month => Earliest is { } from && Latest is { } to && string.CompareOrdinal(from, 0, to, 0, MonthLength) == 0 ? from[..MonthLength] : null;

    private const int MonthLength = 7;
}

/// <summary>A commitment as it counts in a sum, with the acts that the question is about.</summary>
public sealed record Countable<TKey>(TKey Key, Ref Commitment, string? Area, string Day, IReadOnlyList<Amount> Amounts, IReadOnlyList<Ref> Receivers, IReadOnlyList<ActOf<TKey>> Acts)
    where TKey : notnull;

/// <summary>That one commitment says again what another says, or revises it.</summary>
public readonly record struct Restatement<TKey>(TKey From, TKey To, bool Revises)
    where TKey : notnull;

/// <summary>A row of sums before its evidence is read.</summary>
public sealed record Summed<TKey>(Total Row, IReadOnlyList<(Countable<TKey> Commitment, IReadOnlyList<TKey> Acts)> Largest)
    where TKey : notnull
{
    /// <summary>The commitments by which nobody acts: what rests on them is what else is said of them.</summary>
    public IEnumerable<TKey> Unacted => Largest.Where(part => part.Acts.Count == 0).Select(part => part.Commitment.Key);

    /// <param name="proof">The evidence of acts.</param>
    /// <param name="known">What is known of the commitments without.</param>
    public Total With(Func<IEnumerable<TKey>, IReadOnlyList<Evidence>> proof, IReadOnlyDictionary<string, Commitment> known) => Row with
    {
        Of = [.. Largest.Select(part => new TotalPart(part.Commitment.Commitment, [.. part.Commitment.Amounts.Select(amount => amount.AsStated)],
            part.Acts.Count > 0 ? proof(part.Acts) : known[part.Commitment.Commitment.Id].Evidence))],
    };
}

/// <summary>Sums over commitments; see <see cref="Total"/> for what is counted.</summary>
public sealed class Sums<TKey>(TotalQuestion question)
    where TKey : notnull
{
    private const int LargestMax = 20;

    /// <summary>All rows: by giver, receiver, area, month, act and currency, what has none last.</summary>
    public IReadOnlyList<Summed<TKey>> Of(IReadOnlyList<Countable<TKey>> commitments, IReadOnlyList<Restatement<TKey>> restatements)
    {
        var entries = commitments.SelectMany(one => one.Acts.Count == 0 ? [(Act: null, Of: one)] : one.Acts.Select(act => act.Act).Distinct().Select(act => (Act: (string?)act, Of: one)));
        return
        [
            .. entries.GroupBy(entry => entry.Act).SelectMany(act => Rows(act.Key, [.. act.Select(entry => entry.Of)], restatements))
                .OrderBy(row => row.Row.Giver?.Id ?? Last, StringComparer.Ordinal).ThenBy(row => row.Row.Receiver?.Id ?? Last, StringComparer.Ordinal).ThenBy(row => row.Row.Area ?? Last, StringComparer.Ordinal)
                .ThenBy(row => row.Row.Month ?? Last, StringComparer.Ordinal).ThenBy(row => row.Row.Act is { } act ? ActOrder.IndexOf(act) : int.MaxValue).ThenBy(row => row.Row.Currency ?? Last, StringComparer.Ordinal),
        ];
    }

    /// <summary>Comes after every id, date and currency.</summary>
    private const string Last = "~";

    private static readonly List<string> ActOrder = [.. Schema.Acts];

    private IEnumerable<Summed<TKey>> Rows(string? act, List<Countable<TKey>> commitments, IReadOnlyList<Restatement<TKey>> restatements)
    {
        var counted = Counted(commitments, restatements);
        var placed = commitments.SelectMany(one =>
        {
            var places = Places(one, act).GroupBy(place => place.Where).Select(at => (at.Key, Acts: at.Where(place => place.Act is not null).Select(place => place.Act!.Seat).ToList())).ToList();
            return places.Select(place => (Where: place.Key, Of: one, place.Acts, IsShared: places.Count > 1));
        });
        foreach (var row in placed.SelectMany(one => Currencies(one.Of).Select(currency => (Currency: currency, Entry: one))).GroupBy(one => (one.Entry.Where, one.Currency)))
        {
            var here = row.Select(one => one.Entry).Where(one => counted.Contains(one.Of.Key)).ToList();
            var amounts = here.ConvertAll(one => (Entry: one, Values: Values(one.Of, row.Key.Currency)));
            yield return new(
                new Total
                {
                    Giver = row.Key.Where.Giver,
                    Receiver = row.Key.Where.Receiver,
                    Area = row.Key.Where.Area,
                    Month = row.Key.Where.Month,
                    Act = act,
                    Currency = row.Key.Currency,
                    Least = row.Key.Currency is null ? null : amounts.Sum(one => one.Values.Min()),
                    Most = row.Key.Currency is null ? null : amounts.Sum(one => one.Values.Max()),
                    Commitments = here.Count,
                    Restated = row.Count() - here.Count,
                    Shared = here.Count(one => one.IsShared),
                    Of = [],
                },
                [.. amounts.OrderByDescending(one => one.Values.DefaultIfEmpty().Max()).ThenBy(one => one.Entry.Of.Commitment.Id, StringComparer.Ordinal).Take(LargestMax).Select(one => (one.Entry.Of, (IReadOnlyList<TKey>)one.Entry.Acts))]);
        }
    }

    /// <summary>The rows in which a commitment stands, by each act that puts it there.</summary>
    private IEnumerable<(Where Where, ActOf<TKey>? Act)> Places(Countable<TKey> one, string? act)
    {
        var acts = act is null ? [null] : one.Acts.Where(done => done.Act == act).Select(done => (ActOf<TKey>?)done);
        return from done in acts
               from giver in Each(Group.Giver, done?.Givers ?? [])
               from receiver in Each(Group.Receiver, one.Receivers)
               select (new Where(giver, receiver, By(Group.Area) ? one.Area : null, By(Group.Month) ? done?.Month : null), done);
    }

    private bool By(Group group) => question.Groups.Contains(group);

    private IEnumerable<Ref?> Each(Group group, IReadOnlyList<Ref> those) => By(group) && those.Count > 0 ? those : (IEnumerable<Ref?>)[null];

    /// <summary>The currencies of what is stated; null alone when there is no amount, or none in the currency that is asked for.</summary>
    private List<string?> Currencies(Countable<TKey> one)
    {
        var stated = one.Amounts.Where(amount => amount is { Value: not null, Currency: not null }).Select(amount => amount.Currency)
            .Where(currency => question.Of.Currency is null || currency == question.Of.Currency).Distinct().ToList();
        return stated.Count == 0 ? [null] : stated;
    }

    private static List<decimal> Values(Countable<TKey> one, string? currency) =>
        [.. one.Amounts.Where(amount => currency is not null && amount.Currency == currency && amount.Value is not null).Select(amount => amount.Value!.Value)];

    /// <summary>
    /// Of commitments that say one another again or revise one another, one counts: the last revision, else the one that is said again by the others.
    /// </summary>
    private static HashSet<TKey> Counted(List<Countable<TKey>> commitments, IReadOnlyList<Restatement<TKey>> restatements)
    {
        var here = commitments.ToDictionary(one => one.Key);
        var links = restatements.Where(link => here.ContainsKey(link.From) && here.ContainsKey(link.To)).ToList();
        var heads = here.Keys.ToDictionary(key => key, key => key);
        foreach (var link in links)
            heads[Head(link.From)] = Head(link.To);
        var repeating = links.Where(link => !link.Revises).Select(link => link.From).ToHashSet();
        var revising = links.Where(link => link.Revises).Select(link => link.From).ToHashSet();
        var revised = links.Where(link => link.Revises).Select(link => link.To).ToHashSet();
        return [.. here.Keys.GroupBy(Head).Select(same => Counts([.. same.Select(key => here[key])]))];

        TKey Head(TKey key)
        {
            while (!heads[key].Equals(key))
                key = heads[key] = heads[heads[key]];
            return key;
        }

        TKey Counts(List<Countable<TKey>> same)
        {
            var revisions = same.FindAll(one => revising.Contains(one.Key));
            // links that go round in a circle must not leave out all
            if (revisions.Count == 0)
                return Among(same, one => !repeating.Contains(one.Key)).OrderBy(one => one.Day, StringComparer.Ordinal).ThenBy(one => one.Commitment.Id, StringComparer.Ordinal).First().Key;
            return Among(revisions, one => !revised.Contains(one.Key)).OrderBy(one => one.Day == Days.Undated ? "" : one.Day, StringComparer.Ordinal).ThenBy(one => one.Commitment.Id, StringComparer.Ordinal).Last().Key;
        }
    }

    private static List<Countable<TKey>> Among(List<Countable<TKey>> all, Predicate<Countable<TKey>> wanted) => all.FindAll(wanted) is { Count: > 0 } some ? some : all;

    private sealed record Where(Ref? Giver, Ref? Receiver, string? Area, string? Month);
}
