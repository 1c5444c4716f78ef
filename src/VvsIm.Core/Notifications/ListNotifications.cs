using System.Data;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Notifications;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Notifications;

/// <summary><c>GET /api/notifications</c>: mine, newest first, with how many are unread in all.</summary>
internal static class ListNotifications
{
    public static async Task<Results<Ok<NotificationPage>, ProblemHttpResult>> HandleAsync(
        CurrentUser user,
        NpgsqlDataSource database,
        People people,
        CancellationToken cancellationToken,
        string? cursor = null,
        int? limit = null,
        bool unread = false,
        string? kind = null
    )
    {
        if (Paging.CheckLimit(limit, out var size) is { } refused)
            return refused;
        if (!Paging.TryParse(cursor, out var key, out var afterId) || !NotificationPlace.TryParse(key, out var after))
            return Refusal.Invalid("cursor", "This cursor is not one of ours.");
        if (!TryKind(kind, out var only))
            return Refusal.Invalid("kind", "There is no such kind.");

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        // One snapshot for all of it: the number fits the items, and asOf names what both could know.
        await using var transaction = await connection.BeginTransactionAsync(
            IsolationLevel.RepeatableRead,
            cancellationToken
        );
        var asOf = await NotificationAsOf.NowAsync(connection, cancellationToken);
        var count = await connection
            .Command(NotificationRows.Unread, user.Id)
            .FirstAsync(row => row.GetInt32(0), cancellationToken);
        var rows = await connection
            .Command(Select(unread, only), user.Id, after?.At, after?.Seq, afterId, size + 1)
            .ListAsync(NotificationRows.Read, cancellationToken);
        var page = Paging.Cut(rows, size, last => Paging.Cursor(NotificationPlace.Of(last).ToString(), last.Id));
        return TypedResults.Ok(
            new NotificationPage
            {
                Items = page.Items,
                NextCursor = page.NextCursor,
                Unread = count,
                AsOf = asOf.ToString(),
                Users = await people.NameAsync(page.Items.SelectMany(PeopleOf), cancellationToken),
            }
        );
    }

    // Messages of one commit share a moment; then their numbers tell.
    private const string Newest = "n.at DESC, coalesce(n.seq, 0) DESC, n.id DESC";

    // The page is cut before anything is looked up for its rows.
    private static string Select(bool unread, NotificationKind? kind) =>
        $"""
            SELECT {NotificationRows.Columns}
            FROM (
              SELECT * FROM {NotificationRows.Mine} n
              WHERE ($2::timestamptz IS NULL OR (n.at, coalesce(n.seq, 0), n.id) < ($2, $3, $4))
                AND {(unread ? "NOT n.read" : "true")} AND {(kind is { } one ? NotificationRows.Where(one) : "true")}
              ORDER BY {Newest}
              LIMIT $5
            ) n
            {NotificationRows.Beside}
            ORDER BY {Newest}
            """;

    private static IEnumerable<Guid> PeopleOf(Notification notification) =>
        [.. notification.Actors, .. Mentions.In(notification.Text ?? "")];

    private static bool TryKind(string? name, out NotificationKind? kind)
    {
        kind = name switch
        {
            "mention" => NotificationKind.Mention,
            "reply" => NotificationKind.Reply,
            "reaction" => NotificationKind.Reaction,
            "invite" => NotificationKind.Invite,
            "broadcast" => NotificationKind.Broadcast,
            _ => null,
        };
        return name is null || kind is not null;
    }
}
