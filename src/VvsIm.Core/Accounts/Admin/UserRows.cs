using Npgsql;
using VvsIm.Contracts.Accounts.Admin;

namespace VvsIm.Core.Accounts.Admin;

/// <summary>Accounts as rows of <c>users u</c>, with the ban that holds now as <c>b</c>.</summary>
internal static class UserRows
{
    /// <summary>The tables that the rest takes.</summary>
    public const string From = "users u LEFT JOIN bans b ON b.user_id = u.id AND (b.until IS NULL OR b.until > now())";

    /// <summary>The contract's <see cref="UserState"/>.</summary>
    public const string State = """
        CASE
          WHEN u.erased_at IS NOT NULL THEN 'erased'
          WHEN b.user_id IS NOT NULL THEN 'banned'
          WHEN u.lockout_end > now() THEN 'locked'
          WHEN u.signed_in_at IS NULL THEN 'neverSignedIn'
          ELSE 'active'
        END
        """;

    /// <summary>What the reader <c>$1</c> may see: with null every account, otherwise the people of these workspaces, and who is banned from them.</summary>
    public const string Seen = """
        ($1::uuid[] IS NULL
          OR EXISTS (SELECT FROM workspace_members w WHERE w.user_id = u.id AND w.workspace_id = ANY ($1))
          OR EXISTS (SELECT FROM workspace_bans w WHERE w.user_id = u.id AND w.workspace_id = ANY ($1)))
        """;

    /// <summary>The columns that <see cref="Read"/> takes, in its order.</summary>
    public const string Columns = $"""
        u.id, CASE WHEN u.erased_at IS NULL THEN u.email ELSE '' END, u.display_name, u.avatar_id, u.created_at,
        (SELECT m.created_at FROM messages m WHERE m.sender_id = u.id AND m.system IS NULL ORDER BY m.created_at DESC LIMIT 1),
        ARRAY (SELECT r.name FROM user_roles x JOIN roles r ON r.id = x.role_id WHERE x.user_id = u.id ORDER BY 1),
        {State}, CASE WHEN u.lockout_end > now() THEN u.lockout_end END, b.until, u.erased_at,
        u.two_factor_enabled OR EXISTS (SELECT FROM user_passkeys p WHERE p.user_id = u.id),
        (SELECT max(s.last_seen_at) FROM sessions s WHERE s.user_id = u.id AND s.ended_at IS NULL)
        """;

    /// <summary>How many columns that are.</summary>
    public const int Count = 13;

    /// <summary>Reads <see cref="Columns"/>.</summary>
    public static UserAccount Read(NpgsqlDataReader row) =>
        new()
        {
            Id = row.GetGuid(0),
            Email = row.GetString(1),
            DisplayName = row.GetString(2),
            AvatarId = row.IsDBNull(3) ? null : row.GetGuid(3),
            CreatedAt = row.GetFieldValue<DateTimeOffset>(4),
            LastMessageAt = Time(row, 5),
            Roles = row.GetFieldValue<string[]>(6),
            State = Enum.Parse<UserState>(row.GetString(7), ignoreCase: true),
            LockedUntil = Time(row, 8),
            BannedUntil = Time(row, 9),
            ErasedAt = Time(row, 10),
            TwoFactor = row.GetBoolean(11),
            LastSeenAt = Time(row, 12),
        };

    private static DateTimeOffset? Time(NpgsqlDataReader row, int at) =>
        row.IsDBNull(at) ? null : row.GetFieldValue<DateTimeOffset>(at);
}
