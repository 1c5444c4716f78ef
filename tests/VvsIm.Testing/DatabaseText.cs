using Npgsql;

namespace VvsIm.Testing;

/// <summary>A look into the database past the API, for what only it can tell.</summary>
public static class DatabaseText
{
    /// <summary>Runs a statement.</summary>
    public static async Task ExecuteAsync(
        this NpgsqlConnection connection,
        string sql,
        CancellationToken cancellationToken = default
    )
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The first column of every row, as text.</summary>
    public static async Task<List<string>> ListAsync(
        this NpgsqlConnection connection,
        string sql,
        CancellationToken cancellationToken = default
    )
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var texts = new List<string>();
        while (await row.ReadAsync(cancellationToken))
            texts.Add(row.GetString(0));
        return texts;
    }
}
