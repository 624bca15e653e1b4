namespace Graph.Sqlite;

/// <summary>
/// Which ids the numbers of rows stand for, of as many as there is room for: whoever reads a whole graph comes upon the same entities and sources
/// again and again, and each is a page of the file. A number is never given to another id, so what was committed once stays true.
/// </summary>
internal sealed class KnownIds
{
    /// <summary>Of each kind, in numbers: about 40 MB where all of it is used, as in a graph of a million relations.</summary>
    private const int Room = 1 << 19;

    private readonly Known?[] entities = new Known?[Room], sources = new Known?[Room];

    public string? Of(RecordKind kind, long n) => At(kind)[n % Room] is { } known && known.N == n ? known.Id : null;

    public void Keep(RecordKind kind, long n, string id) => At(kind)[n % Room] = new(n, id);

    private Known?[] At(RecordKind kind) => kind == RecordKind.Source ? sources : entities;

    private sealed record Known(long N, string Id);
}
