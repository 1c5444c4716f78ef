using Npgsql;
using VvsIm.Core.Database;

namespace VvsIm.Core.Media.LifeCycle;

/// <summary>
/// One at a time, over all processes, removes objects or compares: else a comparison would take for unknown what is just being removed. A lock of
/// the session and not of a transaction: a comparison takes minutes, and a transaction that writes for so long would hold up everybody's sync.
/// </summary>
internal sealed class StoreTurn : IAsyncDisposable
{
    private const string Name = "hashtext('media:store')";

    private StoreTurn(NpgsqlConnection connection) => Connection = connection;

    /// <summary>A connection that is this turn's alone; no transaction is open on it.</summary>
    public NpgsqlConnection Connection { get; }

    /// <summary>Waits for the turn.</summary>
    public static async Task<StoreTurn> WaitAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var take = connection.Command($"SELECT pg_advisory_lock({Name})");
            // A comparison before this one may take its time.
            take.CommandTimeout = 0;
            await take.ExecuteNonQueryAsync(cancellationToken);
            return new(connection);
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException)
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await Connection.Command($"SELECT pg_advisory_unlock({Name})").RunAsync(CancellationToken.None);
        }
        catch (NpgsqlException)
        {
            // The connection is gone, and the lock with it.
        }
        await Connection.DisposeAsync();
    }
}
