using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Graph;

/// <summary>What an API key is: how it is made, what it looks like, and what is kept of it.</summary>
public static partial class Keys
{
    /// <summary>What every key starts with, so that people and scanners of leaked secrets know one when they see it.</summary>
    public const string Prefix = "graph_";

    public const string Reader = "reader";

    public const string Editor = "editor";

    public const string Admin = "admin";

    /// <summary>The roles, each with all that those before it may.</summary>
    public static readonly IReadOnlyList<string> Roles = [Reader, Editor, Admin];

    private const int RandomBytes = 32;

    /// <summary>How high a role is: 0 for a reader, -1 for what is no role.</summary>
    public static int Rank(string? role) => Roles.TakeWhile(known => known != role).Count() is var rank && rank < Roles.Count ? rank : -1;

    /// <summary>A new key: its text, which is shown once, and what is kept of it.</summary>
    /// <exception cref="GraphException"><see cref="GraphCode.BadValue"/></exception>
    public static (string Text, ApiKey Kept) Make(string name, string role, DateTimeOffset now)
    {
        if (!Name().IsMatch(name))
            throw new GraphException(GraphCode.BadValue, "The name of a key has 1 to 60 letters, digits, spaces and . _ - @, and starts and ends with a letter or digit: 'Marie Durand', 'import-script'.") { Field = "name" };
        if (!Roles.Contains(role))
            throw new GraphException(GraphCode.BadValue, $"The role of a key is one of {string.Join(", ", Roles)}.") { Field = "role" };
        var text = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));
        return (text, new ApiKey(name, role, Hash(text), Seed.Moment(now)));
    }

    /// <summary>
    /// What is kept. One round of SHA-256 is enough here: a slow hash guards passwords, which can be guessed, and nobody guesses 256 random bits,
    /// however fast they are tried.
    /// </summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The key of this text; null when there is none, or it was revoked. All are compared, each in constant time, so that the time taken tells nothing about any.</summary>
    public static ApiKey? Find(IEnumerable<ApiKey> keys, string text)
    {
        var hash = Encoding.ASCII.GetBytes(Hash(text));
        ApiKey? found = null;
        foreach (var key in keys)
        {
            if (CryptographicOperations.FixedTimeEquals(hash, Encoding.ASCII.GetBytes(key.Hash)))
                found = key;
        }
        return found?.Revoked is null ? found : null;
    }

    /// <summary>Whether a key stands somewhere in a text.</summary>
    public static bool IsIn(string text) => Text().IsMatch(text);

    /// <summary>A text without the keys in it.</summary>
    public static string Without(string text) => Text().Replace(text, Prefix + "…");

    [GeneratedRegex(@"\A[\p{L}\p{Nd}]([\p{L}\p{Nd} ._@-]{0,58}[\p{L}\p{Nd}])?\z")]
    private static partial Regex Name();

    [GeneratedRegex(Prefix + "[A-Za-z0-9_-]{43}")]
    private static partial Regex Text();
}
