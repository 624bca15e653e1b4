using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Graph.Api;

/// <summary>How records look when they are sent, for the OpenAPI document: made from the schema table.</summary>
internal static class Records
{
    public static OpenApiSchema Schema(RecordKind kind) => kind switch
    {
        RecordKind.Source => Of(["title"], [("id", "Made from the title when left out."), .. Graph.Schema.SourceFields.Select(field => (field.Name, field.Description))]),
        RecordKind.Entity => With(Of(["type", "name"], [("id", "Made from the name when left out."), ("name", "The name."), ("description", "One line.")]),
            [("type", Choice(Graph.Schema.EntityNames)), ("aliases", List("Other spellings, languages and scripts.")), ("sameAs", List("The same entity elsewhere: addresses.")), .. Own(Graph.Schema.Entities.SelectMany(type => type.Fields))]),
        _ => With(Of(["type", "from", "to", "evidence"], [("id", "Made from the type and ends when left out."), ("from", "The id of an entity."), ("to", "The id of an entity.")]),
            [("type", Choice(Graph.Schema.RelationNames)), ("evidence", new() { Type = JsonSchemaType.Array, Items = Of(["source", "summary"], [.. Graph.Schema.EvidenceFields.Select(field => (field.Name, field.Description))]) }),
            .. Own(Graph.Schema.Relations.SelectMany(type => type.Fields))]),
    };

    /// <summary>Fields of some types: /v1/schema says of which.</summary>
    private static IEnumerable<(string, OpenApiSchema)> Own(IEnumerable<Field> fields) => fields.DistinctBy(field => field.Name).Select(field => (field.Name, field.Kind switch
    {
        FieldKind.Number => new OpenApiSchema { Type = JsonSchemaType.Number, Description = field.Description },
        FieldKind.Amounts => new OpenApiSchema { Type = JsonSchemaType.Array, Description = field.Description, Items = new OpenApiSchema { Type = JsonSchemaType.Object } },
        FieldKind.Ref => Description.Text($"The id of {field.Description}."),
        _ => Description.Text(field.Description),
    }));

    private static OpenApiSchema Of(string[] required, (string Name, string Description)[] texts) => new()
    {
        Type = JsonSchemaType.Object,
        AdditionalPropertiesAllowed = false,
        Required = new HashSet<string>(required),
        Properties = texts.ToDictionary(text => text.Name, text => (IOpenApiSchema)Description.Text(text.Description)),
    };

    private static OpenApiSchema With(OpenApiSchema schema, IEnumerable<(string Name, OpenApiSchema Schema)> properties)
    {
        foreach (var (name, property) in properties)
            schema.Properties![name] = property;
        return schema;
    }

    private static OpenApiSchema Choice(IReadOnlyList<string> values) => new() { Type = JsonSchemaType.String, Enum = [.. values.Select(value => (JsonNode)value)] };

    private static OpenApiSchema List(string description) => new() { Type = JsonSchemaType.Array, Items = Description.Text("One of them."), Description = description };
}
