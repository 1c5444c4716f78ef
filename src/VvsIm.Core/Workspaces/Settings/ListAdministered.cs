using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Workspaces;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Workspaces.Settings;

/// <summary><c>GET /api/admin/workspaces</c>: those that one keeps order in; for operators all.</summary>
internal static class ListAdministered
{
    private const string Matching = """
        FROM workspaces w
        WHERE ($1::uuid[] IS NULL OR w.id = ANY ($1)) AND ($2::text IS NULL OR w.name ILIKE '%' || $2 || '%')
        """;

    public static async Task<Results<Ok<Listing<AdministeredWorkspace>>, ProblemHttpResult>> HandleAsync(
        StaffMember staff,
        NpgsqlDataSource database,
        CancellationToken cancellationToken,
        string? query = null,
        int offset = 0,
        int? limit = null,
        string? sort = null,
        bool descending = false
    )
    {
        if (
            (Paging.CheckLimit(limit, out var size) ?? Paging.CheckOffset(offset) ?? NameQuery.CheckText(query)) is
            { } refused
        )
            return refused;
        var column = sort switch
        {
            null or "name" => "lower(w.name)",
            "createdAt" => "w.created_at",
            "members" => "members",
            "held" => "held",
            _ => null,
        };
        if (column is null)
            return Refusal.Invalid("sort", "Sort by name, createdAt, members or held.");
        var pattern = string.IsNullOrWhiteSpace(query) ? null : Like.Escape(query.Trim());
        var total = await database
            .Command(
                $"SELECT count(*)::int FROM (SELECT {Matching} LIMIT $3) counted",
                staff.Scope,
                pattern,
                Limits.CountedRows
            )
            .FirstAsync(row => row.GetInt32(0), cancellationToken);
        var items = await database
            .Command(
                $"""
                SELECT * FROM (
                  SELECT w.id, w.name, w.avatar_id, w.created_at,
                    (SELECT count(*)::int FROM workspace_members m WHERE m.workspace_id = w.id) AS members,
                    (
                      SELECT count(*)::int FROM conversations c
                      WHERE c.workspace_id = w.id AND c.kind <> 'direct' AND c.deleted_at IS NULL
                    ) AS rooms,
                    (SELECT count(*)::int FROM moderation_rules r WHERE r.workspace_id = w.id AND r.enabled) AS rules,
                    (SELECT count(*)::int FROM held_messages h WHERE h.workspace_id = w.id AND h.rejected_at IS NULL) AS held,
                    $3 OR EXISTS (
                      SELECT FROM workspace_members o WHERE o.workspace_id = w.id AND o.user_id = $4 AND o.role = 'owner'
                    ) AS configurable
                  {Matching}
                ) w
                ORDER BY {column} {(descending ? "DESC" : "ASC")}, w.id
                OFFSET $5 LIMIT $6
                """,
                staff.Scope,
                pattern,
                staff.IsOperator,
                staff.Id,
                offset,
                size
            )
            .ListAsync(Read, cancellationToken);
        return TypedResults.Ok(new Listing<AdministeredWorkspace> { Items = [.. items], Total = total });
    }

    private static AdministeredWorkspace Read(NpgsqlDataReader row) =>
        new()
        {
            Id = row.GetGuid(0),
            Name = row.GetString(1),
            AvatarId = row.IsDBNull(2) ? null : row.GetGuid(2),
            CreatedAt = row.GetFieldValue<DateTimeOffset>(3),
            Members = row.GetInt32(4),
            Rooms = row.GetInt32(5),
            Rules = row.GetInt32(6),
            Held = row.GetInt32(7),
            Configurable = row.GetBoolean(8),
        };
}
