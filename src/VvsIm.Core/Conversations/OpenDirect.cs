using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Permissions;
using VvsIm.Core.Accounts;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;
using VvsIm.Core.Workspaces;
using VvsIm.Core.Workspaces.Settings;

namespace VvsIm.Core.Conversations;

/// <summary><c>POST /api/conversations/direct</c>: the one conversation of a pair, made once even when both press at once.</summary>
internal static class OpenDirect
{
    public static async Task<Results<Ok<Conversation>, Created<Conversation>, ProblemHttpResult>> HandleAsync(
        OpenDirectRequest request,
        CurrentUser user,
        NpgsqlDataSource database,
        Memberships memberships,
        OutboxSignal signal,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        if (request.UserId is not { } peerId)
            return Refusal.Invalid("userId", "Say with whom.");
        if (
            await memberships.CommonAsync(user.Id, [peerId], request.WorkspaceId, cancellationToken)
            is not { } workspaceId
        )
            return Refusal.NotFound("user");

        var id = Guid.CreateVersion7(time.GetUtcNow());
        var (opened, made, refused) = await OpenAsync(database, workspaceId, id, user.Id, peerId, cancellationToken);
        if (refused is not null)
            return refused;
        signal.Raise(OutboxPartition.Of(opened));
        var conversation =
            await GetConversation.ReadAsync(database, user.Id, opened, cancellationToken)
            ?? throw new InvalidOperationException($"Direct conversation {opened} has no member {user.Id}.");
        return made
            ? TypedResults.Created($"/api/conversations/{opened}", conversation)
            : TypedResults.Ok(conversation);
    }

    private static async Task<(Guid Id, bool Made, ProblemHttpResult? Refused)> OpenAsync(
        NpgsqlDataSource database,
        Guid workspaceId,
        Guid newId,
        Guid userId,
        Guid peerId,
        CancellationToken cancellationToken
    )
    {
        Guid[] members = userId == peerId ? [userId] : [userId, peerId];
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var refused = await WorkspaceGate.CheckAsync(
            connection,
            workspaceId,
            userId,
            WorkspaceAct.OpenDirect,
            cancellationToken
        );
        await using var insert = new NpgsqlCommand(
            """
            INSERT INTO conversations
              (id, workspace_id, kind, direct_low, direct_high, created_by, created_at, active_at, member_count)
            SELECT $1, $2, 'direct', least($3, $4), greatest($3, $4), $3, now(), now(), $5 WHERE $6
            ON CONFLICT (workspace_id, direct_low, direct_high) WHERE kind = 'direct' DO NOTHING
            RETURNING id
            """,
            connection
        )
        {
            Parameters =
            {
                new() { Value = newId },
                new() { Value = workspaceId },
                new() { Value = userId },
                new() { Value = peerId },
                new() { Value = members.Length },
                // Where there are no new ones, those that there are can still be looked at.
                new() { Value = refused is null },
            },
        };
        if (await insert.ExecuteScalarAsync(cancellationToken) is null)
        {
            // A new statement sees what the other one committed while this insert waited for it.
            await using var find = new NpgsqlCommand(
                """
                SELECT id FROM conversations
                WHERE kind = 'direct' AND workspace_id = $1 AND direct_low = least($2, $3) AND direct_high = greatest($2, $3)
                """,
                connection
            )
            {
                Parameters =
                {
                    new() { Value = workspaceId },
                    new() { Value = userId },
                    new() { Value = peerId },
                },
            };
            if (await find.ExecuteScalarAsync(cancellationToken) is not Guid found)
                return (default, false, refused);
            await ShowAsync(connection, found, userId, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return (found, false, null);
        }
        // The other one hears of it with the first word, or by opening it as well.
        Guid? unaware = userId == peerId ? null : peerId;
        await NewMembers.InsertAsync(connection, newId, members, owner: null, unaware, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (newId, true, null);
    }

    private static async Task ShowAsync(
        NpgsqlConnection connection,
        Guid id,
        Guid userId,
        CancellationToken cancellationToken
    )
    {
        await using var show = new NpgsqlCommand(
            """
            UPDATE conversation_members SET hidden = false
            WHERE conversation_id = $1 AND user_id = $2 AND hidden
            """,
            connection
        )
        {
            Parameters =
            {
                new() { Value = id },
                new() { Value = userId },
            },
        };
        if (await show.ExecuteNonQueryAsync(cancellationToken) > 0)
            await NewMembers.TellAsync(connection, id, [userId], cancellationToken);
    }
}
