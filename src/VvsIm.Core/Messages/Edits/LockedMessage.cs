using Npgsql;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Permissions;
using VvsIm.Contracts.Workspaces;
using VvsIm.Core.Conversations;
using VvsIm.Core.Workspaces.Settings;

namespace VvsIm.Core.Messages.Edits;

/// <summary>A message whose conversation is locked until the transaction ends, so that nothing else happens there meanwhile.</summary>
/// <param name="Message">As it is now.</param>
/// <param name="NextChange">The number of what is about to happen.</param>
/// <param name="HistoryFloor">See <see cref="EventText.ForEvent"/>.</param>
/// <param name="Standing">Where the one who asked stands in the conversation.</param>
/// <param name="Settings">What the workspace allows.</param>
internal sealed record LockedMessage(
    Message Message,
    long NextChange,
    long HistoryFloor,
    Standing Standing,
    WorkspaceSettings Settings
)
{
    private const string Lock = $"""
        SELECT {Standings.Lock} FROM messages x
        JOIN conversations c ON c.id = x.conversation_id
        WHERE x.id = $1
          AND EXISTS (SELECT FROM conversation_readers r WHERE r.conversation_id = x.conversation_id AND r.user_id = $2)
        FOR NO KEY UPDATE OF c
        """;

    // A statement of its own: it sees what the holder of the lock before us did to the message, and to its reader.
    private static readonly string Read = $"""
        SELECT place.conversation_id, c.last_change + 1, c.history_floor, {Standings.Columns}, w.settings::text, x.*
        FROM messages place
        JOIN conversations c ON c.id = place.conversation_id
        JOIN workspaces w ON w.id = c.workspace_id
        JOIN conversation_readers r ON r.conversation_id = place.conversation_id AND r.user_id = $2
          AND coalesce(place.thread_seq, place.seq) > r.history_from
        CROSS JOIN LATERAL (
          SELECT {MessageRows.ColumnsFor("$2")} FROM messages
          WHERE messages.conversation_id = place.conversation_id AND messages.seq = place.seq
        ) x
        WHERE place.id = $1
        """;

    /// <summary>Null when there is no such message, or not for this person.</summary>
    public static Task<LockedMessage?> FindAsync(
        NpgsqlConnection connection,
        Guid id,
        Guid userId,
        CancellationToken cancellationToken
    ) =>
        LockedRow.FindAsync(
            connection,
            Lock,
            Read,
            id,
            userId,
            row => new LockedMessage(
                MessageRows.Read(row, row.GetGuid(0), 4 + Standings.Count),
                row.GetInt64(1),
                row.GetInt64(2),
                Standings.Read(row, 3),
                StoredSettings.Read(row.GetString(3 + Standings.Count))
            ),
            cancellationToken
        );
}
