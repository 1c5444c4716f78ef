using Npgsql;
using VvsIm.Contracts.Later;
using VvsIm.Core.Messages;

namespace VvsIm.Core.Later.Reminders;

/// <summary>A row of <c>reminders</c>, with its message if its owner may read it now.</summary>
/// <param name="UserId">Whose it is.</param>
/// <param name="Reminder">What crosses the wire.</param>
internal sealed record ReminderRow(Guid UserId, Reminder Reminder)
{
    /// <summary>Selects what <see cref="Read"/> takes; goes on with <c>WHERE</c> on <c>r</c>.</summary>
    public const string Select = $"""
        SELECT r.user_id, r.id, r.conversation_id, r.message_id, r.seq, r.at, r.due_at, x.*
        FROM reminders r
        LEFT JOIN LATERAL (
          SELECT {MessageRows.Columns} FROM messages
          WHERE conversation_id = r.conversation_id AND seq = r.seq
            AND EXISTS (
              SELECT FROM conversation_readers m
              WHERE m.conversation_id = r.conversation_id AND m.user_id = r.user_id
                AND coalesce(thread_seq, messages.seq) > m.history_from
            )
        ) x ON true
        """;

    private const int MessageAt = 7;

    /// <summary>Reads what <see cref="Select"/> selects.</summary>
    public static ReminderRow Read(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            new Reminder
            {
                Id = row.GetGuid(1),
                ConversationId = row.GetGuid(2),
                MessageId = row.GetGuid(3),
                Seq = row.GetInt64(4),
                At = row.GetFieldValue<DateTimeOffset>(5),
                DueAt = row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6),
                Message = row.IsDBNull(MessageAt) ? null : MessageRows.Read(row, row.GetGuid(2), MessageAt),
            }
        );
}
