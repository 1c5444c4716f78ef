using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Later;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Messages;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Later.Scheduled;

/// <summary><c>PATCH /api/scheduled/{id}</c>: another text, another time. One that had failed waits again.</summary>
internal static class ChangeScheduled
{
    public static async Task<Results<Ok<ScheduledMessage>, ProblemHttpResult>> HandleAsync(
        Guid id,
        ChangeScheduledRequest request,
        CurrentUser user,
        NpgsqlDataSource database,
        OutboxSignal signal,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        if (request is { Text: null, SendAt: null })
            return Refusal.Invalid("text", "Say what to change: text, sendAt or both.");
        if (request.Text is not null && MessageText.Check(request.Text, mayBeEmpty: true) is { } badText)
            return badText;
        DateTimeOffset? sendAt = null;
        if (request.SendAt is not null)
        {
            if (LaterTimes.Check("sendAt", request.SendAt, time, out var at) is { } badTime)
                return badTime;
            sendAt = at;
        }

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            if (await ScheduledRow.LockAsync(connection, id, user.Id, cancellationToken) is not { } row)
                return Refusal.NotFound("scheduled message");
            if (row.AttachmentIds is null && request.Text is not null && string.IsNullOrWhiteSpace(request.Text))
                return MessageText.Missing;
        }
        catch (PostgresException e) when (ScheduledRow.InUse(e))
        {
            return SendingNow;
        }
        var changed = await connection
            .Command(
                $"""
                UPDATE scheduled_messages
                SET text = coalesce($2, text), send_at = coalesce($3, send_at), failed = NULL
                WHERE id = $1
                RETURNING {ScheduledRow.Columns}
                """,
                id,
                request.Text is null ? null : MessageText.Stored(request.Text),
                sendAt
            )
            .FirstAsync(ScheduledRow.Read, cancellationToken);
        await OwnList.TellAsync(connection, user.Id, new ScheduledChanged(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.Raise(OutboxPartition.Of(user.Id));
        return TypedResults.Ok(changed!.Message);
    }

    /// <summary>409: somebody has the row.</summary>
    public static ProblemHttpResult SendingNow =>
        Refusal.Of(
            StatusCodes.Status409Conflict,
            ProblemCodes.Conflict,
            "This message is being sent or changed at this moment."
        );
}
