using System.CommandLine;
using System.CommandLine.Help;
using System.Text.RegularExpressions;
using Graph.Cli;

namespace Graph.Tests.Habits;

/// <summary>docs/command-line.md has the commands that there are.</summary>
public sealed partial class CommandTests
{
    /// <summary>Said once, for all commands.</summary>
    private static readonly string[] OfAnyStore = ["--user", "--password-file", "--database"];

    /// <summary>Said once, for all questions.</summary>
    private static readonly string[] OfAnyQuestion = ["--store", "--url", "--key-file", "--json", "--csv", "--ndjson", "--limit", "--all", "--cursor"];

    private static readonly List<(string Name, Command Command)> Commands = [.. All("", CommandLine.Commands(new Terminal(() => Stream.Null, TextWriter.Null, TextWriter.Null)))];

    private static readonly Dictionary<string, string> Sections = File.ReadAllText(Repository.File("docs", "command-line.md")).Split("\n## ").Skip(1)
        .ToDictionary(section => section.Split('\n')[0], section => section);

    [Fact]
    public void Every_command_is_documented_in_the_order_of_the_help_and_no_other()
    {
        Assert.Equal(Commands.Select(command => command.Name), Sections.Keys.Where(heading => heading.StartsWith("graph ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_option_is_documented_with_its_command_and_no_other()
    {
        foreach (var (name, command) in Commands)
        {
            var options = Options(command).Except(OfAnyStore).Except(IsQuestion(command) ? OfAnyQuestion : []).Order(StringComparer.Ordinal);

            Assert.Equal(options, Option().Matches(Sections[name].Split("```")[0]).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void What_all_questions_take_is_documented_once()
    {
        var taken = Commands.Where(command => IsQuestion(command.Command)).SelectMany(command => Options(command.Command)).Where(OfAnyQuestion.Contains).Distinct();

        Assert.Equal(OfAnyQuestion.Order(StringComparer.Ordinal), taken.Order(StringComparer.Ordinal));
        Assert.All(OfAnyQuestion, option => Assert.Contains($"`{option}`", Sections["Questions"], StringComparison.Ordinal));
    }

    [Fact]
    public void Every_command_shows_an_example_in_its_help()
    {
        Assert.All(Commands, command => Assert.Contains($"  {command.Name} ", command.Command.Description, StringComparison.Ordinal));
    }

    private static bool IsQuestion(Command command) => Options(command).Contains("--json");

    private static IEnumerable<string> Options(Command command) => command.Options.Where(option => option is not HelpOption).Select(option => option.Name);

    private static IEnumerable<(string Name, Command Command)> All(string before, Command command)
    {
        var name = $"{before} {command.Name}".Trim();
        return command.Subcommands.Count == 0 ? [(name, command)] : command.Subcommands.SelectMany(sub => All(name, sub));
    }

    [GeneratedRegex("--[a-z][a-z-]*")]
    private static partial Regex Option();
}
