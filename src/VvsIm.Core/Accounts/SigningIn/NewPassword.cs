using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts.SigningIn;
using VvsIm.Core.Accounts.Sessions;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Accounts.SigningIn;

/// <summary>
/// <c>PUT /api/me/password</c> with the old one, <c>POST /api/auth/resetPassword</c> with a code that was sent. Either signs out
/// everywhere else: whoever knew the old one is not to stay.
/// </summary>
internal static class NewPassword
{
    public static async Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(
        ChangePasswordRequest request,
        CurrentSession session,
        UserManager<Account> accounts,
        PasswordCheck passwords,
        VvsImDb db,
        SessionWatch watch,
        CancellationToken cancellationToken
    )
    {
        if (string.IsNullOrEmpty(request.CurrentPassword))
            return Refusal.Invalid("currentPassword", "Enter the password you have now.");
        if (Check(request.NewPassword) is { } refused)
            return refused;
        if (await accounts.FindByIdAsync(session.UserId.ToString()) is not { } account)
            return GetMe.Gone();
        switch (await passwords.CheckAsync(account, request.CurrentPassword, cancellationToken))
        {
            case PasswordVerdict.Wrong:
                return Refusal.Invalid("currentPassword", "This is not your password.");
            case PasswordVerdict.Locked:
                return Refusal.RetryLater(ProblemCodes.TooManyRequests, "Too many failures. Wait a few minutes.", 60);
        }
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var changed = await accounts.ChangePasswordAsync(account, request.CurrentPassword, request.NewPassword!);
        if (!changed.Succeeded)
            return Weak(changed);
        await EndOthersAsync(db, session.UserId, session.Id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await watch.RefreshAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> ResetAsync(
        ResetPasswordRequest request,
        UserManager<Account> accounts,
        VvsImDb db,
        SessionWatch watch,
        CancellationToken cancellationToken
    )
    {
        if (Check(request.NewPassword) is { } refused)
            return refused;
        var account =
            !string.IsNullOrEmpty(request.Email) && PlainText.IsStorable(request.Email)
                ? await accounts.FindByEmailAsync(request.Email)
                : null;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var reset = account is null
            ? IdentityResult.Failed(new IdentityErrorDescriber().InvalidToken())
            : await accounts.ResetPasswordAsync(account, request.ResetCode ?? "", request.NewPassword!);
        if (!reset.Succeeded)
            return reset.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.InvalidToken))
                ? Refusal.Invalid("resetCode", "This code is wrong or too old.")
                : Weak(reset);
        await EndOthersAsync(db, account!.Id, null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await watch.RefreshAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static ProblemHttpResult? Check(string? password) =>
        string.IsNullOrEmpty(password) || password.Length < Limits.PasswordMinLength
            ? Weak($"Use at least {Limits.PasswordMinLength} characters.")
        : password.Length > Limits.PasswordLength
            ? Refusal.LimitExceeded("newPassword", nameof(Limits.PasswordLength), Limits.PasswordLength)
        : null;

    private static ProblemHttpResult Weak(IdentityResult result) =>
        Weak(string.Join(' ', result.Errors.Select(error => error.Description)));

    private static ProblemHttpResult Weak(string reason) =>
        Refusal.Of(
            StatusCodes.Status400BadRequest,
            ProblemCodes.WeakPassword,
            reason,
            new Dictionary<string, string[]> { ["newPassword"] = [reason] }
        );

    private static Task<int> EndOthersAsync(
        VvsImDb db,
        Guid userId,
        Guid? except,
        CancellationToken cancellationToken
    ) => EndSessions.OfAsync((NpgsqlConnection)db.Database.GetDbConnection(), userId, except, cancellationToken);
}
