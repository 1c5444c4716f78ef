using Npgsql;
using VvsIm.Core.Accounts.Admin;
using VvsIm.Core.Database;

namespace VvsIm.Core.Accounts.Erase;

/// <summary>What the database knows of a person beside what they said, and how it goes.</summary>
internal static class Traces
{
    /// <summary>What others see in place of their name.</summary>
    public const string Name = "Deleted account";

    // A picture that is nobody's any more goes with the next collection; the address is free for somebody else.
    private const string Anonymise = """
        WITH face AS (
          UPDATE media SET replaced_at = 'epoch' WHERE id = (SELECT avatar_id FROM users WHERE id = $1)
        )
        UPDATE users
        SET erased_at = clock_timestamp(), display_name = $2, avatar_id = NULL,
          user_name = $3, normalized_user_name = upper($3), email = $3, normalized_email = upper($3), email_confirmed = false,
          password_hash = NULL, phone_number = NULL, phone_number_confirmed = false, two_factor_enabled = false,
          lockout_end = NULL, access_failed_count = 0,
          status_emoji = NULL, status_text = NULL, status_until = NULL, share_presence = false, read_receipts = false
        WHERE id = $1
        """;

    // The same door that bans shut keeps every token and cookie of theirs out, on every node, within a second.
    private const string Shut = """
        INSERT INTO bans (user_id, banned_by) VALUES ($1, $2)
        ON CONFLICT (user_id) DO UPDATE SET until = NULL, reason = NULL, banned_by = excluded.banned_by, banned_at = excluded.banned_at
        """;

    private static readonly string[] Forget =
    [
        "DELETE FROM authenticators WHERE user_id = $1",
        "DELETE FROM recovery_codes WHERE user_id = $1",
        "DELETE FROM user_passkeys WHERE user_id = $1",
        // The rows are how every node learns that they have ended.
        "UPDATE sessions SET user_agent = NULL, address = NULL WHERE user_id = $1",
        "DELETE FROM user_tokens WHERE user_id = $1",
        "DELETE FROM user_logins WHERE user_id = $1",
        "DELETE FROM user_claims WHERE user_id = $1",
        "DELETE FROM user_roles WHERE user_id = $1",
        "DELETE FROM notification_settings WHERE user_id = $1",
        "DELETE FROM notifications WHERE user_id = $1",
        "DELETE FROM scheduled_messages WHERE user_id = $1",
        "DELETE FROM reminders WHERE user_id = $1",
        "DELETE FROM presence_devices WHERE user_id = $1",
        "DELETE FROM presence_people WHERE user_id = $1",
        "DELETE FROM workspace_bans WHERE user_id = $1",
        "UPDATE invites SET revoked_at = clock_timestamp() WHERE created_by = $1 AND revoked_at IS NULL",
        // Nobody fetches a copy of what is to be forgotten.
        "UPDATE account_tasks SET expires_at = clock_timestamp() WHERE user_id = $1 AND kind = 'export' AND state = 'done'",
        "UPDATE account_tasks SET state = 'stopped', finished_at = clock_timestamp() WHERE user_id = $1 AND state IN ('waiting', 'running')",
    ];

    /// <summary>In the caller's transaction, which holds the account's lock.</summary>
    public static async Task WipeAsync(
        NpgsqlConnection connection,
        Guid userId,
        Guid byId,
        CancellationToken cancellationToken
    )
    {
        await EveryDoor.ShutAsync(connection, userId, cancellationToken);
        await connection.Command(Anonymise, userId, Name, $"{userId:N}@erased.invalid").RunAsync(cancellationToken);
        foreach (var statement in Forget)
            await connection.Command(statement, userId).RunAsync(cancellationToken);
        await connection.Command(Shut, userId, byId).RunAsync(cancellationToken);
    }
}
