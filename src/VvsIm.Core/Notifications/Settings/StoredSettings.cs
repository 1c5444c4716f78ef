using System.Text.Json;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Notifications;
using VvsIm.Core.Database;

namespace VvsIm.Core.Notifications.Settings;

/// <summary>What one person has settled; who has settled nothing has what the contract begins with.</summary>
internal static class StoredSettings
{
    public static async Task<NotificationSettings> ReadAsync(
        NpgsqlDataSource database,
        Guid userId,
        CancellationToken cancellationToken
    ) =>
        await database
            .Command("SELECT settings::text FROM notification_settings WHERE user_id = $1", userId)
            .FirstAsync(Read, cancellationToken)
        ?? new();

    /// <summary>The same, locked until the transaction ends: of two devices at once, the second changes what the first has left.</summary>
    public static async Task<NotificationSettings> LockAsync(
        NpgsqlConnection connection,
        Guid userId,
        CancellationToken cancellationToken
    )
    {
        await connection
            .Command(
                "INSERT INTO notification_settings (user_id, settings) VALUES ($1, $2::jsonb) ON CONFLICT DO NOTHING",
                userId,
                Spelled(new())
            )
            .RunAsync(cancellationToken);
        return (
            await connection
                .Command(
                    "SELECT settings::text FROM notification_settings WHERE user_id = $1 FOR NO KEY UPDATE",
                    userId
                )
                .FirstAsync(Read, cancellationToken)
        )!;
    }

    public static Task WriteAsync(
        NpgsqlConnection connection,
        Guid userId,
        NotificationSettings settings,
        CancellationToken cancellationToken
    ) =>
        connection
            .Command(
                "UPDATE notification_settings SET settings = $2::jsonb WHERE user_id = $1",
                userId,
                Spelled(settings)
            )
            .RunAsync(cancellationToken);

    private static NotificationSettings Read(NpgsqlDataReader row) =>
        JsonSerializer.Deserialize(row.GetString(0), VvsImJson.Default.NotificationSettings)!;

    private static string Spelled(NotificationSettings settings) =>
        JsonSerializer.Serialize(settings, VvsImJson.Default.NotificationSettings);
}
