using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Contracts.Retention;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Moderation.Log;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Retention;

/// <summary><c>PUT</c> and <c>DELETE /api/admin/conversations/{id}/hold</c> and <c>/api/admin/workspaces/{id}/hold</c>.</summary>
internal static class HoldThings
{
    public static Task<Results<NoContent, ProblemHttpResult>> HoldConversationAsync(
        Guid id,
        HoldRequest request,
        StaffMember staff,
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    ) => ConversationAsync(id, held: true, request, staff, database, cancellationToken);

    public static Task<Results<NoContent, ProblemHttpResult>> LiftConversationAsync(
        Guid id,
        [FromBody] HoldRequest request,
        StaffMember staff,
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    ) => ConversationAsync(id, held: false, request, staff, database, cancellationToken);

    public static Task<Results<NoContent, ProblemHttpResult>> HoldWorkspaceAsync(
        Guid id,
        HoldRequest request,
        StaffMember staff,
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    ) => WorkspaceAsync(id, held: true, request, staff, database, cancellationToken);

    public static Task<Results<NoContent, ProblemHttpResult>> LiftWorkspaceAsync(
        Guid id,
        [FromBody] HoldRequest request,
        StaffMember staff,
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    ) => WorkspaceAsync(id, held: false, request, staff, database, cancellationToken);

    /// <summary>A reason that is required, and fits.</summary>
    public static ProblemHttpResult? CheckReason(string? reason, bool required) =>
        string.IsNullOrWhiteSpace(reason) ? (required ? Refusal.Invalid("reason", "Say why.") : null)
        : !PlainText.IsStorable(reason) ? Refusal.Invalid("reason", "It holds characters that cannot be stored.")
        : reason.Length > Limits.ReasonLength
            ? Refusal.LimitExceeded("reason", nameof(Limits.ReasonLength), Limits.ReasonLength)
        : null;

    private static async Task<Results<NoContent, ProblemHttpResult>> ConversationAsync(
        Guid id,
        bool held,
        HoldRequest request,
        StaffMember staff,
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    )
    {
        var workspaceId = await Keepers.WorkspaceOfAsync(database, id, cancellationToken);
        if (await Keepers.RefuseAsync(database, staff, workspaceId, "conversation", cancellationToken) is { } refused)
            return refused;
        if (CheckReason(request.Reason, required: true) is { } unfit)
            return unfit;
        await LegalHolds.OfConversationAsync(
            database,
            id,
            held,
            new ModerationEntry(staff.Id, LegalHolds.Action(held))
            {
                TargetKind = TargetKind.Conversation,
                TargetId = id,
                WorkspaceId = workspaceId,
                ConversationId = id,
                Reason = request.Reason,
            },
            cancellationToken
        );
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> WorkspaceAsync(
        Guid id,
        bool held,
        HoldRequest request,
        StaffMember staff,
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    )
    {
        if (await Keepers.RefuseAsync(database, staff, id, "workspace", cancellationToken) is { } refused)
            return refused;
        if (CheckReason(request.Reason, required: true) is { } unfit)
            return unfit;
        await LegalHolds.OfWorkspaceAsync(
            database,
            id,
            held,
            new ModerationEntry(staff.Id, LegalHolds.Action(held))
            {
                TargetKind = TargetKind.Workspace,
                TargetId = id,
                WorkspaceId = id,
                Reason = request.Reason,
            },
            cancellationToken
        );
        return TypedResults.NoContent();
    }
}
