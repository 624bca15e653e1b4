using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Graph.Client;

public sealed partial class GraphClient
{
    /// <summary>As records are written, but what may be absent need not stand there.</summary>
    private static readonly JsonSerializerOptions Wire = new(GraphJson.Default.Options) { TypeInfoResolver = GraphJson.Default.WithAddedModifier(AbsentIsNull) };

    /// <summary>Null when the service says that there is nothing of this id; that a name in the question is unknown is a refusal, as of any other.</summary>
    private async Task<T?> AskFor<T>(string id, GraphCode absent, Address address, CancellationToken cancel)
        where T : class
    {
        // ids are ASCII slugs: anything else is nobody's, and some of it (.., an empty one) could not stand in a path
        if (id.Length is 0 or > RecordCheck.IdMax || !id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            return null;
        try
        {
            return await Ask<T>(address, cancel);
        }
        catch (GraphException refusal) when (refusal.Code == absent && refusal.Field == "id")
        {
            return null;
        }
    }

    private async Task<T> Ask<T>(Address address, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address.ToString());
        return await Send<T>(request, cancel);
    }

    private async Task<T> Send<T>(HttpRequestMessage request, CancellationToken cancel)
    {
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await Send(request, HttpCompletionOption.ResponseContentRead, cancel);
        return await Body<T>(response, cancel);
    }

    /// <summary>An answer, not yet read; a refusal is thrown.</summary>
    private Task<HttpResponseMessage> Send(HttpRequestMessage request, HttpCompletionOption completion, CancellationToken cancel) => Reached(async () =>
    {
        var response = await http.SendAsync(request, completion, cancel);
        if (response.IsSuccessStatusCode)
            return response;
        using (response)
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancel);
            throw Refusal(await JsonSerializer.DeserializeAsync(body, ClientJson.Default.Problem, cancel), (int)response.StatusCode);
        }
    }, cancel);

    private Task<T> Body<T>(HttpResponseMessage response, CancellationToken cancel) => Reached(async () =>
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancel);
        return await JsonSerializer.DeserializeAsync(body, (JsonTypeInfo<T>)Wire.GetTypeInfo(typeof(T)), cancel) ?? throw new JsonException("null is not an answer.");
    }, cancel);

    /// <summary>What keeps a service from answering is a refusal like any other.</summary>
    private async Task<T> Reached<T>(Func<Task<T>> ask, CancellationToken cancel)
    {
        try
        {
            return await ask();
        }
        catch (JsonException fault)
        {
            throw Unavailable("answers with something that is not of this API", fault);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            throw Unavailable($"cannot be reached: {fault.Message}", fault);
        }
        catch (OperationCanceledException fault) when (!cancel.IsCancellationRequested)
        {
            throw Unavailable("did not answer in time", fault);
        }
    }

    private GraphException Refusal(Problem? problem, int status) => GraphCodes.FromSlug(problem?.Code) is { } code
        ? new GraphException(code, problem!.Detail ?? GraphCodes.Table[code].Title) { Field = problem.Field, Candidates = problem.Candidates, Faults = problem.Faults, Into = problem.Into is { } into ? new RecordKey(into.Kind, into.Id) : null }
        : Unavailable($"answers {status} without a code of this API", null);

    private GraphException Unavailable(string what, Exception? fault) => new(GraphCode.StoreUnavailable, $"The graph at {http.BaseAddress} {what}.", fault);

    private static void AbsentIsNull(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property.AssociatedParameter?.IsNullable == true))
            property.IsRequired = false;
    }
}

/// <summary>A refusal as the service sends it: problem details (RFC 9457).</summary>
internal sealed record Problem(string? Code = null, string? Detail = null, string? Field = null, IReadOnlyList<Ref>? Candidates = null, IReadOnlyList<Fault>? Faults = null, MergedInto? Into = null);

/// <summary>The record that stands for a merged one.</summary>
internal sealed record MergedInto(RecordKind Kind, string Id);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Problem))]
internal sealed partial class ClientJson : JsonSerializerContext;
