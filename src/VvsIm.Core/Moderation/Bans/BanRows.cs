using Npgsql;
using VvsIm.Contracts.Moderation;
using VvsIm.Core.Database;

namespace VvsIm.Core.Moderation.Bans;

/// <summary>Bans as rows of <c>bans</c>.</summary>
internal static class BanRows
{
    /// <summary>The ban that holds now; null if there is none.</summary>
    public static Task<Ban?> FindAsync(NpgsqlConnection connection, Guid userId, CancellationToken cancellationToken) =>
        connection
            .Command(
                """
                SELECT user_id, until, reason, banned_by, banned_at FROM bans
                WHERE user_id = $1 AND (until IS NULL OR until > clock_timestamp())
                """,
                userId
            )
            .FirstAsync(
                row => new Ban(
                    row.GetGuid(0),
                    row.IsDBNull(1) ? null : row.GetFieldValue<DateTimeOffset>(1),
                    row.IsDBNull(2) ? null : row.GetString(2),
                    row.GetGuid(3),
                    row.GetFieldValue<DateTimeOffset>(4)
                ),
                cancellationToken
            );
}
