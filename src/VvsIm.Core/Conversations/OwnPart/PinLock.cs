using Npgsql;

namespace VvsIm.Core.Conversations.OwnPart;

/// <summary>One at a time in a person's pinned conversations, so that no two get one place and the limit holds.</summary>
internal static class PinLock
{
    /// <summary>Held until the transaction ends.</summary>
    public static async Task TakeAsync(NpgsqlConnection connection, Guid userId, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT FROM users WHERE id = $1 FOR NO KEY UPDATE", connection)
        {
            Parameters = { new() { Value = userId } },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>How many they have pinned.</summary>
    public static async Task<long> CountAsync(
        NpgsqlConnection connection,
        Guid userId,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT count(*) FROM conversation_members
            WHERE user_id = $1 AND left_at IS NULL AND pin_order IS NOT NULL
            """,
            connection
        )
        {
            Parameters = { new() { Value = userId } },
        };
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
