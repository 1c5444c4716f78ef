using Npgsql;
using VvsIm.Contracts.Workspaces;

namespace VvsIm.Core.Workspaces.Invites;

/// <summary>Invite links as rows of <c>invites i</c>.</summary>
internal static class InviteRows
{
    /// <summary>The columns that <see cref="Read"/> takes.</summary>
    public const string Columns = """
        i.id, i.code, i.workspace_id, i.conversation_id, i.created_by,
        (SELECT u.display_name FROM users u WHERE u.id = i.created_by), i.created_at, i.expires_at, i.max_uses, i.uses
        """;

    /// <summary>It lets somebody in who has not used it yet, as far as the link itself is concerned.</summary>
    public const string Live = """
        i.revoked_at IS NULL
        AND (i.expires_at IS NULL OR i.expires_at > clock_timestamp())
        AND (i.max_uses IS NULL OR i.uses < i.max_uses)
        """;

    public static Invite Read(NpgsqlDataReader row) =>
        new()
        {
            Id = row.GetGuid(0),
            Code = row.GetString(1),
            WorkspaceId = row.GetGuid(2),
            ConversationId = row.IsDBNull(3) ? null : row.GetGuid(3),
            CreatedById = row.GetGuid(4),
            CreatedByName = row.GetString(5),
            CreatedAt = row.GetFieldValue<DateTimeOffset>(6),
            ExpiresAt = row.IsDBNull(7) ? null : row.GetFieldValue<DateTimeOffset>(7),
            MaxUses = row.IsDBNull(8) ? null : row.GetInt32(8),
            Uses = row.GetInt32(9),
        };
}
