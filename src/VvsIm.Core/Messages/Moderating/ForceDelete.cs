using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Messages.Moderating;
using VvsIm.Contracts.Moderation;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Contracts.Notifications;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;
using VvsIm.Core.Messages.Sweeps;
using VvsIm.Core.Moderation;
using VvsIm.Core.Moderation.Log;
using VvsIm.Core.Notifications;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Messages.Moderating;

/// <summary>
/// <c>POST /api/admin/messages/{id}/delete</c> and <c>/restore</c>: staff takes a message from everybody, and can bring it back; its author
/// is told of both. What its author took back themselves is theirs, and stays so.
/// </summary>
internal sealed class ForceDelete(NpgsqlDataSource database, OutboxSignal signal)
{
    private const string Find = $"""
        SELECT c.workspace_id, place.conversation_id, place.seq, place.sender_id, place.system IS NOT NULL, x.*
        FROM messages place
        JOIN conversations c ON c.id = place.conversation_id
        CROSS JOIN LATERAL (
          SELECT {ModeratedMessageRows.Columns} FROM messages
          WHERE messages.conversation_id = place.conversation_id AND messages.seq = place.seq
        ) x
        WHERE place.id = $1 AND ($2::uuid[] IS NULL OR c.workspace_id = ANY ($2))
        """;

    private const int MessageColumns = 5;

    public static Task<Results<Ok<ModeratedMessage>, ProblemHttpResult>> DeleteAsync(
        Guid id,
        ReasonRequest request,
        StaffMember staff,
        ForceDelete moderation,
        CancellationToken cancellationToken
    ) => moderation.RunAsync(id, request, staff, ModerationAction.MessageDeleted, cancellationToken);

    public static Task<Results<Ok<ModeratedMessage>, ProblemHttpResult>> RestoreAsync(
        Guid id,
        ReasonRequest request,
        StaffMember staff,
        ForceDelete moderation,
        CancellationToken cancellationToken
    ) => moderation.RunAsync(id, request, staff, ModerationAction.MessageRestored, cancellationToken);

    /// <summary>Deletes a message so that it can be brought back; false if it was deleted already. The caller writes the log and raises the signal.</summary>
    public static async Task<bool> LeaveTombstoneAsync(
        NpgsqlConnection connection,
        Guid id,
        Guid staffId,
        CancellationToken cancellationToken
    ) =>
        await PlaceAsync(connection, id, cancellationToken) is var (conversationId, seq)
        && await Tombstones.LeaveAsync(connection, conversationId, [seq], staffId, Fate.Hide, cancellationToken) > 0;

    /// <summary>Brings back what this person deleted so; false if it stands, or somebody else deleted it. The caller raises the signal.</summary>
    public static async Task<bool> BringBackAsync(
        NpgsqlConnection connection,
        Guid id,
        Guid? deletedById,
        CancellationToken cancellationToken
    )
    {
        if (await PlaceAsync(connection, id, cancellationToken) is not var (conversationId, seq))
            return false;
        await connection
            .Command("SELECT FROM conversations WHERE id = $1 FOR NO KEY UPDATE", conversationId)
            .RunAsync(cancellationToken);
        // A statement of its own: it sees what the holder of the lock before us did.
        var theirs = await connection
            .Command("SELECT deleted_by FROM messages WHERE conversation_id = $1 AND seq = $2", conversationId, seq)
            .FirstAsync(row => !row.IsDBNull(0) && row.GetGuid(0) == deletedById, cancellationToken);
        return theirs && await Resurrection.BringBackAsync(connection, conversationId, [seq], cancellationToken) > 0;
    }

    private static Task<Place?> PlaceAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken) =>
        connection
            .Command("SELECT conversation_id, seq FROM messages WHERE id = $1", id)
            .FirstAsync(row => new Place(row.GetGuid(0), row.GetInt64(1)), cancellationToken);

    private async Task<Results<Ok<ModeratedMessage>, ProblemHttpResult>> RunAsync(
        Guid id,
        ReasonRequest request,
        StaffMember staff,
        ModerationAction action,
        CancellationToken cancellationToken
    )
    {
        if (Reasons.Check(request.Reason, out var reason) is { } refused)
            return refused;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await FindAsync(connection, id, staff, cancellationToken) is not { } found)
            return Refusal.NotFound("message");
        if (found.IsSystem)
            return SystemRows.Refused();
        var deletes = action == ModerationAction.MessageDeleted;
        if (!deletes && found.Message is { Restorable: false, Message.DeletedAt: not null })
            return Refusal.Forbidden("Its author deleted it, or it is too long ago. It stays deleted.");
        var changed = deletes
            ? await LeaveTombstoneAsync(connection, id, staff.Id, cancellationToken)
            : await BringBackAsync(connection, id, found.Message.DeletedById, cancellationToken);
        if (!changed)
            return TypedResults.Ok(found.Message);
        await TellAsync(connection, found, staff, action, reason, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.Raise(OutboxPartition.Of(found.ConversationId));
        signal.Raise(OutboxPartition.Of(found.SenderId));
        return TypedResults.Ok((await FindAsync(connection, id, staff, cancellationToken))!.Message);
    }

    private static async Task TellAsync(
        NpgsqlConnection connection,
        Found found,
        StaffMember staff,
        ModerationAction action,
        string? reason,
        CancellationToken cancellationToken
    )
    {
        var eventId = await ModerationLog.WriteAsync(
            connection,
            new(staff.Id, action)
            {
                TargetKind = TargetKind.Message,
                TargetId = found.Message.Message.Id,
                WorkspaceId = found.WorkspaceId,
                ConversationId = found.ConversationId,
                UserId = found.SenderId,
                Reason = reason,
            },
            cancellationToken
        );
        await NotificationWriter.ModeratedAsync(
            connection,
            found.SenderId,
            eventId,
            action == ModerationAction.MessageDeleted ? Notice.MessageDeleted : Notice.MessageRestored,
            reason,
            found.Message.LastText,
            cancellationToken
        );
    }

    private static Task<Found?> FindAsync(
        NpgsqlConnection connection,
        Guid id,
        StaffMember staff,
        CancellationToken cancellationToken
    ) =>
        connection
            .Command(Find, id, staff.Scope)
            .FirstAsync(
                row => new Found(
                    row.GetGuid(0),
                    row.GetGuid(1),
                    row.GetInt64(2),
                    row.GetGuid(3),
                    row.GetBoolean(4),
                    ModeratedMessageRows.Read(row, row.GetGuid(1), MessageColumns)
                ),
                cancellationToken
            );

    private sealed record Place(Guid ConversationId, long Seq);

    private sealed record Found(
        Guid WorkspaceId,
        Guid ConversationId,
        long Seq,
        Guid SenderId,
        bool IsSystem,
        ModeratedMessage Message
    );
}
