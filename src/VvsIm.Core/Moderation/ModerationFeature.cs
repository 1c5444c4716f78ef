using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VvsIm.Core.Accounts;
using VvsIm.Core.Moderation.Bans;

namespace VvsIm.Core.Moderation;

/// <summary>Keeping order in the whole installation: bans.</summary>
public static class ModerationFeature
{
    /// <summary>Adds moderation.</summary>
    public static void AddModeration(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<BannedPeople>();
        builder.Services.AddSingleton<BanWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<BanWatch>());
    }

    /// <summary>Refuses whoever is banned. After it is known who asks, before anything is done for them.</summary>
    public static void UseBans(this IApplicationBuilder app) => app.UseBanGuard();

    /// <summary>Maps <c>/api/admin/users/{id}/ban</c>.</summary>
    public static void MapModeration(this IEndpointRouteBuilder routes)
    {
        var bans = routes
            .MapGroup("/api/admin/users/{id:guid}/ban")
            .WithTags("Moderation")
            .RequireAuthorization(AccountsFeature.OperatorPolicy);
        bans.MapPut("", BanUser.HandleAsync);
        bans.MapDelete("", BanUser.EndAsync);
    }
}
