namespace Graph.Sqlite;

/// <summary>What evidence names its sources by, all of one version of the data, by their numbers.</summary>
internal sealed class Cited
{
    /// <summary>Of a graph with more they are not held: about 15 MB.</summary>
    public const int SourcesMax = 100_000;

    /// <summary>Id, title, publisher, day and address.</summary>
    private const int Columns = 5;

    private readonly Texts texts = new();

    /// <summary>Of each column of each number, one more than where its text is; 0 for none.</summary>
    private readonly int[] places;

    /// <param name="session">Where to look.</param>
    /// <param name="largest">Of the numbers.</param>
    public Cited(Session session, int largest)
    {
        places = new int[(largest + 1) * Columns];
        session.Each("part-seating/sources", row =>
        {
            for (var i = 0; i < Columns; i++)
                places[(row.Int(0) * Columns) + i] = row.IsNull(i + 1) ? 0 : texts.Add(row.Utf8(i + 1)) + 1;
        });
    }

    public SourceRef this[long source] => new(Text(source, 0)!, Text(source, 1)!, Text(source, 2), Text(source, 3), Text(source, 4));

    private string? Text(long source, int column) => places[(source * Columns) + column] is > 0 and var place ? texts[place - 1] : null;
}
