using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Core.Accounts;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;
using VvsIm.Core.Workspaces;

namespace VvsIm.Core.Conversations;

/// <summary><c>POST /api/conversations</c>: makes a group.</summary>
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
            await using var insert = new NpgsqlCommand(
                """
                INSERT INTO conversations (id, workspace_id, kind, title, created_by, created_at, active_at, member_count)
                VALUES ($1, $2, 'group', $3, $4, now(), now(), $5)
                """,
                connection
            )
            {
                Parameters =
                {
                    new() { Value = id },
                    new() { Value = workspaceId },
                    new() { Value = request.Title!.Trim() },
                    new() { Value = user.Id },
                    new() { Value = members.Length },
                },
            };
            await insert.ExecuteNonQueryAsync(cancellationToken);
            await NewMembers.InsertAsync(connection, id, members, owner: user.Id, unaware: null, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        signal.Raise(OutboxPartition.Of(id));

        var conversation =
            await GetConversation.ReadAsync(database, user.Id, id, cancellationToken)
            ?? throw new InvalidOperationException($"Conversation {id} has no member {user.Id}.");
        return TypedResults.Created($"/api/conversations/{id}", conversation);
    }

    private static ProblemHttpResult? Check(CreateConversationRequest request)
    {
        if (request.Kind is not ConversationKind.Group)
            return Refusal.Invalid("kind", "Only a group is made this way.");
        if (string.IsNullOrWhiteSpace(request.Title))
            return Refusal.Invalid("title", "Give the group a title.");
        if (request.Title.Trim().Length > Limits.TitleLength)
            return Refusal.LimitExceeded("title", nameof(Limits.TitleLength), Limits.TitleLength);
        if (!PlainText.IsStorable(request.Title) || request.Title.Any(char.IsControl))
            return Refusal.Invalid("title", "Leave out control characters.");
        return request.MemberIds is null ? Refusal.Invalid("memberIds", "Say who belongs to it.") : null;
    }
}
