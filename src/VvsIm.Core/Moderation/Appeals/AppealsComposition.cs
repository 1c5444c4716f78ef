using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VvsIm.Core.Accounts;
using VvsIm.Core.RateLimits;

namespace VvsIm.Core.Moderation.Appeals;

/// <summary>Appeals: what people say against what was done to them, and who hears it.</summary>
internal static class AppealsComposition
{
    public static void AddAppeals(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<FileAppeal>();
        builder.Services.AddSingleton<BanTokens>();
        builder.Services.AddSingleton<AppealUndo>();
        builder.Services.AddSingleton<AppealReading>();
    }

    public static void MapAppeals(this IEndpointRouteBuilder routes)
    {
        var mine = routes.MapGroup("/api/appeals").WithTags("Moderation").RequireAuthorization();
        mine.MapPost("", AppealEvent.HandleAsync);
        mine.MapGet("", AppealEvent.ListAsync);
        // Under /api/auth, where whoever is banned still gets through.
        routes.MapPost("/api/auth/appeal", AppealBan.HandleAsync).WithTags("Moderation").Limited(RateLimit.SignIn);

        var staff = routes
            .MapGroup("/api/admin/appeals")
            .WithTags("Moderation")
            .RequireAuthorization(AccountsFeature.StaffPolicy);
        staff.MapGet("", ListAppeals.HandleAsync);
        staff.MapGet("/{id:guid}", GetAppeal.HandleAsync);
        staff.MapPost("/{id:guid}/decide", DecideAppeal.HandleAsync);
    }
}
