using Npgsql;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Messages.Threads;

/// <summary>The message that a thread begins with: it shows how many replies there are, and who replied last.</summary>
internal static class ThreadRoot
{
    // Limits.NamedRepliers; whoever replied before the last fifty replies is not among the last to reply.
    private const string Count = $"""
        WITH recent AS (
          SELECT seq, sender_id, created_at FROM messages
          WHERE conversation_id = $1 AND thread_seq = $2 AND deleted_at IS NULL
          ORDER BY seq DESC LIMIT 50
        ),
        counted AS (
          UPDATE conversations SET last_change = last_change + 1 WHERE id = $1
          RETURNING last_change, history_floor
        )
        UPDATE messages
        SET change = counted.last_change,
          thread_count = coalesce(thread_count, 0) + $3,
          thread_last_seq = coalesce((SELECT max(recent.seq) FROM recent), 0),
          thread_last_at = (SELECT max(recent.created_at) FROM recent),
          thread_repliers = ARRAY(
            SELECT recent.sender_id FROM recent GROUP BY recent.sender_id ORDER BY max(recent.seq) DESC LIMIT 3
          )
        FROM counted
        WHERE conversation_id = $1 AND seq = $2
        RETURNING counted.history_floor, {MessageRows.Columns}
        """;

    /// <summary>
    /// Counts a reply in, or out. Runs in the transaction that wrote the reply and so holds the conversation's lock; the caller
    /// commits and raises the outbox signal.
    /// </summary>
    public static async Task CountAsync(
        NpgsqlConnection connection,
        Guid conversationId,
        long threadSeq,
        int difference,
        CancellationToken cancellationToken
    )
    {
        Contracts.Messages.Message root;
        long historyFloor;
        await using (
            var command = new NpgsqlCommand(Count, connection)
            {
                Parameters =
                {
                    new() { Value = conversationId },
                    new() { Value = threadSeq },
                    new() { Value = difference },
                },
            }
        )
        await using (var row = await command.ExecuteReaderAsync(cancellationToken))
        {
            await row.ReadAsync(cancellationToken);
            historyFloor = row.GetInt64(0);
            root = MessageRows.Read(row, conversationId, 1);
        }
        await OutboxWriter.WriteAsync(
            connection,
            new ThreadChanged
            {
                ConversationId = conversationId,
                Change = root.Change,
                Message = root.ForEvent(historyFloor),
            },
            cancellationToken
        );
    }
}
