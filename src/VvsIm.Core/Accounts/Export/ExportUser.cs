using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Accounts.Admin;
using VvsIm.Contracts.Moderation;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Core.Accounts.Admin;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Accounts.Tasks;
using VvsIm.Core.Moderation;
using VvsIm.Core.Moderation.Log;

namespace VvsIm.Core.Accounts.Export;

/// <summary><c>POST /api/admin/users/{id}/exports</c>: has a copy of somebody's data made. One that is under way is answered instead.</summary>
internal static class ExportUser
{
    public static async Task<Results<Accepted<AccountTask>, ProblemHttpResult>> HandleAsync(
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
        var (task, asked) = await AccountTaskRows.AskAsync(
            connection,
            AccountTaskKind.Export,
            id,
            staff.Id,
            cancellationToken
        );
        if (asked)
            await ModerationLog.WriteAsync(
                connection,
                new(staff.Id, ModerationAction.UserExported)
                {
                    TargetKind = TargetKind.User,
                    TargetId = id,
                    UserId = id,
                    Reason = why,
                },
                cancellationToken
            );
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Accepted($"/api/admin/users/{id}/tasks", task);
    }
}
