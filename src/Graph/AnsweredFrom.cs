namespace Graph;

/// <summary>
/// Which version of the data a question was answered from, as told by a store that learns it with the answer. Whoever listens need not ask for the
/// version before and after; where no store tells, nothing is heard.
/// </summary>
public sealed class AnsweredFrom
{
    private static readonly AsyncLocal<AnsweredFrom?> Current = new();

    private AnsweredFrom()
    {
    }

    /// <summary>The one version of all that was answered since; null when none was told.</summary>
    public string? Version { get; private set; }

    /// <summary>Whether several were told: then it is of none.</summary>
    public bool IsMixed { get; private set; }

    /// <summary>Hears what is told by whatever the calling method goes on to do.</summary>
    public static AnsweredFrom Listen() => Current.Value = new AnsweredFrom();

    /// <summary>The version of the record that was answered, where the question was for one; null when none was told.</summary>
    public int? RecordVersion { get; private set; }

    /// <param name="version">Of the data; null tells nothing.</param>
    /// <param name="recordVersion">Of the one record that was asked for.</param>
    public static void Tell(string? version, int? recordVersion = null)
    {
        if (version is null || Current.Value is not { } listener)
            return;
        listener.IsMixed |= listener.Version is { } before && before != version;
        listener.Version = version;
        listener.RecordVersion = recordVersion;
    }
}
