using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;

namespace VvsIm.Core.Conversations;

/// <summary>
/// <c>GET /api/sync</c>: what changed for me since a cursor. The next cursor is the snapshot's xmin of the <em>first</em> page,
/// because a transaction that was open then may commit a row behind the position that paging has reached.
/// </summary>
internal static class SyncConversations
{
    // The extra columns come after those of ConversationRows: whether I left, and the row's place in the order.
    private static readonly string Changed = $"""
        {ConversationRows.SelectWith("m.left_at IS NOT NULL, greatest(c.xact, m.xact)::text")}
          AND {ConversationRows.Listed}
          AND greatest(c.xact, m.xact) >= $2::xid8
          AND ($3::xid8 IS NULL OR (greatest(c.xact, m.xact), c.id) > ($3::xid8, $4))
        ORDER BY greatest(c.xact, m.xact), c.id
        LIMIT $5
        """;

    public static async Task<Results<Ok<SyncPage>, ProblemHttpResult>> HandleAsync(
        CurrentUser user,
        NpgsqlDataSource database,
        People people,
        SyncCursors cursors,
        CancellationToken cancellationToken,
        string? since = null
    )
    {
        var cursor = since is null ? null : await cursors.ReadAsync(since, cancellationToken);
        var now = await cursors.NowAsync(cancellationToken);
        // A cursor ahead of the database is one from before a restored backup.
        if (cursor is null || cursor.Since > SyncCursor.TryParse(now)!.Since)
            return TypedResults.Ok(
                new SyncPage
                {
                    Cursor = now,
                    Reset = true,
                    Conversations = [],
                    Left = [],
                    Users = [],
                }
            );

        var rows = await database
            .Command(
                Changed,
                user.Id,
                (cursor.Position?.Xact ?? cursor.Since).ToString(),
                cursor.Position?.Xact.ToString(),
                cursor.Position?.Id ?? Guid.Empty,
                Limits.PageSize + 1
            )
            .ListAsync(
                row =>
                    (
                        Conversation: ConversationRows.Read(row),
                        Left: row.GetBoolean(ConversationRows.Columns),
                        Xact: ulong.Parse(row.GetString(ConversationRows.Columns + 1))
                    ),
                cancellationToken
            );
        var more = rows.Count > Limits.PageSize;
        if (more)
            rows.RemoveAt(Limits.PageSize);
        var next = cursor.Position is null ? SyncCursor.TryParse(now)! : cursor with { Position = null };
        Conversation[] present = [.. rows.Where(row => !row.Left).Select(row => row.Conversation)];
        return TypedResults.Ok(
            new SyncPage
            {
                Cursor = (
                    more ? next with { Position = new(rows[^1].Xact, rows[^1].Conversation.Id) } : next
                ).ToString(),
                More = more,
                Conversations = present,
                Left = [.. rows.Where(row => row.Left).Select(row => row.Conversation.Id)],
                Users = await people.NameAsync(ConversationRows.People(present), cancellationToken),
            }
        );
    }
}
