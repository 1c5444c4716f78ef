using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts.Admin;
using VvsIm.Contracts.Moderation;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;

namespace VvsIm.Core.Accounts.Admin;

/// <summary><c>GET /api/admin/users/{id}</c>: one account, whole.</summary>
internal static class GetUser
{
    // What is counted stands where the reader may look.
    private static readonly string Read = $"""
        SELECT {UserRows.Columns},
          b.reason, b.banned_by, b.banned_at,
          (SELECT count(*) FROM hidden_messages h WHERE h.user_id = u.id),
          (SELECT count(*)::int FROM conversation_members m JOIN conversations c ON c.id = m.conversation_id
            WHERE m.user_id = u.id AND m.left_at IS NULL AND c.deleted_at IS NULL AND ($1::uuid[] IS NULL OR c.workspace_id = ANY ($1))),
          (SELECT count(*)::int FROM (
            SELECT FROM messages m WHERE m.sender_id = u.id AND m.deleted_at IS NULL AND m.system IS NULL
              AND ($1::uuid[] IS NULL OR EXISTS (
                SELECT FROM conversations c WHERE c.id = m.conversation_id AND c.workspace_id = ANY ($1)))
            LIMIT {Limits.CountedRows}
          ) said),
          files.number, files.bytes
        FROM {UserRows.From}
        CROSS JOIN LATERAL (
          SELECT count(*)::int AS number, coalesce(sum(f.size), 0)::bigint AS bytes FROM media f
          WHERE f.uploader_id = u.id AND ($1::uuid[] IS NULL OR f.workspace_id = ANY ($1))
        ) files
        WHERE u.id = $2 AND {UserRows.Seen}
        """;

    public static async Task<Results<Ok<UserDetails>, ProblemHttpResult>> HandleAsync(
        Guid id,
        StaffMember staff,
        NpgsqlDataSource database,
        People people,
        CancellationToken cancellationToken
    )
    {
        var details = await database
            .Command(Read, staff.Scope, id)
            .FirstAsync(row => Details(row, staff), cancellationToken);
        if (details is null)
            return AccountRefusals.Unknown;
        var workspaces = await UserWorkspaces.OfAsync(database, [id], staff.Scope, cancellationToken);
        var mine = await WorkspaceRanks.OfAsync(database, staff, cancellationToken);
        var account = details.Account with
        {
            Workspaces = [.. workspaces[id].Select(workspace => mine.Say(workspace, details.Account, staff))],
        };
        var named = account
            .Workspaces.Select(workspace => workspace.Ban?.BannedById)
            .Append(details.Ban?.BannedById)
            .OfType<Guid>();
        return TypedResults.Ok(
            details with
            {
                Account = account,
                Users = await people.NameAsync(named, cancellationToken),
            }
        );
    }

    private static UserDetails Details(NpgsqlDataReader row, StaffMember staff)
    {
        var account = UserRows.Read(row);
        var ban =
            row.IsDBNull(UserRows.Count + 1) || account.ErasedAt is not null
                ? null
                : new Ban(
                    account.Id,
                    account.BannedUntil,
                    row.IsDBNull(UserRows.Count) ? null : row.GetString(UserRows.Count),
                    row.GetGuid(UserRows.Count + 1),
                    row.GetFieldValue<DateTimeOffset>(UserRows.Count + 2)
                );
        var hidden = row.GetInt64(UserRows.Count + 3);
        return new()
        {
            Account = account,
            Ban = ban,
            HiddenMessages = hidden,
            Conversations = row.GetInt32(UserRows.Count + 4),
            Messages = row.GetInt32(UserRows.Count + 5),
            Files = row.GetInt32(UserRows.Count + 6),
            FileBytes = row.GetInt64(UserRows.Count + 7),
            May = [.. UserActs.Of(account, ban, hidden, staff)],
        };
    }
}
