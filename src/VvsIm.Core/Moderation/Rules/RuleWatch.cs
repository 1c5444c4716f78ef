using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using VvsIm.Core.Database;
using VvsIm.Core.Moderation.Rules.Matching;

namespace VvsIm.Core.Moderation.Rules;

/// <summary>
/// Reads on every node, twice a second, whether the rules are others than before, and compiles those that are: a change holds everywhere within
/// a second, and no message asks the database for it.
/// </summary>
internal sealed partial class RuleWatch(
    NpgsqlDataSource database,
    RuleBook book,
    TimeProvider time,
    ILogger<RuleWatch> logger
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private readonly SemaphoreSlim turn = new(1);
    private Dictionary<(Guid Id, long Version), CompiledRule> compiled = [];
    private long version = -1;
    private bool away;

    /// <inheritdoc />
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // Before the first message is taken.
        await RefreshAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Reads now. Whoever has just changed a rule calls it after the commit, and need not wait for the next turn.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            await ReadAsync(cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        turn.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TryRefreshAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task TryRefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RefreshAsync(cancellationToken);
            away = false;
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            // What was read last holds until the database is back.
            if (!away)
                LogAway(e);
            away = true;
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var newest = await database
            .Command("SELECT rules_version FROM installation")
            .FirstAsync(row => row.GetInt64(0), cancellationToken);
        if (newest == version)
            return;
        // Read after the number: they may be newer than it, never older.
        var rows = await database
            .Command(
                "SELECT workspace_id, id, version, name, definition::text FROM moderation_rules WHERE enabled ORDER BY place, id"
            )
            .ListAsync(
                row =>
                    (
                        WorkspaceId: row.GetGuid(0),
                        Key: (Id: row.GetGuid(1), Version: row.GetInt64(2)),
                        Name: row.GetString(3),
                        Definition: row.GetString(4)
                    ),
                cancellationToken
            );
        var before = compiled;
        compiled = rows.ToDictionary(
            row => row.Key,
            row =>
                before.TryGetValue(row.Key, out var known)
                    ? known
                    : new CompiledRule(row.Key.Id, row.Name, RuleRows.Definition(row.Definition))
        );
        book.Replace(
            rows.GroupBy(row => row.WorkspaceId)
                .ToDictionary(rules => rules.Key, rules => rules.Select(rule => compiled[rule.Key]).ToArray())
        );
        version = newest;
    }

    [LoggerMessage(LogLevel.Warning, "The automatic rules could not be read")]
    private partial void LogAway(Exception exception);
}
