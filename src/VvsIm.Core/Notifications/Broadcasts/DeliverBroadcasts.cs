using Npgsql;
using VvsIm.Contracts.Notifications;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Database;
using VvsIm.Core.Jobs;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Notifications.Broadcasts;

/// <summary>
/// Sends what is due, to some hundred people at a time, each batch with the place it has come to in one transaction: a worker that is killed
/// goes on where it was, and nobody is told twice.
/// </summary>
internal sealed class DeliverBroadcasts(NpgsqlDataSource database, OutboxSignal signal) : IJob
{
    /// <summary>People of one batch: as many channels as one publication names.</summary>
    public const int People = 500;

    private const string Due = """
        SELECT id FROM broadcasts
        WHERE sent_at IS NULL AND withdrawn_at IS NULL AND send_at <= clock_timestamp()
        ORDER BY send_at, id
        LIMIT 1
        FOR UPDATE SKIP LOCKED
        """;

    // Ids rise with time, so whoever joins meanwhile is still reached.
    private const string Deliver = """
        WITH following AS (
          SELECT a.user_id FROM broadcasts b, broadcast_audience(b.workspace_id, b.role) a
          WHERE b.id = $1 AND (b.place IS NULL OR a.user_id > b.place)
          ORDER BY a.user_id
          LIMIT $2
        ),
        told AS (
          INSERT INTO notifications (user_id, id, about, actor_id, text, at)
          SELECT following.user_id, b.id, 'broadcast', b.written_by, b.text, clock_timestamp()
          FROM following, broadcasts b
          WHERE b.id = $1
          ON CONFLICT (id, user_id) DO NOTHING
          RETURNING user_id
        ),
        moved AS (
          UPDATE broadcasts
          SET received = received + (SELECT count(*) FROM told),
            place = coalesce((SELECT user_id FROM following ORDER BY user_id DESC LIMIT 1), place),
            sent_at = CASE WHEN (SELECT count(*) FROM following) < $2 THEN clock_timestamp() END
          WHERE id = $1
        )
        SELECT user_id FROM following
        """;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await DeliverSomeAsync(cancellationToken)) { }
    }

    /// <summary>Tells people's devices that their notifications are others than before.</summary>
    public static Task TellAsync(
        NpgsqlConnection connection,
        Guid id,
        IEnumerable<Guid> people,
        CancellationToken cancellationToken
    ) =>
        OutboxWriter.WriteAsync(
            connection,
            OutboxPartition.Of(id),
            [.. people.Select(Channels.User)],
            new NotificationsChanged(),
            cancellationToken
        );

    private async Task<bool> DeliverSomeAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await connection.Command(Due).ListAsync(row => row.GetGuid(0), cancellationToken) is not [var id])
            return false;
        var people = await connection.Command(Deliver, id, People).ListAsync(row => row.GetGuid(0), cancellationToken);
        if (people.Count > 0)
            await TellAsync(connection, id, people, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.Raise(OutboxPartition.Of(id));
        return true;
    }
}
