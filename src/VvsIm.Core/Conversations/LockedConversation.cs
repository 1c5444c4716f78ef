using Npgsql;
using VvsIm.Contracts.Permissions;

namespace VvsIm.Core.Conversations;

/// <summary>A conversation whose row is locked until the transaction ends: nothing else happens in it meanwhile.</summary>
/// <param name="Id">Which one.</param>
/// <param name="WorkspaceId">Where it is.</param>
/// <param name="Standing">Where the one who asked stands in it.</param>
internal sealed record LockedConversation(Guid Id, Guid WorkspaceId, Standing Standing)
{
    // Locking is a statement of its own: the one after it sees what the holder of the lock before us did.
    private const string Lock = $"""
        SELECT {Standings.Lock} FROM conversations c
        WHERE c.id = $1 AND EXISTS (SELECT FROM conversation_readers r WHERE r.conversation_id = c.id AND r.user_id = $2)
        FOR NO KEY UPDATE OF c
        """;

    private const string Read = $"""
        SELECT c.workspace_id, {Standings.Columns}
        FROM conversations c
        JOIN conversation_readers r ON r.conversation_id = c.id AND r.user_id = $2
        WHERE c.id = $1
        """;

    /// <summary>Null when there is no such conversation, or not for this person.</summary>
    public static Task<LockedConversation?> FindAsync(
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
            row => new LockedConversation(id, row.GetGuid(0), Standings.Read(row, 1)),
            cancellationToken
        );
}
