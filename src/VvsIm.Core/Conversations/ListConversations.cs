using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Conversations;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Conversations;

/// <summary><c>GET /api/conversations</c>: mine: pinned ones, then by activity, archived ones last.</summary>
internal static class ListConversations
{
    private const string Place = "(m.archived OR c.archived_at IS NOT NULL)::int, coalesce(m.pin_order, 2147483647)";

    // Pinned ones in their order, then by activity; what was put away comes last. Unpinned ones share the last place.
    private static readonly string List = $"""
        {ConversationRows.Select} AND m.left_at IS NULL AND {ConversationRows.Listed}
          AND (
            $2::int IS NULL
            OR ({Place}) > ($2, $3)
            OR (({Place}) = ($2, $3) AND (c.active_at, c.id) < ($4, $5))
          )
        ORDER BY {Place}, c.active_at DESC, c.id DESC
        LIMIT $6
        """;

    public static async Task<Results<Ok<ConversationPage>, ProblemHttpResult>> HandleAsync(
        CurrentUser user,
        NpgsqlDataSource database,
        People people,
        SyncCursors cursors,
        CancellationToken cancellationToken,
        string? cursor = null,
        int? limit = null
    )
    {
        if (Paging.CheckLimit(limit, out var size) is { } refused)
            return refused;
        ListPlace? after = null;
        if (
            !Paging.TryParse(cursor, out var key, out var id)
            || (key is not null && (after = ListPlace.TryParse(key)) is null)
        )
            return Refusal.Invalid("cursor", "This cursor is not one of ours.");

        // Taken before the rows are read: what is written meanwhile is after it.
        var syncCursor = await cursors.NowAsync(cancellationToken);
        var rows = await database
            .Command(List, user.Id, after?.Archived, after?.Pin, after?.ActiveAt, id, size + 1)
            .ListAsync(ConversationRows.Read, cancellationToken);
        var page = Paging.Cut(rows, size, last => Paging.Cursor(ListPlace.Of(last).ToString(), last.Id));
        return TypedResults.Ok(
            new ConversationPage
            {
                Items = page.Items,
                NextCursor = page.NextCursor,
                SyncCursor = syncCursor,
                Users = await people.NameAsync(ConversationRows.People(page.Items), cancellationToken),
            }
        );
    }
}
