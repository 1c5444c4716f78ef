using Npgsql;
using VvsIm.Core.Database;

namespace VvsIm.Core.Accounts.Sessions;

/// <summary>
/// Ends sessions, in the transaction of whatever makes that necessary. Every node refuses them within half a second of the commit;
/// whoever calls <see cref="Database.Watch.RefreshAsync"/> after it makes this node do so at once.
/// </summary>
internal static class EndSessions
{
    /// <summary>All of a person's, but the one named; answers how many there were.</summary>
    public static Task<int> OfAsync(
        NpgsqlConnection connection,
        Guid userId,
        Guid? except,
        CancellationToken cancellationToken
    ) =>
        connection
            .Command(
                // In order of their keys, as everybody locks them who locks several.
                """
                UPDATE sessions SET ended_at = now() WHERE id IN (
                  SELECT id FROM sessions WHERE user_id = $1 AND ended_at IS NULL AND id IS DISTINCT FROM $2::uuid
                  ORDER BY id FOR UPDATE
                )
                """,
                userId,
                except
            )
            .RunAsync(cancellationToken);

    /// <summary>One of a person's; false if they have no such session, or it has ended already.</summary>
    public static async Task<bool> OneAsync(
        NpgsqlConnection connection,
        Guid userId,
        Guid id,
        CancellationToken cancellationToken
    ) =>
        await connection
            .Command(
                "UPDATE sessions SET ended_at = now() WHERE id = $1 AND user_id = $2 AND ended_at IS NULL",
                id,
                userId
            )
            .RunAsync(cancellationToken) > 0;
}
