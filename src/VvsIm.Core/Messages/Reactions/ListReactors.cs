using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Messages.Reactions;

/// <summary><c>GET /api/messages/{id}/reactions</c>: who reacted, the first one first.</summary>
internal static class ListReactors
{
    public static async Task<Results<Ok<Page<Reactor>>, ProblemHttpResult>> HandleAsync(
        Guid id,
        CurrentUser user,
        NpgsqlDataSource database,
        CancellationToken cancellationToken,
        string? emoji = null,
        string? cursor = null,
        int? limit = null
    )
    {
        if (Paging.CheckLimit(limit, out var size) is { } refused)
            return refused;
        if (emoji is not null && !Emoji.IsOne(emoji))
            return Refusal.Invalid("emoji", "This is not an emoji.");
        var offset = 0;
        if (cursor is not null && !int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out offset))
            return Refusal.Invalid("cursor", "This cursor is not one of ours.");

        var found = false;
        var reactors = await database
            .Command(
                """
                SELECT r.emoji, r.user_id, u.display_name, r.created_at
                FROM messages x
                JOIN conversation_readers m
                  ON m.conversation_id = x.conversation_id AND m.user_id = $2
                  AND coalesce(x.thread_seq, x.seq) > m.history_from
                LEFT JOIN message_reactions r
                  ON r.conversation_id = x.conversation_id AND r.seq = x.seq AND x.deleted_at IS NULL
                  AND ($3::text IS NULL OR r.emoji = $3)
                LEFT JOIN users u ON u.id = r.user_id
                WHERE x.id = $1
                ORDER BY r.created_at, r.user_id, r.emoji
                LIMIT $4 OFFSET $5
                """,
                id,
                user.Id,
                emoji,
                size + 1,
                offset
            )
            .ListAsync(
                row =>
                {
                    found = true;
                    return row.IsDBNull(0)
                        ? null
                        : new Reactor(
                            row.GetString(0),
                            row.GetGuid(1),
                            row.GetString(2),
                            row.GetFieldValue<DateTimeOffset>(3)
                        );
                },
                cancellationToken
            );
        // Past the end of the list there is nothing either; only a first page tells that there is no such message.
        if (!found && offset == 0)
            return Refusal.NotFound("message");
        return TypedResults.Ok(Paging.Cut([.. reactors.OfType<Reactor>()], size, _ => $"{offset + size}"));
    }
}
