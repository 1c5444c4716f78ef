using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Contracts.Notifications;
using VvsIm.Contracts.Permissions;
using VvsIm.Core.Conversations;
using VvsIm.Core.Database;
using VvsIm.Core.Messages;
using VvsIm.Core.Moderation.Log;
using VvsIm.Core.Moderation.Rules.Matching;
using VvsIm.Core.Notifications;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Moderation.Held;

/// <summary>
/// Puts a message aside for a moderator. Sending it again answers what waits, or what has become of it. Who could not have said it is refused as
/// if there were no rule.
/// </summary>
internal sealed class HoldMessage(NpgsqlDataSource database, OutboxSignal signal, TimeProvider time)
{
    private const string Insert = $"""
        WITH h AS (
          INSERT INTO held_messages (
            id, workspace_id, conversation_id, sender_id, client_id, text, reply_to_seq, thread_seq, forwarded_from, attachment_ids,
            attachments_of, rule_id, rule_name
          )
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
          RETURNING *
        )
        SELECT {HeldRow.Columns} FROM h
        """;

    private const string Find = $"""
        SELECT {HeldRow.Columns} FROM held_messages h WHERE h.conversation_id = $1 AND h.sender_id = $2 AND h.client_id = $3
        """;

    private const string AreFree = "SELECT attachable($1, $2, $3) IS NOT NULL";

    /// <summary>What has become of it: held, stored by an earlier try, or refused.</summary>
    public async Task<Appended> HoldAsync(Append append, CompiledRule rule, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await HeldRow.LockAsync(connection, append.ClientId, cancellationToken);
        if (await AppendStore.FindAsync(connection, append, cancellationToken) is { } stored)
            return new(stored, false);
        var place = await LockedConversation.FindAsync(
            connection,
            append.ConversationId,
            append.SenderId,
            cancellationToken
        );
        if (place is null or { Standing.Role: Contracts.Conversations.MemberRole.None })
            return Appended.NotFound;
        var known = await connection
            .Command(Find, append.ConversationId, append.SenderId, append.ClientId)
            .FirstAsync(HeldRow.Read, cancellationToken);
        if (known is not null)
            return Appended.NotFound with { Held = known.Message };
        if (!ConversationPermissions.May(Act.Post, place.Standing))
            return Appended.NotFound with { Denied = place.Standing };
        if (
            append.AttachmentIds is { } files
            && !await connection
                .Command(AreFree, files, append.SenderId, place.WorkspaceId)
                .FirstAsync(row => row.GetBoolean(0), cancellationToken)
        )
            return Appended.NotFound with { AttachmentsMissing = true };
        if (await IsFullAsync(connection, append.SenderId, cancellationToken))
            return Appended.NotFound with
            {
                Unwanted = Problems.Refusal.LimitExceeded("held", nameof(Limits.HeldMessages), Limits.HeldMessages),
            };
        var row = await InsertAsync(connection, append, place.WorkspaceId, rule, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        HeldNews.Raise(signal, row);
        return Appended.NotFound with { Held = row.Message };
    }

    private async Task<HeldRow> InsertAsync(
        NpgsqlConnection connection,
        Append append,
        Guid workspaceId,
        CompiledRule rule,
        CancellationToken cancellationToken
    )
    {
        var row = (
            await connection
                .Command(
                    Insert,
                    Guid.CreateVersion7(time.GetUtcNow()),
                    workspaceId,
                    append.ConversationId,
                    append.SenderId,
                    append.ClientId,
                    append.Text,
                    append.ReplyToSeq,
                    append.ThreadSeq,
                    append.ForwardedFrom,
                    append.AttachmentIds,
                    append.AttachmentsOf,
                    rule.Id,
                    rule.Name
                )
                .FirstAsync(HeldRow.Read, cancellationToken)
        )!;
        await HeldNews.TellAsync(connection, row, cancellationToken);
        var eventId = await ModerationLog.WriteAsync(
            connection,
            HeldLog.Entry(null, ModerationAction.MessageHeld, row),
            cancellationToken
        );
        await NotificationWriter.ModeratedAsync(
            connection,
            row.SenderId,
            eventId,
            Notice.MessageHeld,
            rule.Message,
            row.Message.Text,
            cancellationToken
        );
        return row;
    }

    // Near enough: two at once may both find the last free place.
    private static async Task<bool> IsFullAsync(
        NpgsqlConnection connection,
        Guid senderId,
        CancellationToken cancellationToken
    ) =>
        await connection
            .Command("SELECT count(*) FROM held_messages WHERE sender_id = $1 AND rejected_at IS NULL", senderId)
            .FirstAsync(row => row.GetInt64(0), cancellationToken) >= Limits.HeldMessages;
}
