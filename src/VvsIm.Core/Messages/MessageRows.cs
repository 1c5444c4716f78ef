using Npgsql;
using VvsIm.Contracts.Messages;

namespace VvsIm.Core.Messages;

/// <summary>The one place that turns a row of <c>messages</c> into what crosses the wire.</summary>
internal static class MessageRows
{
    /// <summary>The columns that <see cref="Read"/> takes, in its order.</summary>
    public const string Columns = "seq, change, id, sender_id, client_id, text, created_at, edited_at, deleted_at";

    /// <summary>Reads <see cref="Columns"/>, the first of which is column <paramref name="at"/>.</summary>
    public static Message Read(NpgsqlDataReader row, Guid conversationId, int at = 0) =>
        new()
        {
            ConversationId = conversationId,
            Seq = row.GetInt64(at),
            Change = row.GetInt64(at + 1),
            Id = row.GetGuid(at + 2),
            SenderId = row.GetGuid(at + 3),
            ClientId = row.GetGuid(at + 4),
            Text = row.GetString(at + 5),
            CreatedAt = row.GetFieldValue<DateTimeOffset>(at + 6),
            EditedAt = row.IsDBNull(at + 7) ? null : row.GetFieldValue<DateTimeOffset>(at + 7),
            DeletedAt = row.IsDBNull(at + 8) ? null : row.GetFieldValue<DateTimeOffset>(at + 8),
        };
}
