using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Retention;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Retention;

/// <summary>
/// <c>GET /api/admin/retention/workspaces</c> and <c>/conversations</c>: what is kept how long. Without a query the second one lists those
/// with a rule or a hold of their own.
/// </summary>
internal static class ListRetention
{
    private const string Workspaces = """
        FROM workspaces w
        WHERE ($1::uuid[] IS NULL OR w.id = ANY ($1)) AND ($2::text IS NULL OR w.name ILIKE '%' || $2 || '%')
        """;

    private const string Conversations = """
        FROM conversations c
        JOIN workspaces w ON w.id = c.workspace_id
        WHERE ($1::uuid[] IS NULL OR w.id = ANY ($1)) AND ($3::uuid IS NULL OR w.id = $3) AND c.deleted_at IS NULL
          AND CASE WHEN $2::text IS NULL THEN c.retention_days IS NOT NULL OR c.legal_hold
            ELSE c.title ILIKE '%' || $2 || '%' OR c.id::text = $2 END
        """;

    public static async Task<Results<Ok<Listing<WorkspaceRetention>>, ProblemHttpResult>> WorkspacesAsync(
        StaffMember staff,
        NpgsqlDataSource database,
        CancellationToken cancellationToken,
        string? query = null,
        int offset = 0,
        int? limit = null
    )
    {
        if (Check(query, offset, limit, out var size) is { } refused)
            return refused;
        var scope = await Keepers.ScopeAsync(database, staff, cancellationToken);
        if (scope is [])
            return Refusal.Forbidden("This is for operators and the owners of a workspace.");
        var pattern = Pattern(query);
        return TypedResults.Ok(
            new Listing<WorkspaceRetention>
            {
                Total = await database
                    .Command($"SELECT count(*)::int {Workspaces}", scope, pattern)
                    .FirstAsync(row => row.GetInt32(0), cancellationToken),
                Items =
                [
                    .. await database
                        .Command(
                            $"""
                            SELECT w.id, w.name, retention_days(w.settings, NULL), w.legal_hold,
                              (SELECT count(*)::int FROM conversations c WHERE c.workspace_id = w.id AND c.legal_hold),
                              (SELECT count(*)::int FROM conversations c WHERE c.workspace_id = w.id AND c.retention_days IS NOT NULL),
                              (SELECT coalesce(sum(last_seq - purged), 0)::bigint FROM conversations c WHERE c.workspace_id = w.id),
                              (SELECT coalesce(sum(purged), 0)::bigint FROM conversations c WHERE c.workspace_id = w.id)
                            {Workspaces}
                            ORDER BY lower(w.name), w.id
                            OFFSET $3 LIMIT $4
                            """,
                            scope,
                            pattern,
                            offset,
                            size
                        )
                        .ListAsync(
                            row => new WorkspaceRetention
                            {
                                Id = row.GetGuid(0),
                                Name = row.GetString(1),
                                Days = row.IsDBNull(2) ? null : row.GetInt32(2),
                                LegalHold = row.GetBoolean(3),
                                HeldConversations = row.GetInt32(4),
                                OwnRules = row.GetInt32(5),
                                Messages = row.GetInt64(6),
                                Purged = row.GetInt64(7),
                            },
                            cancellationToken
                        ),
                ],
            }
        );
    }

    public static async Task<Results<Ok<Listing<ConversationRetention>>, ProblemHttpResult>> ConversationsAsync(
        StaffMember staff,
        NpgsqlDataSource database,
        CancellationToken cancellationToken,
        string? query = null,
        Guid? workspaceId = null,
        int offset = 0,
        int? limit = null
    )
    {
        if (Check(query, offset, limit, out var size) is { } refused)
            return refused;
        var scope = await Keepers.ScopeAsync(database, staff, cancellationToken);
        if (scope is [])
            return Refusal.Forbidden("This is for operators and the owners of a workspace.");
        var pattern = Pattern(query);
        return TypedResults.Ok(
            new Listing<ConversationRetention>
            {
                Total = await database
                    .Command($"SELECT count(*)::int {Conversations}", scope, pattern, workspaceId)
                    .FirstAsync(row => row.GetInt32(0), cancellationToken),
                Items =
                [
                    .. await database
                        .Command(
                            $"""
                            SELECT c.id, c.title, w.id, c.retention_days, retention_days(w.settings, c.retention_days), c.legal_hold,
                              w.legal_hold, c.last_seq - c.purged, c.purged
                            {Conversations}
                            ORDER BY lower(c.title), c.id
                            OFFSET $4 LIMIT $5
                            """,
                            scope,
                            pattern,
                            workspaceId,
                            offset,
                            size
                        )
                        .ListAsync(
                            row => new ConversationRetention
                            {
                                Id = row.GetGuid(0),
                                Title = row.IsDBNull(1) ? null : row.GetString(1),
                                WorkspaceId = row.GetGuid(2),
                                OwnDays = row.IsDBNull(3) ? null : row.GetInt32(3),
                                Days = row.IsDBNull(4) ? null : row.GetInt32(4),
                                LegalHold = row.GetBoolean(5),
                                WorkspaceHeld = row.GetBoolean(6),
                                Messages = row.GetInt64(7),
                                Purged = row.GetInt64(8),
                            },
                            cancellationToken
                        ),
                ],
            }
        );
    }

    private static ProblemHttpResult? Check(string? query, int offset, int? limit, out int size) =>
        Paging.CheckLimit(limit, out size)
        ?? (offset < 0 ? Refusal.Invalid("offset", "At least 0.") : NameQuery.CheckText(query));

    private static string? Pattern(string? query) =>
        string.IsNullOrWhiteSpace(query) ? null : Like.Escape(query.Trim());
}
