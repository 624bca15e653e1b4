using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Graph.Tests.Api;

/// <summary>Tokens of an identity provider, over real HTTP on both sides.</summary>
public sealed class TokenTests
{
    private static readonly string[] Several = ["journalist", "editor", "reader"];

    [Theory]
    [InlineData("reader", 200, 403)]
    [InlineData("editor", 200, 200)]
    [InlineData("admin", 200, 200)]
    [InlineData("chief", 403, 403)]
    [InlineData(null, 403, 403)]
    public async Task The_role_of_a_token_is_what_its_claim_says(string? role, int read, int write)
    {
        await using var identity = await Identity.Start();
        using var temp = TempStore.Of(Some.Graph());
        await using var host = await Probe.Start(temp.Store, identity.Settings);

        using var reading = await host.Http.Bearing(identity.Token(role), "/probe/reader");
        using var writing = await host.Http.Bearing(identity.Token(role), "/probe/editor");

        Assert.Equal((read, write), ((int)reading.StatusCode, (int)writing.StatusCode));
    }

    [Fact]
    public async Task The_highest_of_several_roles_counts_and_the_writer_has_the_name_of_the_claim()
    {
        await using var identity = await Identity.Start();
        using var temp = TempStore.Of(Some.Graph());
        await using var host = await Probe.Start(temp.Store, identity.Settings);

        using var response = await host.Http.Bearing(identity.Token(Several, subject: "marie@example.org"), "/probe/editor");

        Assert.Equal("marie@example.org", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_token_that_is_not_for_here_and_now_lets_nobody_in_and_says_why()
    {
        await using var identity = await Identity.Start();
        using var temp = TempStore.Of(Some.Graph());
        await using var host = await Probe.Start(temp.Store, identity.Settings);
        using var foreign = RSA.Create(2048);
        var signed = new SigningCredentials(new RsaSecurityKey(foreign) { KeyId = "one" }, SecurityAlgorithms.RsaSha256);
        var good = identity.Token("admin");

        (string Token, string Said)[] tokens =
        [
            (identity.Token("admin", minutes: -5), "expired"),
            (identity.Token("admin", audience: "another"), "another service"),
            (identity.Token("admin", audience: null), "another service"),
            (identity.Token("admin", issuer: "https://elsewhere.example"), "another issuer"),
            (identity.Token("admin", subject: " "), "who it is"),
            (identity.Token("admin", signed: signed), "not signed"),
            (identity.Unsigned(), "not signed"),
            (identity.Confused(), "not signed"),
            (good[..^4] + "AAAA", "not signed"),
            (good.Split('.')[0] + "." + identity.Token("admin", subject: "other").Split('.')[1] + "." + good.Split('.')[2], "not signed"),
            ("a.b.c", "not signed"),
            ("..", "not signed"),
        ];

        foreach (var (token, said) in tokens)
        {
            using var response = await host.Http.Bearing(token, "/probe/reader");
            var refusal = await Refusal.Of(response);
            Assert.Equal((401, "unauthenticated"), (refusal.Status, refusal.Code));
            Assert.Contains(said, refusal.Detail, StringComparison.Ordinal);
            Assert.DoesNotContain(token, refusal.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_identity_provider_that_does_not_answer_stops_tokens_and_nothing_else()
    {
        var identity = await Identity.Start();
        var (token, settings) = (identity.Token("editor"), identity.Settings);
        await identity.DisposeAsync();
        using var temp = TempStore.Of(Some.Graph());
        await using var host = await Probe.Start(temp.Store, settings);

        using var response = await host.Http.Bearing(token, "/probe/editor");
        using var open = await host.Http.GetAsync("/probe/open");

        Assert.Equal("issuer-unavailable", (await Refusal.Of(response)).Code);
        Assert.Equal("5", response.Header("Retry-After"));
        Assert.Equal(200, (int)open.StatusCode);
    }

    [Fact]
    public async Task Without_an_identity_provider_a_token_is_a_wrong_key()
    {
        await using var identity = await Identity.Start();
        using var temp = TempStore.Of(Some.Graph());
        await using var host = await Probe.Start(temp.Store);

        using var response = await host.Http.Bearing(identity.Token("admin"), "/probe/open");

        Assert.Equal(401, (int)response.StatusCode);
    }
}
