using Npgsql;
using VvsIm.Contracts.Presence;
using VvsIm.Core.Database;

namespace VvsIm.Core.Presence.Reading;

/// <summary>Presence as it is in the database now: never older than the last tick of the node that heard of it.</summary>
internal static class PresenceRows
{
    // Who hides their own presence sees nobody's.
    private const string Reader = "EXISTS (SELECT FROM users me WHERE me.id = $1 AND me.share_presence)";

    private const string ByIds = $"""
        SELECT u.id,
          CASE WHEN u.share_presence THEN coalesce(live.state, 0) ELSE 0 END::smallint,
          CASE WHEN u.share_presence THEN greatest(live.beat_at, p.seen_at) END
        FROM users u
        LEFT JOIN presence_people p ON p.user_id = u.id
        CROSS JOIN LATERAL (
          SELECT max(d.state) FILTER (WHERE d.beat_at >= $3) AS state, max(d.beat_at) AS beat_at
          FROM presence_devices d WHERE d.user_id = u.id
        ) live
        WHERE u.id = ANY ($2) AND {Reader}
          AND EXISTS (
            SELECT FROM workspace_members theirs
            JOIN workspace_members mine ON mine.workspace_id = theirs.workspace_id AND mine.user_id = $1
            WHERE theirs.user_id = u.id
          )
        ORDER BY u.id
        """;

    private const string InWorkspace = $"""
        SELECT d.user_id, max(d.state), NULL::timestamptz
        FROM presence_devices d
        JOIN workspace_members m ON m.workspace_id = $2 AND m.user_id = d.user_id
        JOIN users u ON u.id = d.user_id AND u.share_presence
        WHERE d.state > 0 AND d.beat_at >= $3 AND d.user_id > $4 AND {Reader}
        GROUP BY d.user_id
        ORDER BY d.user_id
        LIMIT $5
        """;

    private const string InConversations = """
        SELECT d.conversation_id, count(DISTINCT d.user_id)::int, (array_agg(DISTINCT d.user_id ORDER BY d.user_id))[1:$3]
        FROM presence_devices d
        JOIN conversation_members m
          ON m.conversation_id = d.conversation_id AND m.user_id = d.user_id AND m.left_at IS NULL
        JOIN users u ON u.id = d.user_id AND u.share_presence
        WHERE d.conversation_id = ANY ($1) AND d.state = 2 AND d.beat_at >= $2
        GROUP BY d.conversation_id
        """;

    /// <summary>These people, as far as the reader shares a workspace with them.</summary>
    public static Task<List<PersonPresence>> ByIdsAsync(
        NpgsqlDataSource database,
        Guid reader,
        Guid[] ids,
        DateTimeOffset alive,
        CancellationToken cancellationToken
    ) => database.Command(ByIds, reader, ids, alive).ListAsync(Read, cancellationToken);

    /// <summary>Who is online or away in a workspace of the reader's, after this id.</summary>
    public static Task<List<PersonPresence>> InWorkspaceAsync(
        NpgsqlDataSource database,
        Guid reader,
        Guid workspaceId,
        Guid after,
        int count,
        DateTimeOffset alive,
        CancellationToken cancellationToken
    ) => database.Command(InWorkspace, reader, workspaceId, alive, after, count).ListAsync(Read, cancellationToken);

    /// <summary>Who is active in each of these conversations. Those in which nobody is are left out.</summary>
    public static Task<List<ConversationPresence>> InConversationsAsync(
        NpgsqlConnection connection,
        Guid[] conversations,
        DateTimeOffset alive,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        connection
            .Command(InConversations, conversations, alive, Contracts.Limits.NamedPresent)
            .ListAsync(
                row => new ConversationPresence
                {
                    ConversationId = row.GetGuid(0),
                    Count = row.GetInt32(1),
                    UserIds = row.GetFieldValue<Guid[]>(2),
                    At = now,
                },
                cancellationToken
            );

    /// <summary>A person out of a row: id, state, last seen.</summary>
    public static PersonPresence Read(NpgsqlDataReader row)
    {
        var state = (PresenceState)row.GetInt16(1);
        var seen = state == PresenceState.Offline && !row.IsDBNull(2);
        return new(row.GetGuid(0), state, seen ? row.GetFieldValue<DateTimeOffset>(2) : null);
    }
}
