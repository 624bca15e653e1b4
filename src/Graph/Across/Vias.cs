namespace Graph.Across;

/// <summary>How an entity comes into what it is not named in.</summary>
public static class Vias
{
    /// <summary>Null for what a source names.</summary>
    public static string? Word(int via) => via switch { 1 => "office", 2 => "holder", 3 => "representative", _ => null };
}
