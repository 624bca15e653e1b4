namespace Graph.Tests.Api;

/// <summary>What cannot be answered is refused with the reason and what would be right, the same in production and in development.</summary>
public abstract class BadInputTests(Shipped shipped, string environment)
{
    private readonly ApiHost host = shipped.In(environment);

    [Theory]
    [InlineData("/v1/entities/nobody-at-all", 404, "unknown-entity", "nobody-at-all", "id")]
    [InlineData("/v1/entities/nobody-at-all/relations", 404, "unknown-entity", "nobody-at-all", "id")]
    [InlineData("/v1/entities/nobody-at-all/contacts", 404, "unknown-entity", "nobody-at-all", "id")]
    [InlineData("/v1/entities/nobody-at-all/timeline", 404, "unknown-entity", "nobody-at-all", "id")]
    [InlineData("/v1/meetings/nobody-at-all", 404, "unknown-meeting", "nobody-at-all", "id")]
    [InlineData("/v1/commitments/nobody-at-all", 404, "unknown-commitment", "nobody-at-all", "id")]
    [InlineData("/v1/statements/nobody-at-all", 404, "unknown-statement", "nobody-at-all", "id")]
    [InlineData("/v1/sources/nobody-at-all", 404, "unknown-source", "nobody-at-all", "id")]
    [InlineData("/v1/sources/nobody-at-all/claims", 404, "unknown-source", "nobody-at-all", "id")]
    [InlineData("/v1/meetings?who=xyzzy", 404, "unknown-entity", "'xyzzy'", "who")]
    [InlineData("/v1/meetings?who=lecornu&with=xyzzy", 404, "unknown-entity", "'xyzzy'", "with")]
    [InlineData("/v1/meetings?place=xyzzy", 404, "unknown-entity", "'xyzzy'", "place")]
    [InlineData("/v1/commitments?for=xyzzy", 404, "unknown-entity", "'xyzzy'", "for")]
    [InlineData("/v1/meetings?who=paris", 400, "bad-value", "is of type place", "who")]
    [InlineData("/v1/meetings?since=2024-02-30", 400, "bad-date", "2024-02-30", "since")]
    [InlineData("/v1/meetings?until=yesterday", 400, "bad-date", "2024-03-15", "until")]
    [InlineData("/v1/entities/emmanuel-macron?on=2024", 400, "bad-date", "one day", "on")]
    [InlineData("/v1/meetings?since=2025&until=2024", 400, "reversed-range", "earlier", "since")]
    [InlineData("/v1/commitments?currency=EUR&min=9&max=1", 400, "reversed-range", "more than", "min")]
    [InlineData("/v1/meetings?whom=macron", 400, "unknown-parameter", "did you mean who?", "whom")]
    [InlineData("/v1/meetings?Who=macron", 400, "unknown-parameter", "did you mean who?", "Who")]
    [InlineData("/v1/stats?limit=1", 400, "unknown-parameter", "There is none", "limit")]
    [InlineData("/v1/meetings?=1", 400, "unknown-parameter", "Known: who", "")]
    [InlineData("/v1/meetings?kind=metting", 400, "bad-value", "did you mean meeting?", "kind")]
    [InlineData("/v1/meetings?basis=stated,", 400, "bad-value", "Known: stated, meeting, attended", "basis")]
    [InlineData("/v1/meetings?format=xml", 400, "bad-value", "Known: json, csv, ndjson", "format")]
    [InlineData("/v1/meetings?who=france&place=antony-blinken", 400, "bad-value", "is of type person", "place")]
    [InlineData("/v1/commitments?currency=euros", 400, "bad-value", "EUR", "currency")]
    [InlineData("/v1/commitments?currency=EUR&min=1e3", 400, "bad-value", "in digits", "min")]
    [InlineData("/v1/commitments?currency=EUR&min=-1", 400, "bad-value", "in digits", "min")]
    [InlineData("/v1/sources/report-2025-03-12/claims?alone=yes", 400, "bad-value", "true or false", "alone")]
    [InlineData("/v1/statements?q=%21%21", 400, "bad-value", "letter or digit", "q")]
    [InlineData("/v1/meetings?status=held&status=planned", 400, "repeated-parameter", "2 times", "status")]
    [InlineData("/v1/meetings?limit=1&limit=1", 400, "repeated-parameter", "2 times", "limit")]
    [InlineData("/v1/search", 400, "missing-parameter", "q is missing", "q")]
    [InlineData("/v1/commitments?min=5", 400, "missing-parameter", "currency", "currency")]
    [InlineData("/v1/meetings?with=macron", 400, "missing-parameter", "who", "who")]
    [InlineData("/v1/meetings?limit=0", 400, "bad-limit", "1 to 500", "limit")]
    [InlineData("/v1/meetings?limit=501", 400, "bad-limit", "1 to 500", "limit")]
    [InlineData("/v1/meetings?limit=10000", 400, "bad-limit", "1 to 500", "limit")]
    [InlineData("/v1/meetings?limit=-1", 400, "bad-limit", "1 to 500", "limit")]
    [InlineData("/v1/meetings?limit=abc", 400, "bad-limit", "1 to 500", "limit")]
    [InlineData("/v1/meetings?limit=1e3", 400, "bad-limit", "1 to 500", "limit")]
    [InlineData("/v1/meetings?limit=99999999999999999999", 400, "bad-limit", "1 to 500", "limit")]
    [InlineData("/v1/meetings?cursor=AAAA", 400, "bad-cursor", "'next'", "cursor")]
    [InlineData("/v1/meetings?cursor=%C3%A9", 400, "bad-cursor", "'next'", "cursor")]
    [InlineData("/v1/export?format=xml", 400, "bad-value", "Known: ndjson, csv, graphml", "format")]
    [InlineData("/v1/export?hops=2", 400, "missing-parameter", "who", "who")]
    [InlineData("/v1/export?who=lecornu&hops=7", 400, "bad-value", "Known: 1, 2", "hops")]
    [InlineData("/v1/export?who=xyzzy", 404, "unknown-entity", "'xyzzy'", "who")]
    [InlineData("/v1/export?who=minister", 409, "ambiguous-name", "minister", "who")]
    [InlineData("/v1/export?source=xyzzy", 404, "unknown-source", "/v1/sources", "source")]
    [InlineData("/v1/export?type=MET", 400, "bad-value", "MET_WITH", "type")]
    [InlineData("/v1/export?since=2025&until=2024", 400, "reversed-range", "earlier", "since")]
    [InlineData("/v1/export?limit=5", 400, "unknown-parameter", "Known: format", "limit")]
    [InlineData("/v1/search?q=", 400, "bad-value", "without a value", "q")]
    [InlineData("/v1/search?q", 400, "bad-value", "without a value", "q")]
    [InlineData("/v1/search?q=%20", 400, "bad-value", "without a value", "q")]
    [InlineData("/v1/meetings?who=", 400, "bad-value", "without a value", "who")]
    [InlineData("/v1/entities/%20", 400, "bad-value", "without a value", "id")]
    [InlineData("/v1/search?q=%00", 400, "bad-text", "control", "q")]
    [InlineData("/v1/search?q=a%0Ab", 400, "bad-text", "control", "q")]
    [InlineData("/v1/search?q=%EF%BF%BD", 400, "bad-text", "U+FFFD", "q")]
    [InlineData("/v1/entities/%01", 400, "bad-text", "control", null)]
    [InlineData("/nowhere", 404, "unknown-path", "/openapi/v1.json", null)]
    [InlineData("/v1", 404, "unknown-path", "/v1", null)]
    [InlineData("/v1/entities//relations", 404, "unknown-path", "/openapi/v1.json", null)]
    [InlineData("/openapi/v2.json", 404, "unknown-path", "/openapi/v1.json", null)]
    [InlineData("/swagger/nothing.js", 404, "unknown-path", "/openapi/v1.json", null)]
    public async Task What_is_wrong_is_named_with_what_would_be_right(string address, int status, string code, string said, string? field)
    {
        var refusal = await Refusal.Of(host.Http, address);

        Assert.Equal((status, code, field), (refusal.Status, refusal.Code, refusal.Field));
        Assert.Contains(said, refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_fits_several_is_refused_with_all_of_them()
    {
        var refusal = await Refusal.Of(host.Http, "/v1/meetings?who=minister");

        Assert.Equal((409, "ambiguous-name", "who"), (refusal.Status, refusal.Code, refusal.Field));
        Assert.Equal(7, refusal.Candidates.Count);
        Assert.Contains("polish-defence-minister", refusal.Candidates);
    }

    [Theory]
    [InlineData("/v1/entities/macron", "emmanuel-macron")]
    [InlineData("/v1/entities/sejourne/contacts", "stephane-sejourne")]
    [InlineData("/v1/meetings?who=macr", "emmanuel-macron")]
    public async Task An_id_that_is_nearly_right_is_refused_with_the_one_that_was_meant(string address, string meant)
    {
        var refusal = await Refusal.Of(host.Http, address);

        Assert.Equal("unknown-entity", refusal.Code);
        Assert.Contains(meant, refusal.Candidates);
    }

    [Theory]
    [InlineData("/v1/meetings?limit=1", "/v1/commitments?limit=1")]
    [InlineData("/v1/meetings?limit=1", "/v1/meetings?who=antony-blinken&limit=1")]
    [InlineData("/v1/pledges?limit=1", "/v1/proposals?limit=1")]
    [InlineData("/v1/sources/report-2024-04-02/claims?limit=1", "/v1/sources/report-2025-03-12/claims?limit=1")]
    public async Task A_cursor_of_another_question_is_refused(string one, string other)
    {
        var cursor = (await host.Http.Json(one)).Text("next");

        var refusal = await Refusal.Of(host.Http, $"{other}&cursor={cursor}");

        Assert.Equal("bad-cursor", refusal.Code);
    }

    [Fact]
    public async Task A_cursor_with_one_letter_changed_is_refused()
    {
        var cursor = (await host.Http.Json("/v1/meetings?limit=1")).Text("next")!;

        foreach (var at in new[] { 0, cursor.Length / 2, cursor.Length - 2 })
        {
            var forged = cursor[..at] + (cursor[at] == 'A' ? 'B' : 'A') + cursor[(at + 1)..];
            Assert.Equal("bad-cursor", (await Refusal.Of(host.Http, $"/v1/meetings?limit=1&cursor={forged}")).Code);
        }

        Assert.NotEmpty((await host.Http.Json($"/v1/meetings?limit=2&cursor={cursor}")).Items("items"));
    }

    [Theory]
    [InlineData("/v1/entities/", 301, 400, "bad-text")]
    [InlineData("/v1/search?q=", 301, 400, "bad-text")]
    [InlineData("/v1/search?q=", 300, 200, "")]
    [InlineData("/v1/meetings?cursor=", 4000, 400, "bad-cursor")]
    [InlineData("/v1/entities/", 10_000, 414, "uri-too-long")]
    [InlineData("/v1/search?q=", 100_000, 414, "uri-too-long")]
    [InlineData("/", 10_000, 414, "uri-too-long")]
    public async Task What_is_too_long_is_refused_and_not_repeated(string address, int length, int status, string code)
    {
        var answer = await RawHttp.Get(host.Address, address + new string('a', length));

        Assert.Equal(status, answer.Status);
        if (status == 200)
            return;
        Assert.Equal(code, Refusal.Of(answer.Status, answer.Body).Code);
        Assert.InRange(answer.Body.Length, 100, 600);
    }

    [Theory]
    [InlineData("/v1/search?q=%ED%A0%80")]
    [InlineData("/v1/search?q=%FF")]
    [InlineData("/v1/search?q=a%C3")]
    [InlineData("/v1/search?%FF=a")]
    [InlineData("/v1/entities/%ED%A0%80")]
    [InlineData("/v1/entities/%FF")]
    [InlineData("/%FF")]
    [InlineData("/v1/search?q=%C0%AE")]
    [InlineData("/v1/entities/%E0%A4%A")]
    [InlineData("/entity/%E0%A4%A")]
    [InlineData("/embed/graph/%E0%A4%A")]
    public async Task Bytes_that_are_no_letters_are_refused_and_the_service_goes_on(string address)
    {
        var answer = await RawHttp.Get(host.Address, address);
        var next = await RawHttp.Get(host.Address, "/v1/entities/emmanuel-macron");

        var refusal = Refusal.Of(answer.Status, answer.Body);

        Assert.Equal((400, "bad-text", 200), (answer.Status, refusal.Code, next.Status));
        Assert.Contains("UTF-8", refusal.Detail, StringComparison.Ordinal);
        Assert.Equal(address.Contains("?q=", StringComparison.Ordinal) ? "q" : null, refusal.Field);
    }

    [Theory]
    [InlineData("/v1/search?q=100%")]
    [InlineData("/v1/search?q=%zz")]
    [InlineData("/v1/meetings?&&")]
    [InlineData("/v1/meetings?")]
    [InlineData("/v1/entities/../stats")]
    [InlineData("/v1/entities/emmanuel-macron/")]
    [InlineData("/V1/Stats")]
    public async Task A_careless_address_is_read_as_it_was_meant(string address)
    {
        var answer = await RawHttp.Get(host.Address, address);

        Assert.Equal(200, answer.Status);
    }

    [Theory]
    [InlineData("GET /v1/entities/%00 HTTP/1.1\nHost: x\n\n", 400)]
    [InlineData("GET /v1/stats HTTP/1.1\n\n", 400)]
    [InlineData("What met whom?\n\n", 400)]
    [InlineData("GET /v1/search?q=LONG HTTP/1.1\nHost: x\n\n", 414)]
    [InlineData("GET /v1/stats HTTP/1.1\nHost: x\nCookie: LONG\n\n", 431)]
    public async Task What_the_server_itself_cannot_read_gets_a_status_alone(string request, int status)
    {
        var answer = await RawHttp.Send(host.Address, request.Replace("LONG", new string('a', 140_000), StringComparison.Ordinal));

        Assert.Equal((status, ""), (answer.Status, answer.Body));
    }

    [Theory]
    [InlineData("Content-Length: 5\n", "hello")]
    [InlineData("Transfer-Encoding: chunked\n", "5\nhello\n0\n\n")]
    public async Task A_body_on_a_question_is_refused(string header, string body)
    {
        foreach (var method in new[] { "GET", "HEAD" })
        {
            var answer = await RawHttp.Send(host.Address, $"{method} /v1/stats HTTP/1.1\nHost: x\nConnection: close\n{header}\n{body}");

            Assert.Equal(400, answer.Status);
            if (method == "GET")
                Assert.Equal("unexpected-body", Refusal.Of(answer.Status, answer.Body).Code);
        }
    }

    [Fact]
    public async Task A_body_of_no_length_is_no_body()
    {
        var answer = await RawHttp.Get(host.Address, "/v1/stats", "Content-Length: 0\n");

        Assert.Equal(200, answer.Status);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    public async Task A_method_that_is_not_taken_is_refused_with_those_that_are(string method)
    {
        foreach (var address in new[] { "/v1/meetings", "/v1/entities/emmanuel-macron/contacts", "/v1/stats", "/", "/docs/errors", "/health/ready", "/openapi/v1.json", "/metrics" })
        {
            using var response = await host.Http.Send(new HttpMethod(method), address);
            var refusal = await Refusal.Of(response);

            Assert.Equal((405, "method-not-allowed"), (refusal.Status, refusal.Code));
            Assert.Equal("GET, HEAD", response.Header("Allow"));
        }
    }

    [Theory]
    [InlineData("PATCH")]
    [InlineData("POST")]
    public async Task A_record_takes_no_method_but_those_of_a_record(string method)
    {
        using var response = await host.Http.Send(new HttpMethod(method), "/v1/entities/emmanuel-macron");

        Assert.Equal("method-not-allowed", (await Refusal.Of(response)).Code);
        Assert.Equal("DELETE, GET, HEAD, PUT", response.Header("Allow"));
    }

    [Fact]
    public async Task A_body_of_any_size_is_refused_before_it_is_read()
    {
        var answer = await RawHttp.Send(host.Address, "POST /v1/meetings HTTP/1.1\nHost: x\nConnection: close\nContent-Length: 5000000000\n\n{");

        Assert.Equal("method-not-allowed", Refusal.Of(answer.Status, answer.Body).Code);
    }
}

public sealed class BadInputInProductionTests(Shipped shipped) : BadInputTests(shipped, "Production");

public sealed class BadInputInDevelopmentTests(Shipped shipped) : BadInputTests(shipped, "Development");
