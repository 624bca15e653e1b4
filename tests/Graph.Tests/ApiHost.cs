using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Graph.Tests;

/// <summary>The API on a real port of 127.0.0.1, over a store of the test's.</summary>
internal sealed class ApiHost : WebApplicationFactory<Program>
{
    private readonly IGraphStore store;
    private readonly TimeProvider? clock;
    private readonly (string Name, string Value)[] settings;

    /// <param name="store">What it answers from; the caller's to dispose of.</param>
    /// <param name="settings">As in the environment, without the <c>Graph:</c> before the name; the rate limit is off unless set.</param>
    public ApiHost(IGraphStore store, params (string Name, string Value)[] settings)
        : this(store, null, settings)
    {
    }

    /// <summary>The same by another clock.</summary>
    public ApiHost(IGraphStore store, TimeProvider? clock, params (string Name, string Value)[] settings)
    {
        this.store = store;
        this.clock = clock;
        this.settings = [("RequestsPerMinute", "0"), .. settings];
        UseKestrel();
        StartServer();
        Http = CreateClient();
    }

    /// <summary>Asks it; addresses are relative to its root.</summary>
    public HttpClient Http { get; }

    public Uri Address => Http.BaseAddress!;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(settings.FirstOrDefault(setting => setting.Name == "environment").Value ?? "Production");
        foreach (var (name, value) in settings)
            builder.UseSetting($"Graph:{name}", value);
        // a setting, since UseKestrel(0) sets the port while the program already starts
        builder.UseSetting(WebHostDefaults.ServerUrlsKey, "http://127.0.0.1:0");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        builder.ConfigureServices(services =>
        {
            services.RemoveAll<IGraphStore>().AddSingleton(store);
            if (clock is not null)
                services.RemoveAll<TimeProvider>().AddSingleton(clock);
        });
    }
}
