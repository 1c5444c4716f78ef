using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Conversations.Reading;

/// <summary>
/// <c>GET /api/conversations/{id}/receipts</c>: how far the other members have seen it, those who tell. Nobody, without an error, when
/// the asker does not tell either or when there are more members than <see cref="Limits.ReceiptMembers"/>.
/// </summary>
internal static class ListReceipts
{
    public static async Task<Results<Ok<Page<Receipt>>, ProblemHttpResult>> HandleAsync(
        Guid id,
        CurrentUser user,
        NpgsqlDataSource database,
        ConversationAccess access,
        CancellationToken cancellationToken
    )
    {
        if (!await access.IsMemberAsync(user.Id, id, cancellationToken))
            return Refusal.NotFound("conversation");
        var receipts = await database
            .Command(
                """
                SELECT m.user_id, m.seen_seq
                FROM conversation_members m
                JOIN users u ON u.id = m.user_id AND u.read_receipts
                WHERE m.conversation_id = $1 AND m.user_id <> $2 AND m.left_at IS NULL AND m.seen_seq > 0
                  AND EXISTS (SELECT FROM users WHERE id = $2 AND read_receipts)
                  AND EXISTS (
                    SELECT FROM conversations c JOIN workspaces w ON w.id = c.workspace_id
                    WHERE c.id = $1 AND c.member_count <= $3 AND NOT w.settings @> '{"readReceipts": false}'
                  )
                ORDER BY m.seen_seq DESC, m.user_id
                """,
                id,
                user.Id,
                Limits.ReceiptMembers
            )
            .ListAsync(row => new Receipt(row.GetGuid(0), row.GetInt64(1)), cancellationToken);
        return TypedResults.Ok(new Page<Receipt> { Items = [.. receipts] });
    }
}
