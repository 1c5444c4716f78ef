using Npgsql;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Database;
using VvsIm.Core.Messages;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Conversations.Groups;

/// <summary>What happens to a group is told in it, by a message without text that keeps its place in the history.</summary>
internal static class SystemMessages
{
    private const string Insert = $"""
        WITH counted AS (
          UPDATE conversations SET last_seq = last_seq + 1, last_change = last_change + 1 WHERE id = $1
          RETURNING last_seq, last_change
        )
        INSERT INTO messages (conversation_id, seq, change, id, sender_id, client_id, text, created_at, system)
        SELECT $1, last_seq, last_change, $3, $2, $3, '', clock_timestamp(), $4::jsonb FROM counted
        RETURNING {MessageRows.Columns}
        """;

    /// <summary>
    /// Says it as somebody's doing. Runs in the transaction that holds the conversation's lock; the caller commits and raises the
    /// outbox signal.
    /// </summary>
    public static async Task SayAsync(
        NpgsqlConnection connection,
        Guid conversationId,
        Guid actorId,
        SystemMessage system,
        CancellationToken cancellationToken
    )
    {
        var message = await connection
            .Command(Insert, conversationId, actorId, Guid.CreateVersion7(), SystemRows.Write(system))
            .FirstAsync(row => MessageRows.Read(row, conversationId), cancellationToken);
        await OutboxWriter.WriteAsync(
            connection,
            new MessageCreated
            {
                ConversationId = conversationId,
                Change = message!.Change,
                Message = message,
            },
            cancellationToken
        );
    }
}
