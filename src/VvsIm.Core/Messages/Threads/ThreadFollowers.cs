using Npgsql;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Messages.Threads;

/// <summary>Who is told of a reply: whoever began the thread, replied in it, was mentioned there, or chose to follow it.</summary>
internal static class ThreadFollowers
{
    /// <summary>The sender follows and has read as far as their own reply; the others begin with it, unless they had left the thread.</summary>
    public static async Task JoinAsync(NpgsqlConnection connection, Message reply, long threadSeq)
    {
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO thread_members (conversation_id, thread_seq, user_id, following, last_read_seq)
            SELECT $1, $2, who.id, true, CASE WHEN who.id = $3 THEN $4 ELSE $4 - 1 END
            FROM (
              SELECT sender_id AS id FROM messages WHERE conversation_id = $1 AND seq = $2
              UNION SELECT $3
              UNION SELECT unnest($5)
            ) who
            JOIN conversation_members m
              ON m.conversation_id = $1 AND m.user_id = who.id AND m.left_at IS NULL AND m.history_from < $2
            ON CONFLICT (conversation_id, user_id, thread_seq) DO UPDATE
            SET following = true, last_read_seq = greatest(thread_members.last_read_seq, $4)
            WHERE thread_members.user_id = $3
            """,
            connection
        )
        {
            Parameters =
            {
                new() { Value = reply.ConversationId },
                new() { Value = threadSeq },
                new() { Value = reply.SenderId },
                new() { Value = reply.Seq },
                new() { Value = reply.Mentions ?? [] },
            },
        };
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <summary>Tells those who follow, the sender left out. Members only: who has gone hears nothing more.</summary>
    public static async Task TellAsync(NpgsqlConnection connection, Message reply, long threadSeq)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT array_agg(t.user_id) FROM thread_members t
            JOIN conversation_members m
              ON m.conversation_id = t.conversation_id AND m.user_id = t.user_id AND m.left_at IS NULL
            WHERE t.conversation_id = $1 AND t.thread_seq = $2 AND t.following AND t.user_id <> $3
            """,
            connection
        )
        {
            Parameters =
            {
                new() { Value = reply.ConversationId },
                new() { Value = threadSeq },
                new() { Value = reply.SenderId },
            },
        };
        if (await command.ExecuteScalarAsync(CancellationToken.None) is not Guid[] followers)
            return;
        await OutboxWriter.WriteAsync(
            connection,
            OutboxPartition.Of(reply.ConversationId),
            [.. followers.Select(Channels.User)],
            new ThreadReplied(reply.ConversationId, threadSeq, reply.Seq),
            CancellationToken.None
        );
    }
}
