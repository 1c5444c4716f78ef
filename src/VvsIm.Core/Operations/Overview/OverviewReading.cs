using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Core.Database;
using VvsIm.Core.Realtime;
using Figures = VvsIm.Contracts.Operations.Overview;

namespace VvsIm.Core.Operations.Overview;

/// <summary><c>GET /api/admin/overview</c>: the figures of now, in one look at the database and one at the engine.</summary>
internal sealed class OverviewReading(NpgsqlDataSource database, IRealtime realtime, TimeProvider time)
{
    // Messages are numbered without a hole, so the counters add up to their number without counting rows.
    private const string Read = """
        SELECT
          (SELECT count(*) FROM users),
          (SELECT count(*) FROM conversations),
          (SELECT coalesce(sum(last_seq - purged), 0)::bigint FROM conversations),
          (SELECT count(*) FROM messages WHERE created_at > now() - interval '60 seconds'),
          (SELECT count(*) FROM outbox),
          (SELECT coalesce(greatest(extract(epoch FROM clock_timestamp() - min(created_at)), 0), 0)::float8 FROM outbox),
          (SELECT count(*) FROM outbox_dead),
          pg_database_size(current_database()),
          (SELECT coalesce(sum(failures), 0)::bigint FROM node_minutes WHERE minute > now() - interval '60 minutes'),
          (SELECT count(*)::int FROM jobs WHERE result = 'failed'),
          (
            SELECT sum(waited_ms)::float8 / nullif(sum(deliveries), 0) / 1000 FROM node_minutes
            WHERE minute >= date_trunc('minute', now()) - interval '1 minute'
          ),
          (SELECT coalesce(sum(size), 0)::bigint FROM objects)
        """;

    public static async Task<Ok<Figures>> HandleAsync(OverviewReading reading, CancellationToken cancellationToken) =>
        TypedResults.Ok(await reading.ReadAsync(cancellationToken));

    public async Task<Figures> ReadAsync(CancellationToken cancellationToken)
    {
        var online = await OnlineAsync(cancellationToken);
        var figures = await database
            .Command(Read)
            .FirstAsync(
                row => new Figures
                {
                    Users = row.GetInt64(0),
                    Conversations = row.GetInt64(1),
                    Messages = row.GetInt64(2),
                    MessagesLastMinute = row.GetInt64(3),
                    OutboxDepth = row.GetInt64(4),
                    OutboxLagSeconds = row.GetDouble(5),
                    OutboxDead = row.GetInt64(6),
                    DatabaseBytes = row.GetInt64(7),
                    FailuresLastHour = row.GetInt64(8),
                    FailedJobs = row.GetInt32(9),
                    DeliverySeconds = row.IsDBNull(10) ? null : row.GetDouble(10),
                    StorageBytes = row.GetInt64(11),
                    Connections = online?.Connections,
                    UsersOnline = online?.Users,
                    At = time.GetUtcNow(),
                },
                cancellationToken
            );
        return figures!;
    }

    private async Task<RealtimeInfo?> OnlineAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await realtime.InfoAsync(cancellationToken);
        }
        catch (RealtimeUnavailableException)
        {
            // The page says so by the missing figure.
            return null;
        }
    }
}
