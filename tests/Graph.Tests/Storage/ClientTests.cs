using System.Net;
using System.Net.Sockets;
using System.Text;
using Graph.Client;

namespace Graph.Tests.Storage;

public sealed class ClientTests
{
    [Fact]
    public async Task Where_nobody_listens_the_store_is_unavailable()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };

        var refusal = await Assert.ThrowsAsync<GraphException>(() => new GraphClient(http).GetStats(default));

        Assert.Equal(GraphCode.StoreUnavailable, refusal.Code);
        Assert.Contains($"127.0.0.1:{port}", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, "<html>Welcome to the hotel</html>")]
    [InlineData(200, "null")]
    [InlineData(200, "{}")]
    [InlineData(404, "<html>Not found</html>")]
    [InlineData(404, "")]
    [InlineData(502, """{"title":"Bad gateway"}""")]
    [InlineData(400, """{"code":"of-another-api","field":"id"}""")]
    public async Task What_is_no_answer_of_this_api_is_told_from_an_absence(int status, string body)
    {
        var graph = Answering(status, body);

        var refusal = await Assert.ThrowsAsync<GraphException>(() => graph.GetEntity("anna", null, default));

        Assert.Equal(GraphCode.StoreUnavailable, refusal.Code);
    }

    [Fact]
    public async Task A_refusal_keeps_its_code_words_field_and_candidates()
    {
        var graph = Answering(409, """{"type":"x","title":"t","status":409,"code":"ambiguous-name","detail":"Who?","instance":"/","field":"who","candidates":[{"id":"a","type":"person","name":"A"}],"new":1}""");

        var refusal = await Assert.ThrowsAsync<GraphException>(() => graph.FindMeetings(new MeetingQuestion { Who = ["a"] }, default));

        Assert.Equal((GraphCode.AmbiguousName, "Who?", "who"), (refusal.Code, refusal.Message, refusal.Field));
        Assert.Equal([new Ref("a", "person", "A")], refusal.Candidates!);
    }

    [Fact]
    public async Task An_unknown_name_is_not_taken_for_an_absent_entity()
    {
        var graph = Answering(404, """{"code":"unknown-entity","detail":"No.","field":"country"}""");

        var refusal = await Assert.ThrowsAsync<GraphException>(() => graph.FindContacts(new ContactQuestion("anna"), default));

        Assert.Equal(GraphCode.UnknownEntity, refusal.Code);
    }

    [Fact]
    public async Task An_absence_of_something_else_is_not_an_absence_of_this()
    {
        var graph = Answering(404, """{"code":"unknown-source","detail":"No.","field":"id"}""");

        await Assert.ThrowsAsync<GraphException>(() => graph.GetEntity("anna", null, default));
    }

    [Fact]
    public async Task A_service_that_is_too_slow_for_the_client_is_unavailable_and_a_caller_who_leaves_is_not_a_fault()
    {
        using var http = new HttpClient(new Canned(async cancel =>
        {
            await Task.Delay(Timeout.Infinite, cancel);
            return new HttpResponseMessage();
        })) { BaseAddress = new Uri("http://graph.example"), Timeout = TimeSpan.FromMilliseconds(50) };
        var graph = new GraphClient(http);
        using var leaving = new CancellationTokenSource();
        await leaving.CancelAsync();

        var slow = await Assert.ThrowsAsync<GraphException>(() => graph.GetVersion(default));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => graph.GetVersion(leaving.Token));

        Assert.Equal(GraphCode.StoreUnavailable, slow.Code);
    }

    private static GraphClient Answering(int status, string body) =>
        new(new HttpClient(new Canned(_ => Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") }))) { BaseAddress = new Uri("http://graph.example") });

    private sealed class Canned(Func<CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => answer(cancellationToken);
    }
}
