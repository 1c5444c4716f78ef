using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using VvsIm.Core.Database;
using VvsIm.Core.Realtime;

namespace VvsIm.Core.Presence.Telling;

/// <summary>
/// Tells the world once per tick who came and went, on one worker at a time. What could not be told is not kept: the workspaces concerned
/// are told to ask as soon as the engine is back.
/// </summary>
internal sealed partial class TellPresence(
    CollectChanges collect,
    IRealtime realtime,
    NpgsqlDataSource database,
    IOptions<PresenceOptions> options,
    ILogger<TellPresence> logger
) : BackgroundService
{
    private readonly HashSet<Guid> owed = [];

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Tick);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (await collect.CollectAsync(stoppingToken) is { } changes)
                    await TellAsync(changes, stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException)
            {
                LogFailed(e.Message);
            }
        }
    }

    private async Task TellAsync(Changes changes, CancellationToken cancellationToken)
    {
        if (changes.People.Count == 0 && changes.Conversations.Count == 0 && owed.Count == 0)
            return;
        var online = await OnlineAsync(PresenceNews.Stirred(changes, owed), cancellationToken);
        try
        {
            await realtime.PublishAsync(PresenceNews.Of(changes, owed, online), cancellationToken);
            owed.Clear();
        }
        catch (RealtimeUnavailableException e)
        {
            owed.UnionWith(changes.People.Select(change => change.WorkspaceId));
            LogFailed(e.Message);
        }
    }

    private async Task<Dictionary<Guid, int>> OnlineAsync(Guid[] workspaces, CancellationToken cancellationToken) =>
        workspaces.Length == 0
            ? []
            : (
                await database
                    .Command(
                        """
                        SELECT m.workspace_id, count(*)::int
                        FROM presence_people p
                        JOIN workspace_members m ON m.user_id = p.user_id AND m.workspace_id = ANY ($1)
                        WHERE p.state > 0
                        GROUP BY m.workspace_id
                        """,
                        workspaces
                    )
                    .ListAsync(row => (row.GetGuid(0), row.GetInt32(1)), cancellationToken)
            ).ToDictionary();

    [LoggerMessage(LogLevel.Warning, "Who came and went could not be told ({Reason})")]
    private partial void LogFailed(string reason);
}
