using System.CommandLine;
using System.Net.Http.Headers;
using Graph.Client;

namespace Graph.Cli;

/// <summary>The options that name an API in place of a store, and the key that it takes.</summary>
internal sealed class ApiOptions
{
    private const string KeyVariable = "GRAPH_KEY";

    private static readonly TimeSpan AnswerMax = TimeSpan.FromMinutes(2);

    private readonly Option<string?> url = Options.One("--url", "URL", "The API at this address instead of a store.");
    private readonly Option<FileInfo?> keyFile = new("--key-file") { HelpName = "FILE", Description = $"The file with the API key, where one is taken; without it the environment has it, in {KeyVariable}." };

    private ApiOptions()
    {
    }

    public static ApiOptions AddTo(Command command, StoreOptions store)
    {
        var options = new ApiOptions();
        command.Add(options.url);
        command.Add(options.keyFile);
        command.Validators.Add(result =>
        {
            if (result.GetResult(options.url) is not null && store.IsGiven(result))
                result.AddError("--url and --store name two graphs: give one of them.");
        });
        return options;
    }

    /// <summary>The API that is named; null when none is.</summary>
    public async Task<(GraphClient Graph, IDisposable Owner)?> Open(ParseResult asked, CancellationToken cancel, bool longWork = false)
    {
        if (asked.GetValue(url) is not { } address)
            return null;
        if (!Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out var root) || root.Scheme is not ("http" or "https"))
            throw new GraphException(GraphCode.BadValue, $"--url is the address of the API, as http://127.0.0.1:5080, not '{Quoted.Shorten(address)}'.");
        var http = new HttpClient { BaseAddress = root, Timeout = longWork ? Timeout.InfiniteTimeSpan : AnswerMax };
        var key = asked.GetValue(keyFile) is { } file ? (await File.ReadAllTextAsync(file.FullName, cancel)).Trim() : Environment.GetEnvironmentVariable(KeyVariable);
        if (!string.IsNullOrEmpty(key))
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return (new GraphClient(http), http);
    }
}
