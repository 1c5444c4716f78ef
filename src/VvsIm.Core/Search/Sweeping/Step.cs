using Npgsql;
using NpgsqlTypes;
using VvsIm.Core.Database;
using VvsIm.Core.Messages.Attaching;
using VvsIm.Core.Search.Indexing;

namespace VvsIm.Core.Search.Sweeping;

/// <summary>One look into the index: a stretch of segments, the newest of it that the reader may see.</summary>
/// <param name="Wanted">What is looked for.</param>
/// <param name="Low">The oldest segment looked at.</param>
/// <param name="Stretch">The segments looked at; null for the whole rest, down to the oldest.</param>
/// <param name="After">Everything after this place has been seen.</param>
/// <param name="Take">Candidates wanted at most.</param>
/// <param name="Most">Rows of the index looked at, at most; null for a stretch of segments, which is bounded by itself.</param>
internal sealed record Step(Wanted Wanted, long Low, IReadOnlyList<long>? Stretch, Place After, int Take, int? Most)
{
    /// <summary>Takes the look.</summary>
    /// <returns>How many rows the index held; those of them that are live and visible, in order; and the place of the last one looked at when there may be more.</returns>
    public async Task<StepResult> TakeAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var command = connection.Command(Sql());
        Add(command, NpgsqlDbType.Bigint, Low);
        Add(command, NpgsqlDbType.Bigint, After.Segment);
        Add(command, NpgsqlDbType.TimestampTz, DateTime.SpecifyKind(After.At, DateTimeKind.Utc));
        Add(command, NpgsqlDbType.Uuid, After.ConversationId);
        Add(command, NpgsqlDbType.Bigint, After.Seq);
        Add(
            command,
            NpgsqlDbType.Array | NpgsqlDbType.Uuid,
            Wanted.Scope.Conversations.Select(conversation => conversation.Id).ToArray()
        );
        Add(
            command,
            NpgsqlDbType.Array | NpgsqlDbType.Bigint,
            Wanted.Scope.Conversations.Select(conversation => conversation.HistoryFrom).ToArray()
        );
        Add(command, NpgsqlDbType.Array | NpgsqlDbType.Integer, Wanted.Keys);
        Add(command, NpgsqlDbType.Array | NpgsqlDbType.Integer, Wanted.ConversationKeys);
        Add(command, NpgsqlDbType.Array | NpgsqlDbType.Integer, Wanted.SenderKeys);
        Add(command, NpgsqlDbType.TimestampTz, Wanted.From);
        Add(command, NpgsqlDbType.TimestampTz, Wanted.Before);
        Add(command, NpgsqlDbType.Array | NpgsqlDbType.Uuid, Wanted.Scope.Senders);
        Add(command, NpgsqlDbType.Integer, Take);
        Add(command, NpgsqlDbType.Bigint, Most);
        Add(command, NpgsqlDbType.Array | NpgsqlDbType.Integer, Stretch?.Select(SearchKeys.Segment).ToArray());

        var looked = 0L;
        var rows = await command.ListAsync(
            row =>
            {
                looked = row.GetInt64(0);
                return row.IsDBNull(1) ? null : Read(row);
            },
            cancellationToken
        );
        var seen = rows.OfType<(Place Place, Candidate? Candidate)?>().Select(row => row!.Value).ToList();
        return new(
            looked,
            [.. seen.Select(row => row.Candidate).OfType<Candidate>()],
            seen.Count == Take ? seen[^1].Place : null
        );
    }

    private string Sql()
    {
        var keys = string.Concat(
            Stretch is not null ? " AND d.keys && $16" : "",
            Wanted.Keys.Length > 0 ? " AND d.keys @> $8" : "",
            Wanted.ConversationKeys is not null ? " AND d.keys && $9" : "",
            Wanted.SenderKeys is not null ? " AND d.keys && $10" : ""
        );
        var live = string.Concat(
            Wanted.Scope.Senders is not null ? " AND m.sender_id = ANY ($13)" : "",
            Wanted.HasReaction ? " AND m.reactions IS NOT NULL" : "",
            Wanted.IsPinned ? " AND m.pinned_at IS NOT NULL" : "",
            Wanted.IsThread ? " AND (m.thread_seq IS NOT NULL OR m.thread_count IS NOT NULL)" : ""
        );
        return $"""
            WITH hits AS MATERIALIZED (
              SELECT d.conversation_id, d.seq, d.segment, d.at FROM search_documents d
              WHERE d.segment BETWEEN $1 AND $2{keys}
              LIMIT $15
            ),
            readable AS MATERIALIZED (
              SELECT h.*
              FROM hits h
              JOIN unnest($6, $7) AS r (conversation_id, history_from)
                ON r.conversation_id = h.conversation_id AND h.seq > r.history_from
              WHERE (h.segment, h.at, h.conversation_id, h.seq)
                  < ($2, $3, $4, $5)
                AND ($11::timestamptz IS NULL OR h.at >= $11)
                AND ($12::timestamptz IS NULL OR h.at < $12)
              ORDER BY h.segment DESC, h.at DESC, h.conversation_id DESC, h.seq DESC
              LIMIT $14
            )
            SELECT n.looked, r.segment, r.at, r.conversation_id, r.seq,
              m.id, m.sender_id, m.text, m.created_at, m.edited_at, m.thread_seq, m.thread_count, m.attachments::text
            FROM (SELECT count(*) AS looked FROM hits) n
            LEFT JOIN readable r ON true
            LEFT JOIN messages m
              ON m.conversation_id = r.conversation_id AND m.seq = r.seq AND m.deleted_at IS NULL AND (m.text <> '' OR m.attachments IS NOT NULL){live}
            ORDER BY r.segment DESC, r.at DESC, r.conversation_id DESC, r.seq DESC
            """;
    }

    private static (Place, Candidate?)? Read(NpgsqlDataReader row)
    {
        var place = new Place(row.GetInt64(1), row.GetDateTime(2), row.GetGuid(3), row.GetInt64(4));
        return row.IsDBNull(5)
            ? (place, null)
            : (
                place,
                new Candidate(
                    place,
                    row.GetGuid(5),
                    row.GetGuid(6),
                    row.GetString(7),
                    AttachmentRows.Read(row.IsDBNull(12) ? null : row.GetString(12)),
                    row.GetFieldValue<DateTimeOffset>(8),
                    row.IsDBNull(9) ? null : row.GetFieldValue<DateTimeOffset>(9),
                    row.IsDBNull(10) ? null : row.GetInt64(10),
                    row.IsDBNull(11) ? 0 : row.GetInt32(11)
                )
            );
    }

    private static void Add(NpgsqlCommand command, NpgsqlDbType type, object? value) =>
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = type, Value = value ?? DBNull.Value });
}

/// <summary>What one look saw.</summary>
/// <param name="Looked">Rows of the index that were looked at.</param>
/// <param name="Candidates">Those that are live and that the reader may see, in order.</param>
/// <param name="More">The place to go on from within the stretch; null if the stretch is done with.</param>
internal sealed record StepResult(long Looked, List<Candidate> Candidates, Place? More);
