using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Moderation.Held;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Contracts.Notifications;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;
using VvsIm.Core.Messages;
using VvsIm.Core.Moderation.Log;
using VvsIm.Core.Notifications;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Moderation.Held;

/// <summary>
/// <c>POST /api/admin/held/{id}/approve</c> and <c>/reject</c>. Approved, it goes the way of any message, under the client id that it has had from
/// the beginning: should the node die before the row is gone, the next try finds it stored.
/// </summary>
internal sealed class ReviewHeld(NpgsqlDataSource database, AppendQueue queue, OutboxSignal signal, TimeProvider time)
    : IDisposable
{
    private const string Find = $"""
        SELECT {HeldRow.Columns} FROM held_messages h
        WHERE h.id = $1 AND h.rejected_at IS NULL AND ($2::uuid[] IS NULL OR h.workspace_id = ANY ($2))
        """;

    // Whoever approves holds a connection until the append, which needs one too, has answered: one at a time can never take them all.
    private readonly SemaphoreSlim turn = new(1);

    public static Task<Results<Ok<Message>, ProblemHttpResult>> ApproveAsync(
        Guid id,
        StaffMember staff,
        ReviewHeld review,
        CancellationToken cancellationToken
    ) => review.ApproveAsync(id, staff, cancellationToken);

    public static Task<Results<NoContent, ProblemHttpResult>> RejectAsync(
        Guid id,
        RejectHeldRequest request,
        StaffMember staff,
        ReviewHeld review,
        CancellationToken cancellationToken
    ) => review.RejectAsync(id, request, staff, cancellationToken);

    /// <inheritdoc />
    public void Dispose() => turn.Dispose();

    private async Task<Results<Ok<Message>, ProblemHttpResult>> ApproveAsync(
        Guid id,
        StaffMember staff,
        CancellationToken cancellationToken
    )
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            if (await LockAsync(connection, id, staff, cancellationToken) is not { } row)
                return Refusal.NotFound("held message");
            var appended = await queue.AppendAsync(row.ToAppend(time.GetUtcNow()));
            if (appended.Message is not { } message)
                return Impossible(appended);
            await connection.Command("DELETE FROM held_messages WHERE id = $1", id).RunAsync(cancellationToken);
            await SettleAsync(
                connection,
                staff,
                row,
                (ModerationAction.MessageApproved, Notice.MessageApproved),
                null,
                cancellationToken
            );
            await transaction.CommitAsync(cancellationToken);
            HeldNews.Raise(signal, row);
            return TypedResults.Ok(message);
        }
        catch (AppendUnavailableException e)
        {
            return Refusal.Unavailable(e.Message + " Trying again is safe.");
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<Results<NoContent, ProblemHttpResult>> RejectAsync(
        Guid id,
        RejectHeldRequest request,
        StaffMember staff,
        CancellationToken cancellationToken
    )
    {
        var reason = string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim();
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await LockAsync(connection, id, staff, cancellationToken) is not { } row)
            return Refusal.NotFound("held message");
        if (reason?.Length > Limits.ReasonLength)
            return Refusal.LimitExceeded("reason", nameof(Limits.ReasonLength), Limits.ReasonLength);
        if (!PlainText.IsStorable(reason))
            return Refusal.Invalid("reason", "This is not text.");
        await connection
            .Command(
                "UPDATE held_messages SET rejected_at = clock_timestamp(), reason = $2::text WHERE id = $1",
                id,
                reason
            )
            .RunAsync(cancellationToken);
        await SettleAsync(
            connection,
            staff,
            row,
            (ModerationAction.MessageRejected, Notice.MessageRejected),
            reason,
            cancellationToken
        );
        await transaction.CommitAsync(cancellationToken);
        HeldNews.Raise(signal, row);
        return TypedResults.NoContent();
    }

    // Looked up before the lock is known, so looked at again with it.
    private static async Task<HeldRow?> LockAsync(
        NpgsqlConnection connection,
        Guid id,
        StaffMember staff,
        CancellationToken cancellationToken
    )
    {
        if (await ReadAsync() is not { } seen)
            return null;
        await HeldRow.LockAsync(connection, seen.Message.ClientId, cancellationToken);
        return await ReadAsync();

        Task<HeldRow?> ReadAsync() =>
            connection.Command(Find, id, staff.Scope).FirstAsync(HeldRow.Read, cancellationToken);
    }

    private static async Task SettleAsync(
        NpgsqlConnection connection,
        StaffMember staff,
        HeldRow row,
        (ModerationAction Action, Notice Notice) what,
        string? reason,
        CancellationToken cancellationToken
    )
    {
        await HeldNews.TellAsync(connection, row, cancellationToken);
        var eventId = await ModerationLog.WriteAsync(
            connection,
            HeldLog.Entry(staff.Id, what.Action, row, reason),
            cancellationToken
        );
        await NotificationWriter.ModeratedAsync(
            connection,
            row.SenderId,
            eventId,
            what.Notice,
            reason,
            row.Message.Text,
            cancellationToken
        );
    }

    private static ProblemHttpResult Impossible(Appended appended) =>
        Refusal.Of(
            StatusCodes.Status409Conflict,
            ProblemCodes.Conflict,
            appended switch
            {
                { AttachmentsMissing: true } => "A file of this message is not there any more. Turn it down instead.",
                { Unwanted: not null } =>
                    "The workspace has switched off what this message needs. Turn it down instead.",
                _ => "Its author may not write there any more. Turn it down instead.",
            }
        );
}
