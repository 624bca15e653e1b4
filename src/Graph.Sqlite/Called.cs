namespace Graph.Sqlite;

/// <summary>What entities are called, all of one version of the data, by their numbers.</summary>
internal sealed class Called
{
    private readonly Texts texts = new();

    /// <summary>Of each number where its id and its name are, and which type of <see cref="Schema.EntityNames"/> it is.</summary>
    private readonly int[] ids, names;
    private readonly byte[] types;

    /// <summary>Of each number the length of the shortest of its names and aliases.</summary>
    private readonly ushort[] lengths;

    /// <param name="session">Where to look.</param>
    /// <param name="largest">Of the numbers.</param>
    public Called(Session session, int largest)
    {
        (ids, names, types, lengths) = (new int[largest + 1], new int[largest + 1], new byte[largest + 1], new ushort[largest + 1]);
        var typeOf = Schema.EntityNames.Index().ToDictionary(type => type.Item, type => (byte)type.Index);
        session.Each("part-seating/entities", row =>
        {
            var n = row.Int(0);
            types[n] = typeOf[row.Text(2)];
            ids[n] = texts.Add(row.Utf8(1));
            names[n] = texts.Add(row.Utf8(3));
            lengths[n] = (ushort)row.Int(4);
        });
    }

    public Ref this[long entity] => new(Id(entity), Schema.EntityNames[types[entity]], Name(entity));

    public string Id(long entity) => texts[ids[entity]];

    public string Name(long entity) => texts[names[entity]];

    /// <summary>Of some entities those of some types, or of any when none is given, that are called the shortest, in the order of their ids where they are called as short.</summary>
    public List<long> Shortest(IEnumerable<long> some, IReadOnlyList<string> of, int limit)
    {
        var wanted = Schema.EntityNames.Select(type => of.Count == 0 || of.Contains(type)).ToArray();
        return [.. some.Where(entity => wanted[types[entity]]).OrderBy(entity => lengths[entity]).ThenBy(entity => ids[entity], Comparer<int>.Create(texts.Compare)).Take(limit)];
    }
}
