using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Accounts;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Messages.Threads;

/// <summary><c>PUT /api/messages/{id}/thread</c>: follow a thread or not, and read on in it. My other devices are told.</summary>
internal static class MoveInThread
{
    // Touching the member's row is what makes the next sync of an offline device bring the conversation again.
    private const string Move = $"""
        WITH root AS (
          SELECT x.conversation_id, x.seq, x.thread_seq, c.last_seq
          FROM messages x
          JOIN conversations c ON c.id = x.conversation_id
          JOIN conversation_members m
            ON m.conversation_id = x.conversation_id AND m.user_id = $2 AND m.left_at IS NULL
            AND coalesce(x.thread_seq, x.seq) > m.history_from
          WHERE x.id = $1 AND x.system IS NULL
        ),
        touched AS (
          UPDATE conversation_members m SET xact = m.xact FROM root
          WHERE m.conversation_id = root.conversation_id AND m.user_id = $2
        ),
        t AS (
          INSERT INTO thread_members (conversation_id, thread_seq, user_id, following, last_read_seq)
          SELECT conversation_id, seq, $2, coalesce($3, false), least(coalesce($4, seq), last_seq) FROM root
          WHERE thread_seq IS NULL
          ON CONFLICT (conversation_id, user_id, thread_seq) DO UPDATE
          SET following = coalesce($3, thread_members.following),
            last_read_seq = greatest(thread_members.last_read_seq, least($4, (SELECT last_seq FROM root)))
          RETURNING *
        )
        SELECT root.conversation_id, t.thread_seq, {ThreadPositions.Columns} FROM root LEFT JOIN t ON true
        """;

    public static async Task<Results<Ok<ThreadPosition>, ProblemHttpResult>> HandleAsync(
        Guid id,
        ThreadPositionRequest request,
        CurrentUser user,
        NpgsqlDataSource database,
        OutboxSignal signal,
        CancellationToken cancellationToken
    )
    {
        if (request.LastReadSeq < 0)
            return Refusal.Invalid("lastReadSeq", "Say up to which reply.");
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await MoveAsync(connection, id, user.Id, request, cancellationToken) is not var (conversationId, position))
            return Refusal.NotFound("message");
        if (position is null)
            return Refusal.Invalid("id", "A reply in a thread has no thread of its own.");
        await OutboxWriter.WriteAsync(
            connection,
            OutboxPartition.Of(conversationId),
            [Channels.User(user.Id)],
            new ThreadMoved(conversationId, position),
            cancellationToken
        );
        await transaction.CommitAsync(cancellationToken);
        signal.Raise(OutboxPartition.Of(conversationId));
        return TypedResults.Ok(position);
    }

    private static async Task<(Guid ConversationId, ThreadPosition? Position)?> MoveAsync(
        NpgsqlConnection connection,
        Guid id,
        Guid userId,
        ThreadPositionRequest request,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(Move, connection)
        {
            Parameters =
            {
                new() { Value = id },
                new() { Value = userId },
                new()
                {
                    Value = (object?)request.Following ?? DBNull.Value,
                    NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Boolean,
                },
                new()
                {
                    Value = (object?)request.LastReadSeq ?? DBNull.Value,
                    NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint,
                },
            },
        };
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken))
            return null;
        return (row.GetGuid(0), row.IsDBNull(1) ? null : ThreadPositions.Read(row, 1));
    }
}
