using Npgsql;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Database;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Conversations.Reading;

/// <summary>A member's position: read in one way, and told to their devices in one way.</summary>
internal static class ReadPositions
{
    private static readonly string Select = Sql.Load("Conversations/Reading/ReadPosition.sql");

    /// <summary>The position and the newest message's number; null when the conversation is not this person's.</summary>
    public static async Task<(ReadPosition Position, long LastSeq)?> FindAsync(
        NpgsqlConnection connection,
        Guid id,
        Guid userId,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(Select, connection)
        {
            Parameters =
            {
                new() { Value = id },
                new() { Value = userId },
            },
        };
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken))
            return null;
        return (
            new ReadPosition(
                row.GetInt64(0),
                row.GetInt32(1),
                row.GetInt64(2),
                Epoch: row.GetInt64(3),
                Mentions: row.GetInt32(4)
            ),
            row.GetInt64(5)
        );
    }

    /// <summary>Tells the member's devices, in the transaction that moved it. The caller raises the signal.</summary>
    public static Task TellAsync(
        NpgsqlConnection connection,
        Guid id,
        Guid userId,
        ReadPosition position,
        CancellationToken cancellationToken
    ) =>
        OutboxWriter.WriteAsync(
            connection,
            OutboxPartition.Of(id),
            [Channels.User(userId)],
            new ReadMoved(id, position),
            cancellationToken
        );
}
