using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Messages;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Messages;

/// <summary><c>GET /api/conversations/{id}/messages</c>: the newest, or those before, after or around a seq.</summary>
internal static class ListMessages
{
    // One snapshot for the range and the change up to which it is whole. The pivot itself belongs to the older side.
    private const string Range = $"""
        SELECT c.last_change, c.last_seq, x.*
        FROM conversation_members m
        JOIN conversations c ON c.id = m.conversation_id
        LEFT JOIN LATERAL (
          (
            SELECT {MessageRows.Columns} FROM messages
            WHERE conversation_id = c.id AND seq <= $3 ORDER BY seq DESC LIMIT $4
          )
          UNION ALL
          (
            SELECT {MessageRows.Columns} FROM messages
            WHERE conversation_id = c.id AND seq > $3 ORDER BY seq LIMIT $5
          )
        ) x ON true
        WHERE m.conversation_id = $1 AND m.user_id = $2 AND m.left_at IS NULL
        ORDER BY x.seq
        """;

    public static async Task<Results<Ok<MessagePage>, ProblemHttpResult>> HandleAsync(
        Guid id,
        CurrentUser user,
        NpgsqlDataSource database,
        People people,
        CancellationToken cancellationToken,
        long? before = null,
        long? after = null,
        long? around = null,
        int? limit = null
    )
    {
        if (Paging.CheckLimit(limit, out var size) is { } refused)
            return refused;
        if ((before, after, around) is not ((_, null, null) or (null, _, null) or (null, null, _)))
            return Refusal.Invalid("before", "Give one of before, after and around.");
        var (pivot, older, newer) = (before, after, around) switch
        {
            ({ } seq, _, _) => (seq <= 0 ? 0 : seq - 1, size, 0),
            (_, { } seq, _) => (seq, 0, size),
            (_, _, { } seq) => (seq, (size + 1) / 2, size / 2),
            _ => (long.MaxValue, size, 0),
        };

        var (change, lastSeq) = (-1L, 0L);
        var messages = await database
            // One more than wanted on each side tells whether that side goes on.
            .Command(Range, id, user.Id, pivot, older == 0 ? 0 : older + 1, newer == 0 ? 0 : newer + 1)
            .ListAsync(
                row =>
                {
                    (change, lastSeq) = (row.GetInt64(0), row.GetInt64(1));
                    return row.IsDBNull(2) ? null : MessageRows.Read(row, id, 2);
                },
                cancellationToken
            );
        if (change < 0)
            return Refusal.NotFound("conversation");

        messages.RemoveAll(message => message is null);
        var olderRows = messages.FindIndex(message => message!.Seq > pivot) is var at and >= 0 ? at : messages.Count;
        if (messages.Count - olderRows > newer)
            messages.RemoveAt(messages.Count - 1);
        if (olderRows > older)
            messages.RemoveAt(0);
        Message[] items = [.. messages.OfType<Message>()];
        var hasOlder = items is [var first, ..] ? first.Seq > 1 : pivot > 0 && lastSeq > 0;
        var hasNewer = items is [.., var last] ? last.Seq < lastSeq : pivot < lastSeq;
        return TypedResults.Ok(
            new MessagePage
            {
                Items = items,
                Change = change,
                HasOlder = hasOlder,
                HasNewer = hasNewer,
                NextCursor =
                    items.Length == 0 || around is not null ? null
                    : after is null ? (hasOlder ? items[0].Seq.ToString() : null)
                    : hasNewer ? items[^1].Seq.ToString()
                    : null,
                Users = await people.NameAsync(items.Select(message => message.SenderId), cancellationToken),
            }
        );
    }
}
