using Npgsql;
using VvsIm.Contracts.Notifications;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Conversations;
using VvsIm.Core.Database;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Notifications;

/// <summary>Writes notifications that are about no message. Each runs in the transaction that makes true what it tells of.</summary>
internal static class NotificationWriter
{
    private const string Invited = """
        INSERT INTO notifications (user_id, id, about, conversation_id, actor_id, at)
        SELECT who.id, $1, 'invite', $1, $3, clock_timestamp() FROM unnest($2::uuid[]) AS who (id) WHERE who.id <> $3
        ON CONFLICT (id, user_id) DO UPDATE
        SET actor_id = excluded.actor_id, at = excluded.at, xact = pg_current_xact_id()
        """;

    private const string Moderated = """
        INSERT INTO notifications (user_id, id, about, notice, text, quote, at)
        VALUES ($1, $2, 'moderation', $3, $4::text, left($5::text, 300), clock_timestamp())
        ON CONFLICT (id, user_id) DO NOTHING
        """;

    /// <summary>
    /// Tells people that somebody added them to a group or channel. Their devices learn of it by <see cref="ConversationJoined"/>, which
    /// whoever adds members writes anyway.
    /// </summary>
    /// <param name="connection">With the transaction that adds them.</param>
    /// <param name="conversationId">The group or channel.</param>
    /// <param name="userIds">Those who were added.</param>
    /// <param name="byId">Who added them; never told.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static Task InvitedAsync(
        NpgsqlConnection connection,
        Guid conversationId,
        Guid[] userIds,
        Guid byId,
        CancellationToken cancellationToken
    ) => connection.Command(Invited, conversationId, userIds, byId).RunAsync(cancellationToken);

    /// <summary>
    /// Tells one person what a moderator or a rule did about something of theirs. The moderator is not named. The caller raises the
    /// outbox signal of the person's partition after its commit.
    /// </summary>
    /// <param name="connection">With the transaction that does it.</param>
    /// <param name="userId">Whom.</param>
    /// <param name="eventId">The row of the moderation log that tells of it.</param>
    /// <param name="notice">What was done.</param>
    /// <param name="text">The moderator's own words to the person; null for none.</param>
    /// <param name="quote">What it was done to; its beginning is kept. Null where there is nothing to quote.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task ModeratedAsync(
        NpgsqlConnection connection,
        Guid userId,
        Guid eventId,
        Notice notice,
        string? text,
        string? quote,
        CancellationToken cancellationToken
    )
    {
        await connection.Command(Moderated, userId, eventId, Names.Of(notice), text, quote).RunAsync(cancellationToken);
        await OutboxWriter.WriteAsync(
            connection,
            OutboxPartition.Of(userId),
            [Channels.User(userId)],
            new NotificationsChanged(),
            cancellationToken
        );
    }
}
