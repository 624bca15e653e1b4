using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Graph.Editing;

/// <summary>How a version of a record is named over HTTP: at the end of an <c>ETag</c>, so that a tag that was read is also the one that a change names.</summary>
public static class VersionTag
{
    /// <summary>What stands at the end of a tag, before its quote.</summary>
    public static string End(RecordKey key, int version) => string.Create(CultureInfo.InvariantCulture, $".{Named(key)}.{version}");

    /// <summary>A tag that names a version and nothing else.</summary>
    public static string Of(RecordKey key, int version) => $"\"w{End(key, version)}\"";

    /// <summary>A few letters that stand for a record.</summary>
    public static string Named(RecordKey key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{key.Kind} {key.Id}")).AsSpan(0, 4));
}
