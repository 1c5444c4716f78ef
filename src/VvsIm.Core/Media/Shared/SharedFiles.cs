using System.Text.Json;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Media;
using VvsIm.Core.Database;
using VvsIm.Core.Messages;

namespace VvsIm.Core.Media.Shared;

/// <summary>The files of a conversation's messages.</summary>
internal static class SharedFiles
{
    private static readonly string[] Pictures = ["image", "video"];
    private static readonly string[] Others = ["file", "audio", "voice"];

    // The index media_message says where files are; what they are, the message's own row says, as everybody sees it.
    private static readonly string Files = $"""
        SELECT x.*
        FROM conversation_readers reader
        JOIN media f ON f.conversation_id = reader.conversation_id
        CROSS JOIN LATERAL (
          SELECT e.place, e.value::text AS file, {MessageRows.ColumnsFor("$2")}
          FROM messages
          CROSS JOIN LATERAL (
            SELECT value, (ordinality - 1)::int AS place
            FROM jsonb_array_elements(attachments) WITH ORDINALITY WHERE value ->> 'id' = f.id::text
          ) e
          WHERE conversation_id = f.conversation_id AND seq = f.seq AND deleted_at IS NULL
            AND coalesce(thread_seq, seq) > reader.history_from
        ) x
        WHERE reader.conversation_id = $1 AND reader.user_id = $2
          AND f.kind = ANY ($3)
          AND f.seq <= $4 AND (f.seq < $4 OR x.place > $5)
        ORDER BY f.seq DESC, x.place
        LIMIT $6
        """;

    /// <summary>What comes after a place, at most so many.</summary>
    public static Task<List<SharedItem>> ListAsync(
        NpgsqlDataSource database,
        Guid conversationId,
        Guid readerId,
        SharedKind kind,
        SharedPlace after,
        int most,
        CancellationToken cancellationToken
    ) =>
        database
            .Command(
                Files,
                conversationId,
                readerId,
                kind == SharedKind.Pictures ? Pictures : Others,
                after.Seq,
                after.Place,
                most
            )
            .ListAsync(
                row =>
                {
                    var message = MessageRows.Read(row, conversationId, 2);
                    var file = JsonSerializer.Deserialize(row.GetString(1), VvsImJson.Default.Attachment)!;
                    return new SharedItem(new(message.Seq, row.GetInt32(0)), new(message, file));
                },
                cancellationToken
            );
}
