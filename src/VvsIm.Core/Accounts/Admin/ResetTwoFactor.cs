using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Moderation;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Accounts.TwoFactor;
using VvsIm.Core.Moderation;
using VvsIm.Core.Moderation.Log;

namespace VvsIm.Core.Accounts.Admin;

/// <summary>
/// <c>POST /api/admin/users/{id}/two-factor/reset</c>: takes away authenticator, recovery codes and passkeys, for who has lost them. Who
/// has none is left as they are.
/// </summary>
internal static class ResetTwoFactor
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id,
        ReasonRequest request,
        StaffMember staff,
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    )
    {
        if (Reasons.Check(request.Reason, out var why) is { } refused)
            return refused;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await LockedAccount.FindAsync(connection, id, staff, cancellationToken) is not { } account)
            return AccountRefusals.Unknown;
        if (account.Erased)
            return AccountRefusals.Erased;
        if (!await SecondFactors.RemoveAllAsync(connection, id, cancellationToken))
            return TypedResults.NoContent();
        await ModerationLog.WriteAsync(
            connection,
            new(staff.Id, ModerationAction.TwoFactorReset)
            {
                TargetKind = TargetKind.User,
                TargetId = id,
                UserId = id,
                Reason = why,
            },
            cancellationToken
        );
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
