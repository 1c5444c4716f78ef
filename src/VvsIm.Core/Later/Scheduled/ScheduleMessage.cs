using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Later;
using VvsIm.Core.Accounts;
using VvsIm.Core.Conversations;
using VvsIm.Core.Database;
using VvsIm.Core.Messages;
using VvsIm.Core.Messages.Attaching;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Later.Scheduled;

/// <summary><c>POST /api/conversations/{id}/scheduled</c>: 201; 200 with the stored one when it was scheduled before.</summary>
internal static class ScheduleMessage
{
    public static async Task<Results<Created<ScheduledMessage>, Ok<ScheduledMessage>, ProblemHttpResult>> HandleAsync(
        Guid id,
        ScheduleMessageRequest request,
        CurrentUser user,
        NpgsqlDataSource database,
        ConversationAccess access,
        OutboxSignal signal,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        if (!await access.IsMemberAsync(user.Id, id, cancellationToken))
            return Refusal.NotFound("conversation");
        if (request.ClientId is null || request.ClientId == Guid.Empty)
            return Refusal.Invalid("clientId", "Give the message an id of your own, a UUID.");
        if (MessageText.Check(request.Text, mayBeEmpty: request.AttachmentIds is [_, ..]) is { } badText)
            return badText;
        if (AttachmentIds.Check(request.AttachmentIds) is { } badIds)
            return badIds;
        var (replyTo, thread) = (request.ReplyToSeq, request.ThreadSeq);
        if (await MessagePlace.CheckAsync(database, id, user.Id, replyTo, thread, cancellationToken) is { } misplaced)
            return misplaced;

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await OwnList.LockAsync(connection, user.Id, cancellationToken);
        // Before the time is looked at: a repeated request may be late.
        if (await FindAsync(connection, id, user.Id, request.ClientId.Value, cancellationToken) is { } stored)
            return TypedResults.Ok(stored.Message);
        if (LaterTimes.Check("sendAt", request.SendAt, time, out var sendAt) is { } badTime)
            return badTime;
        if (await CountAsync(connection, user.Id, cancellationToken) >= Limits.ScheduledMessages)
            return Refusal.LimitExceeded("scheduled", nameof(Limits.ScheduledMessages), Limits.ScheduledMessages);
        if (!await AreFreeAsync(connection, id, user.Id, request.AttachmentIds, cancellationToken))
            return AttachmentIds.Unavailable;
        var row = await InsertAsync(connection, id, user.Id, request, sendAt, cancellationToken);
        await OwnList.TellAsync(connection, user.Id, new ScheduledChanged(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.Raise(OutboxPartition.Of(user.Id));
        return TypedResults.Created((string?)null, row.Message);
    }

    private static Task<ScheduledRow?> FindAsync(
        NpgsqlConnection connection,
        Guid id,
        Guid userId,
        Guid clientId,
        CancellationToken cancellationToken
    ) =>
        connection
            .Command(
                $"""
                SELECT {ScheduledRow.Columns} FROM scheduled_messages
                WHERE conversation_id = $1 AND user_id = $2 AND client_id = $3
                """,
                id,
                userId,
                clientId
            )
            .FirstAsync(ScheduledRow.Read, cancellationToken);

    private static Task<long> CountAsync(
        NpgsqlConnection connection,
        Guid userId,
        CancellationToken cancellationToken
    ) =>
        connection
            .Command("SELECT count(*) FROM scheduled_messages WHERE user_id = $1", userId)
            .FirstAsync(row => row.GetInt64(0), cancellationToken);

    // They stay free, and their writer's alone, until the message is sent; see Media/LifeCycle for what keeps them until then.
    private static async Task<bool> AreFreeAsync(
        NpgsqlConnection connection,
        Guid id,
        Guid userId,
        Guid[]? attachmentIds,
        CancellationToken cancellationToken
    ) =>
        attachmentIds is null or []
        || await connection
            .Command(
                "SELECT attachable($1, $2, workspace_id) IS NOT NULL FROM conversations WHERE id = $3",
                attachmentIds,
                userId,
                id
            )
            .FirstAsync(row => row.GetBoolean(0), cancellationToken);

    private static async Task<ScheduledRow> InsertAsync(
        NpgsqlConnection connection,
        Guid id,
        Guid userId,
        ScheduleMessageRequest request,
        DateTimeOffset sendAt,
        CancellationToken cancellationToken
    ) =>
        (
            await connection
                .Command(
                    $"""
                    INSERT INTO scheduled_messages
                      (id, conversation_id, user_id, client_id, text, send_at, reply_to_seq, thread_seq, attachment_ids)
                    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                    RETURNING {ScheduledRow.Columns}
                    """,
                    Guid.CreateVersion7(),
                    id,
                    userId,
                    request.ClientId,
                    MessageText.Stored(request.Text),
                    sendAt,
                    request.ReplyToSeq,
                    request.ThreadSeq,
                    AttachmentIds.Stored(request.AttachmentIds)
                )
                .FirstAsync(ScheduledRow.Read, cancellationToken)
        )!;
}
