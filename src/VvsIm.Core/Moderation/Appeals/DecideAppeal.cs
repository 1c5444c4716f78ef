using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Appeals;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Contracts.Notifications;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Conversations;
using VvsIm.Core.Database;
using VvsIm.Core.Moderation.Log;
using VvsIm.Core.Moderation.Reports;
using VvsIm.Core.Notifications;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Moderation.Appeals;

/// <summary>
/// <c>POST /api/admin/appeals/{id}/decide</c>: upheld takes back what was done, as far as it can be, in the same transaction; the person is told
/// either way.
/// </summary>
internal static class DecideAppeal
{
    private const string Lock = $"SELECT a.id FROM appeals a WHERE a.id = $3 AND {AppealRows.Visible} FOR UPDATE";

    private const string Decide = """
        UPDATE appeals
        SET state = $2, decided_by = $3, decided_at = clock_timestamp(), reason = $4, version = version + 1
        WHERE id = $1
        """;

    public static async Task<Results<Ok<AppealDetails>, ProblemHttpResult>> HandleAsync(
        Guid id,
        DecideAppealRequest request,
        StaffMember staff,
        NpgsqlDataSource database,
        OutboxSignal signal,
        AppealUndo undo,
        AppealReading reading,
        CancellationToken cancellationToken
    )
    {
        AppealItem appeal;
        Undone undone = new(false);
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
        await using (var transaction = await connection.BeginTransactionAsync(cancellationToken))
        {
            await connection.Command(Lock, staff.Id, staff.Scope, id).RunAsync(cancellationToken);
            if (await AppealReading.FindItemAsync(connection, id, staff, cancellationToken) is not { } found)
                return Refusal.NotFound("appeal");
            appeal = found;
            if (await CheckAsync(connection, appeal, request, staff, cancellationToken) is { } refused)
                return refused;
            var against = await AppealReading.EventAsync(connection, appeal.Appeal.EventId, cancellationToken);
            var state = request.Upheld!.Value ? AppealState.Upheld : AppealState.Dismissed;
            if (state == AppealState.Upheld)
                undone = await undo.RunAsync(connection, against, staff, request.Reason!, cancellationToken);
            await connection
                .Command(Decide, id, Names.Of(state), staff.Id, request.Reason!.Trim())
                .RunAsync(cancellationToken);
            await ReportNews.WriteAsync(connection, appeal.WorkspaceId, new(AppealId: id), cancellationToken);
            var decided = await ModerationLog.WriteAsync(
                connection,
                Entry(appeal, against, state, undone, staff, request),
                cancellationToken
            );
            await TellAsync(connection, appeal, decided, state, request.Reason, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        ReportNews.Raise(signal, appeal.WorkspaceId);
        signal.Raise(OutboxPartition.Of(appeal.UserId));
        await undone.FinishAsync(cancellationToken);
        return await GetAppeal.HandleAsync(id, staff, reading, cancellationToken);
    }

    private static async Task<ProblemHttpResult?> CheckAsync(
        NpgsqlConnection connection,
        AppealItem appeal,
        DecideAppealRequest request,
        StaffMember staff,
        CancellationToken cancellationToken
    )
    {
        switch (await AppealObstacles.FindAsync(connection, appeal, staff, cancellationToken))
        {
            case AppealObstacle.Own:
                return Refusal.Forbidden("This is your own appeal. Somebody else decides it.");
            case AppealObstacle.OwnAct:
                return Refusal.Forbidden("This is against what you did. Somebody else decides it.");
        }
        if (request.Version is null)
            return Refusal.Invalid("version", "Say which version you have looked at.");
        if (request.Version != appeal.Version || appeal.Appeal.State != AppealState.Open)
            return Refusal.Of(
                StatusCodes.Status409Conflict,
                ProblemCodes.Conflict,
                "Somebody has decided this appeal meanwhile."
            );
        if (request.Upheld is null)
            return Refusal.Invalid("upheld", "Say whether they are right.");
        return GivenWords.Check("reason", request.Reason, Limits.ReasonLength, needed: true);
    }

    private static ModerationEntry Entry(
        AppealItem appeal,
        ModerationEvent against,
        AppealState state,
        Undone undone,
        StaffMember staff,
        DecideAppealRequest request
    ) =>
        new(staff.Id, ModerationAction.AppealDecided)
        {
            TargetKind = TargetKind.Appeal,
            TargetId = appeal.Appeal.Id,
            WorkspaceId = appeal.WorkspaceId,
            ConversationId = against.ConversationId,
            UserId = appeal.UserId,
            Reason = request.Reason,
            Details = new Dictionary<string, string>
            {
                ["outcome"] = Names.Of(state),
                ["event"] = against.Id.ToString(),
                ["undone"] = undone.Done ? "yes" : "no",
            },
        };

    private static async Task TellAsync(
        NpgsqlConnection connection,
        AppealItem appeal,
        Guid decidedId,
        AppealState state,
        string? reason,
        CancellationToken cancellationToken
    )
    {
        // Of the notice that it was against, as far as that is kept.
        var quote = await connection
            .Command(
                "SELECT quote FROM notifications WHERE id = $1 AND user_id = $2",
                appeal.Appeal.EventId,
                appeal.UserId
            )
            .FirstAsync(row => row.IsDBNull(0) ? null : row.GetString(0), cancellationToken);
        await NotificationWriter.ModeratedAsync(
            connection,
            appeal.UserId,
            decidedId,
            state == AppealState.Upheld ? Notice.AppealUpheld : Notice.AppealDismissed,
            GivenWords.Stored(reason),
            quote,
            cancellationToken
        );
    }
}
