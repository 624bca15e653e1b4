using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Graph.Tests.Habits;

/// <summary>How the code is laid out, so that somebody new finds their way.</summary>
public sealed partial class LayoutTests
{
    private const int LinesMax = 400;

    private static readonly string[] Adapters = ["Graph.Sqlite", "Graph.Neo4j", "Graph.Client"];

    /// <summary>What a store reads in more than one question, or at other times than questions.</summary>
    private static readonly string[] NoQuestions = ["schema", "migrate-2", "migrate-4", "open", "write", "log", "keys", "scope", "refresh", "derive", "open-graph", "open-server", "fill-graph", "read-log", "read-records", "write-records"];

    private static readonly string[] Written = ["*.cs", "*.sql", "*.cypher", "*.ts", "*.css"];

    [Theory]
    [InlineData("src/Graph.Sqlite/sql", ".sql")]
    [InlineData("cypher", ".cypher")]
    public void Every_question_of_the_port_has_a_file_and_every_file_a_question(string folder, string extension)
    {
        var path = Repository.File(folder.Split('/'));
        var questions = typeof(IGraphStore).GetMethods().Select(method => Kebab().Replace(method.Name, "-$1").ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal);

        var files = Directory.EnumerateFiles(path).Where(file => Path.GetExtension(file) == extension).Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(stem => !stem.StartsWith("part-", StringComparison.Ordinal) && !NoQuestions.Contains(stem)).Order(StringComparer.Ordinal);

        Assert.Equal(questions, files);
    }

    [Fact]
    public void Adapters_do_not_see_one_another_and_the_domain_sees_nothing()
    {
        Assert.Empty(References("Graph", "ProjectReference"));
        Assert.Empty(References("Graph", "PackageReference"));
        foreach (var adapter in Adapters.Where(adapter => Directory.Exists(Repository.File("src", adapter))))
            Assert.Equal(["Graph"], References(adapter, "ProjectReference"));
    }

    [Fact]
    public void The_domain_is_compiled_against_nothing_of_ours()
    {
        var references = typeof(IGraphStore).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!);

        Assert.All(references, name => Assert.StartsWith("System.", name, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_is_read_at_one_sitting()
    {
        var long_ = Code().Select(file => (File: Path.GetRelativePath(Repository.Root, file), Lines: File.ReadLines(file).Count())).Where(file => file.Lines > LinesMax);

        Assert.Empty(long_);
    }

    [Fact]
    public void Nothing_is_left_for_later()
    {
        var left = Code().SelectMany(file => File.ReadLines(file).Select((line, i) => (Line: line, At: $"{Path.GetRelativePath(Repository.Root, file)}:{i + 1}")))
            .Where(line => Later().IsMatch(line.Line)).Select(line => line.At);

        Assert.Empty(left);
    }

    [Fact]
    public void A_test_is_named_as_a_sentence()
    {
        var tests = typeof(LayoutTests).Assembly.GetTypes().SelectMany(type => type.GetMethods()).Where(method => method.GetCustomAttributes(typeof(FactAttribute), true).Length > 0);

        Assert.All(tests, method => Assert.Matches("^[A-Z][a-z0-9]*(_[A-Za-z0-9]+){2,}$", method.Name));
    }

    private static IEnumerable<string> Code() => Written.SelectMany(Repository.Sources);

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(Repository.File("src", project, project + ".csproj")).Descendants(kind).Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));

    [GeneratedRegex("(?<!^)([A-Z])")]
    private static partial Regex Kebab();

    // spelled so that this line is not one of them
    [GeneratedRegex("\\b(TO[D]O|FIX[M]E|HA[C]K|XX[X])\\b")]
    private static partial Regex Later();
}
