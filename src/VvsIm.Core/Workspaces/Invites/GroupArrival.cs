using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Conversations;
using VvsIm.Core.Database;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Workspaces.Invites;

/// <summary>Makes somebody a member of a group whose row is locked.</summary>
internal static class GroupArrival
{
    private const string Arrive = """
        WITH arrived AS (
          INSERT INTO conversation_members (conversation_id, user_id, role, joined_at, history_from, last_read_seq, seen_seq)
          SELECT c.id, $2, 'member', now(), CASE WHEN c.history_visible THEN 0 ELSE c.last_seq END, c.last_seq, c.last_seq
          FROM conversations c WHERE c.id = $1
          ON CONFLICT (conversation_id, user_id) DO UPDATE
          SET left_at = NULL, role = 'member', joined_at = now(), hidden = false, own_change = conversation_members.own_change + 1,
            history_from = excluded.history_from, last_read_seq = excluded.last_read_seq, seen_seq = excluded.seen_seq
          WHERE conversation_members.left_at IS NOT NULL
          RETURNING user_id
        )
        UPDATE conversations c SET last_change = last_change + 1, member_count = member_count + 1 FROM arrived WHERE c.id = $1
        RETURNING c.last_change, c.member_count
        """;

    /// <summary>False when there was no room for them.</summary>
    public static async Task<bool> ComeAsync(
        NpgsqlConnection connection,
        Guid conversationId,
        Guid userId,
        CancellationToken cancellationToken
    )
    {
        var joined = await connection
            .Command(Arrive, conversationId, userId)
            .FirstAsync(
                row => new MembersJoined
                {
                    ConversationId = conversationId,
                    Change = row.GetInt64(0),
                    Members = row.GetInt32(1),
                    UserIds = [userId],
                },
                cancellationToken
            );
        if (joined is null)
            return true;
        if (joined.Members > Limits.GroupMembers)
            return false;
        await NewMembers.TellAsync(connection, conversationId, [userId], cancellationToken);
        await OutboxWriter.WriteAsync(connection, joined, cancellationToken);
        return true;
    }
}
