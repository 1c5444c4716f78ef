using Npgsql;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Conversations;

/// <summary>The members a conversation begins with, and the word to each of their devices.</summary>
internal static class NewMembers
{
    /// <summary>
    /// Runs in the transaction that makes the conversation. The caller raises the outbox signal after its commit. Whoever is
    /// <paramref name="unaware"/> does not see it before something is said.
    /// </summary>
    public static async Task InsertAsync(
        NpgsqlConnection connection,
        Guid conversationId,
        Guid[] members,
        Guid? owner,
        Guid? unaware,
        CancellationToken cancellationToken
    )
    {
        await using var insert = new NpgsqlCommand(
            """
            INSERT INTO conversation_members (conversation_id, user_id, role, joined_at, hidden)
            SELECT $1, id, CASE WHEN id = $3 THEN 'owner' ELSE 'member' END, now(), id = $4 FROM unnest($2) AS id
            """,
            connection
        )
        {
            Parameters =
            {
                new() { Value = conversationId },
                new() { Value = members },
                new() { Value = owner ?? Guid.Empty },
                new() { Value = unaware ?? Guid.Empty },
            },
        };
        await insert.ExecuteNonQueryAsync(cancellationToken);
        await TellAsync(connection, conversationId, members.Where(id => id != unaware), cancellationToken);
    }

    /// <summary>Tells these members' devices that it is theirs now.</summary>
    public static Task TellAsync(
        NpgsqlConnection connection,
        Guid conversationId,
        IEnumerable<Guid> members,
        CancellationToken cancellationToken
    ) =>
        OutboxWriter.WriteAsync(
            connection,
            OutboxPartition.Of(conversationId),
            [.. members.Select(Channels.User)],
            new ConversationJoined(conversationId),
            cancellationToken
        );
}
