using Npgsql;
using VvsIm.Contracts.Permissions;

namespace VvsIm.Core.Conversations;

/// <summary>A conversation whose row is locked until the transaction ends: nothing else happens in it meanwhile.</summary>
/// <param name="Id">Which one.</param>
/// <param name="WorkspaceId">Where it is.</param>
/// <param name="Standing">Where the one who asked stands in it.</param>
/// <param name="Members">How many members it has.</param>
internal sealed record LockedConversation(Guid Id, Guid WorkspaceId, Standing Standing, int Members)
{
    // Locking is a statement of its own: the one after it sees what the holder of the lock before us did.
    private const string Lock = """
        SELECT FROM conversations c
        WHERE c.id = $1 AND EXISTS (SELECT FROM conversation_readers r WHERE r.conversation_id = c.id AND r.user_id = $2)
        FOR NO KEY UPDATE OF c
        """;

    private const string Read = $"""
        SELECT c.workspace_id, c.member_count, {Standings.Columns}
        FROM conversations c
        JOIN conversation_readers r ON r.conversation_id = c.id AND r.user_id = $2
        WHERE c.id = $1
        """;

    /// <summary>Null when there is no such conversation, or not for this person.</summary>
    public static async Task<LockedConversation?> FindAsync(
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
                new(Lock)
                {
                    Parameters =
                    {
                        new() { Value = id },
                        new() { Value = userId },
                    },
                },
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
        await row.NextResultAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken)
            ? new(id, row.GetGuid(0), Standings.Read(row, 2), row.GetInt32(1))
            : null;
    }
}
