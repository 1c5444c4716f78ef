using Npgsql;

namespace VvsIm.Core.Conversations;

/// <summary>
/// Locks a conversation and then reads, in one round trip but two statements: the second one sees what the holder of the lock before us
/// left behind.
/// </summary>
internal static class LockedRow
{
    /// <summary>What is read of the first row; null when there is none. The lock is held until the transaction ends.</summary>
    /// <param name="connection">With a transaction open.</param>
    /// <param name="lockSql">Locks; both statements get the id as <c>$1</c> and the user as <c>$2</c>.</param>
    /// <param name="readSql">Reads.</param>
    /// <param name="id">What is looked for.</param>
    /// <param name="userId">Who looks.</param>
    /// <param name="read">Takes a row of the second statement.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<T?> FindAsync<T>(
        NpgsqlConnection connection,
        string lockSql,
        string readSql,
        Guid id,
        Guid userId,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken
    )
        where T : class
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands = { Command(lockSql, id, userId), Command(readSql, id, userId) },
        };
        await using var row = await batch.ExecuteReaderAsync(cancellationToken);
        await row.NextResultAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? read(row) : null;
    }

    private static NpgsqlBatchCommand Command(string sql, Guid id, Guid userId) =>
        new(sql)
        {
            Parameters =
            {
                new() { Value = id },
                new() { Value = userId },
            },
        };
}
