using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Contracts.Retention;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;
using VvsIm.Core.Moderation.Log;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Retention;

/// <summary><c>PUT /api/admin/conversations/{id}/retention</c>: how long messages are kept in one conversation.</summary>
internal static class SetRetention
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id,
        RetentionRequest request,
        StaffMember staff,
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    )
    {
        var workspaceId = await Keepers.WorkspaceOfAsync(database, id, cancellationToken);
        if (await Keepers.RefuseAsync(database, staff, workspaceId, "conversation", cancellationToken) is { } refused)
            return refused;
        if (request.Days is < 0)
            return Refusal.Invalid("days", "A number of days, 0 for ever, or nothing for what the workspace has.");
        if (request.Days > Limits.RetentionDays)
            return Refusal.LimitExceeded("days", nameof(Limits.RetentionDays), Limits.RetentionDays);
        if (HoldThings.CheckReason(request.Reason, required: false) is { } unfit)
            return unfit;

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var changed = await connection
            .Command(
                """
                UPDATE conversations SET retention_days = $2::integer
                WHERE id = $1 AND retention_days IS DISTINCT FROM $2::integer
                """,
                id,
                request.Days
            )
            .RunAsync(cancellationToken);
        if (changed > 0)
            await ModerationLog.WriteAsync(
                connection,
                new ModerationEntry(staff.Id, ModerationAction.SettingsChanged)
                {
                    TargetKind = TargetKind.Conversation,
                    TargetId = id,
                    WorkspaceId = workspaceId,
                    ConversationId = id,
                    Reason = request.Reason,
                    Details = new Dictionary<string, string>
                    {
                        ["retentionDays"] = request.Days?.ToString(CultureInfo.InvariantCulture) ?? "workspace",
                    },
                },
                cancellationToken
            );
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
