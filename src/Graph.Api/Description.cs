using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace Graph.Api;

/// <summary>The OpenAPI document at <c>/openapi/v1.json</c>, made from the routes, the table of parameters, the records and the schema table.</summary>
internal static class Description
{
    private const string ProblemSchema = "Problem";

    private const string KeyScheme = "key";

    private static readonly Dictionary<string, string> Tags = new()
    {
        ["Entities"] = "People, offices, countries, institutions, events, places, commitments and statements, and what hangs together with them.",
        ["Meetings"] = "Who met whom.",
        ["Commitments"] = "What was asked, offered, promised or done.",
        ["Across"] = "What connects several: chains, what they share, who of them met whom, what happened with them.",
        ["Statements"] = "Who said what.",
        ["Sources"] = "What was read, and what rests on it.",
        ["Writing"] = "How editors change the graph. Every change is kept with who, when and why, and can be taken back.",
        ["History"] = "What was changed, by whom and why; and pairs of entities that may be the same.",
        ["About"] = "The schema, and how much the graph holds.",
    };

    public static void Page(SwaggerUIOptions page)
    {
        page.RoutePrefix = "swagger";
        page.DocumentTitle = "European defence actors: the API";
        page.SwaggerEndpoint("/openapi/v1.json", "v1");
        page.EnableTryItOutByDefault();
        page.DisplayRequestDuration();
    }

    public static void AddDescription(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict;
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default);
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, GraphJson.Default);
        });
        services.AddOpenApi("v1", openApi =>
        {
            openApi.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            openApi.CreateSchemaReferenceId = type => type.Type.IsGenericType && type.Type.GetGenericTypeDefinition() == typeof(Page<>)
                ? type.Type.GetGenericArguments()[0].Name + "Page"
                : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
            openApi.AddDocumentTransformer(Document);
            openApi.AddOperationTransformer(Operation);
            openApi.AddSchemaTransformer(LeftOut);
        });
    }

    private static async Task Document(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancel)
    {
        document.Info = new OpenApiInfo
        {
            Title = "European defence actors",
            Version = "v1",
            Description = "Who met whom, who pledged what, and who says so. Every claim carries its evidence: source, place in the source, summary, quote. "
                + "Dates are EDTF, as precise as the source; amounts are as stated and never converted. Refusals are problem details (RFC 9457) with a code that is explained at /docs/errors.",
            License = new OpenApiLicense { Name = "Apache-2.0", Identifier = "Apache-2.0" },
        };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        var problem = await context.GetOrCreateSchemaAsync(typeof(Problem), null, cancel);
        ((OpenApiSchema)problem.Properties!["code"]).Enum = [.. Enum.GetValues<GraphCode>().Select(code => (JsonNode)code.Slug())];
        document.Components.Schemas[ProblemSchema] = problem;
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [KeyScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "An API key (`graph_…`), as `graph keys create` makes it, or a token (JWT) of the identity provider that the service is set up with. Reading takes none, unless the service is set up so; writing takes the role editor.",
            },
        };
        // none, or a key: reading is open, and a key that is sent all the same has to be a right one
        document.Security = [[], new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(KeyScheme, document)] = [] }];
        foreach (var tag in document.Tags ?? new HashSet<OpenApiTag>())
            tag.Description = Tags[tag.Name!];
        foreach (var properties in document.Components.Schemas.Values.Select(schema => schema.Properties).OfType<IDictionary<string, IOpenApiSchema>>())
        {
            foreach (var (name, described) in properties.Where(property => property.Value.OneOf is [{ Type: JsonSchemaType.Null }, _]).ToList())
                properties[name] = described.OneOf![1];
        }
        ((OpenApiSchema)document.Components.Schemas[nameof(Graph.Editing.Edit)]).Properties!["record"] =
            new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalProperties = new OpenApiSchema(), Description = "The record after it, as it was written; left out when it is gone." };
        foreach (var written in document.Components.Schemas.Keys.Where(name => name.StartsWith(nameof(GraphRecord), StringComparison.Ordinal) || name == nameof(EvidenceRecord)).ToList())
            document.Components.Schemas.Remove(written);
        Fields(document, nameof(Entity), Schema.Entities.SelectMany(type => type.Fields.Select(field => (type.Name, field))));
        Fields(document, nameof(Relation), Schema.Relations.SelectMany(type => type.Fields.Select(field => (type.Name, field))));
    }

    private static Task Operation(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<Command>().FirstOrDefault() is { } command)
            Commanded(operation, command, context.Document!);
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<Route>().FirstOrDefault() is not { } route)
            return Task.CompletedTask;
        operation.Parameters = [.. route.Takes.Select(Described)];
        var content = route.Files.Distinct().ToDictionary(type => type, _ => new OpenApiMediaType { Schema = Text("The file.") });
        if (route.Files.Count == 0)
        {
            var type = route.MediaType ?? Formats.Json;
            content[type] = new OpenApiMediaType { Schema = operation.Responses!["200"].Content![type].Schema, Example = Example(route.Operation) };
        }
        if (route.IsList)
        {
            content[Formats.Csv] = new OpenApiMediaType { Schema = Text("A header row, then one row an item.") };
            content[Formats.Ndjson] = new OpenApiMediaType { Schema = Text("One item of the JSON answer a line.") };
        }
        operation.Responses = new OpenApiResponses
        {
            ["200"] = new OpenApiResponse
            {
                Description = "The answer.",
                Content = content,
                Headers = route.Files.Count > 0 ? new Dictionary<string, IOpenApiHeader> { [Answers.DataVersion] = Header("The version of the data when it began.") } : new Dictionary<string, IOpenApiHeader>
                {
                    ["ETag"] = Header("Names the answer; If-None-Match with it is answered 304 while nothing was written."),
                    [Answers.DataVersion] = Header("The version of the data that the answer is of; of a list that is written whole, when it began."),
                    ["Link"] = Header("rel=\"next\": the following page."),
                    ["Content-Location"] = Header("The same question with ids in place of names."),
                },
            },
        };
        if (route.Files.Count == 0)
            operation.Responses["304"] = new OpenApiResponse { Description = "Unchanged since the answer that If-None-Match names." };
        var takesKey = context.Description.ActionDescriptor.EndpointMetadata.OfType<IAuthorizeData>().Any();
        if (takesKey)
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(KeyScheme, context.Document)] = [] }];
        foreach (var refusals in Refusals(route).Concat(takesKey ? [GraphCode.Forbidden] : []).GroupBy(code => GraphCodes.Table[code].Status).OrderBy(group => group.Key))
            operation.Responses[refusals.Key.ToString(System.Globalization.CultureInfo.InvariantCulture)] = Refusal(context.Document!, [.. refusals]);
        return Task.CompletedTask;
    }

    /// <summary>What a path can refuse.</summary>
    private static IEnumerable<GraphCode> Refusals(Route route)
    {
        GraphCode[] always = [GraphCode.BadText, GraphCode.UnknownParameter, GraphCode.UnexpectedBody, GraphCode.KeyInAddress, GraphCode.Unauthenticated, GraphCode.NotAcceptable, GraphCode.UriTooLong, GraphCode.RateLimited, GraphCode.TooManyKeys, GraphCode.Internal, GraphCode.StoreUnavailable, GraphCode.IssuerUnavailable, GraphCode.Timeout];
        foreach (var code in always.Where(code => code != GraphCode.NotAcceptable || route.Files.Count == 0))
            yield return code;
        if (route.Takes.Contains(Parameters.RestsOn))
            yield return GraphCode.UnknownSource;
        if (route.Takes.Contains(Parameters.Hops))
            yield return GraphCode.MissingParameter;
        if (route.IsList)
        {
            yield return GraphCode.BadLimit;
            yield return GraphCode.BadCursor;
        }
        if (route.Takes.Count > 0)
            yield return GraphCode.BadValue;
        if (route.Takes.Any(parameter => !parameter.Repeats && !parameter.InPath))
            yield return GraphCode.RepeatedParameter;
        if (route.Takes.Any(parameter => parameter.Required && !parameter.InPath))
            yield return GraphCode.MissingParameter;
        if (route.Takes.Any(parameter => parameter.Kind == ParameterKind.Date))
            yield return GraphCode.BadDate;
        if (route.Takes.Contains(Parameters.Since))
            yield return GraphCode.ReversedRange;
        if (route.Takes.Contains(Parameters.Id))
        {
            yield return route.Absent;
            if (route.Tag != "History")
            {
                yield return GraphCode.Merged;
                yield return GraphCode.Gone;
            }
        }
        else if (route.Tag == "History" && route.Absent == GraphCode.UnknownEntity)
        {
            yield return route.Absent;
        }
        if (route.Takes.Any(parameter => parameter.Kind == ParameterKind.Name && !parameter.InPath))
        {
            yield return GraphCode.AmbiguousName;
            if (!route.Takes.Contains(Parameters.Id) || route.Absent != GraphCode.UnknownEntity)
                yield return GraphCode.UnknownEntity;
        }
    }

    /// <summary>A command: its body, what it answers, and what it refuses.</summary>
    private static void Commanded(OpenApiOperation operation, Command command, OpenApiDocument document)
    {
        var status = command.Status.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var content = operation.Responses![status].Content;
        operation.Parameters = [.. command.Takes.Select(Described), HeaderParameter("Idempotency-Key", "Of your own choice, new for each request: the same request under it within 24 hours is carried out once, and answered as the first was.", required: false)];
        if (command.Versioned)
            operation.Parameters.Add(HeaderParameter("If-Match", "The ETag that the record was read with.", required: true));
        if (command.Lines)
        {
            operation.RequestBody = Body(Formats.Ndjson, Text("One record a line, in any order, as exported: its fields, and `record` with source, entity, relation or judgement."));
            operation.RequestBody.Content![Bodies.FollowTheMoney] = new OpenApiMediaType { Schema = Text("One entity of FollowTheMoney a line, in any order: its id, schema and properties.") };
        }
        else if (command.Record is { } kind)
            operation.RequestBody = Body(Formats.Json, Records.Schema(kind));
        else if (command.Fields.Count > 0)
            operation.RequestBody = Body(Formats.Json, new OpenApiSchema { Type = JsonSchemaType.Object, AdditionalPropertiesAllowed = false, Properties = command.Fields.ToDictionary(field => field.Name, field => (IOpenApiSchema)Text(field.Description)) });
        GraphCode[] always = [GraphCode.BadText, GraphCode.BadValue, GraphCode.UnknownParameter, GraphCode.RepeatedParameter, GraphCode.MissingParameter, GraphCode.KeyInAddress, GraphCode.Unauthenticated, GraphCode.Forbidden,
            GraphCode.UriTooLong, GraphCode.RateLimited, GraphCode.TooManyKeys, GraphCode.Internal, GraphCode.StoreUnavailable, GraphCode.IssuerUnavailable, GraphCode.Timeout, GraphCode.DiskFull];
        GraphCode[] ofBodies = operation.RequestBody is null ? [] : [GraphCode.BadJson, GraphCode.BodyTooLarge, GraphCode.UnsupportedMediaType, GraphCode.InvalidRecords];
        GraphCode[] ofVersions = command.Versioned ? [GraphCode.PreconditionFailed, GraphCode.PreconditionRequired] : [];
        operation.Responses = new OpenApiResponses { [status] = new OpenApiResponse { Description = "What was done.", Content = content } };
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(KeyScheme, document)] = [] }];
        foreach (var refusals in always.Concat(ofBodies).Concat(ofVersions).Concat(command.Refusals).Distinct().GroupBy(code => GraphCodes.Table[code].Status).OrderBy(group => group.Key))
            operation.Responses[refusals.Key.ToString(System.Globalization.CultureInfo.InvariantCulture)] = Refusal(document, [.. refusals.Order()]);
    }

    private static OpenApiParameter HeaderParameter(string name, string description, bool required) => new() { Name = name, In = ParameterLocation.Header, Description = description, Required = required, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

    private static OpenApiRequestBody Body(string type, OpenApiSchema schema) => new() { Required = true, Content = new Dictionary<string, OpenApiMediaType> { [type] = new() { Schema = schema } } };

    private static OpenApiResponse Refusal(OpenApiDocument document, GraphCode[] codes)
    {
        var (status, title) = GraphCodes.Table[codes[0]];
        return new OpenApiResponse
        {
            Description = string.Join(" ", codes.Select(code => $"`{code.Slug()}`: {GraphCodes.Table[code].Title}.")),
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] = new OpenApiMediaType
                {
                    Schema = new OpenApiSchemaReference(ProblemSchema, document),
                    Example = new JsonObject
                    {
                        ["type"] = $"/docs/errors#{codes[0].Slug()}", ["title"] = title, ["status"] = status, ["code"] = codes[0].Slug(),
                        ["detail"] = "What was wrong, and what would be right.", ["instance"] = "/v1/…",
                    },
                },
            },
        };
    }

    private static OpenApiParameter Described(Parameter parameter)
    {
        var one = new OpenApiSchema { Type = JsonSchemaType.String };
        switch (parameter.Kind)
        {
            case ParameterKind.Choice:
                one.Enum = [.. parameter.Values.Select(value => (JsonNode)value)];
                break;
            case ParameterKind.Count:
                one = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = parameter.Max.ToString(System.Globalization.CultureInfo.InvariantCulture) };
                break;
            case ParameterKind.Number:
                one = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "0" };
                break;
            case ParameterKind.Money:
                one = new OpenApiSchema { Type = JsonSchemaType.Number, Minimum = "0" };
                break;
            case ParameterKind.Flag:
                one = new OpenApiSchema { Type = JsonSchemaType.Boolean };
                break;
        }
        if (parameter.Default is { } standard && !parameter.Repeats)
            one.Default = parameter.Kind == ParameterKind.Flag ? JsonValue.Create(bool.Parse(standard)) : standard;
        return new OpenApiParameter
        {
            Name = parameter.Name,
            In = parameter.InPath ? ParameterLocation.Path : ParameterLocation.Query,
            Required = parameter.Required,
            Description = parameter.Description,
            Schema = parameter.Repeats ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = one } : one,
            // choices also come joined by commas; names are given again, since a name may hold a comma
            Explode = parameter.Repeats && parameter.Kind != ParameterKind.Choice,
            Style = parameter.InPath ? null : ParameterStyle.Form,
        };
    }

    /// <summary>The answer to the route's example, as a test reads it from the graph that ships.</summary>
    private static JsonNode? Example(string operation)
    {
        using var stream = typeof(Description).Assembly.GetManifestResourceStream($"Examples/{operation}");
        return stream is null ? null : JsonNode.Parse(stream);
    }

    /// <summary>What has no value is left out of an answer: such a property is not required, and never null.</summary>
    private static Task LeftOut(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancel)
    {
        foreach (var property in context.JsonTypeInfo.Properties.Where(property => property.IsGetNullable))
        {
            schema.Required?.Remove(property.Name);
            if (schema.Properties is { } properties && properties.TryGetValue(property.Name, out var one) && one is OpenApiSchema { Type: { } type } described)
                described.Type = type & ~JsonSchemaType.Null;
        }
        return Task.CompletedTask;
    }

    /// <summary>Gives entities and relations the fields of the schema table, which stand beside those that all have.</summary>
    private static void Fields(OpenApiDocument document, string record, IEnumerable<(string Of, Field Field)> fields)
    {
        foreach (var group in fields.GroupBy(pair => pair.Field.Name))
        {
            var field = group.First().Field;
            var description = $"Of {string.Join(", ", group.Select(pair => pair.Of))}: {field.Description}.";
            document.Components!.Schemas![record].Properties![field.Name] = field.Kind switch
            {
                FieldKind.Ref => new OpenApiSchemaReference(nameof(Ref), document) { Description = description },
                FieldKind.Amounts => new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchemaReference(nameof(Amount), document), Description = description },
                FieldKind.Number => new OpenApiSchema { Type = JsonSchemaType.Number, Description = description },
                FieldKind.Choice => new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. group.SelectMany(pair => pair.Field.Values!).Distinct().Select(value => (JsonNode)value)], Description = description },
                _ => new OpenApiSchema { Type = JsonSchemaType.String, Description = description },
            };
        }
    }

    internal static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };

    private static OpenApiHeader Header(string description) => new() { Description = description, Schema = new OpenApiSchema { Type = JsonSchemaType.String } };
}
