using Npgsql;
using VvsIm.Contracts.Workspaces;
using VvsIm.Core.Conversations;
using VvsIm.Core.Workspaces.Settings;

namespace VvsIm.Core.Workspaces.Invites;

/// <summary>A link whose row, and whose group's row, are locked until the transaction ends, with what somebody is where it leads.</summary>
internal sealed record LockedInvite
{
    // Locking is a statement of its own: the one after it sees what those before us did. All of them run for an unknown code as well.
    private const string LockLink = "SELECT FROM invites i WHERE i.code_hash = $1 FOR NO KEY UPDATE";

    private const string LockConversation = """
        SELECT FROM conversations c
        WHERE c.id = (SELECT i.conversation_id FROM invites i WHERE i.code_hash = $1)
        FOR NO KEY UPDATE
        """;

    private const string Look = $"""
        SELECT
          i.id, i.workspace_id, w.name, i.conversation_id, mine.role,
          CASE WHEN i.conversation_id IS NULL THEN mine.role IS NOT NULL ELSE coalesce(m.left_at IS NULL AND m.user_id IS NOT NULL, false) END,
          coalesce(m.left_at IS NOT NULL AND m.removed_by IS NOT NULL, false),
          c.deleted_at IS NULL AND NOT is_banned(i.created_by) AND (
            ({InviteRows.Live})
            -- Who came in by it and left may come back while it lives: they have been counted.
            OR (
              i.revoked_at IS NULL AND (i.expires_at IS NULL OR i.expires_at > clock_timestamp())
              AND EXISTS (SELECT FROM invite_uses x WHERE x.invite_id = i.id AND x.user_id = $2)
            )
          ),
          w.settings::text
        FROM invites i
        JOIN workspaces w ON w.id = i.workspace_id
        LEFT JOIN workspace_members mine ON mine.workspace_id = i.workspace_id AND mine.user_id = $2
        LEFT JOIN conversations c ON c.id = i.conversation_id
        LEFT JOIN conversation_members m ON m.conversation_id = i.conversation_id AND m.user_id = $2
        WHERE i.code_hash = $1
        """;

    public required Guid Id { get; init; }
    public required Guid WorkspaceId { get; init; }
    public required string WorkspaceName { get; init; }
    public required WorkspaceSettings Settings { get; init; }
    public Guid? ConversationId { get; init; }

    /// <summary>What they are in the workspace; null if nothing yet.</summary>
    public WorkspaceRole? WorkspaceRole { get; init; }

    /// <summary>They are a member of all that it leads to.</summary>
    public bool Member { get; init; }

    /// <summary>Somebody has removed them from the group.</summary>
    public bool Removed { get; init; }

    /// <summary>It lets them in.</summary>
    public bool Opens { get; init; }

    /// <summary>Null when there is no such link. Its transaction waits for those who come in by the same link, or into the same group.</summary>
    public static async Task<LockedInvite?> FindAsync(
        NpgsqlConnection connection,
        string code,
        Guid userId,
        CancellationToken cancellationToken
    )
    {
        var hash = InviteCode.Hash(code);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new(LockLink) { Parameters = { new() { Value = hash } } },
                new(LockConversation) { Parameters = { new() { Value = hash } } },
                new(Look)
                {
                    Parameters =
                    {
                        new() { Value = hash },
                        new() { Value = userId },
                    },
                },
            },
        };
        await using var row = await batch.ExecuteReaderAsync(cancellationToken);
        await row.NextResultAsync(cancellationToken);
        await row.NextResultAsync(cancellationToken);
        if (!await row.ReadAsync(cancellationToken))
            return null;
        return new LockedInvite
        {
            Id = row.GetGuid(0),
            WorkspaceId = row.GetGuid(1),
            WorkspaceName = row.GetString(2),
            ConversationId = row.IsDBNull(3) ? null : row.GetGuid(3),
            WorkspaceRole = row.IsDBNull(4) ? null : Names.WorkspaceRole(row.GetString(4)),
            Member = row.GetBoolean(5),
            Removed = row.GetBoolean(6),
            Opens = row.GetBoolean(7),
            Settings = StoredSettings.Read(row.GetString(8)),
        };
    }
}
