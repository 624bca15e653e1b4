using Graph.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Graph.Tests.Api;

/// <summary>The API's manners and its access on a real port, with a path for each role that answers who asked: <c>/probe/editor</c>; <c>/probe/open</c> takes none.</summary>
internal sealed class Probe : IAsyncDisposable
{
    private readonly WebApplication app;

    private Probe(WebApplication app)
    {
        this.app = app;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Http { get; }

    /// <summary>All that was logged, at every level.</summary>
    public Written Log { get; private init; } = null!;

    /// <param name="store">Where the keys are; the caller's to dispose of.</param>
    /// <param name="settings">As for <see cref="ApiHost"/>.</param>
    public static async Task<Probe> Start(IGraphStore store, params (string Name, string Value)[] settings)
    {
        var log = new Written();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection([new("Graph:RequestsPerMinute", "0"), .. settings.Select(setting => KeyValuePair.Create($"Graph:{setting.Name}", (string?)setting.Value))]);
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        builder.Services.AddOptions<GraphOptions>().BindConfiguration(GraphOptions.Section).ValidateDataAnnotations();
        builder.Services.AddSingleton(store);
        builder.Services.AddManners();
        builder.Services.AddAccess();
        var app = builder.Build();
        app.UseManners();
        app.MapGet("/probe/open", (HttpContext http) => http.User.Identity?.Name ?? "nobody");
        foreach (var role in Keys.Roles)
            app.MapGet($"/probe/{role}", (HttpContext http) => http.User.Identity!.Name).RequireAuthorization(role);
        await app.StartAsync();
        return new Probe(app) { Log = log };
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
    }

    internal sealed class Written : ILoggerProvider, ILogger
    {
        private readonly List<string> lines = [];

        public string Text
        {
            get
            {
                lock (lines)
                    return string.Join('\n', lines);
            }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (lines)
                lines.Add($"{formatter(state, exception)} {exception}");
        }

        public void Dispose()
        {
        }
    }
}

internal static class Bearer
{
    /// <summary>Asks with a key or token.</summary>
    public static Task<HttpResponseMessage> Bearing(this HttpClient http, string? credential, string address) =>
        credential is null ? http.GetAsync(address) : http.Get(address, ("Authorization", $"Bearer {credential}"));
}
