using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using VvsIm.Contracts;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Accounts.Admin;

/// <summary>What staff is refused about accounts.</summary>
internal static class AccountRefusals
{
    /// <summary>404.</summary>
    public static ProblemHttpResult Unknown => Refusal.NotFound("account");

    /// <summary>409: the person is gone for good.</summary>
    public static ProblemHttpResult Erased =>
        Refusal.Of(StatusCodes.Status409Conflict, ProblemCodes.Conflict, "This account has been erased.");

    /// <summary>409: nobody could run the installation.</summary>
    public static ProblemHttpResult LastOperator =>
        Refusal.Of(
            StatusCodes.Status409Conflict,
            ProblemCodes.LastOperator,
            "Make somebody else an operator first: there must always be one who can come in."
        );

    /// <summary>409: nobody would own the workspace.</summary>
    public static ProblemHttpResult LastOwner =>
        Refusal.Of(
            StatusCodes.Status409Conflict,
            ProblemCodes.LastOwner,
            "Make somebody else an owner of the workspace first: there must always be one."
        );
}
