using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Permissions;
using VvsIm.Contracts.Realtime;
using VvsIm.Contracts.Workspaces;
using VvsIm.Core.Accounts;
using VvsIm.Core.Conversations;
using VvsIm.Core.Messages.Edits;
using VvsIm.Core.Notifications;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;
using VvsIm.Core.Workspaces.Settings;

namespace VvsIm.Core.Messages.Reactions;

/// <summary><c>PUT</c> and <c>DELETE /api/messages/{id}/reactions/{emoji}</c>. Doing either twice changes nothing.</summary>
internal static class ReactToMessage
{
    private static readonly string Count = $"""
        WITH counted AS (
          UPDATE conversations SET last_change = $3 WHERE id = $1
        )
        UPDATE messages
        SET change = $3,
          reactions = (
            SELECT jsonb_agg(jsonb_build_object('emoji', r.emoji, 'count', r.count) ORDER BY r.first, r.emoji)
            FROM (
              SELECT emoji, count(*) AS count, min(created_at) AS first FROM message_reactions
              WHERE conversation_id = $1 AND seq = $2
              GROUP BY emoji
            ) r
          )
        WHERE conversation_id = $1 AND seq = $2
        RETURNING {MessageRows.ColumnsFor("$4")}
        """;

    public static Task<Results<Ok<Message>, ProblemHttpResult>> AddAsync(
        Guid id,
        string emoji,
        CurrentUser user,
        NpgsqlDataSource database,
        OutboxSignal signal,
        CancellationToken cancellationToken
    ) => HandleAsync(id, emoji, true, user, database, signal, cancellationToken);

    public static Task<Results<Ok<Message>, ProblemHttpResult>> RemoveAsync(
        Guid id,
        string emoji,
        CurrentUser user,
        NpgsqlDataSource database,
        OutboxSignal signal,
        CancellationToken cancellationToken
    ) => HandleAsync(id, emoji, false, user, database, signal, cancellationToken);

    private static async Task<Results<Ok<Message>, ProblemHttpResult>> HandleAsync(
        Guid id,
        string emoji,
        bool add,
        CurrentUser user,
        NpgsqlDataSource database,
        OutboxSignal signal,
        CancellationToken cancellationToken
    )
    {
        if (!Emoji.IsOne(emoji))
            return Refusal.Invalid("emoji", "This is not an emoji.");

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await LockedMessage.FindAsync(connection, id, user.Id, cancellationToken) is not { } locked)
            return Refusal.NotFound("message");
        if (Denial.Check(Act.React, locked.Standing) is { } denied)
            return denied;
        if (locked.Message.System is not null)
            return SystemRows.Refused();
        if (add && !locked.Settings.Reactions)
            return SwitchedOff.Of(WorkspaceFeature.Reactions);
        var reactions = locked.Message.Reactions ?? [];
        if (add && locked.Message.DeletedAt is not null)
            return DeletedMessage.Refused();
        if (add == reactions.Any(reaction => reaction.Mine && reaction.Emoji == emoji))
            return TypedResults.Ok(locked.Message);
        if (
            add
            && reactions.Length >= Limits.ReactionsPerMessage
            && Array.TrueForAll(reactions, reaction => reaction.Emoji != emoji)
        )
            return Refusal.LimitExceeded("emoji", nameof(Limits.ReactionsPerMessage), Limits.ReactionsPerMessage);

        var touched = await WriteAsync(connection, locked, user.Id, emoji, add, cancellationToken);
        await MessageNotifications.ReactedAsync(connection, touched, user.Id, cancellationToken);
        await OutboxWriter.WriteAsync(
            connection,
            new MessageReacted
            {
                ConversationId = touched.ConversationId,
                Change = touched.Change,
                Message = touched.ForEvent(locked.HistoryFloor),
                UserId = user.Id,
                Emoji = emoji,
                Added = add,
            },
            cancellationToken
        );
        await transaction.CommitAsync(cancellationToken);
        signal.Raise(OutboxPartition.Of(touched.ConversationId));
        return TypedResults.Ok(touched);
    }

    private static async Task<Message> WriteAsync(
        NpgsqlConnection connection,
        LockedMessage locked,
        Guid userId,
        string emoji,
        bool add,
        CancellationToken cancellationToken
    )
    {
        var (conversationId, seq) = (locked.Message.ConversationId, locked.Message.Seq);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new(
                    add
                        ? """
                        INSERT INTO message_reactions (conversation_id, seq, user_id, emoji, created_at)
                        VALUES ($1, $2, $3, $4, clock_timestamp())
                        """
                        : """
                        DELETE FROM message_reactions
                        WHERE conversation_id = $1 AND seq = $2 AND user_id = $3 AND emoji = $4
                        """
                )
                {
                    Parameters =
                    {
                        new() { Value = conversationId },
                        new() { Value = seq },
                        new() { Value = userId },
                        new() { Value = emoji },
                    },
                },
                // A statement of its own, for it counts what the one before wrote.
                new(Count)
                {
                    Parameters =
                    {
                        new() { Value = conversationId },
                        new() { Value = seq },
                        new() { Value = locked.NextChange },
                        new() { Value = userId },
                    },
                },
            },
        };
        await using var row = await batch.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return MessageRows.Read(row, conversationId);
    }
}
