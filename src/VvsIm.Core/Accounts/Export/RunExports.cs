using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Core.Database;
using VvsIm.Core.Jobs;
using VvsIm.Core.Media.Stores;
using VvsIm.Core.Media.Upload;

namespace VvsIm.Core.Accounts.Export;

/// <summary>
/// Makes the copies that were asked for, and removes those whose time is over. One that a restart broke off is begun anew: nothing of it is in the
/// store before it is whole.
/// </summary>
internal sealed partial class RunExports(
    NpgsqlDataSource database,
    ExportArchive archive,
    IObjectStore store,
    IOptions<UploadOptions> uploads,
    ILogger<RunExports> logger
) : IJob
{
    private const string Next = """
        UPDATE account_tasks t
        SET state = 'running', done = 0,
          total = (SELECT count(*) FROM messages m WHERE m.sender_id = t.user_id AND m.system IS NULL)
            + (SELECT count(*) FROM media f WHERE f.uploader_id = t.user_id)
        WHERE id = (
          SELECT id FROM account_tasks WHERE state IN ('waiting', 'running') AND kind = 'export' ORDER BY requested_at LIMIT 1
        )
        RETURNING id, user_id
        """;

    // Erasing the person meanwhile has stopped it.
    private static readonly string Finish = $"""
        UPDATE account_tasks
        SET state = 'done', bytes = $2, done = greatest(done, total), error = NULL, finished_at = clock_timestamp(),
          expires_at = clock_timestamp() + interval '{Limits.ExportDays} days'
        WHERE id = $1 AND state = 'running'
        """;

    /// <inheritdoc />
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ExpireAsync(cancellationToken);
            while (
                await database
                    .Command(Next)
                    .FirstAsync(row => (Guid?[])[row.GetGuid(0), row.GetGuid(1)], cancellationToken)
                    is [{ } id, { } userId]
            )
                await MakeAsync(id, userId, cancellationToken);
        }
        catch (Exception e) when (e is StoreUnavailableException or IOException)
        {
            // Tried again at the next turn; the page says what it waits for.
            LogWaits(e.Message);
            await database
                .Command(
                    "UPDATE account_tasks SET state = 'waiting', error = $1 WHERE kind = 'export' AND state = 'running'",
                    e.Message
                )
                .RunAsync(cancellationToken);
        }
    }

    private async Task MakeAsync(Guid id, Guid userId, CancellationToken cancellationToken)
    {
        var folder = uploads.Value.SpoolPath!;
        Directory.CreateDirectory(folder);
        await using var file = new FileStream(
            Path.Combine(folder, $"export-{id:N}"),
            FileMode.Create,
            FileAccess.ReadWrite,
            FileShare.None,
            64 * 1024,
            FileOptions.Asynchronous | FileOptions.DeleteOnClose
        );
        await archive.WriteAsync(userId, file, (done, stop) => TellAsync(id, done, stop), cancellationToken);
        file.Position = 0;
        await store.PutAsync(ExportKey.Of(id), file, file.Length, "application/zip", cancellationToken);
        if (await database.Command(Finish, id, file.Length).RunAsync(cancellationToken) == 0)
            await store.DeleteAsync([ExportKey.Of(id)], cancellationToken);
        else
            LogMade(id, file.Length);
    }

    private Task<int> TellAsync(Guid id, long done, CancellationToken cancellationToken) =>
        database
            .Command("UPDATE account_tasks SET done = $2, total = greatest(total, $2) WHERE id = $1", id, done)
            .RunAsync(cancellationToken);

    private async Task ExpireAsync(CancellationToken cancellationToken)
    {
        var over = await database
            .Command("SELECT id FROM account_tasks WHERE state = 'done' AND expires_at <= clock_timestamp() LIMIT 100")
            .ListAsync(row => row.GetGuid(0), cancellationToken);
        if (over.Count == 0)
            return;
        // Nobody gets it any more from now on; then the bytes.
        await store.DeleteAsync([.. over.Select(ExportKey.Of)], cancellationToken);
        await database
            .Command("UPDATE account_tasks SET state = 'expired' WHERE id = ANY ($1)", over.ToArray())
            .RunAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "Made export {Id}, {Bytes} bytes")]
    private partial void LogMade(Guid id, long bytes);

    [LoggerMessage(LogLevel.Warning, "An export waits: {Reason}")]
    private partial void LogWaits(string reason);
}
