using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Permissions;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Conversations.Groups;

/// <summary>
/// <c>DELETE /api/conversations/{id}</c>: a group or channel is gone for everybody. Its rows stay, out of everybody's reach, until
/// retention takes them.
/// </summary>
internal static class DeleteConversation
{
    private const string Delete = """
        WITH gone AS (
          UPDATE conversations SET deleted_at = now(), member_count = 0, last_change = last_change + 1 WHERE id = $1
        ),
        left_it AS (
          UPDATE conversation_members
          SET left_at = now(), role = 'member', own_change = own_change + 1, pin_order = NULL, draft = NULL, draft_at = NULL
          WHERE conversation_id = $1 AND left_at IS NULL
          RETURNING user_id
        )
        SELECT array_agg(user_id) FROM left_it
        """;

    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id,
        CurrentUser user,
        NpgsqlDataSource database,
        OutboxSignal signal,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await LockedConversation.FindAsync(connection, id, user.Id, cancellationToken) is not { } locked)
            return Refusal.NotFound("conversation");
        if (Denial.Check(Act.DeleteConversation, locked.Standing) is { } denied)
            return denied;
        var members = await connection
            .Command(Delete, id)
            .FirstAsync(row => row.GetFieldValue<Guid[]>(0), cancellationToken);
        // Also on its own channel: whoever only looked into it hears of it there.
        await OutboxWriter.WriteAsync(
            connection,
            OutboxPartition.Of(id),
            [Channels.Conversation(id), .. members!.Select(Channels.User)],
            new ConversationLeft(id),
            cancellationToken
        );
        await transaction.CommitAsync(cancellationToken);
        signal.Raise(OutboxPartition.Of(id));
        return TypedResults.NoContent();
    }
}
