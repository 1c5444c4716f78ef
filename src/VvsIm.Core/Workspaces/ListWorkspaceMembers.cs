using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Workspaces;
using VvsIm.Core.Accounts;
using VvsIm.Core.Conversations;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Workspaces;

/// <summary><c>GET /api/workspaces/{id}/members</c>, by name.</summary>
internal static class ListWorkspaceMembers
{
    public static async Task<Results<Ok<Page<WorkspacePerson>>, ProblemHttpResult>> HandleAsync(
        Guid id,
        CurrentUser user,
        NpgsqlDataSource database,
        Memberships memberships,
        CancellationToken cancellationToken,
        string? query = null,
        string? cursor = null,
        int? limit = null
    )
    {
        if (NameQuery.Check(query, cursor, limit, out var wanted) is { } refused)
            return refused;
        if (!await memberships.IsMemberAsync(user.Id, id, cancellationToken))
            return Refusal.NotFound("workspace");

        var people = await database
            .Command(
                """
                SELECT u.id, u.display_name, m.role, m.joined_at, lower(u.display_name)
                FROM workspace_members m
                JOIN users u ON u.id = m.user_id
                WHERE m.workspace_id = $1
                  AND ($2::text IS NULL OR (lower(u.display_name), u.id) > ($2, $3))
                  AND ($5::text IS NULL OR u.display_name ILIKE '%' || $5 || '%')
                ORDER BY lower(u.display_name), u.id
                LIMIT $4
                """,
                id,
                wanted.AfterName,
                wanted.AfterId,
                wanted.Size + 1,
                wanted.Pattern
            )
            .ListAsync(
                row =>
                    (
                        Person: new WorkspacePerson(
                            row.GetGuid(0),
                            row.GetString(1),
                            Names.WorkspaceRole(row.GetString(2)),
                            row.GetFieldValue<DateTimeOffset>(3)
                        ),
                        Key: row.GetString(4)
                    ),
                cancellationToken
            );
        // The key is the database's own: of some letters, two systems disagree about the small one.
        var page = Paging.Cut(people, wanted.Size, last => Paging.Cursor(last.Key, last.Person.UserId));
        return TypedResults.Ok(
            new Page<WorkspacePerson>
            {
                Items = [.. page.Items.Select(item => item.Person)],
                NextCursor = page.NextCursor,
            }
        );
    }
}
