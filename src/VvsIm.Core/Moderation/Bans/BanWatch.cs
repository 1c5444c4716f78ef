using Microsoft.Extensions.Logging;
using Npgsql;
using VvsIm.Contracts.Moderation;
using VvsIm.Core.Database;
using VvsIm.Core.Realtime;

namespace VvsIm.Core.Moderation.Bans;

/// <summary>
/// Reads on every node who is banned, twice a second, and closes the connections of whoever is new among them: a ban holds everywhere
/// within a second, and no request asks the database for it.
/// </summary>
internal sealed partial class BanWatch(
    NpgsqlDataSource database,
    BannedPeople people,
    IRealtime realtime,
    TimeProvider time,
    ILogger<BanWatch> logger
) : Watch(time)
{
    private readonly HashSet<Guid> connected = [];
    private long version = -1;

    /// <inheritdoc />
    protected override async Task LookAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        await DisconnectAsync(cancellationToken);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var newest = await database
            .Command("SELECT bans_version FROM installation")
            .FirstAsync(row => row.GetInt64(0), cancellationToken);
        if (newest == version)
            return;
        // Read after the number: they may be newer than it, never older.
        var bans = await database
            .Command(
                """
                SELECT b.user_id, b.until, b.reason, u.erased_at IS NOT NULL FROM bans b JOIN users u ON u.id = b.user_id
                WHERE b.until IS NULL OR b.until > now()
                """
            )
            .ListAsync(
                row =>
                    KeyValuePair.Create(
                        row.GetGuid(0),
                        new BanNotice(
                            row.IsDBNull(1) ? null : row.GetFieldValue<DateTimeOffset>(1),
                            row.IsDBNull(2) ? null : row.GetString(2),
                            row.GetBoolean(3)
                        )
                    ),
                cancellationToken
            );
        connected.UnionWith(people.Replace(bans.ToDictionary()));
        version = newest;
    }

    // After they were told apart: a token that was issued before is worth nothing now, and none is issued after.
    private async Task DisconnectAsync(CancellationToken cancellationToken)
    {
        foreach (var userId in connected.ToArray())
        {
            try
            {
                await realtime.DisconnectAsync(userId, cancellationToken);
                connected.Remove(userId);
            }
            catch (RealtimeUnavailableException e)
            {
                // Tried again at the next turn.
                LogConnected(e, userId);
                return;
            }
        }
    }

    /// <inheritdoc />
    protected override void SayAway(Exception exception) => LogAway(exception);

    [LoggerMessage(LogLevel.Warning, "Who is banned could not be read")]
    private partial void LogAway(Exception exception);

    [LoggerMessage(LogLevel.Warning, "{User} is banned, but their realtime connections could not be closed yet")]
    private partial void LogConnected(Exception exception, Guid user);
}
