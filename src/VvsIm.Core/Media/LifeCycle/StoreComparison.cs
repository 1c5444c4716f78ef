using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using VvsIm.Contracts.Media;
using VvsIm.Core.Database;
using VvsIm.Core.Media.Stores;

namespace VvsIm.Core.Media.LifeCycle;

/// <summary>
/// Compares what the store has with what the table says, and removes what nobody will ever know of again. Right while uploads run: those put their
/// bytes before their row, so a row from before the listing has its bytes in it; and bytes without a row are unknown only once they are a day old.
/// </summary>
internal sealed partial class StoreComparison(
    NpgsqlDataSource database,
    IObjectStore store,
    IOptions<LifeCycleOptions> options,
    TimeProvider time,
    ILogger<StoreComparison> logger
)
{
    internal static readonly TimeSpan UnknownAfter = TimeSpan.FromDays(1);

    private const int BatchSize = 1_000;

    private const string Keep = """
        WITH kept AS (
          INSERT INTO storage_checks (at, objects, missing, unknown, unknown_bytes, error)
          VALUES (clock_timestamp(), $1, $2, $3, $4, $5)
          RETURNING at
        ), old AS (
          DELETE FROM storage_checks WHERE at < now() - interval '1 year'
        )
        SELECT at FROM kept
        """;

    /// <summary>Does it, and keeps how it ended. What could not be finished says so and counts nothing.</summary>
    public async Task<StorageCheck> RunAsync(CancellationToken cancellationToken)
    {
        await using var turn = await StoreTurn.WaitAsync(database, cancellationToken);
        var (found, error) = (new Found(), (string?)null);
        try
        {
            found = await CompareAsync(turn.Connection, cancellationToken);
        }
        catch (StoreUnavailableException e)
        {
            LogUnfinished(e.Message);
            error = e.Message;
        }
        if (found.Missing > 0 || found.Unknown > 0)
            LogOrphans(found.Missing, found.Objects, found.Unknown, found.UnknownBytes, found.Removed);
        var at = await turn
            .Connection.Command(Keep, found.Objects, found.Missing, found.Unknown, found.UnknownBytes, error)
            .FirstAsync(row => row.GetFieldValue<DateTimeOffset>(0), cancellationToken);
        return new(at, found.Objects, found.Missing, found.Unknown, found.UnknownBytes, error);
    }

    private async Task<Found> CompareAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var found = new Found();
        await using var seen = await SeenObjects.StartAsync(connection, cancellationToken);
        await foreach (
            var batch in store.ListAsync(cancellationToken).Chunk(BatchSize).WithCancellation(cancellationToken)
        )
        {
            var unknown = await seen.AddAsync(batch, cancellationToken);
            await CountAsync(found, unknown, cancellationToken);
        }
        (found.Objects, found.Missing) = await seen.MissingAsync(cancellationToken);
        return found;
    }

    private async Task CountAsync(
        Found found,
        IReadOnlyList<UnknownObject> unknown,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var old = unknown.Where(one => one.Stored.Modified < now - UnknownAfter).ToList();
        found.Unknown += old.Count;
        found.UnknownBytes += old.Sum(one => one.Stored.Size);
        // Only what a workspace of ours left behind: nothing of whoever else may keep things in the same place.
        var removed = old.Where(one => one.IsOurs && one.Stored.Modified < now - options.Value.KeepUnknown)
            .Select(one => one.Stored.Key)
            .ToList();
        await store.DeleteAsync(removed, cancellationToken);
        found.Removed += removed.Count;
    }

    [LoggerMessage(
        LogLevel.Warning,
        "The object store lacks {Missing} of {Objects} objects; it has {Unknown} unknown ones ({UnknownBytes} bytes), {Removed} of which were old and removed"
    )]
    private partial void LogOrphans(long missing, long objects, long unknown, long unknownBytes, long removed);

    [LoggerMessage(LogLevel.Warning, "The object store could not be compared with the database: {Reason}")]
    private partial void LogUnfinished(string reason);

    private sealed class Found
    {
        public long Objects { get; set; }
        public long Missing { get; set; }
        public long Unknown { get; set; }
        public long UnknownBytes { get; set; }
        public long Removed { get; set; }
    }
}
