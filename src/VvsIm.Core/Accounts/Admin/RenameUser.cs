using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Accounts.Admin;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;
using VvsIm.Core.Moderation;
using VvsIm.Core.Moderation.Log;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Accounts.Admin;

/// <summary><c>PUT /api/admin/users/{id}/name</c>: another name, which everybody sees at once. The same one again changes nothing.</summary>
internal static class RenameUser
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id,
        RenameUserRequest request,
        StaffMember staff,
        VvsImDb db,
        NpgsqlDataSource database,
        OutboxSignal signal,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        if (AccountRules.CheckName(request.DisplayName) is { } reason)
            return Refusal.Invalid("displayName", reason);
        if (Reasons.Check(request.Reason, out var why) is { } refused)
            return refused;
        var name = request.DisplayName!.Trim();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await LockedAccount.FindAsync(connection, id, staff, cancellationToken) is not { } account)
            return AccountRefusals.Unknown;
        if (account.Erased)
            return AccountRefusals.Erased;
        if (account.DisplayName == name)
            return TypedResults.NoContent();
        // Their own devices are told what they are from now on, which only this transaction sees yet.
        var me = await GetMe.ReadAsync(db, id, cancellationToken);
        await connection
            .Command("UPDATE users SET display_name = $2 WHERE id = $1", id, name)
            .RunAsync(cancellationToken);
        await PersonNews.TellAsync(connection, id, time, cancellationToken);
        await OutboxWriter.WriteAsync(
            connection,
            OutboxPartition.Of(id),
            [Channels.User(id)],
            new MeChanged(me! with { DisplayName = name }),
            cancellationToken
        );
        await ModerationLog.WriteAsync(
            connection,
            new(staff.Id, ModerationAction.UserRenamed)
            {
                TargetKind = TargetKind.User,
                TargetId = id,
                UserId = id,
                Reason = why,
                Personal = true,
                Details = new Dictionary<string, string> { ["from"] = account.DisplayName, ["to"] = name },
            },
            cancellationToken
        );
        await transaction.CommitAsync(cancellationToken);
        signal.Raise(OutboxPartition.Of(id));
        return TypedResults.NoContent();
    }
}
