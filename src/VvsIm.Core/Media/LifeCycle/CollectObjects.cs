using Microsoft.Extensions.Logging;
using Npgsql;
using VvsIm.Core.Database;
using VvsIm.Core.Jobs;
using VvsIm.Core.Media.Stores;

namespace VvsIm.Core.Media.LifeCycle;

/// <summary>
/// Removes bytes that no file, and no evidence of a report, points to: first the row, then the bytes, so that no row ever promises what is not there. An upload of the same
/// bytes that meets this either keeps the row or is refused by the foreign key, and puts them anew under another id.
/// </summary>
internal sealed partial class CollectObjects(
    NpgsqlDataSource database,
    IObjectStore store,
    StoreWatch watch,
    ILogger<CollectObjects> logger
) : IJob
{
    internal const int BatchSize = 200;

    private const string NobodyPoints = """
        NOT EXISTS (SELECT FROM media m WHERE m.object_id = o.id)
        AND NOT EXISTS (SELECT FROM media m WHERE m.preview_object_id = o.id)
        AND NOT EXISTS (SELECT FROM report_media r WHERE r.object_id = o.id)
        AND NOT EXISTS (SELECT FROM report_media r WHERE r.preview_object_id = o.id)
        """;

    private const string Lock = $"SELECT o.id FROM objects o WHERE {NobodyPoints} LIMIT $1 FOR UPDATE OF o SKIP LOCKED";

    // A statement of its own: it sees who came to point there before we had the lock; afterwards nobody can.
    private const string Delete =
        $"DELETE FROM objects o WHERE o.id = ANY ($1) AND {NobodyPoints} RETURNING o.workspace_id, o.id";

    /// <inheritdoc />
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // While the store is away the rows stay, for they are what remembers the bytes.
        if (await watch.ProblemAsync(cancellationToken) is not null)
            return;
        await using var turn = await StoreTurn.WaitAsync(database, cancellationToken);
        while (await ForgetAsync(turn.Connection, cancellationToken) is { Count: > 0 } keys)
            if (!await RemoveAsync(keys, cancellationToken))
                return;
    }

    private static async Task<List<string>> ForgetAsync(
        NpgsqlConnection connection,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var ids = await connection.Command(Lock, BatchSize).ListAsync(row => row.GetGuid(0), cancellationToken);
        var keys = await connection
            .Command(Delete, ids.ToArray())
            .ListAsync(row => ObjectKey.Of(row.GetGuid(0), row.GetGuid(1)), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return keys;
    }

    private async Task<bool> RemoveAsync(List<string> keys, CancellationToken cancellationToken)
    {
        try
        {
            await store.DeleteAsync(keys, cancellationToken);
            LogRemoved(keys.Count);
            return true;
        }
        catch (StoreUnavailableException e)
        {
            LogLeft(keys.Count, e.Message);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Information, "Removed {Count} objects that no file points to")]
    private partial void LogRemoved(int count);

    [LoggerMessage(
        LogLevel.Warning,
        "Up to {Count} objects could not be removed; the comparison will find them: {Reason}"
    )]
    private partial void LogLeft(int count, string reason);
}
