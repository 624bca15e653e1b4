using System.Net.Sockets;
using Graph;
using Graph.Api;
using Graph.Api.Endpoints;
using Graph.Sqlite;
using Microsoft.Extensions.Options;

var builder = WebApplication.CreateBuilder(args);
builder.ListenOn("http://127.0.0.1:5080");
builder.Services.AddOptions<GraphOptions>().BindConfiguration(GraphOptions.Section).ValidateDataAnnotations().ValidateOnStart();
builder.Services.AddSingleton<IGraphStore>(services => Open(services.GetRequiredService<IOptions<GraphOptions>>().Value));
builder.Services.AddSingleton<Answers>();
builder.Services.AddManners();
builder.Services.AddDescription();

var app = builder.Build();
try
{
    app.UseManners();
    app.UseSwaggerUI(Description.Page);

    var v1 = app.MapGroup("/v1");
    v1.MapSearch();
    v1.MapEntities();
    v1.MapMeetings();
    v1.MapCommitments();
    v1.MapStatements();
    v1.MapSources();
    v1.MapExport();
    v1.MapAbout();
    app.MapPages();
    app.MapOpenApi("/openapi/v1.json").WithMetadata(new HttpMethodMetadata(["GET", "HEAD"]));
    app.MapPrometheusScrapingEndpoint("/metrics").WithMetadata(new HttpMethodMetadata(["GET", "HEAD"]));

    // before the port opens: whoever is answered is answered from a whole graph
    var store = app.Services.GetRequiredService<IGraphStore>();
    Log.Opened(app.Logger, Path.GetFullPath(app.Services.GetRequiredService<IOptions<GraphOptions>>().Value.Store), await store.GetVersion(CancellationToken.None));
    await app.RunAsync();
    return 0;
}
catch (Exception fault) when (fault is GraphException or OptionsValidationException or IOException or SocketException or FormatException or InvalidOperationException { InnerException: ArgumentException or FormatException })
{
    // the last three: an address that is not this machine's, one that is none, and a setting that is not of its type
    Log.NotStarted(app.Logger, fault.Message);
    return 1;
}

static SqliteGraphStore Open(GraphOptions options) =>
    SqliteGraphStore.Open(options.Store, options.Seed ? () => Ndjson.ReadFolder(Path.Combine(AppContext.BaseDirectory, "data")) : null);

/// <summary>The API as a program, for tests that host it.</summary>
public sealed partial class Program;
