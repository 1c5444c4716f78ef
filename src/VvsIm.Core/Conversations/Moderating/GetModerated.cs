using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Conversations.Moderating;
using VvsIm.Core.Accounts;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Conversations.Moderating;

/// <summary><c>GET /api/admin/conversations/{id}</c>.</summary>
internal static class GetModerated
{
    private const string Select = $"""
        SELECT {ModeratedRows.Columns},
          (SELECT count(*) FROM media f WHERE f.conversation_id = c.id),
          (SELECT coalesce(sum(f.size), 0)::bigint FROM media f WHERE f.conversation_id = c.id),
          {Openings.Until}
        FROM conversations c
        JOIN workspaces w ON w.id = c.workspace_id
        WHERE c.id = $1 AND ($3::uuid[] IS NULL OR c.workspace_id = ANY ($3))
        """;

    public static async Task<Results<Ok<ModeratedConversation>, ProblemHttpResult>> HandleAsync(
        Guid id,
        StaffMember staff,
        NpgsqlDataSource database,
        People people,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await FindAsync(connection, id, staff, cancellationToken) is { } found
            ? await AnswerAsync(found, people, cancellationToken)
            : Refusal.NotFound("conversation");
    }

    /// <summary>200, with the people whom it names.</summary>
    public static async Task<Ok<ModeratedConversation>> AnswerAsync(
        ModeratedConversation found,
        People people,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            found with
            {
                Users = await people.NameAsync(ModeratedRows.People([found]), cancellationToken),
            }
        );

    /// <summary>Null when there is no such conversation, or not for this person.</summary>
    public static Task<ModeratedConversation?> FindAsync(
        NpgsqlConnection connection,
        Guid id,
        StaffMember staff,
        CancellationToken cancellationToken
    ) =>
        connection
            .Command(Select, id, staff.Id, staff.Scope)
            .FirstAsync(
                row =>
                    ModeratedRows.Read(row) with
                    {
                        Files = new(row.GetInt64(ModeratedRows.Count), row.GetInt64(ModeratedRows.Count + 1)),
                        OpenUntil = ModeratedRows.TimeAt(row, ModeratedRows.Count + 2),
                    },
                cancellationToken
            );
}
