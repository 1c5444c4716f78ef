using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Messages;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Messages.Pins;

/// <summary><c>GET /api/conversations/{id}/pins</c>: the latest pinned first.</summary>
internal static class ListPinned
{
    private static readonly string Pinned = $"""
        SELECT c.last_change, x.*
        FROM conversation_readers m
        JOIN conversations c ON c.id = m.conversation_id
        LEFT JOIN LATERAL (
          SELECT {MessageRows.ColumnsFor("$2")} FROM messages 
          WHERE conversation_id = c.id AND pinned_at IS NOT NULL AND coalesce(thread_seq, seq) > m.history_from
        ) x ON true
        WHERE m.conversation_id = $1 AND m.user_id = $2
        ORDER BY x.pinned_at DESC, x.seq DESC
        """;

    public static async Task<Results<Ok<PinnedMessages>, ProblemHttpResult>> HandleAsync(
        Guid id,
        CurrentUser user,
        NpgsqlDataSource database,
        People people,
        CancellationToken cancellationToken
    )
    {
        var change = -1L;
        var pinned = await database
            .Command(Pinned, id, user.Id)
            .ListAsync(
                row =>
                {
                    change = row.GetInt64(0);
                    return row.IsDBNull(1) ? null : MessageRows.Read(row, id, 1);
                },
                cancellationToken
            );
        if (change < 0)
            return Refusal.NotFound("conversation");
        Message[] items = [.. pinned.OfType<Message>()];
        return TypedResults.Ok(
            new PinnedMessages
            {
                Items = items,
                Change = change,
                Users = await people.NameAsync(items.SelectMany(Beside.PeopleOf), cancellationToken),
            }
        );
    }
}
