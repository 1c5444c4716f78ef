using Npgsql;
using NpgsqlTypes;
using VvsIm.Contracts.Messages;
using VvsIm.Core.Conversations;
using VvsIm.Core.Database;
using VvsIm.Core.Messages.Attaching;
using VvsIm.Core.Notifications;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Messages;

/// <summary>Stores a batch of messages: one round trip, one commit.</summary>
internal sealed class AppendStore(NpgsqlDataSource database)
{
    private static readonly string Insert = Sql.Load("Messages/Append.sql");

    private static readonly string Stored = $"""
        SELECT {MessageRows.ColumnsFor(
            "$2"
        )} FROM messages WHERE conversation_id = $1 AND sender_id = $2 AND client_id = $3
        """;

    // Locked in the order of ids, so that two batches that share conversations cannot wait for each other.
    private const string Lock =
        $"SELECT {Standings.Lock} FROM conversations c WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE";

    /// <summary>One result per message, in the order given. What goes alone does not come here: see <see cref="AppendAlone"/>.</summary>
    /// <exception cref="NpgsqlException">Nothing of it was stored, or the connection broke and nobody knows.</exception>
    public async Task<Appended[]> AppendAsync(IReadOnlyList<Append> batch, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await AppendAsync(connection, batch, cancellationToken);
    }

    /// <summary>The same, in the caller's transaction, or in one of its own if there is none.</summary>
    /// <exception cref="NpgsqlException">Nothing of it was stored, or the connection broke and nobody knows.</exception>
    public static async Task<Appended[]> AppendAsync(
        NpgsqlConnection connection,
        IReadOnlyList<Append> batch,
        CancellationToken cancellationToken
    )
    {
        var results = new Appended[batch.Count];
        Array.Fill(results, Appended.NotFound);
        List<int>? stored = null;
        // The commands of a batch share one implicit transaction, and each statement sees what was committed before it began.
        await using (var commands = new NpgsqlBatch(connection))
        {
            commands.BatchCommands.Add(LockCommand(batch));
            commands.BatchCommands.Add(InsertCommand(batch));
            if (NotifyAppended.After(batch) is { } notify)
                commands.BatchCommands.Add(notify);
            await using var row = await commands.ExecuteReaderAsync(cancellationToken);
            await row.NextResultAsync(cancellationToken);
            while (await row.ReadAsync(cancellationToken))
            {
                var ord = row.GetInt32(0);
                if (row.GetBoolean(1))
                    results[ord] = new(Created(batch[ord], row), true);
                else if (!row.IsDBNull(2))
                    (stored ??= []).Add(ord);
                else
                    results[ord] = Refused(row);
            }
            // The commit comes with the end of the batch: an error of it surfaces here, before anybody is told of success.
            await row.NextResultAsync(cancellationToken);
        }
        foreach (var ord in stored ?? [])
            results[ord] = new(await FindAsync(connection, batch[ord], cancellationToken), false);
        return results;
    }

    /// <summary>What an earlier try has stored, as it is by now, with whatever has happened to it since; null if nothing.</summary>
    public static Task<Message?> FindAsync(
        NpgsqlConnection connection,
        Append append,
        CancellationToken cancellationToken
    ) =>
        connection
            .Command(Stored, append.ConversationId, append.SenderId, append.ClientId)
            .FirstAsync(row => MessageRows.Read(row, append.ConversationId), cancellationToken);

    /// <summary>The same, where it is not about a transaction.</summary>
    public async Task<Message?> FindAsync(Append append, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await FindAsync(connection, append, cancellationToken);
    }

    private static Appended Refused(NpgsqlDataReader row) =>
        row.GetBoolean(10)
            ? new(null, false) { WaitsUntil = row.GetFieldValue<DateTimeOffset>(11) }
            : new(null, false)
            {
                Denied = new(
                    Names.Kind(row.GetString(6)),
                    Names.Role(row.GetString(7)),
                    default,
                    Names.Posting(row.GetString(8)),
                    row.GetBoolean(9),
                    row.GetBoolean(12)
                ),
            };

    private static Message Created(Append append, NpgsqlDataReader row)
    {
        var mentions = row.IsDBNull(5) ? null : row.GetFieldValue<Guid[]>(5);
        return new()
        {
            Id = append.Id,
            ConversationId = append.ConversationId,
            Seq = row.GetInt64(2),
            Change = row.GetInt64(3),
            SenderId = append.SenderId,
            ClientId = append.ClientId,
            Text = append.Text,
            CreatedAt = row.GetFieldValue<DateTimeOffset>(4),
            ReplyToSeq = append.ReplyToSeq,
            ThreadSeq = append.ThreadSeq,
            ForwardedFromId = append.ForwardedFrom,
            Mentions = MessageRows.Named(mentions),
            MentionsAll = mentions?.Contains(MessageRows.Everybody) ?? false,
            Attachments = append.Attachments,
        };
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
                Values(NpgsqlDbType.Bigint, Column(batch, append => append.ReplyToSeq)),
                Values(NpgsqlDbType.Bigint, Column(batch, append => append.ThreadSeq)),
                Values(NpgsqlDbType.Uuid, Column(batch, append => append.ForwardedFrom)),
                // An array of arrays would have to be square: each list of ids travels as PostgreSQL spells it.
                Values(NpgsqlDbType.Text, Column(batch, append => Spelled(append.Named))),
                Values(NpgsqlDbType.Text, PostingRules.MayPost),
                Values(NpgsqlDbType.Text, PostingRules.MayPassSlowMode),
                Values(NpgsqlDbType.Text, Column(batch, AttachmentRows.Write)),
                Values(NpgsqlDbType.Boolean, Column(batch, append => append.Reviewed)),
            },
        };

    private static string? Spelled(Guid[]? ids) => ids is null ? null : $"{{{string.Join(',', ids)}}}";

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
