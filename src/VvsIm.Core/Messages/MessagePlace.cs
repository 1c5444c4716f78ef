using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Messages;

/// <summary>Whether there is what a message wants to answer. Messages never vanish, so what was checked stays true.</summary>
internal static class MessagePlace
{
    /// <summary>A refusal; null when the places exist.</summary>
    public static async Task<ProblemHttpResult?> CheckAsync(
        NpgsqlDataSource database,
        Guid conversationId,
        Guid senderId,
        long? replyToSeq,
        long? threadSeq,
        CancellationToken cancellationToken
    )
    {
        if (replyToSeq is null && threadSeq is null)
            return null;
        var found = await database
            .Command(
                """
                SELECT
                  $3::bigint IS NULL OR $3 BETWEEN m.history_from + 1 AND c.last_seq,
                  $4::bigint IS NULL OR EXISTS (
                    SELECT FROM messages
                    WHERE conversation_id = $1 AND seq = $4 AND thread_seq IS NULL AND system IS NULL AND seq > m.history_from
                  )
                FROM conversation_members m
                JOIN conversations c ON c.id = m.conversation_id
                WHERE m.conversation_id = $1 AND m.user_id = $2 AND m.left_at IS NULL
                """,
                conversationId,
                senderId,
                replyToSeq,
                threadSeq
            )
            .FirstAsync(row => new Found(row.GetBoolean(0), row.GetBoolean(1)), cancellationToken);
        return found switch
        {
            null => Refusal.NotFound("conversation"),
            { Answered: false } => Refusal.Invalid("replyToSeq", "There is no such message."),
            { Root: false } => Refusal.Invalid("threadSeq", "There is no such message, or it is itself in a thread."),
            _ => null,
        };
    }

    private sealed record Found(bool Answered, bool Root);
}
