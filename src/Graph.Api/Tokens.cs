using System.Security.Claims;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Graph.Api;

/// <summary>
/// Tokens (JWT) of the newsroom's identity provider, checked with the keys that it publishes (OpenID Connect discovery): read anew every twelve
/// hours, and when a token is signed with one that is not known, at most every five minutes.
/// </summary>
internal sealed class Tokens : IDisposable
{
    private static readonly TimeSpan IssuerAnswerMax = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(1);

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };
    private readonly GraphOptions options;
    private readonly ILogger<Tokens> logger;
    private readonly HttpClient? issuer;
    private readonly ConfigurationManager<OpenIdConnectConfiguration>? published;
    private readonly TokenValidationParameters rules;

    public Tokens(IOptions<GraphOptions> options, ILogger<Tokens> logger)
    {
        this.options = options.Value;
        this.logger = logger;
        if (this.options.JwtIssuer.Length > 0)
        {
            issuer = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = IssuerAnswerMax, MaxResponseContentBufferSize = 1024 * 1024 };
            // plain HTTP is refused by the settings, but on this machine
            published = new ConfigurationManager<OpenIdConnectConfiguration>($"{this.options.JwtIssuer.TrimEnd('/')}/.well-known/openid-configuration",
                new OpenIdConnectConfigurationRetriever(), new HttpDocumentRetriever(issuer) { RequireHttps = new Uri(this.options.JwtIssuer).Scheme == Uri.UriSchemeHttps });
        }
        rules = new TokenValidationParameters
        {
            ConfigurationManager = published,
            ValidIssuer = this.options.JwtIssuer,
            ValidAudience = this.options.JwtAudience,
            // signatures by a pair of keys alone: never none, and never one key for both, as which a public one could be passed off
            ValidAlgorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"],
            RequireExpirationTime = true,
            ClockSkew = ClocksDiffer,
        };
    }

    /// <summary>Whether it is a token and not a key, where tokens are taken at all.</summary>
    public bool Takes(string credential) => published is not null && credential.Count(c => c == '.') == 2;

    /// <summary>Who it is, or what is wrong with the token.</summary>
    /// <exception cref="GraphException"><see cref="GraphCode.IssuerUnavailable"/></exception>
    public async Task<(ClaimsPrincipal? Account, string Fault)> Read(string token, CancellationToken cancel)
    {
        try
        {
            await published!.GetConfigurationAsync(cancel);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            Log.IssuerUnavailable(logger, fault, options.JwtIssuer);
            throw new GraphException(GraphCode.IssuerUnavailable, "The identity provider does not answer just now, so the token cannot be checked.", fault);
        }
        var result = await handler.ValidateTokenAsync(token, rules);
        if (!result.IsValid)
            return (null, Words(result.Exception));
        var name = result.ClaimsIdentity.FindFirst(options.JwtNameClaim)?.Value;
        if (string.IsNullOrWhiteSpace(name) || name.Any(char.IsControl))
            return (null, $"The token does not say who it is: its claim '{options.JwtNameClaim}' is missing.");
        return (Credentials.Account(name, result.ClaimsIdentity.FindAll(options.JwtRoleClaim).Select(claim => claim.Value).MaxBy(Keys.Rank)), "");
    }

    public void Dispose() => issuer?.Dispose();

    /// <summary>The library's words may hold parts of the token.</summary>
    private string Words(Exception fault) => fault switch
    {
        SecurityTokenExpiredException or SecurityTokenNotYetValidException or SecurityTokenInvalidLifetimeException or SecurityTokenNoExpirationException => "The token has expired, or says no time until which it counts.",
        SecurityTokenInvalidAudienceException => $"The token is for another service: this one is '{options.JwtAudience}'.",
        SecurityTokenInvalidIssuerException => $"The token is of another issuer: here those of '{options.JwtIssuer}' are taken.",
        _ => "The token is not signed by the identity provider, or is no token.",
    };
}
