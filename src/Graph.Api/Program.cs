using System.Net.Sockets;
using Graph;
using Graph.Api;
using Graph.Api.Endpoints;
using Graph.Editing;
using Microsoft.Extensions.Options;

var builder = WebApplication.CreateBuilder(args);
builder.ListenOn("http://127.0.0.1:5080");
builder.Services.AddOptions<GraphOptions>().BindConfiguration(GraphOptions.Section).ValidateDataAnnotations().ValidateOnStart();
builder.Services.AddSingleton<IGraphStore>(services => StoreOpening.Of(services.GetRequiredService<IOptions<GraphOptions>>().Value));
builder.Services.AddHostedService<StoreOpening>();
// lazy, so that what is disposed of is the store alone
builder.Services.AddSingleton(services => new Lazy<IGraphLog>(() => (IGraphLog)services.GetRequiredService<IGraphStore>()));
builder.Services.AddSingleton<IGraphEditor>(services => new GraphEditor(services.GetRequiredService<Lazy<IGraphLog>>().Value, services.GetRequiredService<TimeProvider>()));
builder.Services.AddSingleton(services => new Lazy<IGraphEditor>(services.GetRequiredService<IGraphEditor>));
builder.Services.AddSingleton<Answers>();
builder.Services.AddManners();
builder.Services.AddAccess();
builder.Services.AddDescription();

var app = builder.Build();
try
{
    app.UseManners();
    app.UseSwaggerUI(Description.Page);

    var v1 = app.MapReading("/v1");
    v1.MapSearch();
    v1.MapEntities();
    v1.MapMeetings();
    v1.MapCommitments();
    v1.MapAcross();
    v1.MapStatements();
    v1.MapSources();
    v1.MapHistory();
    v1.MapWriting();
    v1.MapExport();
    v1.MapAbout();
    app.MapPages();
    app.MapOpenApi("/openapi/v1.json").WithMetadata(new HttpMethodMetadata(["GET", "HEAD"]));
    app.MapPrometheusScrapingEndpoint("/metrics").WithMetadata(new HttpMethodMetadata(["GET", "HEAD"]));

    await app.RunAsync();
    return 0;
}
catch (Exception fault) when (fault is GraphException or OptionsValidationException or IOException or SocketException or FormatException or InvalidOperationException { InnerException: ArgumentException or FormatException })
{
    // the last three: an address that is not this machine's, one that is none, and a setting that is not of its type
    Log.NotStarted(app.Logger, fault.Message);
    return 1;
}

/// <summary>The API as a program, for tests that host it.</summary>
public sealed partial class Program;
