using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Permissions;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;
using VvsIm.Core.Workspaces;
using VvsIm.Core.Workspaces.Settings;

namespace VvsIm.Core.Conversations.Groups;

/// <summary><c>POST /api/conversations</c>: makes a group or a channel.</summary>
internal static class CreateConversation
{
    public static async Task<Results<Created<Conversation>, ProblemHttpResult>> HandleAsync(
        CreateConversationRequest request,
        CurrentUser user,
        NpgsqlDataSource database,
        Memberships memberships,
        OutboxSignal signal,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        if (Check(request) is { } refused)
            return refused;
        Guid[] members = [.. request.MemberIds!.Append(user.Id).Distinct()];
        if (members.Length > Limits.GroupMembers)
            return Refusal.LimitExceeded("memberIds", nameof(Limits.GroupMembers), Limits.GroupMembers);
        if (
            await memberships.CommonAsync(user.Id, members, request.WorkspaceId, cancellationToken)
            is not { } workspaceId
        )
            return Refusal.NotFound("user");

        var id = Guid.CreateVersion7(time.GetUtcNow());
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
        await using (var transaction = await connection.BeginTransactionAsync(cancellationToken))
        {
            var act = request.Kind == ConversationKind.Channel ? WorkspaceAct.CreateChannel : WorkspaceAct.CreateGroup;
            if (
                await WorkspaceGate.CheckAsync(connection, workspaceId, user.Id, act, cancellationToken) is
                { } notAllowed
            )
                return notAllowed;
            if (!await InsertAsync(connection, id, workspaceId, user.Id, members.Length, request, cancellationToken))
                return ChangeConversation.TitleTaken();
            await NewMembers.InsertAsync(connection, id, members, owner: user.Id, unaware: null, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        signal.Raise(OutboxPartition.Of(id));

        var conversation =
            await GetConversation.ReadAsync(database, user.Id, id, cancellationToken)
            ?? throw new InvalidOperationException($"Conversation {id} has no member {user.Id}.");
        return TypedResults.Created($"/api/conversations/{id}", conversation);
    }

    // False when the workspace has a channel of that title.
    private static async Task<bool> InsertAsync(
        NpgsqlConnection connection,
        Guid id,
        Guid workspaceId,
        Guid userId,
        int members,
        CreateConversationRequest request,
        CancellationToken cancellationToken
    ) =>
        await connection
            .Command(
                """
                INSERT INTO conversations (
                  id, workspace_id, kind, title, topic, emoji, posting, history_visible, created_by, created_at, active_at, member_count
                )
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, now(), now(), $10)
                ON CONFLICT (workspace_id, lower(title)) WHERE kind = 'channel' AND deleted_at IS NULL DO NOTHING
                """,
                id,
                workspaceId,
                Names.Of(request.Kind!.Value),
                request.Title!.Trim(),
                Profile.Stored(request.Topic),
                Profile.Stored(request.Emoji),
                Names.Of(request.Posting),
                request.HistoryVisible,
                userId,
                members
            )
            .RunAsync(cancellationToken) == 1;

    private static ProblemHttpResult? Check(CreateConversationRequest request)
    {
        if (request.Kind is not (ConversationKind.Group or ConversationKind.Channel))
            return Refusal.Invalid("kind", "Only a group or a channel is made this way.");
        if (request.Title is null)
            return Refusal.Invalid("title", "Give it a title.");
        if (!Enum.IsDefined(request.Posting))
            return Refusal.Invalid("posting", "Say who may write.");
        if (!request.HistoryVisible && request.Kind == ConversationKind.Channel)
            return Refusal.Invalid("historyVisible", "A public channel cannot hide what was said.");
        if (Profile.Check(request.Title, request.Topic, request.Emoji) is { } refused)
            return refused;
        return request.MemberIds is null ? Refusal.Invalid("memberIds", "Say who belongs to it.") : null;
    }
}
