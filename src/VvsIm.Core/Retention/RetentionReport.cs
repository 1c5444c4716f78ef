using Npgsql;
using VvsIm.Core.Database;

namespace VvsIm.Core.Retention;

/// <summary>What a run has removed so far, written down after every batch: a run that was killed is still accounted for.</summary>
internal sealed class RetentionReport
{
    private readonly NpgsqlDataSource database;
    private readonly HashSet<Guid> conversations = [];

    private RetentionReport(NpgsqlDataSource database, Guid id) => (this.database, Id) = (database, id);

    /// <summary>Which run.</summary>
    public Guid Id { get; }

    public int Conversations => conversations.Count;
    public long Messages { get; private set; }
    public long Rows { get; private set; }
    public long Files { get; private set; }
    public long Bytes { get; private set; }
    public int Batches { get; private set; }

    /// <summary>Opens the report of a run; one that was left open was interrupted. The latest 200 are kept.</summary>
    public static async Task<RetentionReport> BeginAsync(
        NpgsqlDataSource database,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var report = new RetentionReport(database, Guid.CreateVersion7(time.GetUtcNow()));
        await database
            .Command(
                """
                WITH left_open AS (
                  UPDATE retention_runs SET ended_at = now(), interrupted = true WHERE ended_at IS NULL
                ), old AS (
                  DELETE FROM retention_runs WHERE id IN (SELECT id FROM retention_runs ORDER BY started_at DESC OFFSET 200)
                )
                INSERT INTO retention_runs (id, started_at) VALUES ($1, now())
                """,
                report.Id
            )
            .RunAsync(cancellationToken);
        return report;
    }

    /// <summary>A batch was committed.</summary>
    public Task AddAsync(Guid conversationId, Purged purged, CancellationToken cancellationToken)
    {
        if (purged.Messages == 0)
            return Task.CompletedTask;
        conversations.Add(conversationId);
        Messages += purged.Messages;
        Rows += purged.Rows;
        Files += purged.Files;
        Bytes += purged.Bytes;
        Batches++;
        return SaveAsync("", cancellationToken);
    }

    /// <summary>The run is over.</summary>
    public Task EndAsync(bool interrupted, CancellationToken cancellationToken) =>
        SaveAsync($", ended_at = now(), interrupted = {(interrupted ? "true" : "false")}", cancellationToken);

    private Task<int> SaveAsync(string end, CancellationToken cancellationToken) =>
        database
            .Command(
                $"""
                UPDATE retention_runs
                SET conversations = $2, messages = $3, rows = $4, files = $5, bytes = $6, batches = $7{end}
                WHERE id = $1
                """,
                Id,
                Conversations,
                Messages,
                Rows,
                Files,
                Bytes,
                Batches
            )
            .RunAsync(cancellationToken);
}
