using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using VvsIm.Core.Accounts;
using VvsIm.Core.Moderation.Held;
using VvsIm.Core.Moderation.Rules.Matching;

namespace VvsIm.Core.Moderation.Rules;

/// <summary>Automatic rules, and what they hold.</summary>
internal static class RulesComposition
{
    public static void AddRules(this IServiceCollection services)
    {
        services.AddSingleton<RuleBook>();
        services.AddSingleton<RateMeter>();
        services.AddSingleton<RuleJudge>();
        services.AddSingleton<RuleWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<RuleWatch>());
        services.AddSingleton<FlagMessage>();
        services.AddSingleton<HoldMessage>();
        services.AddSingleton<ReviewHeld>();
        services.AddSingleton<JudgedSending>();
    }

    public static void MapRules(this IEndpointRouteBuilder routes)
    {
        var console = routes
            .MapGroup("/api/admin")
            .WithTags("Moderation")
            .RequireAuthorization(AccountsFeature.StaffPolicy);
        console.MapGet("/workspaces/{id:guid}/rules", ListRules.HandleAsync);
        console.MapPost("/workspaces/{id:guid}/rules", CreateRule.HandleAsync);
        console.MapPut("/workspaces/{id:guid}/rules/order", OrderRules.HandleAsync);
        console.MapPost("/workspaces/{id:guid}/rules/try", TryText.HandleAsync);
        console.MapPut("/rules/{id:guid}", ChangeRule.HandleAsync);
        console.MapDelete("/rules/{id:guid}", ChangeRule.DeleteAsync);
    }

    public static void MapHeld(this IEndpointRouteBuilder routes)
    {
        var mine = routes.MapGroup("/api/held").WithTags("Moderation").RequireAuthorization();
        mine.MapGet("", OwnHeld.ListAsync);
        mine.MapDelete("/{id:guid}", OwnHeld.WithdrawAsync);
        var queue = routes
            .MapGroup("/api/admin/held")
            .WithTags("Moderation")
            .RequireAuthorization(AccountsFeature.StaffPolicy);
        queue.MapGet("", ListHeld.HandleAsync);
        queue.MapPost("/{id:guid}/approve", ReviewHeld.ApproveAsync);
        queue.MapPost("/{id:guid}/reject", ReviewHeld.RejectAsync);
    }
}
