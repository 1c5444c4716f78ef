using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Retention;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Retention;

/// <summary><c>GET /api/admin/retention/preview</c>: what a run would remove now, by the same rules and without touching anything.</summary>
internal static class PreviewRetention
{
    private const int Shown = 100;

    private const string Ruled = """
        SELECT c.id, c.title, c.legal_hold OR w.legal_hold AS held, w.id AS workspace_id, w.name,
          retention_days(w.settings, c.retention_days) AS days,
          coalesce(
            seq_at(c.id, $2::timestamptz - make_interval(days => retention_days(w.settings, c.retention_days))), c.last_seq + 1
          ) AS edge
        FROM conversations c
        JOIN workspaces w ON w.id = c.workspace_id
        WHERE ($1::uuid[] IS NULL OR w.id = ANY ($1)) AND retention_days(w.settings, c.retention_days) IS NOT NULL
        """;

    private const string Shares = $"""
        SELECT r.id, r.title, r.workspace_id, r.name, r.days, r.held, g.messages, g.files, g.bytes
        FROM ({Ruled}) r
        JOIN LATERAL (
          SELECT count(*) AS messages, coalesce(sum(f.files), 0)::bigint AS files,
            coalesce(sum(octet_length(m.text) + f.bytes), 0)::bigint AS bytes
          FROM messages m
          JOIN LATERAL (
            SELECT count(*) AS files, coalesce(sum(x.size), 0) AS bytes FROM media x
            WHERE x.conversation_id = r.id AND x.seq = m.seq
          ) f ON true
          WHERE m.conversation_id = r.id AND m.seq < r.edge AND NOT EXISTS (
            SELECT FROM messages y
            WHERE y.conversation_id = r.id AND y.thread_seq = coalesce(m.thread_seq, m.seq) AND y.seq >= r.edge
          )
        ) g ON g.messages > 0
        ORDER BY g.messages DESC, r.id
        """;

    public static async Task<Results<Ok<RetentionPreview>, ProblemHttpResult>> HandleAsync(
        StaffMember staff,
        NpgsqlDataSource database,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var scope = await Keepers.ScopeAsync(database, staff, cancellationToken);
        if (scope is [])
            return Refusal.Forbidden("This is for operators and the owners of a workspace.");
        var shares = await database
            .Command(Shares, scope, time.GetUtcNow())
            .ListAsync(
                row =>
                    (
                        Held: row.GetBoolean(5),
                        Share: new RetentionShare
                        {
                            Id = row.GetGuid(0),
                            Title = row.IsDBNull(1) ? null : row.GetString(1),
                            WorkspaceId = row.GetGuid(2),
                            WorkspaceName = row.GetString(3),
                            Days = row.GetInt32(4),
                            Messages = row.GetInt64(6),
                            Files = row.GetInt64(7),
                            Bytes = row.GetInt64(8),
                        }
                    ),
                cancellationToken
            );
        RetentionShare[] going = [.. shares.Where(share => !share.Held).Select(share => share.Share)];
        return TypedResults.Ok(
            new RetentionPreview
            {
                Conversations = going[..Math.Min(Shown, going.Length)],
                ConversationCount = going.Length,
                Messages = going.Sum(share => share.Messages),
                Files = going.Sum(share => share.Files),
                Bytes = going.Sum(share => share.Bytes),
                Held = shares.Count - going.Length,
            }
        );
    }
}
