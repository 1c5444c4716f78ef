using Npgsql;
using VvsIm.Core.Database;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Conversations;

/// <summary>Who is told of what happens in a conversation: its members at that moment, so that a removed one hears nothing more.</summary>
internal sealed class ConversationAudience(NpgsqlDataSource database) : IOutboxAudience
{
    public async Task<IReadOnlyDictionary<Guid, Guid[]>> MembersAsync(
        Guid[] audienceIds,
        CancellationToken cancellationToken
    )
    {
        var members = await database
            .Command(
                """
                SELECT conversation_id, array_agg(user_id) FROM conversation_members
                WHERE conversation_id = ANY ($1) AND left_at IS NULL
                GROUP BY conversation_id
                """,
                audienceIds
            )
            .ListAsync(row => (row.GetGuid(0), row.GetFieldValue<Guid[]>(1)), cancellationToken);
        return members.ToDictionary();
    }
}
