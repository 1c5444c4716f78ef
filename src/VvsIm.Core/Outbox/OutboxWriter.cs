using System.Text.Json;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Realtime;

namespace VvsIm.Core.Outbox;

/// <summary>Writes what must be told into the transaction that makes it true.</summary>
internal static class OutboxWriter
{
    /// <summary>One event for these channels. The caller raises <see cref="OutboxSignal"/> after its commit.</summary>
    public static async Task WriteAsync(
        NpgsqlConnection connection,
        short partition,
        string[] channels,
        RealtimeEvent happened,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(
            "INSERT INTO outbox (partition, channels, payload) VALUES ($1, $2, $3)",
            connection
        )
        {
            Parameters =
            {
                new() { Value = partition },
                new() { Value = channels },
                new() { Value = JsonSerializer.Serialize(happened, VvsImJson.Default.RealtimeEvent) },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
