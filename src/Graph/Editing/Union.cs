using System.Text.Json;

namespace Graph.Editing;

/// <summary>One entity of two: nothing that either says is lost, and where they disagree both stand.</summary>
internal static class Union
{
    private const string Otherwise = "otherwise";

    /// <summary>How many sources are named for what one of them says.</summary>
    private const int SourcesNamed = 3;

    public static EntityRecord Of(EntityRecord stays, IReadOnlyList<string> itsSources, EntityRecord goes, IReadOnlyList<string> otherSources)
    {
        var fields = new Dictionary<string, JsonElement>(Links.Moved(stays, goes.Id, stays.Id).Fields);
        // a place that lay within the one it now is
        foreach (var name in fields.Where(field => field.Value.ValueKind == JsonValueKind.String && field.Value.ValueEquals(stays.Id) && IsReference(stays, field.Key)).Select(field => field.Key).ToList())
            fields.Remove(name);
        var differ = new List<string>();
        if (stays.Description is { } own && goes.Description is { } other && own != other)
            differ.Add(Both("description", own, other));
        foreach (var (name, value) in Links.Moved(goes, goes.Id, stays.Id).Fields)
        {
            if (name == Otherwise || (IsReference(goes, name) && value.ValueEquals(stays.Id)))
                continue;
            if (!fields.TryGetValue(name, out var has))
                fields[name] = value;
            else if (!JsonElement.DeepEquals(has, value))
            {
                differ.Add(Both(name, Words(has), Words(value)));
                if (Schema.EntityType(goes.Type)!.Fields.Single(field => field.Name == name).Kind == FieldKind.Date)
                    fields[name] = Links.Text(OneOf(has.GetString()!, value.GetString()!));
            }
        }
        string?[] said = [Said(stays), Said(goes), .. differ];
        if (said.Any(one => one is not null))
            fields[Otherwise] = Links.Text(string.Join("; ", said.OfType<string>()));
        return stays with
        {
            Aliases = [.. stays.Aliases.Append(goes.Name).Concat(goes.Aliases).Distinct().Where(name => name != stays.Name)],
            Description = stays.Description ?? goes.Description,
            SameAs = stays.SameAs is null ? goes.SameAs : [.. stays.SameAs.Concat(goes.SameAs ?? []).Distinct()],
            Fields = fields,
        };

        string Both(string name, string one, string other) => $"{name}: {one} ({By(itsSources)}), {other} ({By(otherSources)})";
    }

    /// <summary>A date that is either: the narrower where one can mean all of the other, else one of the two.</summary>
    private static string OneOf(string one, string other)
    {
        if (!Edtf.TryParse(one, out var first) || !Edtf.TryParse(other, out var second))
            return one;
        if (Within(second, first))
            return other;
        if (Within(first, second))
            return one;
        var inOrder = (first.Earliest ?? DateOnly.MinValue) <= (second.Earliest ?? DateOnly.MinValue) ? $"[{one},{other}]" : $"[{other},{one}]";
        return Edtf.TryParse(inOrder, out _) ? inOrder : one;
    }

    private static bool Within(Edtf inner, Edtf outer) => !inner.IsQualified && (inner.Earliest ?? DateOnly.MinValue) >= (outer.Earliest ?? DateOnly.MinValue) && (inner.Latest ?? DateOnly.MaxValue) <= (outer.Latest ?? DateOnly.MaxValue);

    private static bool IsReference(EntityRecord entity, string name) => Schema.EntityType(entity.Type)!.Fields.Any(field => field.Name == name && field.Kind == FieldKind.Ref);

    private static string? Said(EntityRecord entity) => entity.Fields.TryGetValue(Otherwise, out var said) ? said.GetString() : null;

    /// <summary>Of amounts the words of the source.</summary>
    private static string Words(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? string.Join(" and ", value.EnumerateArray().Select(amount => amount.GetProperty("asStated").GetString()))
        : value.ToString();

    private static string By(IReadOnlyList<string> sources) => sources.Count == 0 ? "no source" : string.Join(", ", sources.Take(SourcesNamed)) + (sources.Count > SourcesNamed ? ", …" : "");
}
