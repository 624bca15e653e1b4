using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Graph.Tests.Api;
using Microsoft.OpenApi;

namespace Graph.Tests.Habits;

/// <summary>The OpenAPI document is whole, is the file that is kept, and its examples are what the graph that ships answers.</summary>
public sealed partial class OpenApiTests(Shipped shipped)
{
    private const string Address = "/openapi/v1.json";

    /// <summary>An answer that is longer is no example for anybody to read, so it has none.</summary>
    private const int ExampleCharactersMax = 8000;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] AlwaysPossible = ["400", "401", "406", "414", "429", "500", "503", "504"];

    [Fact]
    public async Task The_document_that_is_served_is_the_one_that_is_kept()
    {
        var served = await shipped.Http.Json(Address);

        Snapshot.Same(JsonSerializer.Serialize(served, Readable) + "\n", "docs", "openapi.json");
    }

    [Fact]
    public async Task An_example_is_what_the_graph_that_ships_answers()
    {
        var made = new List<string>();

        foreach (var path in Documented.All(shipped.In("Production")).Where(path => path.Route.Files.Count == 0))
        {
            var example = Lasting(JsonSerializer.Serialize(await shipped.Ask(path.Example), Readable)) + "\n";
            if (example.Length <= ExampleCharactersMax)
                made.Add(path.Route.Operation + ".json");
            Snapshot.Same(example.Length <= ExampleCharactersMax ? example : null, "src", "Graph.Api", "Examples", path.Route.Operation + ".json");
        }

        Snapshot.Only(made, "src", "Graph.Api", "Examples");
    }

    [Fact]
    public async Task A_reader_of_OpenAPI_reads_the_document_without_a_complaint()
    {
        await using var stream = await shipped.Http.GetStreamAsync(Address);

        var (document, diagnostic) = await OpenApiDocument.LoadAsync(stream, "json");

        Assert.NotNull(document);
        Assert.NotNull(diagnostic);
        Assert.Empty(diagnostic.Errors);
        Assert.Empty(diagnostic.Warnings);
        Assert.NotEmpty(document.Paths);
    }

    [Fact]
    public async Task Every_path_is_under_v1_and_takes_a_key_for_all_but_get()
    {
        var document = await shipped.Http.Json(Address);

        Assert.All(document.GetProperty("paths").EnumerateObject(), path =>
        {
            Assert.StartsWith("/v1/", path.Name, StringComparison.Ordinal);
            Assert.All(path.Value.EnumerateObject().Where(operation => operation.Name != "get"), operation =>
            {
                Assert.Matches("^[a-z][A-Za-z]+$", operation.Value.Text("operationId"));
                Assert.False(string.IsNullOrWhiteSpace(operation.Value.Text("summary")));
                Assert.Equal(["key"], operation.Value.Items("security").Single().EnumerateObject().Select(scheme => scheme.Name));
                foreach (var status in (string[])["401", "403", "429", "503"])
                    Assert.Equal("#/components/schemas/Problem", operation.Value.Text("responses", status, "content", "application/problem+json", "schema", "$ref"));
            });
        });
    }

    [Fact]
    public async Task Every_operation_is_named_summed_up_and_shown_with_its_refusals()
    {
        var operations = await Operations();

        Assert.Equal(operations.Count, operations.Texts("operationId").Distinct().Count());
        Assert.All(operations, operation =>
        {
            var name = operation.Text("operationId");
            Assert.Matches("^[a-z][A-Za-z]+$", name);
            Assert.False(string.IsNullOrWhiteSpace(operation.Text("summary")), name);
            Assert.True(name is "getSchema" or "export" || operation.GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").TryGetProperty("example", out _), $"{name} has no example");
            foreach (var status in AlwaysPossible)
                Assert.Equal("#/components/schemas/Problem", operation.Text("responses", status, "content", "application/problem+json", "schema", "$ref"));
        });
    }

    [Fact]
    public async Task Every_parameter_is_described_and_no_description_speaks_csharp()
    {
        var document = await shipped.Http.Json(Address);
        var operations = await Operations();

        Assert.All(operations.Where(operation => operation.TryGetProperty("parameters", out _)).SelectMany(operation => operation.Items("parameters")), parameter => Assert.False(string.IsNullOrWhiteSpace(parameter.Text("description"))));
        Assert.DoesNotMatch(CSharp(), document.GetRawText());
    }

    [Fact]
    public async Task Every_code_that_exists_is_one_a_client_is_told_of()
    {
        var document = await shipped.Http.Json(Address);

        var codes = document.GetProperty("components").GetProperty("schemas").GetProperty("Problem").GetProperty("properties").GetProperty("code").Items("enum");

        Assert.Equal(Enum.GetValues<GraphCode>().Select(code => code.Slug()), codes.Select(code => code.GetString()));
    }

    [Fact]
    public async Task An_answer_is_shaped_as_its_schema_says()
    {
        var document = await shipped.Http.Json(Address);
        var faults = new List<string>();

        foreach (var path in Documented.All(shipped.In("Production")).Where(path => path.Route.Files.Count == 0))
        {
            var schema = document.GetProperty("paths").GetProperty(path.Path).GetProperty("get").GetProperty("responses").GetProperty("200").GetProperty("content").GetProperty("application/json").GetProperty("schema");
            faults.AddRange(Shape.Faults(document, schema, await shipped.Ask(path.Example), path.Route.Operation));
        }

        Assert.Empty(faults);
    }

    private async Task<List<JsonElement>> Operations() =>
        [.. (await shipped.Http.Json(Address)).GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject())
            .Where(operation => operation.Name == "get" && operation.Value.GetProperty("responses").GetProperty("200").GetProperty("content").TryGetProperty("application/json", out _)).Select(operation => operation.Value)];

    /// <summary>An answer without what differs from one run to the next: when the graph was filled, and which version that made.</summary>
    private static string Lasting(string answer) => Version().Replace(Recorded().Replace(answer, "$1\"2026-01-01T00:00:00Z\""), "$1\"1\"");

    [GeneratedRegex("(\"(?:recorded|at)\": )\"[^\"]*\"")]
    private static partial Regex Recorded();

    [GeneratedRegex("(\"version\": )\"[^\"]*\"")]
    private static partial Regex Version();

    [GeneratedRegex("(string|int|decimal|bool|IReadOnlyList<[^>]*>)\\??\\s[A-Z][A-Za-z]*\\.[A-Z]")]
    private static partial Regex CSharp();
}
