using Npgsql;
using VvsIm.Contracts.Accounts.Sessions;
using VvsIm.Core.Database;

namespace VvsIm.Core.Accounts.Sessions;

/// <summary>Where somebody is signed in.</summary>
internal static class SessionList
{
    /// <summary>Their sessions that have not ended, the one used last first.</summary>
    /// <param name="database">The database.</param>
    /// <param name="userId">Whose.</param>
    /// <param name="current">The one that asks, if it is one of them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static Task<List<DeviceSession>> ReadAsync(
        NpgsqlDataSource database,
        Guid userId,
        Guid? current,
        CancellationToken cancellationToken
    ) =>
        database
            .Command(
                """
                SELECT id, created_at, authenticated_at, last_seen_at, second_factor, user_agent, address
                FROM sessions WHERE user_id = $1 AND ended_at IS NULL
                ORDER BY id = $2::uuid DESC NULLS LAST, last_seen_at DESC, id DESC
                """,
                userId,
                current
            )
            .ListAsync(
                row => new DeviceSession
                {
                    Id = row.GetGuid(0),
                    CreatedAt = row.GetFieldValue<DateTimeOffset>(1),
                    AuthenticatedAt = row.GetFieldValue<DateTimeOffset>(2),
                    LastSeenAt = row.GetFieldValue<DateTimeOffset>(3),
                    SecondFactor = row.GetBoolean(4),
                    UserAgent = row.IsDBNull(5) ? null : row.GetString(5),
                    Address = row.IsDBNull(6) ? null : row.GetString(6),
                    Current = row.GetGuid(0) == current,
                },
                cancellationToken
            );
}
