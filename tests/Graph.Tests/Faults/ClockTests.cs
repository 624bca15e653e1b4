using System.Text;
using System.Xml.Linq;
using Graph.Tests.Api;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Graph.Tests.Faults;

/// <summary>A clock that goes back an hour whenever it is looked at: what was written keeps its order, and nobody waits for the hour.</summary>
public sealed class ClockTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Changes_and_feeds_go_by_number_and_whoever_waits_waits_no_longer()
    {
        XNamespace atom = "http://www.w3.org/2005/Atom";
        using var temp = TempStore.Of(Some.Graph());
        var (key, kept) = Keys.Make("marie", Keys.Editor, DateTimeOffset.UtcNow);
        await temp.Store.AddKey(kept, default);
        using var host = new ApiHost(temp.Store, services => services.RemoveAll<TimeProvider>().AddSingleton<TimeProvider>(new Backwards()));
        string[] names = ["anna", "boris", "carla", "dora"];
        foreach (var name in names)
            await Create(name);

        var pages = new List<string?>();
        var next = "0";
        for (var i = 0; i <= names.Length; i++)
        {
            var page = await host.Http.Json($"/v1/changes?limit=1&after={next}");
            pages.AddRange(page.Items("items").Texts("id"));
            next = page.Text("next")!;
        }
        var feed = XDocument.Parse(await host.Http.GetStringAsync("/v1/changes.atom")).Root!;
        var nobody = await host.Http.Json($"/v1/changes?after={next}&wait=1").WaitAsync(Patience);
        var waiting = host.Http.Json($"/v1/changes?after={next}&wait=60");
        await Create("emil");

        Assert.Equal(["report", .. names], pages);
        Assert.Equal(["dora", "carla", "boris", "anna"], feed.Elements(atom + "entry").Elements(atom + "title").Select(title => title.Value.Split(' ')[^1]).Take(4));
        Assert.Empty(nobody.Items("items"));
        Assert.Equal(["emil"], (await waiting.WaitAsync(Patience)).Items("items").Texts("id"));
        Assert.Equal(["emil"], (await host.Http.Json($"/v1/changes?after={next}")).Items("items").Texts("id"));

        async Task Create(string name)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/entities") { Content = new StringContent($$"""{"type":"person","name":"{{name}}"}""", Encoding.UTF8, "application/json") };
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
            using var response = await host.Http.SendAsync(request);
            Assert.True(response.IsSuccessStatusCode);
        }
    }

    private sealed class Backwards : TimeProvider
    {
        private long hours;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - TimeSpan.FromHours(Interlocked.Increment(ref hours));
    }
}
