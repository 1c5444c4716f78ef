using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Contracts.Moderation.Reports;
using VvsIm.Contracts.Notifications;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Conversations.Groups;
using VvsIm.Core.Database;
using VvsIm.Core.Messages.Moderating;
using VvsIm.Core.Moderation.Log;
using VvsIm.Core.Notifications;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Moderation.Reports.Queue;

/// <summary>What can be done about what was reported, in the step that decides it; each leaves a row in the log that can be appealed against.</summary>
internal sealed class ReportActions(OutboxSignal signal, Departure departure)
{
    /// <summary>What became of it.</summary>
    /// <param name="EventId">The row of the log; null if nothing was to be done.</param>
    /// <param name="Refused">Why it cannot be done; the caller rolls back.</param>
    internal sealed record Done(Guid? EventId = null, ProblemHttpResult? Refused = null);

    /// <summary>Does it, in the transaction that holds the report's lock.</summary>
    public static async Task<Done> RunAsync(
        NpgsqlConnection connection,
        ReportItem report,
        ResolveReportRequest request,
        StaffMember staff,
        CancellationToken cancellationToken
    ) =>
        request.Action switch
        {
            ReportAction.None => new(),
            ReportAction.DeleteMessage when report is { About: ReportSubject.Message, UserId: { } author } =>
                await DeleteAsync(connection, report, request, staff, author, cancellationToken),
            ReportAction.Warn when report.UserId is { } person => new(
                await WarnAsync(connection, report, request, staff, person, cancellationToken)
            ),
            ReportAction.RemoveMember when report is { UserId: { } person, ConversationId: { } room } =>
                await RemoveAsync(connection, report, request, staff, person, room, cancellationToken),
            _ => new(Refused: Refusal.Invalid("action", "This cannot be done about this report.")),
        };

    /// <summary>After the commit.</summary>
    public async Task FinishAsync(ReportItem report, ReportAction action, CancellationToken cancellationToken)
    {
        if (report.UserId is { } person && action != ReportAction.None)
            signal.Raise(OutboxPartition.Of(person));
        if (report.ConversationId is not { } room)
            return;
        signal.Raise(OutboxPartition.Of(room));
        if (action == ReportAction.RemoveMember)
            await departure.EndSubscriptionAsync(room, report.UserId!.Value, cancellationToken);
    }

    private static async Task<Guid> WarnAsync(
        NpgsqlConnection connection,
        ReportItem report,
        ResolveReportRequest request,
        StaffMember staff,
        Guid person,
        CancellationToken cancellationToken
    )
    {
        var warned = await ModerationLog.WriteAsync(
            connection,
            Against(report, request, staff, ModerationAction.UserWarned) with
            {
                TargetKind = TargetKind.User,
                TargetId = person,
            },
            cancellationToken
        );
        await TellAsync(connection, report, request, person, warned, Notice.Warned, cancellationToken);
        return warned;
    }

    private static async Task<Done> DeleteAsync(
        NpgsqlConnection connection,
        ReportItem report,
        ResolveReportRequest request,
        StaffMember staff,
        Guid author,
        CancellationToken cancellationToken
    )
    {
        if (!await ForceDelete.LeaveTombstoneAsync(connection, report.TargetId, staff.Id, cancellationToken))
            return new(Refused: LockedReport.Changed("This message is deleted already."));
        var deleted = await ModerationLog.WriteAsync(
            connection,
            Against(report, request, staff, ModerationAction.MessageDeleted) with
            {
                TargetKind = TargetKind.Message,
                TargetId = report.TargetId,
            },
            cancellationToken
        );
        await TellAsync(connection, report, request, author, deleted, Notice.MessageDeleted, cancellationToken);
        return new(deleted);
    }

    private static async Task<Done> RemoveAsync(
        NpgsqlConnection connection,
        ReportItem report,
        ResolveReportRequest request,
        StaffMember staff,
        Guid person,
        Guid room,
        CancellationToken cancellationToken
    )
    {
        // The lock first, by itself: whether they are a member is asked once nobody else can change it.
        await connection
            .Command("SELECT FROM conversations WHERE id = $1 FOR NO KEY UPDATE", room)
            .RunAsync(cancellationToken);
        var isMember = await connection
            .Command(
                """
                SELECT EXISTS (
                  SELECT FROM conversation_members m
                  JOIN conversations c ON c.id = m.conversation_id AND c.kind <> 'direct' AND c.deleted_at IS NULL
                  WHERE m.conversation_id = $1 AND m.user_id = $2 AND m.left_at IS NULL
                )
                """,
                room,
                person
            )
            .FirstAsync(row => row.GetBoolean(0), cancellationToken);
        if (!isMember)
            return new(Refused: LockedReport.Changed("They are not a member there (any more)."));
        await Departure.GoAsync(connection, room, person, staff.Id, cancellationToken);
        var removed = await ModerationLog.WriteAsync(
            connection,
            Against(report, request, staff, ModerationAction.MemberRemoved) with
            {
                TargetKind = TargetKind.Conversation,
                TargetId = room,
            },
            cancellationToken
        );
        await TellAsync(connection, report, request, person, removed, Notice.MemberRemoved, cancellationToken);
        return new(removed);
    }

    private static ModerationEntry Against(
        ReportItem report,
        ResolveReportRequest request,
        StaffMember staff,
        ModerationAction action
    ) =>
        new(staff.Id, action)
        {
            WorkspaceId = report.WorkspaceId,
            ConversationId = report.ConversationId,
            UserId = report.UserId,
            Reason = request.Reason,
            Details = new Dictionary<string, string> { ["report"] = report.Id.ToString() },
        };

    private static Task TellAsync(
        NpgsqlConnection connection,
        ReportItem report,
        ResolveReportRequest request,
        Guid person,
        Guid eventId,
        Notice notice,
        CancellationToken cancellationToken
    ) =>
        NotificationWriter.ModeratedAsync(
            connection,
            person,
            eventId,
            notice,
            GivenWords.Stored(request.ToPerson),
            report.Quote,
            cancellationToken
        );
}
