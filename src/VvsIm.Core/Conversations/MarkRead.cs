using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Conversations;

/// <summary><c>PUT /api/conversations/{id}/read</c>: moves my position forward, never back, and tells my other devices.</summary>
internal static class MarkRead
{
    private static readonly string Move = Sql.Load("Conversations/MarkRead.sql");

    public static async Task<Results<Ok<ReadPosition>, ProblemHttpResult>> HandleAsync(
        Guid id,
        MarkReadRequest request,
        CurrentUser user,
        NpgsqlDataSource database,
        OutboxSignal signal,
        CancellationToken cancellationToken
    )
    {
        if (request.Seq is not >= 0)
            return Refusal.Invalid("seq", "Say up to which message.");

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var moved = await ReadAsync(connection, user.Id, id, request.Seq.Value, cancellationToken);
        if (moved is not { } state)
            return Refusal.NotFound("conversation");
        if (request.Seq > state.LastSeq)
            return Refusal.Invalid("seq", "There is no such message yet.");
        if (state.Moved)
            await OutboxWriter.WriteAsync(
                connection,
                OutboxPartition.Of(id),
                [Channels.User(user.Id)],
                new ReadMoved(id, state.Position),
                cancellationToken
            );
        await transaction.CommitAsync(cancellationToken);
        if (state.Moved)
            signal.Raise(OutboxPartition.Of(id));
        return TypedResults.Ok(state.Position);
    }

    private static async Task<(ReadPosition Position, long LastSeq, bool Moved)?> ReadAsync(
        NpgsqlConnection connection,
        Guid userId,
        Guid id,
        long seq,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(Move, connection)
        {
            Parameters =
            {
                new() { Value = id },
                new() { Value = userId },
                new() { Value = seq },
            },
        };
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken))
            return null;
        return (
            new ReadPosition(row.GetInt64(0), row.GetInt32(1), row.GetInt64(2)),
            row.GetInt64(3),
            row.GetBoolean(4)
        );
    }
}
