using System.Globalization;
using Microsoft.Extensions.Options;
using Npgsql;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Core.Database;
using VvsIm.Core.Jobs;
using VvsIm.Core.Moderation.Log;

namespace VvsIm.Core.Retention;

/// <summary>
/// Removes what is older than it may be, conversation by conversation in small batches, resting after each so that those who write do not
/// feel it, and waiting while events do not get out. It can be killed at any moment: the next run goes on where this one ended.
/// </summary>
internal sealed class PurgeMessages(
    NpgsqlDataSource database,
    PurgeBatch batch,
    IOptions<RetentionOptions> options,
    TimeProvider time
) : IJob
{
    private static readonly TimeSpan LagPause = TimeSpan.FromMilliseconds(200);

    private const string Due = """
        SELECT c.id
        FROM conversations c
        JOIN workspaces w ON w.id = c.workspace_id
        JOIN LATERAL (SELECT created_at FROM messages WHERE conversation_id = c.id ORDER BY seq LIMIT 1) oldest ON true
        WHERE NOT c.legal_hold AND NOT w.legal_hold
          AND oldest.created_at < $1::timestamptz - make_interval(days => retention_days(w.settings, c.retention_days))
        ORDER BY c.id
        """;

    /// <inheritdoc />
    public string? Said { get; private set; }

    /// <inheritdoc />
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var report = await RetentionReport.BeginAsync(database, time, cancellationToken);
        try
        {
            var due = await database.Command(Due, time.GetUtcNow()).ListAsync(row => row.GetGuid(0), cancellationToken);
            foreach (var conversationId in due)
                await PurgeAsync(conversationId, report, cancellationToken);
        }
        catch (Exception e) when (e is OperationCanceledException or NpgsqlException)
        {
            // What was removed stays removed, and is reported.
            await report.EndAsync(interrupted: true, CancellationToken.None);
            throw;
        }
        await report.EndAsync(interrupted: false, cancellationToken);
        if (report.Messages == 0)
            return;
        Said = string.Create(
            CultureInfo.InvariantCulture,
            $"Removed {report.Messages:N0} messages of {report.Conversations:N0} conversations"
        );
        await LogAsync(report, cancellationToken);
    }

    private async Task PurgeAsync(Guid conversationId, RetentionReport report, CancellationToken cancellationToken)
    {
        for (var after = 0L; ; )
        {
            await WaitForDeliveryAsync(cancellationToken);
            var began = time.GetTimestamp();
            if (
                await batch.RunAsync(conversationId, after, options.Value.BatchSize, cancellationToken)
                is not { } purged
            )
                return;
            await report.AddAsync(conversationId, purged, cancellationToken);
            after = purged.Last;
            await RestAsync(time.GetElapsedTime(began), cancellationToken);
        }
    }

    private Task RestAsync(TimeSpan worked, CancellationToken cancellationToken)
    {
        var rest = worked * options.Value.Rest;
        var least = TimeSpan.FromMilliseconds(options.Value.RestMilliseconds);
        return Task.Delay(rest > least ? rest : least, time, cancellationToken);
    }

    // A backlog is the sign that the database has more to do than it can: sends feel it before anything else does.
    private async Task WaitForDeliveryAsync(CancellationToken cancellationToken)
    {
        while (
            await database
                .Command(
                    "SELECT coalesce(min(created_at) < clock_timestamp() - make_interval(secs => $1 / 1000.0), false) FROM outbox",
                    options.Value.LagMilliseconds
                )
                .FirstAsync(row => row.GetBoolean(0), cancellationToken)
        )
            await Task.Delay(LagPause, time, cancellationToken);
    }

    private async Task LogAsync(RetentionReport report, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ModerationLog.WriteAsync(
            connection,
            new ModerationEntry(null, ModerationAction.RetentionRun)
            {
                TargetKind = TargetKind.Installation,
                TargetId = report.Id,
                Details = new Dictionary<string, string>
                {
                    ["messages"] = report.Messages.ToString(CultureInfo.InvariantCulture),
                    ["conversations"] = report.Conversations.ToString(CultureInfo.InvariantCulture),
                    ["files"] = report.Files.ToString(CultureInfo.InvariantCulture),
                    ["bytes"] = report.Bytes.ToString(CultureInfo.InvariantCulture),
                },
            },
            cancellationToken
        );
        await transaction.CommitAsync(cancellationToken);
    }
}
