using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Accounts.Admin;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Core.Accounts.Admin;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Accounts.Tasks;
using VvsIm.Core.Database;
using VvsIm.Core.Moderation.Log;

namespace VvsIm.Core.Moderation.Bans;

/// <summary>
/// <c>DELETE /api/admin/users/{id}/ban</c> ends a ban before its time, <c>DELETE …/hidden-messages</c> brings back what one has hidden; either may be
/// asked for with the other.
/// </summary>
internal static class UnbanUser
{
    private const string HasHidden = """
        SELECT EXISTS (SELECT FROM hidden_messages WHERE user_id = $1)
          OR EXISTS (SELECT FROM account_tasks WHERE user_id = $1 AND kind = 'hideMessages' AND state IN ('waiting', 'running'))
        """;

    public static Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id,
        StaffMember staff,
        NpgsqlDataSource database,
        BanWatch watch,
        CancellationToken cancellationToken,
        bool showMessages = false,
        string? reason = null
    ) => EndAsync(id, true, showMessages, reason, staff, database, watch, cancellationToken);

    public static Task<Results<NoContent, ProblemHttpResult>> ShowAsync(
        Guid id,
        StaffMember staff,
        NpgsqlDataSource database,
        BanWatch watch,
        CancellationToken cancellationToken,
        string? reason = null
    ) => EndAsync(id, false, true, reason, staff, database, watch, cancellationToken);

    private static async Task<Results<NoContent, ProblemHttpResult>> EndAsync(
        Guid id,
        bool unban,
        bool show,
        string? reason,
        StaffMember staff,
        NpgsqlDataSource database,
        BanWatch watch,
        CancellationToken cancellationToken
    )
    {
        if (Reasons.Check(reason, out var why) is { } refused)
            return refused;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await LockedAccount.FindAsync(connection, id, staff, cancellationToken) is not { } account)
            return AccountRefusals.Unknown;
        if (account.Erased)
            return AccountRefusals.Erased;
        var ended = unban && await BanRows.FindAsync(connection, id, cancellationToken) is not null;
        if (unban)
            await connection.Command("DELETE FROM bans WHERE user_id = $1", id).RunAsync(cancellationToken);
        var shown = show && await BringBackAsync(connection, id, staff.Id, cancellationToken);
        if (ended || shown)
            await ModerationLog.WriteAsync(
                connection,
                new(staff.Id, ended ? ModerationAction.UserUnbanned : ModerationAction.MessageRestored)
                {
                    TargetKind = TargetKind.User,
                    TargetId = id,
                    UserId = id,
                    Reason = why,
                    Details = shown ? new Dictionary<string, string> { ["messages"] = "shown" } : new(),
                },
                cancellationToken
            );
        await transaction.CommitAsync(cancellationToken);
        if (ended)
            await watch.RefreshAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<bool> BringBackAsync(
        NpgsqlConnection connection,
        Guid id,
        Guid byId,
        CancellationToken cancellationToken
    )
    {
        if (!await connection.Command(HasHidden, id).FirstAsync(row => row.GetBoolean(0), cancellationToken))
            return false;
        await AccountTaskRows.StopAsync(connection, AccountTaskKind.HideMessages, id, cancellationToken);
        var (_, asked) = await AccountTaskRows.AskAsync(
            connection,
            AccountTaskKind.ShowMessages,
            id,
            byId,
            cancellationToken
        );
        return asked;
    }
}
