using Npgsql;
using VvsIm.Core.Database;

namespace VvsIm.Core.Workspaces.Settings;

/// <summary>
/// Turns between those who act by the settings of a workspace and whoever changes them: the change waits for what has begun, and what begins
/// after its commit goes by it. <see cref="Conversations.Standings.Lock"/> is the same for direct conversations. Kept until the transaction ends.
/// </summary>
internal static class SettingsLock
{
    /// <summary>As many at once as like. A statement after it sees the settings that hold.</summary>
    public static Task ShareAsync(NpgsqlConnection connection, Guid workspaceId, CancellationToken cancellationToken) =>
        connection
            .Command("SELECT pg_advisory_xact_lock_shared(hashtextextended('settings:' || $1::uuid, 0))", workspaceId)
            .RunAsync(cancellationToken);

    /// <summary>Alone.</summary>
    public static Task TakeAsync(NpgsqlConnection connection, Guid workspaceId, CancellationToken cancellationToken) =>
        connection
            .Command("SELECT pg_advisory_xact_lock(hashtextextended('settings:' || $1::uuid, 0))", workspaceId)
            .RunAsync(cancellationToken);
}
