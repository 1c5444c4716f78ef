using Npgsql;
using VvsIm.Core.Accounts.Sessions;
using VvsIm.Core.Database;

namespace VvsIm.Core.Accounts.Admin;

/// <summary>Ends every way in that somebody has at this moment: who comes in again must show anew who they are.</summary>
internal static class EveryDoor
{
    /// <summary>
    /// Every session, and whatever else hangs on the security stamp. In the caller's transaction; after its commit the caller calls
    /// <see cref="Database.Watch.RefreshAsync"/>, which closes the connections.
    /// </summary>
    public static async Task ShutAsync(NpgsqlConnection connection, Guid userId, CancellationToken cancellationToken)
    {
        await connection
            .Command(
                "UPDATE users SET security_stamp = $2, concurrency_stamp = $2 WHERE id = $1",
                userId,
                Guid.NewGuid().ToString("N")
            )
            .RunAsync(cancellationToken);
        await EndSessions.OfAsync(connection, userId, null, cancellationToken);
    }
}
