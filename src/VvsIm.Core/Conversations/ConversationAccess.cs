using Npgsql;
using VvsIm.Core.Database;

namespace VvsIm.Core.Conversations;

/// <summary>The gate to a conversation and everything in it.</summary>
internal sealed class ConversationAccess(NpgsqlDataSource database)
{
    /// <summary>Whether this person is a member now.</summary>
    public Task<bool> IsMemberAsync(Guid userId, Guid conversationId, CancellationToken cancellationToken) =>
        database
            .Command(
                """
                SELECT EXISTS (
                  SELECT FROM conversation_members WHERE conversation_id = $2 AND user_id = $1 AND left_at IS NULL
                )
                """,
                userId,
                conversationId
            )
            .FirstAsync(row => row.GetBoolean(0), cancellationToken);

    /// <summary>Whether this person may read in it now: as a member, or in a public channel of their workspace.</summary>
    public Task<bool> MayReadAsync(Guid userId, Guid conversationId, CancellationToken cancellationToken) =>
        database
            .Command(
                "SELECT EXISTS (SELECT FROM conversation_readers WHERE conversation_id = $2 AND user_id = $1)",
                userId,
                conversationId
            )
            .FirstAsync(row => row.GetBoolean(0), cancellationToken);
}
