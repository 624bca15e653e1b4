using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace Graph.Tests.Api;

/// <summary>Editing over real HTTP and a real store: what the edge adds to the contract of editing.</summary>
public sealed class WritingTests : IDisposable
{
    private readonly TempStore temp = TempStore.Of(Some.Graph([.. Some.People("anna", "boris"), Some.Met("anna", "boris", "2024")]));
    private readonly ApiHost host;
    private readonly string key;

    public WritingTests()
    {
        host = new ApiHost(temp.Store, ("ImportMegabytes", "2"));
        key = Made("marie", Keys.Editor);
    }

    public void Dispose()
    {
        host.Dispose();
        temp.Dispose();
    }

    [Fact]
    public async Task A_record_is_made_and_answered_as_a_read_gives_it()
    {
        using var made = await Send(HttpMethod.Post, "/v1/entities", """{"type":"person","name":"Čapek","country":null}""");

        Assert.Equal((HttpStatusCode.Created, "/v1/entities/capek"), (made.StatusCode, made.Header("Location")));
        Assert.Equal((await host.Http.Json("/v1/entities/capek")).GetRawText(), (await Json(made)).GetRawText());
        Assert.Equal("marie", (await host.Http.Json("/v1/entities/capek/history")).Items("items")[0].Text("by"));
    }

    [Fact]
    public async Task Sources_and_relations_are_made_alike()
    {
        using var source = await Send(HttpMethod.Post, "/v1/sources", """{"title":"A report"}""");
        using var relation = await Send(HttpMethod.Post, "/v1/relations", """{"type":"MET_WITH","from":"boris","to":"anna","date":"2025","evidence":[{"source":"a-report","summary":"They met."}]}""");

        Assert.Equal(("/v1/sources/a-report", "/v1/relations/boris--met-with--anna"), (source.Header("Location"), relation.Header("Location")));
        Assert.Equal("A report", (await Json(relation)).Items("evidence")[0].Text("source", "title"));
        Assert.Equal((await host.Http.Json("/v1/entities/anna/relations?since=2025")).Items("items")[0].GetRawText(), (await host.Http.Json("/v1/relations/boris--met-with--anna")).GetRawText());
    }

    [Fact]
    public async Task The_tag_of_a_read_is_the_one_that_a_change_names()
    {
        using var read = await host.Http.GetAsync("/v1/entities/anna");
        using var zipped = await host.Http.Get("/v1/entities/anna", ("Accept-Encoding", "gzip"));
        using var unchanged = await host.Http.Get("/v1/entities/anna", ("If-None-Match", read.Header("ETag")!));

        using var missing = await Send(HttpMethod.Put, "/v1/entities/anna?reason=so", """{"type":"person","name":"Anna Bell"}""");
        using var others = await Send(HttpMethod.Put, "/v1/entities/boris?reason=so", """{"type":"person","name":"Boris"}""", ("If-Match", read.Header("ETag")!));
        using var changed = await Send(HttpMethod.Put, "/v1/entities/anna?reason=so", """{"type":"person","name":"Anna Bell"}""", ("If-Match", zipped.Header("ETag")!));
        using var late = await Send(HttpMethod.Put, "/v1/entities/anna?reason=so", """{"type":"person","name":"Anna Ball"}""", ("If-Match", read.Header("ETag")!));
        using var next = await Send(HttpMethod.Put, "/v1/entities/anna?reason=so", """{"type":"person","name":"Anna B."}""", ("If-Match", changed.Header("ETag")!));

        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        Assert.Equal([428, 412, 200, 412, 200], new[] { missing, others, changed, late, next }.Select(response => (int)response.StatusCode));
        Assert.Equal("Anna B.", (await host.Http.Json("/v1/entities/anna")).Text("name"));
    }

    [Fact]
    public async Task Whoever_has_no_key_of_an_editor_changes_nothing()
    {
        var reader = Made("rita", Keys.Reader);
        (HttpMethod, string)[] commands = [(HttpMethod.Post, "/v1/entities"), (HttpMethod.Put, "/v1/entities/anna?reason=x"), (HttpMethod.Delete, "/v1/relations/x?reason=x"), (HttpMethod.Post, "/v1/entities/anna/merge"), (HttpMethod.Post, "/v1/judgements"), (HttpMethod.Post, "/v1/import")];

        foreach (var (method, address) in commands)
        {
            using var nobody = await As(null, method, address);
            using var known = await As(reader, method, address);
            Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden), (nobody.StatusCode, known.StatusCode));
        }
    }

    [Fact]
    public async Task All_faults_of_a_body_are_listed_with_their_places()
    {
        using var refused = await Send(HttpMethod.Post, "/v1/relations", """{"type":"MET_WITH","from":"anna","to":"nobody","dat":"2024","evidence":[{"source":"x","summary":"y"}]}""");
        using var misspelt = await Send(HttpMethod.Post, "/v1/sources", """{"titel":"A report"}""");

        Assert.Equal(["/to", "/dat", "/evidence/0/source"], (await Json(refused)).Items("faults").Texts("at"));
        Assert.Equal(["/titel", "/title"], (await Json(misspelt)).Items("faults").Texts("at"));
        Assert.Contains("did you mean title?", (await Json(misspelt)).Items("faults")[0].Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_merged_id_leads_to_the_one_that_stays_and_a_removed_one_is_gone()
    {
        await Send(HttpMethod.Post, "/v1/entities", """{"type":"person","name":"Ana","id":"ana"}""");
        await Send(HttpMethod.Post, "/v1/entities", """{"type":"person","name":"Carl","id":"carl"}""");
        using var merged = await Send(HttpMethod.Post, "/v1/entities/ana/merge", """{"into":"anna","reason":"the same"}""");
        using var carl = await host.Http.GetAsync("/v1/entities/carl");
        using var removed = await Send(HttpMethod.Delete, "/v1/entities/carl?reason=nobody", null, ("If-Match", carl.Header("ETag")!));

        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };
        using var moved = await client.GetAsync("/v1/entities/ana/relations?type=MET_WITH");
        using var followed = await host.Http.GetAsync("/v1/entities/ana");
        using var gone = await client.GetAsync("/v1/entities/carl");
        using var written = await Send(HttpMethod.Put, "/v1/entities/ana?reason=x", """{"type":"person","name":"Ana"}""", ("If-Match", carl.Header("ETag")!));

        Assert.Equal((HttpStatusCode.OK, "anna", HttpStatusCode.OK), (merged.StatusCode, (await Json(merged)).Text("id"), removed.StatusCode));
        Assert.Equal((HttpStatusCode.PermanentRedirect, "/v1/entities/anna/relations?type=MET_WITH", "merged"), (moved.StatusCode, moved.Header("Location"), (await Json(moved)).Text("code")));
        Assert.Equal("anna", (await Json(followed)).Text("id"));
        Assert.Equal((HttpStatusCode.Gone, "gone"), (gone.StatusCode, (await Json(gone)).Text("code")));
        Assert.Null(written.Header("Location"));
        Assert.Equal("removed", (await host.Http.Json("/v1/entities/carl/history")).Items("items")[0].Text("state"));
        using var back = await Send(HttpMethod.Post, "/v1/entities/ana/unmerge", """{"reason":"her sister"}""");
        Assert.Equal("ana", (await Json(back)).Text("id"));
    }

    [Fact]
    public async Task A_version_is_restored_and_a_change_taken_back()
    {
        using var read = await host.Http.GetAsync("/v1/entities/anna");
        await Send(HttpMethod.Put, "/v1/entities/anna?reason=so", """{"type":"person","name":"Anna Bell"}""", ("If-Match", read.Header("ETag")!));

        using var back = await Send(HttpMethod.Post, "/v1/entities/anna/restore", """{"takeBack":2,"reason":"no"}""");
        using var again = await Send(HttpMethod.Post, "/v1/entities/anna/restore", """{"version":2,"reason":"yes"}""");
        using var unknown = await Send(HttpMethod.Post, "/v1/entities/anna/restore", """{"version":9,"reason":"yes"}""");
        using var silent = await Send(HttpMethod.Post, "/v1/entities/anna/restore", """{"version":1}""");

        Assert.Equal(("anna", "Anna Bell"), ((await Json(back)).Text("name"), (await Json(again)).Text("name")));
        Assert.Equal(("bad-value", "missing-parameter"), ((await Json(unknown)).Text("code"), (await Json(silent)).Text("code")));
        Assert.Equal("/name", (await host.Http.Json("/v1/entities/anna/difference?from=1&to=2")).Items("items")[0].Text("at"));
    }

    [Fact]
    public async Task An_import_tells_what_it_would_do_then_does_it()
    {
        var lines = """{"record":"entity","id":"carl","type":"person","name":"Carl"}""" + "\r\n\n" + """{"record":"entity","id":"dora","type":"person","name":"Dora"}""";

        using var dry = await Import("/v1/import?dryRun=true", lines);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Http.GetAsync("/v1/entities/carl")).StatusCode);
        using var real = await Import("/v1/import?reason=two+more", lines);
        using var again = await Import("/v1/import", lines);
        using var wrong = await Import("/v1/import", lines + "\n{}");

        Assert.Equal((2, 2, 2), ((await Json(dry)).GetProperty("made").GetInt32(), (await Json(real)).GetProperty("made").GetInt32(), (await Json(again)).GetProperty("unchanged").GetInt32()));
        Assert.Equal("4:/record", (await Json(wrong)).Items("faults")[0].Text("at"));
        Assert.Equal("two more", (await host.Http.Json("/v1/entities/dora/history")).Items("items")[0].Text("reason"));
    }

    [Fact]
    public async Task The_whole_history_goes_out_and_no_part_of_it()
    {
        var lines = (await host.Http.GetStringAsync("/v1/export?history=true")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        using var part = await host.Http.GetAsync("/v1/export?history=true&who=anna");
        using var other = await host.Http.GetAsync("/v1/export?history=true&format=csv");
        using var many = await host.Http.GetAsync("/v1/changes/latest?limit=5000");

        Assert.Equal(("entry", 5), (JsonElement.Parse(lines[0]).Text("record"), lines.Length));
        Assert.Equal(("bad-value", "bad-value", "bad-limit"), ((await Json(part)).Text("code"), (await Json(other)).Text("code"), (await Json(many)).Text("code")));
    }

    [Fact]
    public async Task A_file_of_FollowTheMoney_goes_out_and_comes_in_by_its_media_type()
    {
        var file = await host.Http.GetStringAsync("/v1/export?format=ftm");
        var more = """{"id":"nato","schema":"Organization","properties":{"name":["NATO"]}}""" + "\n" + """{"id":"m","schema":"Membership","properties":{"member":["anna"],"organization":["nato"],"publisher":["The Paper"]}}""";

        using var again = await ImportOther("/v1/import?dryRun=true", file);
        using var real = await ImportOther("/v1/import?source=report", more);
        using var unknown = await ImportOther("/v1/import?source=nowhere", more);
        using var records = await Import("/v1/import?source=report", "");

        Assert.Equal((0, 0), ((await Json(again)).GetProperty("made").GetInt32(), (await Json(again)).GetProperty("refused").GetInt32()));
        Assert.Equal(2, (await Json(real)).GetProperty("made").GetInt32());
        Assert.Equal("report", (await host.Http.Json("/v1/relations/m")).Items("evidence")[0].GetProperty("source").Text("id"));
        Assert.Equal(("unknown-source", "bad-value"), ((await Json(unknown)).Text("code"), (await Json(records)).Text("code")));
    }

    [Theory]
    [InlineData("/v1/entities", "text/plain", "{}", 415)]
    [InlineData("/v1/entities", "application/json; charset=utf-16", "{}", 415)]
    [InlineData("/v1/entities", "application/json", "{", 400)]
    [InlineData("/v1/entities", "application/json", "[]", 422)]
    [InlineData("/v1/entities", "application/json", "", 400)]
    [InlineData("/v1/entities?reson=x", "application/json", "{}", 400)]
    [InlineData("/v1/import", "application/json", "{}", 415)]
    [InlineData("/v1/entities/anna/merge", "application/json", """{"into":"boris","reason":"x","why":"y"}""", 422)]
    [InlineData("/v1/entities/anna/merge", "application/json", """{"reason":"x"}""", 422)]
    [InlineData("/v1/judgements", "application/json", """{"one":"anna","other":"boris","verdict":"equal","reason":"x"}""", 422)]
    public async Task A_body_that_is_not_as_it_should_be_is_refused(string address, string type, string body, int status)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var response = await Send(HttpMethod.Post, address, content, key);

        Assert.Equal((status, "application/problem+json"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
    }

    [Fact]
    public async Task A_body_is_not_large_deep_or_packed()
    {
        using var large = await Send(HttpMethod.Post, "/v1/entities", $$"""{"type":"person","name":"{{new string('a', 1 << 20)}}"}""");
        using var deep = await Send(HttpMethod.Post, "/v1/entities", new string('[', 10_000));
        using var many = await Import("/v1/import", new string('\n', 3 << 20));
        using var line = await Import("/v1/import", new string(' ', (1 << 20) + 20_000));
        using var packed = new ByteArrayContent([0x1f, 0x8b]);
        packed.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        packed.Headers.TryAddWithoutValidation("Content-Encoding", "gzip");
        using var zip = await Send(HttpMethod.Post, "/v1/entities", packed, key);

        Assert.Equal([413, 400, 413, 422, 415], new[] { large, deep, many, line, zip }.Select(response => (int)response.StatusCode));
    }

    [Fact]
    public async Task Under_one_idempotency_key_a_record_is_made_once()
    {
        (string, string) once = ("Idempotency-Key", "k-1");
        using var first = await Send(HttpMethod.Post, "/v1/entities", """{"type":"person","name":"Carl"}""", once);
        using var again = await Send(HttpMethod.Post, "/v1/entities", """{"type":"person","name":"Carl"}""", once);
        using var other = await Send(HttpMethod.Post, "/v1/entities", """{"type":"person","name":"Dora"}""", once);

        Assert.Equal((201, 201, 422), ((int)first.StatusCode, (int)again.StatusCode, (int)other.StatusCode));
        Assert.Equal((first.Header("Location"), first.Header("ETag"), await first.Content.ReadAsStringAsync()), (again.Header("Location"), again.Header("ETag"), await again.Content.ReadAsStringAsync()));
        Assert.Equal("idempotency-key-reused", (await Json(other)).Text("code"));
    }

    [Fact]
    public async Task A_pair_is_offered_judged_and_not_offered_again()
    {
        await Send(HttpMethod.Post, "/v1/entities", """{"type":"person","name":"Anna"}""");
        var pair = (await host.Http.Json("/v1/duplicates?type=person")).Items("items").Single();

        using var judged = await Send(HttpMethod.Post, "/v1/judgements", """{"one":"anna","other":"anna-2","verdict":"different","reason":"two of one name"}""");

        Assert.Equal(("anna", "anna-2"), (pair.Text("one", "id"), pair.Text("other", "id")));
        Assert.Equal(("judgement", "made"), ((await Json(judged)).Text("kind"), (await Json(judged)).Text("state")));
        Assert.Empty((await host.Http.Json("/v1/duplicates")).Items("items"));
    }

    [Fact]
    public async Task Who_waits_for_a_change_is_told_of_it()
    {
        var next = (await host.Http.Json("/v1/changes")).Text("next");
        var waiting = host.Http.Json($"/v1/changes?after={next}&wait=20");
        await Send(HttpMethod.Post, "/v1/entities", """{"type":"person","name":"Carl"}""");

        var told = await waiting;

        Assert.Equal("carl", told.Items("items").Single().Text("id"));
        Assert.Empty((await host.Http.Json($"/v1/changes?after={told.Text("next")}")).Items("items"));
    }

    [Fact]
    public async Task A_feed_follows_a_person_or_a_pair_and_goes_back_to_the_beginning()
    {
        XNamespace atom = "http://www.w3.org/2005/Atom";
        await Send(HttpMethod.Post, "/v1/entities", """{"type":"person","name":"Carl & <Co>"}""");
        await Send(HttpMethod.Post, "/v1/relations", """{"type":"MET_WITH","from":"anna","to":"carl-co","date":"2025","evidence":[{"source":"report","summary":"They met."}]}""");

        var pair = XDocument.Parse(await host.Http.GetStringAsync("/v1/changes.atom?entity=carl-co&with=anna")).Root!;
        var person = XDocument.Parse(await host.Http.GetStringAsync("/v1/changes.atom?entity=carl-co")).Root!;
        var all = XDocument.Parse(await host.Http.GetStringAsync("/v1/changes.atom?before=2")).Root!;
        using var unknown = await host.Http.GetAsync("/v1/changes.atom?entity=nobody");

        Assert.Equal(["Made: anna MET_WITH Carl & <Co>, 2025"], pair.Elements(atom + "entry").Elements(atom + "title").Select(title => title.Value));
        Assert.Equal(2, person.Elements(atom + "entry").Count());
        Assert.EndsWith("/v1/changes.atom?entity=carl-co&before=2", person.Elements(atom + "link").Single(link => link.Attribute("rel")!.Value == "next").Attribute("href")!.Value, StringComparison.Ordinal);
        Assert.Equal(4, all.Elements(atom + "entry").Count());
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    private string Made(string name, string role)
    {
        var (text, kept) = Keys.Make(name, role, DateTimeOffset.UtcNow);
        temp.Store.AddKey(kept, CancellationToken.None).GetAwaiter().GetResult();
        return text;
    }

    private static async Task<JsonElement> Json(HttpResponseMessage response) => JsonElement.Parse(await response.Content.ReadAsStringAsync());

    private Task<HttpResponseMessage> ImportOther(string address, string lines) => Send(HttpMethod.Post, address, new StringContent(lines, Encoding.UTF8, "application/json+ftm"), key);

    private Task<HttpResponseMessage> Import(string address, string lines) => Send(HttpMethod.Post, address, new StringContent(lines, Encoding.UTF8, "application/x-ndjson"), key);

    private Task<HttpResponseMessage> Send(HttpMethod method, string address, string? json, params (string Name, string Value)[] headers) =>
        Send(method, address, json is null ? null : new StringContent(json, Encoding.UTF8, "application/json"), key, headers);

    private Task<HttpResponseMessage> As(string? bearer, HttpMethod method, string address) => Send(method, address, new StringContent("{}", Encoding.UTF8, "application/json"), bearer);

    private async Task<HttpResponseMessage> Send(HttpMethod method, string address, HttpContent? content, string? bearer, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        if (bearer is not null)
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {bearer}");
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await host.Http.SendAsync(request);
    }
}
