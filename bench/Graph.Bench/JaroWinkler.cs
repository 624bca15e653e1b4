namespace Graph.Bench;

/// <summary>How alike two texts are, 0 to 1: what names are compared by where nothing is known of names.</summary>
internal static class JaroWinkler
{
    private const double PrefixWeight = 0.1;
    private const int PrefixMax = 4;

    public static double Of(string one, string other)
    {
        if (one.Length == 0 || other.Length == 0)
            return 0;
        var reach = Math.Max(Math.Max(one.Length, other.Length) / 2 - 1, 0);
        Span<bool> taken = stackalloc bool[other.Length];
        Span<char> found = stackalloc char[one.Length];
        var matches = 0;
        for (var i = 0; i < one.Length; i++)
        {
            for (var j = Math.Max(0, i - reach); j < Math.Min(other.Length, i + reach + 1); j++)
            {
                if (taken[j] || one[i] != other[j])
                    continue;
                taken[j] = true;
                found[matches++] = one[i];
                break;
            }
        }
        if (matches == 0)
            return 0;
        var (swapped, k) = (0, 0);
        for (var j = 0; j < other.Length; j++)
        {
            if (taken[j] && found[k++] != other[j])
                swapped++;
        }
        double m = matches;
        var jaro = (m / one.Length + m / other.Length + (m - swapped / 2) / m) / 3;
        var prefix = 0;
        while (prefix < Math.Min(PrefixMax, Math.Min(one.Length, other.Length)) && one[prefix] == other[prefix])
            prefix++;
        return jaro + prefix * PrefixWeight * (1 - jaro);
    }
}
