using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Moderation;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Core.Accounts.Sessions;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Moderation;
using VvsIm.Core.Moderation.Log;

namespace VvsIm.Core.Accounts.Admin;

/// <summary><c>POST /api/admin/users/{id}/sign-out</c>: ends all their sessions, everywhere.</summary>
internal static class SignOutUser
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id,
        ReasonRequest request,
        StaffMember staff,
        NpgsqlDataSource database,
        SessionWatch watch,
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
        await EveryDoor.ShutAsync(connection, id, cancellationToken);
        await ModerationLog.WriteAsync(
            connection,
            new(staff.Id, ModerationAction.UserSignedOut)
            {
                TargetKind = TargetKind.User,
                TargetId = id,
                UserId = id,
                Reason = why,
            },
            cancellationToken
        );
        await transaction.CommitAsync(cancellationToken);
        await watch.RefreshAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
