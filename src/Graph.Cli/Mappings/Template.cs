using System.Security.Cryptography;
using System.Text;
using Graph.Editing;

namespace Graph.Cli.Mappings;

/// <summary>A text with columns in it: <c>{Name}, {Post | lower}</c>. Where one of its columns is empty, it is no text at all.</summary>
internal sealed class Template
{
    private static readonly Dictionary<string, Func<string, string>> Filters = new(StringComparer.Ordinal)
    {
        ["slug"] = text => Ids.Slug(text),
        ["hash"] = text => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8],
        ["host"] = text => Uri.TryCreate(text, UriKind.Absolute, out var address) ? address.Host : "",
        ["lower"] = text => text.ToLowerInvariant(),
        ["upper"] = text => text.ToUpperInvariant(),
    };

    private readonly List<(string Text, string? Column, IReadOnlyList<Func<string, string>> Filters)> pieces = [];

    public Template(Part part, ColumnNames names)
    {
        var (text, literal) = (part.Text(), new StringBuilder());
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '{' or '}' && i + 1 < text.Length && text[i + 1] == text[i])
            {
                literal.Append(text[i++]);
            }
            else if (text[i] == '{' && text.IndexOf('}', i) is > 0 and var end)
            {
                pieces.Add((literal.ToString(), null, []));
                literal.Clear();
                Hole(part, text[(i + 1)..end], names);
                i = end;
            }
            else if (text[i] is '{' or '}')
            {
                part.Fail($"'{Quoted.Shorten(text)}' has a brace without its other: a column is {{Name}}, and a brace itself is written twice");
                break;
            }
            else
            {
                literal.Append(text[i]);
            }
        }
        pieces.Add((literal.ToString(), null, []));
    }

    /// <summary>The text on a row; null when a column of it is empty. Several values of a column are joined by commas.</summary>
    public string? Fill(Row row)
    {
        var text = new StringBuilder();
        foreach (var (literal, column, filters) in pieces)
        {
            text.Append(literal);
            if (column is null)
                continue;
            var values = row[column].Select(value => filters.Aggregate(value, (so, filter) => filter(so))).Where(value => value.Length > 0).ToList();
            if (values.Count == 0)
                return null;
            text.AppendJoin(", ", values);
        }
        return text.ToString().Trim();
    }

    /// <summary>One text for each value of the column that has several.</summary>
    public IReadOnlyList<string> Every(Row row) => pieces.Find(piece => piece.Column is not null && row[piece.Column].Count > 1).Column is { } column
        ? [.. row[column].Select(value => Fill(row.With(column, value))).OfType<string>().Distinct()]
        : Fill(row) is { Length: > 0 } one ? [one] : [];

    private void Hole(Part part, string inside, ColumnNames names)
    {
        var (name, filters) = (inside.Trim(), new List<Func<string, string>>());
        if (!names.Has(name) && inside.Split('|', StringSplitOptions.TrimEntries) is [var column, .. var words])
        {
            name = column;
            foreach (var word in words)
            {
                if (Filters.TryGetValue(word, out var filter))
                    filters.Add(filter);
                else
                    part.Fail(Nearest.Sentence("filter", word, [.. Filters.Keys]));
            }
        }
        if (names.Check(part, name))
            pieces.Add(("", name, filters));
    }
}

/// <summary>The columns that can be named at some place of a mapping.</summary>
internal sealed class ColumnNames
{
    private readonly List<string> names = [];

    public void Add(string name)
    {
        if (!Has(name))
            names.Add(name);
    }

    public bool Has(string name) => names.Contains(name);

    public bool Check(Part part, string name)
    {
        if (Has(name))
            return true;
        part.Fail(Nearest.Sentence("column", name, names));
        return false;
    }
}
