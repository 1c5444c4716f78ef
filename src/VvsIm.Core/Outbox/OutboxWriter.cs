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

    /// <summary>Much that happened in one conversation, in this order, in one statement.</summary>
    public static async Task WriteAsync(
        NpgsqlConnection connection,
        Guid conversationId,
        IEnumerable<ConversationEvent> happened,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO outbox (partition, channels, audience_id, payload)
            SELECT $1, $2, $3, p.payload FROM unnest($4) WITH ORDINALITY AS p (payload, place) ORDER BY p.place
            """,
            connection
        )
        {
            Parameters =
            {
                new() { Value = OutboxPartition.Of(conversationId) },
                new() { Value = new[] { Channels.Conversation(conversationId) } },
                new() { Value = conversationId },
                new()
                {
                    Value = happened
                        .Select(one => JsonSerializer.Serialize(one, VvsImJson.Default.RealtimeEvent))
                        .ToArray(),
                },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

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
