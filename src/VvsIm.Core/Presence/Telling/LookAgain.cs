using Npgsql;
using VvsIm.Core.Database;

namespace VvsIm.Core.Presence.Telling;

/// <summary>Enters a person, and the conversations they are in, as changed.</summary>
internal static class LookAgain
{
    /// <summary>In the transaction that changed whether they show their presence.</summary>
    public static Task AtAsync(NpgsqlConnection connection, Guid userId, CancellationToken cancellationToken) =>
        connection
            .Command(
                """
                INSERT INTO presence_changed (subject, conversation)
                SELECT DISTINCT ON (subject) subject, conversation
                FROM (
                  SELECT $1::uuid, false
                  UNION ALL
                  SELECT conversation_id, true FROM presence_devices WHERE user_id = $1 AND conversation_id IS NOT NULL
                ) AS look (subject, conversation)
                ORDER BY subject
                ON CONFLICT (subject) DO UPDATE SET conversation = excluded.conversation
                """,
                userId
            )
            .RunAsync(cancellationToken);
}
