using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Conversations.Moderating;
using VvsIm.Contracts.Moderation;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Core.Accounts;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Moderation;
using VvsIm.Core.Moderation.Log;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Conversations.Moderating;

/// <summary>
/// <c>POST /api/admin/conversations/{id}/open</c>: what was said in a group or between two is read by staff only after saying why, for an hour.
/// The row of the log is what opens it; there is no other.
/// </summary>
internal static class Openings
{
    /// <summary>The end of the last opening by a person (<c>$2</c>) of <c>conversations c</c>; null if there was none, or it is over.</summary>
    public const string Until = """
        (
          SELECT max(e.at) + interval '1 hour' FROM moderation_events e
          WHERE e.conversation_id = c.id AND e.actor_id = $2 AND e.action = 'conversationOpened'
            AND e.at > clock_timestamp() - interval '1 hour'
        )
        """;

    public static async Task<Results<Ok<ModeratedConversation>, ProblemHttpResult>> HandleAsync(
        Guid id,
        ReasonRequest request,
        StaffMember staff,
        NpgsqlDataSource database,
        People people,
        CancellationToken cancellationToken
    )
    {
        if (Reasons.Check(request.Reason, out var reason) is { } refused)
            return refused;
        if (reason is null)
            return Refusal.Invalid("reason", "Say why you want to read what was said there.");
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await GetModerated.FindAsync(connection, id, staff, cancellationToken) is not { } found)
            return Refusal.NotFound("conversation");
        await ModerationLog.WriteAsync(
            connection,
            new(staff.Id, ModerationAction.ConversationOpened)
            {
                TargetKind = TargetKind.Conversation,
                TargetId = id,
                WorkspaceId = found.WorkspaceId,
                ConversationId = id,
                Reason = reason,
            },
            cancellationToken
        );
        await transaction.CommitAsync(cancellationToken);
        return await GetModerated.AnswerAsync(
            (await GetModerated.FindAsync(connection, id, staff, cancellationToken))!,
            people,
            cancellationToken
        );
    }
}
