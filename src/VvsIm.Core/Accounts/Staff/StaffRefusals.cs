using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace VvsIm.Core.Accounts.Staff;

/// <summary>Why staff are not let in now, though they may come in: told in the words that <see cref="StaffPolicies"/> left.</summary>
internal sealed class StaffRefusals : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler otherwise = new();

    public Task HandleAsync(
        RequestDelegate next,
        HttpContext context,
        AuthorizationPolicy policy,
        PolicyAuthorizationResult authorizeResult
    ) =>
        authorizeResult.Forbidden && context.Features.Get<Reason>() is { Refusal: { } refusal }
            ? refusal.ExecuteAsync(context)
            : otherwise.HandleAsync(next, context, policy, authorizeResult);

    /// <summary>What to answer.</summary>
    public sealed record Reason(ProblemHttpResult Refusal);
}
