using Npgsql;
using NpgsqlTypes;
using VvsIm.Core.Database;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Messages;

/// <summary>Stores a batch of messages: one round trip, one commit.</summary>
internal sealed class AppendStore(NpgsqlDataSource database)
{
    private static readonly string Insert = Sql.Load("Messages/Append.sql");

    // Locked in the order of ids, so that two batches that share conversations cannot wait for each other.
    private const string Lock = "SELECT FROM conversations WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE";

    /// <summary>One result per message, in the order given.</summary>
    /// <exception cref="NpgsqlException">Nothing of it was stored, or the connection broke and nobody knows.</exception>
    public async Task<Appended[]> AppendAsync(IReadOnlyList<Append> batch, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        // The commands of a batch share one implicit transaction, and each statement sees what was committed before it began.
        await using var commands = new NpgsqlBatch(connection)
        {
            BatchCommands = { LockCommand(batch), InsertCommand(batch) },
        };
        await using var row = await commands.ExecuteReaderAsync(cancellationToken);
        await row.NextResultAsync(cancellationToken);

        var results = new Appended[batch.Count];
        Array.Fill(results, Appended.NotFound);
        while (await row.ReadAsync(cancellationToken))
        {
            var ord = row.GetInt32(0);
            results[ord] = new(MessageRows.Read(row, batch[ord].ConversationId, 2), row.GetBoolean(1));
        }
        // The commit comes with the end of the batch: an error of it surfaces here, before anybody is told of success.
        await row.NextResultAsync(cancellationToken);
        return results;
    }

    private static NpgsqlBatchCommand LockCommand(IReadOnlyList<Append> batch) =>
        new(Lock)
        {
            Parameters =
            {
                Values(NpgsqlDbType.Uuid, batch.Select(append => append.ConversationId).Distinct().ToArray()),
            },
        };

    private static NpgsqlBatchCommand InsertCommand(IReadOnlyList<Append> batch) =>
        new(Insert)
        {
            Parameters =
            {
                Values(NpgsqlDbType.Integer, Enumerable.Range(0, batch.Count).ToArray()),
                Values(NpgsqlDbType.Uuid, Column(batch, append => append.ConversationId)),
                Values(NpgsqlDbType.Uuid, Column(batch, append => append.SenderId)),
                Values(NpgsqlDbType.Uuid, Column(batch, append => append.ClientId)),
                Values(NpgsqlDbType.Uuid, Column(batch, append => append.Id)),
                Values(NpgsqlDbType.Text, Column(batch, append => append.Text)),
                Values(NpgsqlDbType.Smallint, Column(batch, append => OutboxPartition.Of(append.ConversationId))),
            },
        };

    private static NpgsqlParameter<T[]> Values<T>(NpgsqlDbType type, T[] values) =>
        new() { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | type };

    private static T[] Column<T>(IReadOnlyList<Append> batch, Func<Append, T> field)
    {
        var column = new T[batch.Count];
        for (var i = 0; i < column.Length; i++)
            column[i] = field(batch[i]);
        return column;
    }
}
