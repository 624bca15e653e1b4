using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Infrastructure;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Graph.Api;

/// <summary>Who may: the roles as policies (<c>reader</c>, <c>editor</c>, <c>admin</c>), and how a request without the role is refused.</summary>
internal static class Access
{
    /// <summary>Names under which programs put credentials into an address.</summary>
    private static readonly string[] NamesOfKeys = ["access_token", "api_key", "apikey", "api-key", "authorization", "bearer", "key", "token"];

    public static void AddAccess(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Tokens>();
        services.AddSingleton<Credentials>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, Refusals>();
        var policies = services.AddAuthorizationBuilder();
        foreach (var role in Keys.Roles)
            policies.AddPolicy(role, policy => policy.RequireRole(role));
    }

    public static void UseAccess(this WebApplication app)
    {
        app.Use(app.Services.GetRequiredService<Credentials>().SignIn);
        app.UseAuthorization();
    }

    /// <summary>Reading is open, unless the settings say otherwise.</summary>
    public static RouteGroupBuilder MapReading(this WebApplication app, string prefix)
    {
        var group = app.MapGroup(prefix);
        return app.Services.GetRequiredService<IOptions<GraphOptions>>().Value.ReadKeyRequired ? group.RequireAuthorization(Keys.Reader) : group;
    }

    /// <summary>An address is kept in histories and logs: a key in it is refused unseen, and never repeated.</summary>
    public static void RefuseInAddress(HttpContext http)
    {
        if (Keys.IsIn(http.Request.Path.Value!) || http.Request.Query.Any(given => NamesOfKeys.Contains(given.Key, StringComparer.OrdinalIgnoreCase) || Keys.IsIn(given.Key) || Keys.IsIn(given.Value.ToString())))
            throw new GraphException(GraphCode.KeyInAddress, "A key is taken from the header alone, Authorization: Bearer …; one that stood in an address may have been read by others: revoke it.");
    }

    /// <summary>The framework's verdict in our words.</summary>
    private sealed class Refusals : IAuthorizationMiddlewareResultHandler
    {
        public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
        {
            if (authorizeResult.Succeeded)
                return next(context);
            var role = policy.Requirements.OfType<RolesAuthorizationRequirement>().SelectMany(requirement => requirement.AllowedRoles).MaxBy(Keys.Rank);
            throw authorizeResult.Challenged
                ? new GraphException(GraphCode.Unauthenticated, $"This takes a key of the role {role}: send it as a header, Authorization: Bearer ….")
                : new GraphException(GraphCode.Forbidden, $"This takes the role {role}, which '{context.User.Identity!.Name}' does not have.");
        }
    }
}
