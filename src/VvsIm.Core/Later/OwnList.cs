using Npgsql;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Database;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Later;

/// <summary>A small list that belongs to one user: locked to be counted, told of to their other devices.</summary>
internal static class OwnList
{
    /// <summary>
    /// Lets one request at a time add to the lists of this user until the transaction ends, so that two cannot both find the last free
    /// place.
    /// </summary>
    public static Task LockAsync(NpgsqlConnection connection, Guid userId, CancellationToken cancellationToken) =>
        connection
            .Command("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", $"later:{userId}")
            .RunAsync(cancellationToken);

    /// <summary>Tells the user's devices, in this transaction. The caller raises the signal after its commit.</summary>
    public static Task TellAsync(
        NpgsqlConnection connection,
        Guid userId,
        RealtimeEvent happened,
        CancellationToken cancellationToken
    ) =>
        OutboxWriter.WriteAsync(
            connection,
            OutboxPartition.Of(userId),
            [Channels.User(userId)],
            happened,
            cancellationToken
        );
}
