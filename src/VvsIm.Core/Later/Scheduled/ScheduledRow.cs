using Npgsql;
using VvsIm.Contracts.Later;
using VvsIm.Core.Database;
using VvsIm.Core.Messages.Attaching;

namespace VvsIm.Core.Later.Scheduled;

/// <summary>A row of <c>scheduled_messages</c>.</summary>
/// <param name="UserId">Whose it is.</param>
/// <param name="Message">What crosses the wire.</param>
/// <param name="AttachmentIds">The uploads that will go with it; null if none.</param>
internal sealed record ScheduledRow(Guid UserId, ScheduledMessage Message, Guid[]? AttachmentIds)
{
    /// <summary>The columns that <see cref="Read"/> takes, in its order.</summary>
    public const string Columns = """
        user_id, id, conversation_id, client_id, text, send_at, reply_to_seq, thread_seq, failed, attachment_ids,
        (
          SELECT jsonb_agg(attachment(a) ORDER BY array_position(attachment_ids, a.id))::text FROM media a
          WHERE a.id = ANY (attachment_ids)
        )
        """;

    /// <summary>Reads <see cref="Columns"/>.</summary>
    public static ScheduledRow Read(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            new ScheduledMessage
            {
                Id = row.GetGuid(1),
                ConversationId = row.GetGuid(2),
                ClientId = row.GetGuid(3),
                Text = row.GetString(4),
                SendAt = row.GetFieldValue<DateTimeOffset>(5),
                ReplyToSeq = row.IsDBNull(6) ? null : row.GetInt64(6),
                ThreadSeq = row.IsDBNull(7) ? null : row.GetInt64(7),
                Failed = row.IsDBNull(8) ? null : row.GetString(8),
                Attachments = AttachmentRows.Read(row.IsDBNull(10) ? null : row.GetString(10)),
            },
            row.IsDBNull(9) ? null : row.GetFieldValue<Guid[]>(9)
        );

    /// <summary>Locks one of this user's until the transaction ends; null when there is none, or its message has been stored.</summary>
    /// <exception cref="PostgresException">55P03: it is being sent or changed right now, see <see cref="InUse"/>.</exception>
    public static Task<ScheduledRow?> LockAsync(
        NpgsqlConnection connection,
        Guid id,
        Guid userId,
        CancellationToken cancellationToken
    ) =>
        connection
            .Command(
                // Nobody waits for a row: whoever did would hold a connection that the sender may need.
                $"""
                SELECT {Columns} FROM scheduled_messages s
                WHERE id = $1 AND user_id = $2
                  AND NOT EXISTS (
                    SELECT FROM messages m
                    WHERE m.conversation_id = s.conversation_id AND m.sender_id = s.user_id AND m.client_id = s.client_id
                  )
                FOR UPDATE NOWAIT
                """,
                id,
                userId
            )
            .FirstAsync(Read, cancellationToken);

    /// <summary>Whether the row was locked by somebody else.</summary>
    public static bool InUse(PostgresException exception) => exception.SqlState == PostgresErrorCodes.LockNotAvailable;
}
