using Npgsql;

namespace VvsIm.Core.Database;

/// <summary>The few words around hand-written SQL: positional parameters in, rows out.</summary>
internal static class Commands
{
    /// <summary>A command with <c>$1</c>, <c>$2</c>, … set to these values; null is SQL's NULL.</summary>
    public static NpgsqlCommand Command(
        this NpgsqlDataSource database,
        string sql,
        params ReadOnlySpan<object?> values
    ) => With(database.CreateCommand(sql), values);

    /// <summary>The same, on a connection with its transaction.</summary>
    public static NpgsqlCommand Command(
        this NpgsqlConnection connection,
        string sql,
        params ReadOnlySpan<object?> values
    ) => With(new NpgsqlCommand(sql, connection), values);

    /// <summary>All rows, read by <paramref name="read"/>.</summary>
    public static async Task<List<T>> ListAsync<T>(
        this NpgsqlCommand command,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken
    )
    {
        await using (command)
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            var rows = new List<T>();
            while (await reader.ReadAsync(cancellationToken))
                rows.Add(read(reader));
            return rows;
        }
    }

    /// <summary>The first row, or default when there is none.</summary>
    public static async Task<T?> FirstAsync<T>(
        this NpgsqlCommand command,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken
    )
    {
        await using (command)
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
            return await reader.ReadAsync(cancellationToken) ? read(reader) : default;
    }

    /// <summary>Runs it for its effect; answers how many rows it touched.</summary>
    public static async Task<int> RunAsync(this NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using (command)
            return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static NpgsqlCommand With(NpgsqlCommand command, ReadOnlySpan<object?> values)
    {
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        return command;
    }
}
