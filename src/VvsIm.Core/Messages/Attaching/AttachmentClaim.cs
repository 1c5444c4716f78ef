using Npgsql;
using VvsIm.Contracts.Media;
using VvsIm.Contracts.Messages;
using VvsIm.Core.Database;

namespace VvsIm.Core.Messages.Attaching;

/// <summary>
/// Gives a message its files, in the transaction that stores it: the uploads are locked, described, and belong to the message once it
/// has its number. So no upload is ever in two messages, and none in a message that was not stored.
/// </summary>
internal static class AttachmentClaim
{
    /// <summary>What is to go with the message; null unless every file of it is there, the sender's, and free.</summary>
    public static async Task<Attachment[]?> LockAsync(
        NpgsqlConnection connection,
        Append append,
        CancellationToken cancellationToken
    )
    {
        var ids = append.AttachmentsOf is { } original
            ? await CopyAsync(connection, append, original, cancellationToken)
            : append.AttachmentIds!;
        await connection
            .Command("SELECT FROM media WHERE id = ANY ($1) ORDER BY id FOR UPDATE", ids)
            .RunAsync(cancellationToken);
        // A statement of its own: it sees what the holder of the lock before us did.
        return await connection
            .Command(
                "SELECT attachable($1, $2, workspace_id)::text FROM conversations WHERE id = $3",
                ids,
                append.SenderId,
                append.ConversationId
            )
            .FirstAsync(row => row.IsDBNull(0) ? null : AttachmentRows.Read(row.GetString(0)), cancellationToken);
    }

    /// <summary>The files belong to the message from now on.</summary>
    public static async Task TakeAsync(
        NpgsqlConnection connection,
        Message message,
        CancellationToken cancellationToken
    ) =>
        await connection
            .Command(
                "UPDATE media SET conversation_id = $2, seq = $3, used_at = clock_timestamp() WHERE id = ANY ($1)",
                message.Attachments!.Select(attachment => attachment.Id).ToArray(),
                message.ConversationId,
                message.Seq
            )
            .RunAsync(cancellationToken);

    // What is forwarded has files of its own, which live on when the original is deleted; the bytes are the same objects.
    private static async Task<Guid[]> CopyAsync(
        NpgsqlConnection connection,
        Append append,
        Guid original,
        CancellationToken cancellationToken
    ) =>
        [
            .. await connection
                .Command(
                    """
                    INSERT INTO media (
                      id, workspace_id, uploader_id, object_id, preview_object_id, preview_type, kind, name, content_type, size,
                      width, height, duration_ms, alt, placeholder, waveform, location_removed
                    )
                    SELECT
                      gen_random_uuid(), c.workspace_id, $2, m.object_id, m.preview_object_id, m.preview_type, m.kind, m.name,
                      m.content_type, m.size, m.width, m.height, m.duration_ms, m.alt, m.placeholder, m.waveform, m.location_removed
                    FROM messages x
                    CROSS JOIN LATERAL jsonb_array_elements(x.attachments) WITH ORDINALITY AS a (of, place)
                    JOIN media m ON m.id = (a.of ->> 'id')::uuid
                    JOIN conversations c ON c.id = $3
                    WHERE x.id = $1
                    ORDER BY a.place
                    RETURNING id
                    """,
                    original,
                    append.SenderId,
                    append.ConversationId
                )
                .ListAsync(row => row.GetGuid(0), cancellationToken),
        ];
}
