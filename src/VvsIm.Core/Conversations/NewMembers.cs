using Npgsql;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Conversations;

/// <summary>The members a conversation begins with, and the word to each of their devices.</summary>
internal static class NewMembers
{
    /// <summary>Runs in the transaction that makes the conversation. The caller raises the outbox signal after its commit.</summary>
    public static async Task InsertAsync(
        NpgsqlConnection connection,
        Guid conversationId,
        Guid[] members,
        Guid? owner,
        CancellationToken cancellationToken
    )
    {
        await using var insert = new NpgsqlCommand(
            """
            INSERT INTO conversation_members (conversation_id, user_id, role, joined_at)
            SELECT $1, id, CASE WHEN id = $3 THEN 'owner' ELSE 'member' END, now() FROM unnest($2) AS id
            """,
            connection
        )
        {
            Parameters =
            {
                new() { Value = conversationId },
                new() { Value = members },
                new() { Value = owner ?? Guid.Empty },
            },
        };
        await insert.ExecuteNonQueryAsync(cancellationToken);
        await OutboxWriter.WriteAsync(
            connection,
            OutboxPartition.Of(conversationId),
            [.. members.Select(Channels.User)],
            new ConversationJoined(conversationId),
            cancellationToken
        );
    }
}
