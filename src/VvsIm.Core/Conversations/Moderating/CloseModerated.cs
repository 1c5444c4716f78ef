using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Conversations.Moderating;
using VvsIm.Contracts.Moderation;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Accounts;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;
using VvsIm.Core.Moderation;
using VvsIm.Core.Moderation.Log;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Conversations.Moderating;

/// <summary>
/// <c>POST /api/admin/conversations/{id}/freeze</c>, <c>/unfreeze</c>, <c>/archive</c>, <c>/unarchive</c>: nobody writes in what is frozen;
/// what is archived is put away besides, for everybody. What is so already changes nothing, and writes no row of the log.
/// </summary>
internal sealed class CloseModerated(NpgsqlDataSource database, People people, OutboxSignal signal)
{
    private const string Write = """
        UPDATE conversations
        SET frozen_at = CASE WHEN $2 THEN coalesce(frozen_at, now()) END,
          archived_at = CASE WHEN $3 THEN coalesce(archived_at, now()) END,
          last_change = last_change + 1
        WHERE id = $1
        RETURNING last_change
        """;

    public static Task<Results<Ok<ModeratedConversation>, ProblemHttpResult>> FreezeAsync(
        Guid id,
        ReasonRequest request,
        StaffMember staff,
        CloseModerated close,
        CancellationToken cancellationToken
    ) => close.ToAsync(id, request, staff, (true, null), ModerationAction.ConversationFrozen, cancellationToken);

    public static Task<Results<Ok<ModeratedConversation>, ProblemHttpResult>> UnfreezeAsync(
        Guid id,
        ReasonRequest request,
        StaffMember staff,
        CloseModerated close,
        CancellationToken cancellationToken
    ) => close.ToAsync(id, request, staff, (false, null), ModerationAction.ConversationUnfrozen, cancellationToken);

    public static Task<Results<Ok<ModeratedConversation>, ProblemHttpResult>> ArchiveAsync(
        Guid id,
        ReasonRequest request,
        StaffMember staff,
        CloseModerated close,
        CancellationToken cancellationToken
    ) => close.ToAsync(id, request, staff, (null, true), ModerationAction.ConversationArchived, cancellationToken);

    public static Task<Results<Ok<ModeratedConversation>, ProblemHttpResult>> UnarchiveAsync(
        Guid id,
        ReasonRequest request,
        StaffMember staff,
        CloseModerated close,
        CancellationToken cancellationToken
    ) => close.ToAsync(id, request, staff, (null, false), ModerationAction.ConversationRestored, cancellationToken);

    private async Task<Results<Ok<ModeratedConversation>, ProblemHttpResult>> ToAsync(
        Guid id,
        ReasonRequest request,
        StaffMember staff,
        (bool? Frozen, bool? Archived) wanted,
        ModerationAction action,
        CancellationToken cancellationToken
    )
    {
        if (Reasons.Check(request.Reason, out var reason) is { } refused)
            return refused;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using (var transaction = await connection.BeginTransactionAsync(cancellationToken))
        {
            if (await LockedForStaff.FindAsync(connection, id, staff, cancellationToken) is not { } locked)
                return Refusal.NotFound("conversation");
            var (frozen, archived) = (wanted.Frozen ?? locked.Frozen, wanted.Archived ?? locked.Archived);
            if ((frozen, archived) != (locked.Frozen, locked.Archived))
            {
                await TellAsync(connection, id, frozen, archived, cancellationToken);
                await ModerationLog.WriteAsync(
                    connection,
                    new(staff.Id, action)
                    {
                        TargetKind = TargetKind.Conversation,
                        TargetId = id,
                        WorkspaceId = locked.WorkspaceId,
                        ConversationId = id,
                        Reason = reason,
                    },
                    cancellationToken
                );
                await transaction.CommitAsync(cancellationToken);
            }
        }
        signal.Raise(OutboxPartition.Of(id));
        return await GetModerated.AnswerAsync(
            (await GetModerated.FindAsync(connection, id, staff, cancellationToken))!,
            people,
            cancellationToken
        );
    }

    private static async Task TellAsync(
        NpgsqlConnection connection,
        Guid id,
        bool frozen,
        bool archived,
        CancellationToken cancellationToken
    )
    {
        var change = await connection
            .Command(Write, id, frozen, archived)
            .FirstAsync(row => row.GetInt64(0), cancellationToken);
        await OutboxWriter.WriteAsync(
            connection,
            new ConversationClosed
            {
                ConversationId = id,
                Change = change,
                Frozen = frozen,
                ArchivedForAll = archived,
            },
            cancellationToken
        );
    }
}
