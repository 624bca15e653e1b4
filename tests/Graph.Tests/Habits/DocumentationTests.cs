using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Graph.Api;

namespace Graph.Tests.Habits;

/// <summary>What is written in docs/ is what the program does.</summary>
public sealed partial class DocumentationTests
{
    [Fact]
    public void Every_code_is_explained_in_the_order_of_the_table_and_no_other()
    {
        var headings = File.ReadLines(Repository.File("docs", "errors.md")).Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]);

        Assert.Equal(GraphCodes.Table.Keys.Select(code => code.Slug()), headings);
    }

    [Fact]
    public void Every_code_is_explained_with_its_status()
    {
        var sections = File.ReadAllText(Repository.File("docs", "errors.md")).Split("\n## ").Skip(1);

        Assert.All(sections, section => Assert.Contains($"\n\nStatus {GraphCodes.Table[GraphCodes.FromSlug(section.Split('\n')[0])!.Value].Status}. ", section, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_code_has_a_row_in_the_table()
    {
        var codes = Enum.GetValues<GraphCode>();

        Assert.Equal(codes, GraphCodes.Table.Keys);
        Assert.Equal(GraphCodes.Table.Values.Select(row => row.Status).Order(), GraphCodes.Table.Values.Select(row => row.Status));
    }

    [Fact]
    public void Every_setting_is_documented_with_its_default_and_no_other()
    {
        var defaults = new GraphOptions();
        var settings = typeof(GraphOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => (Name: $"Graph:{property.Name}", Environment: $"Graph__{property.Name}", Default: Written(property.GetValue(defaults))));

        var documented = SettingRow().Matches(File.ReadAllText(Repository.File("docs", "settings.md")))
            .Select(row => (Name: row.Groups[1].Value, Environment: row.Groups[2].Value, Default: row.Groups[3].Value));

        Assert.Equal(settings, documented);
    }

    [Fact]
    public void Every_setting_is_documented_with_its_range()
    {
        var text = File.ReadAllLines(Repository.File("docs", "settings.md"));

        foreach (var property in typeof(GraphOptions).GetProperties())
        {
            if (property.GetCustomAttribute<RangeAttribute>() is { } range)
                Assert.Contains($", {range.Minimum} to {range.Maximum} |", text.Single(line => line.StartsWith($"| `Graph:{property.Name}`", StringComparison.Ordinal)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_documentation_links_to_nothing_that_is_not_there()
    {
        var broken = new List<string>();

        foreach (var file in Repository.Sources("*.md"))
        {
            foreach (var link in Link().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value).Where(link => !link.Contains("://", StringComparison.Ordinal)))
            {
                if (!Path.Exists(Path.Combine(Path.GetDirectoryName(file)!, link.Split('#')[0])))
                    broken.Add($"{Path.GetRelativePath(Repository.Root, file)}: {link}");
            }
        }

        Assert.Empty(broken);
    }

    private static string Written(object? value) => value is bool truth ? (truth ? "true" : "false") : string.Create(CultureInfo.InvariantCulture, $"{value}");

    [GeneratedRegex(@"^\| `(Graph:[^`]*)` \| `([^`]*)` \| (?:`([^`]*)`|none) \|", RegexOptions.Multiline)]
    private static partial Regex SettingRow();

    [GeneratedRegex(@"\]\(([^)#][^)]*)\)")]
    private static partial Regex Link();
}
