namespace Graph.Sqlite;

/// <summary>
/// What a write has put into a graph that was empty when it began: what is surely not among it need not be looked for. It takes the same memory however
/// much that is (a Bloom filter), and errs in one way only: that something may be there.
/// </summary>
internal sealed class Written
{
    /// <summary>4 MB: of a million keys that are not there, some hundreds are looked for.</summary>
    private const int Bits = 1 << 25;

    /// <summary>How many bits stand for a key.</summary>
    private const int PerKey = 4;

    private readonly ulong[] words = new ulong[Bits / 64];

    public void Add(RecordKey key)
    {
        for (var (bit, step, i) = First(key); i < PerKey; i++, bit += step)
            words[bit % Bits / 64] |= 1UL << (int)(bit % 64);
    }

    public bool May(RecordKey key)
    {
        for (var (bit, step, i) = First(key); i < PerKey; i++, bit += step)
        {
            if ((words[bit % Bits / 64] & (1UL << (int)(bit % 64))) == 0)
                return false;
        }
        return true;
    }

    private static (uint Bit, uint Step, int I) First(RecordKey key)
    {
        const ulong Golden = 0x9E3779B97F4A7C15;
        var mixed = (uint)key.GetHashCode() * Golden;
        return ((uint)(mixed >> 32), (uint)(mixed >> 8) | 1, 0);
    }
}
