using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Messages;

/// <summary><c>GET /api/conversations/{id}/changes?after=</c>: makes a client whole that saw a hole.</summary>
internal static class ListChanges
{
    private static readonly string Since = $"""
        SELECT c.last_change, x.*
        FROM conversation_readers m
        JOIN conversations c ON c.id = m.conversation_id
        LEFT JOIN LATERAL (
          SELECT {MessageRows.ColumnsFor("$2")} FROM messages
          WHERE conversation_id = c.id AND change > $3 AND coalesce(thread_seq, seq) > m.history_from ORDER BY change LIMIT $4
        ) x ON true
        WHERE m.conversation_id = $1 AND m.user_id = $2
        ORDER BY x.change
        """;

    public static async Task<Results<Ok<ChangePage>, ProblemHttpResult>> HandleAsync(
        Guid id,
        CurrentUser user,
        NpgsqlDataSource database,
        People people,
        CancellationToken cancellationToken,
        long? after = null
    )
    {
        if (after is not >= 0)
            return Refusal.Invalid("after", "Say after which change.");

        var change = -1L;
        var messages = await database
            .Command(Since, id, user.Id, after.Value, Limits.PageSize + 1)
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
        if (after > change || change - after > Limits.ReplayedChanges)
            return TypedResults.Ok(
                new ChangePage
                {
                    Messages = [],
                    Change = change,
                    Latest = change,
                    Reset = true,
                    Users = [],
                }
            );

        var more = messages.Count > Limits.PageSize;
        if (more)
            messages.RemoveAt(Limits.PageSize);
        Message[] items = [.. messages.OfType<Message>()];
        var reached = more ? items[^1].Change : change;
        var purged = await PurgedStretches.BetweenAsync(database, id, after.Value, reached, cancellationToken);
        var beside = await Beside.GatherAsync(database, people, id, user.Id, items, root: null, cancellationToken);
        return TypedResults.Ok(
            new ChangePage
            {
                Messages = items,
                Change = reached,
                Latest = change,
                More = more,
                Purged = purged.Length == 0 ? null : purged,
                Users = beside.Users,
                Quoted = beside.Quoted,
                Threads = beside.Threads,
            }
        );
    }
}
