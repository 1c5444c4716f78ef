using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Accounts.Admin;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Core.Accounts.Admin;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Accounts.Tasks;
using VvsIm.Core.Database;
using VvsIm.Core.Moderation;
using VvsIm.Core.Moderation.Bans;
using VvsIm.Core.Moderation.Log;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;
using VvsIm.Core.Workspaces;

namespace VvsIm.Core.Accounts.Erase;

/// <summary>
/// <c>POST /api/admin/users/{id}/erase</c>: nothing that says who they were stays; what they said stays under another name, or goes too if that is
/// asked for. It cannot be taken back, so their name has to be typed.
/// </summary>
internal static class EraseUser
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id,
        EraseUserRequest request,
        StaffMember staff,
        NpgsqlDataSource database,
        WorkspaceDeparture departure,
        BanWatch watch,
        OutboxSignal signal,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        if (Reasons.Check(request.Reason, out var why) is { } refused)
            return refused;
        if (id == staff.Id)
            return Refusal.Forbidden("Nobody erases themselves.");
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var workspaces = await connection
            .Command("SELECT workspace_id FROM workspace_members WHERE user_id = $1 ORDER BY workspace_id", id)
            .ListAsync(row => row.GetGuid(0), cancellationToken);
        foreach (var workspace in workspaces)
            await WorkspaceDeparture.LockAsync(connection, workspace, id, cancellationToken);
        if (await LockedAccount.FindAsync(connection, id, staff, cancellationToken) is not { } account)
            return AccountRefusals.Unknown;
        if (account.Erased)
            return AccountRefusals.Erased;
        if (request.Name?.Trim() != account.DisplayName)
            return Refusal.Invalid("name", "Type their name exactly as it is.");
        if (account.IsLastOperator)
            return AccountRefusals.LastOperator;

        await Traces.WipeAsync(connection, id, staff.Id, cancellationToken);
        // While they still belong there: whoever knows them sees at once what is left.
        await PersonNews.TellAsync(connection, id, time, cancellationToken);
        var left = new Dictionary<Guid, Guid[]>();
        foreach (var workspace in workspaces)
            left[workspace] = await WorkspaceDeparture.GoAsync(connection, workspace, id, id, cancellationToken);
        if (request.DeleteMessages)
            await AccountTaskRows.AskAsync(connection, AccountTaskKind.EraseMessages, id, staff.Id, cancellationToken);
        await ModerationLog.ForgetAsync(connection, id, cancellationToken);
        await ModerationLog.WriteAsync(
            connection,
            new(staff.Id, ModerationAction.UserErased)
            {
                TargetKind = TargetKind.User,
                TargetId = id,
                UserId = id,
                Reason = why,
                Details = new Dictionary<string, string> { ["messages"] = request.DeleteMessages ? "deleted" : "kept" },
            },
            cancellationToken
        );
        await transaction.CommitAsync(cancellationToken);
        await watch.RefreshAsync(cancellationToken);
        signal.Raise(OutboxPartition.Of(id));
        foreach (var (workspace, conversations) in left)
            await departure.FinishAsync(workspace, id, conversations, cancellationToken);
        return TypedResults.NoContent();
    }
}
