using System.Text.Json;
using Microsoft.Extensions.Logging;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Media;
using VvsIm.Core.Conversations;
using VvsIm.Core.Database;
using VvsIm.Core.Media.Stores;

namespace VvsIm.Core.Media.Upload;

/// <summary>
/// Keeps uploads: first the bytes, then the rows that know of them, so that a row never promises bytes that are not there. The same bytes are kept
/// once in a workspace.
/// </summary>
internal sealed partial class KeptUploads(NpgsqlDataSource database, IObjectStore store, ILogger<KeptUploads> logger)
{
    private const int Attempts = 4;

    private static readonly TimeSpan CleaningTime = TimeSpan.FromSeconds(10);

    private const string InsertMedium = """
        INSERT INTO media (
          id, workspace_id, uploader_id, object_id, preview_object_id, preview_type, kind, name, content_type, size,
          width, height, duration_ms, alt, placeholder, waveform, location_removed
        )
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
        RETURNING attachment(media)::text
        """;

    /// <summary>Keeps a file; nothing of it stays when this fails, but what could not be reached to be cleaned up.</summary>
    /// <exception cref="StoreUnavailableException">The store is away.</exception>
    public async Task<Medium> KeepAsync(NewMedium medium, CancellationToken cancellationToken)
    {
        var file = new KeptObject(
            medium.WorkspaceId,
            medium.File,
            await medium.File.HashAsync(cancellationToken),
            medium.Examined.Type.ContentType
        );
        var preview = medium.Preview is { } small
            ? new KeptObject(
                medium.WorkspaceId,
                small.File,
                await small.File.HashAsync(cancellationToken),
                small.ContentType
            )
            : null;
        for (var attempt = 1; ; attempt++)
        {
            var writing = new ObjectWriting(database, store);
            try
            {
                await writing.PutAsync(file, cancellationToken);
                if (preview is not null)
                    await writing.PutAsync(preview, cancellationToken);
                return await WriteAsync(medium, file, preview, writing, cancellationToken);
            }
            // An object that was there was collected meanwhile: the next attempt puts it anew.
            catch (PostgresException e) when (attempt < Attempts && IsRace(e))
            {
                LogRace(e.SqlState);
            }
            finally
            {
                await CleanAsync(writing);
            }
        }
    }

    private async Task<Medium> WriteAsync(
        NewMedium medium,
        KeptObject file,
        KeptObject? preview,
        ObjectWriting writing,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var objectId = await writing.WriteAsync(connection, file, cancellationToken);
        Guid? previewId = preview is null ? null : await writing.WriteAsync(connection, preview, cancellationToken);
        var attachment = await connection
            .Command(
                InsertMedium,
                Guid.CreateVersion7(),
                medium.WorkspaceId,
                medium.UploaderId,
                objectId,
                previewId,
                preview?.ContentType,
                Names.Of(medium.Kind),
                medium.Name,
                medium.Examined.Type.ContentType,
                medium.File.Length,
                medium.Width,
                medium.Height,
                medium.DurationMs,
                DetailsRules.Alt(medium.Details.Alt),
                medium.Placeholder,
                medium.Waveform,
                medium.Examined.LocationRemoved
            )
            .FirstAsync(row => row.GetString(0), cancellationToken);
        // From here on nobody knows for sure that the rows are not there: bytes too many are found again, bytes too few are not.
        writing.Settle();
        await transaction.CommitAsync(cancellationToken);
        return new(
            JsonSerializer.Deserialize(attachment!, VvsImJson.Default.Attachment)!,
            medium.WorkspaceId,
            medium.Examined.LocationRemoved
        );
    }

    private async Task CleanAsync(ObjectWriting writing)
    {
        if (writing.Superfluous.Count == 0)
            return;
        using var patience = new CancellationTokenSource(CleaningTime);
        try
        {
            await store.DeleteAsync(writing.Superfluous, patience.Token);
        }
        catch (Exception e) when (e is StoreUnavailableException or OperationCanceledException)
        {
            LogLeft(writing.Superfluous.Count, e.Message);
        }
    }

    private static bool IsRace(PostgresException e) =>
        e.SqlState is PostgresErrorCodes.ForeignKeyViolation or PostgresErrorCodes.DeadlockDetected;

    [LoggerMessage(LogLevel.Debug, "An upload met the collecting of its object ({State}) and is written again")]
    private partial void LogRace(string state);

    [LoggerMessage(
        LogLevel.Warning,
        "{Count} objects of an upload that failed are left for the next comparison: {Reason}"
    )]
    private partial void LogLeft(int count, string reason);
}
