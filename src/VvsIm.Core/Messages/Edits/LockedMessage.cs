using Npgsql;
using VvsIm.Contracts.Messages;

namespace VvsIm.Core.Messages.Edits;

/// <summary>A message whose conversation is locked until the transaction ends, so that nothing else happens there meanwhile.</summary>
/// <param name="Message">As it is now.</param>
/// <param name="NextChange">The number of what is about to happen.</param>
/// <param name="ByModerator">The asker owns the group, or moderates the workspace.</param>
internal sealed record LockedMessage(Message Message, long NextChange, bool ByModerator)
{
    private static readonly string Read = $"SELECT {MessageRows.ColumnsFor("$2")} FROM messages WHERE id = $1";

    /// <summary>Null when there is no such message, or not for this person.</summary>
    public static async Task<LockedMessage?> FindAsync(
        NpgsqlConnection connection,
        Guid id,
        Guid userId,
        CancellationToken cancellationToken
    )
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new(
                    """
                    SELECT c.id, c.last_change + 1, m.role = 'owner' OR EXISTS (
                      SELECT FROM workspace_members w
                      WHERE w.workspace_id = c.workspace_id AND w.user_id = $2 AND w.role IN ('moderator', 'owner')
                    )
                    FROM messages x
                    JOIN conversation_members m
                      ON m.conversation_id = x.conversation_id AND m.user_id = $2 AND m.left_at IS NULL
                    JOIN conversations c ON c.id = x.conversation_id
                    WHERE x.id = $1
                    FOR NO KEY UPDATE OF c
                    """
                )
                {
                    Parameters =
                    {
                        new() { Value = id },
                        new() { Value = userId },
                    },
                },
                // A statement of its own: it sees what the holder of the lock before us did to the message.
                new(Read)
                {
                    Parameters =
                    {
                        new() { Value = id },
                        new() { Value = userId },
                    },
                },
            },
        };
        await using var row = await batch.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken))
            return null;
        var (conversationId, change, byModerator) = (row.GetGuid(0), row.GetInt64(1), row.GetBoolean(2));
        await row.NextResultAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return new(MessageRows.Read(row, conversationId), change, byModerator);
    }
}
