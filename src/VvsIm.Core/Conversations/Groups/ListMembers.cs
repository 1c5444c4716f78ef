using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Conversations.Groups;

/// <summary><c>GET /api/conversations/{id}/members</c>, owners and admins first, then by name.</summary>
internal static class ListMembers
{
    private const string Place =
        "CASE m.role WHEN 'owner' THEN '0' WHEN 'admin' THEN '1' ELSE '2' END || lower(u.display_name)";

    public static async Task<Results<Ok<Page<Member>>, ProblemHttpResult>> HandleAsync(
        Guid id,
        CurrentUser user,
        NpgsqlDataSource database,
        ConversationAccess access,
        CancellationToken cancellationToken,
        string? query = null,
        string? cursor = null,
        int? limit = null
    )
    {
        if (NameQuery.Check(query, cursor, limit, out var wanted) is { } refused)
            return refused;
        if (!await access.MayReadAsync(user.Id, id, cancellationToken))
            return Refusal.NotFound("conversation");

        var members = await database
            .Command(
                $"""
                SELECT {MemberRow.Columns}, {Place}
                FROM conversation_members m
                JOIN users u ON u.id = m.user_id
                WHERE m.conversation_id = $1 AND m.left_at IS NULL
                  AND ($2::text IS NULL OR ({Place}, u.id) > ($2, $3))
                  AND ($5::text IS NULL OR u.display_name ILIKE '%' || $5 || '%')
                ORDER BY {Place}, u.id
                LIMIT $4
                """,
                id,
                wanted.AfterName,
                wanted.AfterId,
                wanted.Size + 1,
                wanted.Pattern
            )
            .ListAsync(row => (Member: MemberRow.Read(row), Place: row.GetString(5)), cancellationToken);
        var page = Paging.Cut(members, wanted.Size, last => Paging.Cursor(last.Place, last.Member.UserId));
        return TypedResults.Ok(
            new Page<Member> { Items = [.. page.Items.Select(one => one.Member)], NextCursor = page.NextCursor }
        );
    }
}
