using System.Text.Json;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Messages.Moderating;

namespace VvsIm.Core.Messages.Moderating;

/// <summary>The one place that turns rows into <see cref="ModeratedMessage"/>.</summary>
internal static class ModeratedMessageRows
{
    /// <summary>Of the table <c>messages</c>: who deleted it, whether it can be brought back, its versions, and the columns of any message.</summary>
    public const string Columns = $"""
        deleted_by,
        EXISTS (SELECT FROM hidden_messages h WHERE h.conversation_id = messages.conversation_id AND h.seq = messages.seq),
        ARRAY (
          SELECT json_build_object(
            'text', v.text, 'replacedAt', v.replaced_at, 'replacedById', v.replaced_by, 'attachments', v.attachments
          )::text
          FROM message_revisions v
          WHERE v.conversation_id = messages.conversation_id AND v.seq = messages.seq
          ORDER BY v.change
        ),
        {MessageRows.Columns}
        """;

    private const int Before = 3;

    /// <summary>Reads <see cref="Columns"/>, the first of which is column <paramref name="at"/>.</summary>
    public static ModeratedMessage Read(NpgsqlDataReader row, Guid conversationId, int at = 0) =>
        new()
        {
            DeletedById = row.IsDBNull(at) ? null : row.GetGuid(at),
            Restorable = row.GetBoolean(at + 1),
            Versions =
            [
                .. row.GetFieldValue<string[]>(at + 2)
                    .Select(version => JsonSerializer.Deserialize(version, VvsImJson.Default.MessageVersion)!),
            ],
            Message = MessageRows.Read(row, conversationId, at + Before),
        };

    /// <summary>The people whom they name.</summary>
    public static IEnumerable<Guid> People(IEnumerable<ModeratedMessage> messages) =>
        messages.SelectMany(message =>
            message
                .Versions.Select(version => version.ReplacedById)
                .Concat(message.Message.System?.UserIds ?? [])
                .Append(message.Message.SenderId)
                .Append(message.DeletedById ?? message.Message.SenderId)
        );
}
