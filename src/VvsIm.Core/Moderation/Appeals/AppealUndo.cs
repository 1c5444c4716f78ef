using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Conversations.Groups;
using VvsIm.Core.Database;
using VvsIm.Core.Messages.Moderating;
using VvsIm.Core.Moderation.Bans;
using VvsIm.Core.Moderation.Log;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Moderation.Appeals;

/// <summary>What taking something back has come to.</summary>
/// <param name="Done">There was something to take back, and it is.</param>
/// <param name="After">What is to happen once it is committed.</param>
internal sealed record Undone(bool Done, Func<CancellationToken, Task>? After = null)
{
    /// <summary>After the commit.</summary>
    public Task FinishAsync(CancellationToken cancellationToken) =>
        After?.Invoke(cancellationToken) ?? Task.CompletedTask;
}

/// <summary>Takes back what was done, if the appeal against it is upheld. A warning cannot be taken back but by saying so.</summary>
internal sealed class AppealUndo(OutboxSignal signal, BanWatch watch)
{
    /// <summary>Whether there is a way back from this.</summary>
    public static bool Can(ModerationEvent against) =>
        against
            is {
                Action: ModerationAction.MemberRemoved or ModerationAction.MessageDeleted or ModerationAction.UserBanned
            };

    /// <summary>In the transaction that decides the appeal.</summary>
    public Task<Undone> RunAsync(
        NpgsqlConnection connection,
        ModerationEvent against,
        StaffMember staff,
        string reason,
        CancellationToken cancellationToken
    ) =>
        against switch
        {
            { Action: ModerationAction.MemberRemoved, ConversationId: { } room, UserId: { } person } => ReturnAsync(
                connection,
                room,
                person,
                staff.Id,
                cancellationToken
            ),
            { Action: ModerationAction.MessageDeleted, ConversationId: { } room, TargetId: { } message } =>
                RestoreAsync(connection, against, room, message, staff, reason, cancellationToken),
            { Action: ModerationAction.UserBanned, UserId: { } person } => UnbanAsync(
                connection,
                person,
                against.WorkspaceId,
                staff,
                reason,
                cancellationToken
            ),
            _ => Task.FromResult(new Undone(false)),
        };

    private async Task<Undone> RestoreAsync(
        NpgsqlConnection connection,
        ModerationEvent against,
        Guid room,
        Guid message,
        StaffMember staff,
        string reason,
        CancellationToken cancellationToken
    )
    {
        if (!await ForceDelete.BringBackAsync(connection, message, against.ActorId, cancellationToken))
            return new(false);
        await ModerationLog.WriteAsync(
            connection,
            new(staff.Id, ModerationAction.MessageRestored)
            {
                TargetKind = TargetKind.Message,
                TargetId = message,
                WorkspaceId = against.WorkspaceId,
                ConversationId = room,
                UserId = against.UserId,
                Reason = reason,
            },
            cancellationToken
        );
        return new(true, Raising(room));
    }

    private async Task<Undone> UnbanAsync(
        NpgsqlConnection connection,
        Guid person,
        Guid? workspaceId,
        StaffMember staff,
        string reason,
        CancellationToken cancellationToken
    )
    {
        // Of a workspace they may come back to it by an invite.
        var ended = workspaceId is null
            ? await connection.Command("DELETE FROM bans WHERE user_id = $1", person).RunAsync(cancellationToken)
            : await connection
                .Command("DELETE FROM workspace_bans WHERE workspace_id = $1 AND user_id = $2", workspaceId, person)
                .RunAsync(cancellationToken);
        if (ended == 0)
            return new(false);
        await ModerationLog.WriteAsync(
            connection,
            new(staff.Id, ModerationAction.UserUnbanned)
            {
                TargetKind = TargetKind.User,
                TargetId = person,
                WorkspaceId = workspaceId,
                UserId = person,
                Reason = reason,
            },
            cancellationToken
        );
        return new(true, watch.RefreshAsync);
    }

    // Whoever left the workspace since, or finds the group full or gone, stays out; they are told that they were right all the same.
    private async Task<Undone> ReturnAsync(
        NpgsqlConnection connection,
        Guid room,
        Guid person,
        Guid staffId,
        CancellationToken cancellationToken
    )
    {
        var open = await connection
            .Command(
                "SELECT id FROM conversations WHERE id = $1 AND kind <> 'direct' AND deleted_at IS NULL AND member_count < $2 FOR NO KEY UPDATE",
                room,
                Limits.GroupMembers
            )
            .ListAsync(row => row.GetGuid(0), cancellationToken);
        if (open.Count == 0)
            return new(false);
        var (arrived, _) = await Arrival.ComeAsync(connection, room, staffId, [person], cancellationToken);
        return new(arrived.Length > 0, Raising(room));
    }

    private Func<CancellationToken, Task> Raising(Guid room) =>
        _ =>
        {
            signal.Raise(OutboxPartition.Of(room));
            return Task.CompletedTask;
        };
}
