using Microsoft.Extensions.Logging;
using Npgsql;
using VvsIm.Core.Database;
using VvsIm.Core.Realtime;

namespace VvsIm.Core.Accounts.Sessions;

/// <summary>
/// Looks on every node for sessions that have ended, twice a second, and closes the connections of whose they were: a session that was
/// ended anywhere is refused everywhere within a second, and no request asks the database for it.
/// </summary>
internal sealed partial class SessionWatch(
    NpgsqlDataSource database,
    LiveSessions live,
    SessionUses uses,
    IRealtime realtime,
    TimeProvider time,
    ILogger<SessionWatch> logger
) : Watch(time)
{
    // Uses are written in every tenth turn, what is not needed is forgotten in every hundredth.
    private const int UsesEvery = 10;
    private const int SweepEvery = 100;

    private readonly HashSet<Guid> connected = [];
    private long version = -1;

    /// <inheritdoc />
    protected override async Task BeginAsync(CancellationToken cancellationToken) =>
        // What ended before has not been met yet, and will be found ended when it is.
        version = await NewestAsync(cancellationToken);

    /// <inheritdoc />
    protected override async Task LookAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        await DisconnectAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task AfterAsync(int turns, CancellationToken cancellationToken)
    {
        if (turns % UsesEvery == 0)
            await uses.WriteAsync(cancellationToken);
        if (turns % SweepEvery == 0)
            live.Sweep();
    }

    private Task<long> NewestAsync(CancellationToken cancellationToken) =>
        database
            .Command("SELECT sessions_version FROM installation")
            .FirstAsync(row => row.GetInt64(0), cancellationToken);

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var newest = await NewestAsync(cancellationToken);
        if (newest == version)
            return;
        // Numbers are given out in the order of commits: when one is seen, all before it are.
        var ended = await database
            .Command("SELECT id, user_id, ended_version FROM sessions WHERE ended_version > $1", version)
            .ListAsync(
                row => (Id: row.GetGuid(0), UserId: row.GetGuid(1), Version: row.GetInt64(2)),
                cancellationToken
            );
        foreach (var session in ended)
        {
            live.End(session.Id);
            connected.Add(session.UserId);
            newest = Math.Max(newest, session.Version);
        }
        version = newest;
    }

    // All of a person's: the engine does not know which connection is whose session. The others come back with a new token.
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

    [LoggerMessage(LogLevel.Warning, "Which sessions have ended could not be read")]
    private partial void LogAway(Exception exception);

    [LoggerMessage(
        LogLevel.Warning,
        "A session of {User} has ended, but its realtime connections could not be closed yet"
    )]
    private partial void LogConnected(Exception exception, Guid user);
}
