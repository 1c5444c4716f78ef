using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Conversations.Moderating;
using VvsIm.Contracts.Moderation;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Contracts.Notifications;
using VvsIm.Core.Accounts;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Conversations.Groups;
using VvsIm.Core.Database;
using VvsIm.Core.Moderation;
using VvsIm.Core.Moderation.Log;
using VvsIm.Core.Notifications;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Conversations.Moderating;

/// <summary><c>POST /api/admin/conversations/{id}/members/{userId}/remove</c>: whatever their role there; they are told.</summary>
internal static class RemoveModerated
{
    public static async Task<Results<Ok<ModeratedConversation>, ProblemHttpResult>> HandleAsync(
        Guid id,
        Guid userId,
        ReasonRequest request,
        StaffMember staff,
        NpgsqlDataSource database,
        People people,
        OutboxSignal signal,
        Departure departure,
        CancellationToken cancellationToken
    )
    {
        if (Reasons.Check(request.Reason, out var reason) is { } refused)
            return refused;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using (var transaction = await connection.BeginTransactionAsync(cancellationToken))
        {
            if (await LockedForStaff.FindAsync(connection, id, staff, cancellationToken) is not { } locked)
                return Refusal.NotFound("conversation");
            if (locked.Kind == ConversationKind.Direct)
                return Refusal.Forbidden("Nobody is removed from a direct conversation. Freeze it instead.");
            if (await MemberRow.FindAsync(connection, id, userId, cancellationToken) is null)
                return Refusal.NotFound("member");
            await Departure.GoAsync(connection, id, userId, staff.Id, cancellationToken);
            await NoteAsync(connection, locked, userId, staff, reason, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        signal.Raise(OutboxPartition.Of(id));
        signal.Raise(OutboxPartition.Of(userId));
        await departure.EndSubscriptionAsync(id, userId, cancellationToken);
        return await GetModerated.AnswerAsync(
            (await GetModerated.FindAsync(connection, id, staff, cancellationToken))!,
            people,
            cancellationToken
        );
    }

    private static async Task NoteAsync(
        NpgsqlConnection connection,
        LockedForStaff locked,
        Guid userId,
        StaffMember staff,
        string? reason,
        CancellationToken cancellationToken
    )
    {
        var title = await connection
            .Command("SELECT title FROM conversations WHERE id = $1", locked.Id)
            .FirstAsync(row => row.GetString(0), cancellationToken);
        var eventId = await ModerationLog.WriteAsync(
            connection,
            new(staff.Id, ModerationAction.MemberRemoved)
            {
                TargetKind = TargetKind.Conversation,
                TargetId = locked.Id,
                WorkspaceId = locked.WorkspaceId,
                ConversationId = locked.Id,
                UserId = userId,
                Reason = reason,
            },
            cancellationToken
        );
        await NotificationWriter.ModeratedAsync(
            connection,
            userId,
            eventId,
            Notice.MemberRemoved,
            reason,
            title,
            cancellationToken
        );
    }
}
