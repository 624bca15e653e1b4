using System.Globalization;

namespace Graph.Editing;

/// <summary>What edits are refused for, in words.</summary>
public static class Refusals
{
    /// <summary>How many records a refusal names.</summary>
    private const int NamedMax = 20;

    /// <exception cref="GraphException">The code of what is not there.</exception>
    public static Change Present(RecordKey key, Change? stands) => stands switch
    {
        null => throw Unknown(key),
        { Record: null } => throw NotThere(stands),
        _ => stands,
    };

    /// <summary>A record that was removed or merged.</summary>
    public static GraphException NotThere(Change stands) => stands.Into is { } into
        ? new(GraphCode.Merged, $"'{stands.Key.Id}' was merged into '{into}'.") { Field = "id", Into = stands.Key with { Id = into } }
        : new(GraphCode.Gone, string.Create(CultureInfo.InvariantCulture, $"'{stands.Key.Id}' was removed by {stands.Entry.By} at {stands.Entry.At}; its history tells why, and it can be restored from version {stands.Version - 1}.")) { Field = "id" };

    public static GraphException Unknown(RecordKey key) => new(
        key.Kind switch { RecordKind.Entity => GraphCode.UnknownEntity, RecordKind.Source => GraphCode.UnknownSource, RecordKind.Relation => GraphCode.UnknownRelation, _ => GraphCode.UnknownJudgement },
        $"There is no {key.Word()} with the id '{Quoted.Shorten(key.Id)}'.") { Field = "id" };

    /// <summary>Where a record went that is named and not there.</summary>
    public static string? Lost(Change? stands) => stands switch
    {
        { Record: null, Into: { } into } => $"'{stands.Key.Id}' was merged into '{into}': name that",
        { Record: null } => $"'{stands.Key.Id}' was removed",
        _ => null,
    };

    public static GraphException StillUsed(RecordKey gone, IReadOnlyList<RecordKey> users) => new(GraphCode.StillUsed,
        $"{users.Count} records rest on '{gone.Id}': {string.Join(", ", users.Take(NamedMax).Select(user => $"{user.Word()} {user.Id}"))}{(users.Count > NamedMax ? ", …" : "")}. Change or remove them first.") { Field = "id" };

    public static GraphException EditedSince(IEnumerable<RecordKey> keys, string what) => new(GraphCode.EditedSince,
        $"{what} cannot be taken back, since the same parts were edited since: {string.Join(", ", keys.Take(NamedMax).Select(key => $"{key.Word()} {key.Id}"))}.");

    public static GraphException NoVersion(int version, string why) => new(GraphCode.BadValue, string.Create(CultureInfo.InvariantCulture, $"version {version} {why}")) { Field = "version" };

    /// <summary>The type of an entity stays: what names it was written for that type.</summary>
    internal static void TypeKept(RecordCheck check, string at, GraphRecord? before, GraphRecord after)
    {
        if (before is EntityRecord old && after is EntityRecord made && old.Type != made.Type)
            check.Fail($"{at}/type", $"'{old.Id}' is of type {old.Type}, and stays so: make another entity");
    }

    /// <summary>One meeting must not hide another: nothing becomes one where one stands at <see cref="Links.Rival"/>.</summary>
    internal static void NoRival(RecordCheck check, string at, GraphRecord? before, GraphRecord after, Func<RecordKey, GraphRecord?> standing)
    {
        if (Links.Rival(after) is { } rival && (before is null || Links.Rival(before) is null) && standing(rival) is { } other && Links.Rival(other) is not null)
            check.Fail($"{at}/id", $"'{after.Id}' is {(other is EntityRecord ? "an event" : $"a {Schema.MetWith}")}, and meetings are found by their ids: take another");
    }

    /// <exception cref="GraphException"><see cref="GraphCode.PreconditionRequired"/>, <see cref="GraphCode.PreconditionFailed"/></exception>
    public static void Version(Change stands, int? expected)
    {
        if (expected is null)
            throw new GraphException(GraphCode.PreconditionRequired, "Say which version you change: If-Match with the ETag of the record.") { Field = "If-Match" };
        if (expected != stands.Version)
            throw new GraphException(GraphCode.PreconditionFailed, string.Create(CultureInfo.InvariantCulture, $"'{stands.Key.Id}' is in version {stands.Version}, changed by {stands.Entry.By} at {stands.Entry.At}, and not in version {expected}: read it again.")) { Field = "If-Match" };
    }

    /// <exception cref="GraphException"><see cref="GraphCode.MissingParameter"/>, <see cref="GraphCode.BadText"/></exception>
    public static void Author(Author author, bool correction)
    {
        if (correction && string.IsNullOrWhiteSpace(author.Reason))
            throw new GraphException(GraphCode.MissingParameter, "reason is missing: a correction says why, in a line.") { Field = "reason" };
        if (author.Reason is { } reason && (reason.Length > RecordCheck.TextMax || reason.Any(char.IsControl)))
            throw new GraphException(GraphCode.BadText, $"reason is one line of at most {RecordCheck.TextMax} characters.") { Field = "reason" };
        if (author.Once is { } once && (once.Length is 0 or > Names.LengthMax || once.Any(char.IsControl)))
            throw new GraphException(GraphCode.BadText, $"Idempotency-Key is one line of at most {Names.LengthMax} characters.") { Field = "Idempotency-Key" };
    }
}
