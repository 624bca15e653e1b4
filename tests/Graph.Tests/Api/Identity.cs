using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Graph.Tests.Api;

/// <summary>A small identity provider on 127.0.0.1: its discovery document, its keys, and tokens signed with them.</summary>
internal sealed class Identity : IAsyncDisposable
{
    public const string Audience = "the-graph";

    private readonly RsaSecurityKey key = new(RSA.Create(2048)) { KeyId = "one" };
    private readonly WebApplication app;

    private Identity(WebApplication app) => this.app = app;

    public string Issuer => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public (string Name, string Value)[] Settings => [("JwtIssuer", Issuer), ("JwtAudience", Audience)];

    public static async Task<Identity> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var identity = new Identity(builder.Build());
        identity.app.MapGet("/.well-known/openid-configuration", () => Results.Text(JsonSerializer.Serialize(new { issuer = identity.Issuer, jwks_uri = identity.Issuer + "/keys" }), "application/json"));
        identity.app.MapGet("/keys", () =>
        {
            var published = identity.key.Rsa.ExportParameters(false);
            var entry = new { kty = "RSA", use = "sig", kid = identity.key.KeyId, n = Base64UrlEncoder.Encode(published.Modulus), e = Base64UrlEncoder.Encode(published.Exponent) };
            return Results.Text(JsonSerializer.Serialize(new { keys = new[] { entry } }), "application/json");
        });
        await identity.app.StartAsync();
        return identity;
    }

    public string Token(object? roles, string? audience = Audience, string? issuer = null, double minutes = 5, string subject = "marie", SigningCredentials? signed = null)
    {
        var claims = new Dictionary<string, object> { ["sub"] = subject };
        if (roles is not null)
            claims["roles"] = roles;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Issuer,
            Audience = audience,
            Expires = DateTime.UtcNow.AddMinutes(minutes),
            NotBefore = DateTime.UtcNow.AddHours(-1),
            Claims = claims,
            SigningCredentials = signed ?? new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
        });
    }

    /// <summary>The same claims, signed by nobody.</summary>
    public string Unsigned() => $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{Token("admin").Split('.')[1]}.";

    /// <summary>The same claims, signed with the published key as if it were a shared secret.</summary>
    public string Confused() => Token("admin", signed: new SigningCredentials(new SymmetricSecurityKey(key.Rsa.ExportSubjectPublicKeyInfo()), SecurityAlgorithms.HmacSha256));

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Rsa.Dispose();
    }
}
