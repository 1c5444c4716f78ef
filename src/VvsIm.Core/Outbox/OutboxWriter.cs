using System.Text.Json;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Realtime;

namespace VvsIm.Core.Outbox;

/// <summary>Writes what must be told into the transaction that makes it true.</summary>
internal static class OutboxWriter
{
    /// <summary>One event for these channels. The caller raises <see cref="OutboxSignal"/> after its commit.</summary>
    public static Task WriteAsync(
        NpgsqlConnection connection,
        short partition,
        string[] channels,
        RealtimeEvent happened,
        CancellationToken cancellationToken
    ) => WriteAsync(connection, partition, channels, audienceId: null, happened, cancellationToken);

    /// <summary>Something that happened in a conversation, for its channel and its members.</summary>
    public static Task WriteAsync(
        NpgsqlConnection connection,
        ConversationEvent happened,
        CancellationToken cancellationToken
    ) =>
        WriteAsync(
            connection,
            OutboxPartition.Of(happened.ConversationId),
            [Channels.Conversation(happened.ConversationId)],
            happened.ConversationId,
            happened,
            cancellationToken
        );

    private static async Task WriteAsync(
        NpgsqlConnection connection,
        short partition,
        string[] channels,
        Guid? audienceId,
        RealtimeEvent happened,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(
            "INSERT INTO outbox (partition, channels, audience_id, payload) VALUES ($1, $2, $3, $4)",
            connection
        )
        {
            Parameters =
            {
                new() { Value = partition },
                new() { Value = channels },
                new() { Value = (object?)audienceId ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid },
                new() { Value = JsonSerializer.Serialize(happened, VvsImJson.Default.RealtimeEvent) },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
