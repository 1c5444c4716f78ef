using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Conversations;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Conversations;

/// <summary><c>GET /api/conversations</c>: mine, the most recently active first.</summary>
internal static class ListConversations
{
    private static readonly string List = $"""
        {ConversationRows.Select} AND m.left_at IS NULL AND ($2::timestamptz IS NULL OR (c.active_at, c.id) < ($2, $3))
        ORDER BY c.active_at DESC, c.id DESC
        LIMIT $4
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
        DateTimeOffset? before = null;
        if (!Paging.TryParse(cursor, out var key, out var id) || (key is not null && !TryParseTime(key, out before)))
            return Refusal.Invalid("cursor", "This cursor is not one of ours.");

        // Taken before the rows are read: what is written meanwhile is after it.
        var syncCursor = await cursors.NowAsync(cancellationToken);
        var rows = await database
            .Command(List, user.Id, before, id, size + 1)
            .ListAsync(ConversationRows.Read, cancellationToken);
        var page = Paging.Cut(rows, size, last => Paging.Cursor(last.ActiveAt.UtcTicks.ToString(), last.Id));
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

    private static bool TryParseTime(string text, out DateTimeOffset? time)
    {
        time = null;
        if (
            !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            || ticks > DateTimeOffset.MaxValue.UtcTicks
        )
            return false;
        time = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }
}
