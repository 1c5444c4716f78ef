using Npgsql;
using VvsIm.Core.Database;
using VvsIm.Core.Search.Sweeping;

namespace VvsIm.Core.Search.Indexing;

/// <summary>The rows of the index.</summary>
internal static class Documents
{
    private const string Present = """
        SELECT d.conversation_id, d.seq, d.segment
        FROM unnest($1::uuid[], $2::bigint[]) AS m (conversation_id, seq)
        JOIN search_documents d ON d.conversation_id = m.conversation_id AND d.seq = m.seq
        """;

    private const string Newest = """
        SELECT s.segment, s.documents
        FROM unnest($1::bigint[], $2::bigint[]) AS day (low, high)
        CROSS JOIN LATERAL (
          SELECT segment, documents FROM search_segments
          WHERE segment BETWEEN day.low AND day.high ORDER BY segment DESC LIMIT 1
        ) s
        """;

    // A message that is there already keeps its place; most changes (a reply in its thread, a second reaction) change nothing here.
    private const string Write = """
        INSERT INTO search_documents (conversation_id, seq, segment, at, keys)
        SELECT conversation_id, seq, segment, at, keys::integer[]
        FROM unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::timestamptz[], $5::text[])
          AS d (conversation_id, seq, segment, at, keys)
        ON CONFLICT (conversation_id, seq) DO UPDATE SET keys = excluded.keys WHERE search_documents.keys <> excluded.keys
        """;

    private const string Count = """
        INSERT INTO search_segments (segment, documents)
        SELECT * FROM unnest($1::bigint[], $2::integer[])
        ON CONFLICT (segment) DO UPDATE SET documents = search_segments.documents + excluded.documents
        """;

    /// <summary>Makes the index say what these messages say now; those without words leave it.</summary>
    public static async Task WriteAsync(
        NpgsqlConnection connection,
        IReadOnlyList<IndexedMessage> messages,
        CancellationToken cancellationToken
    )
    {
        var gone = messages.Where(message => message.Words.Length == 0).ToList();
        if (gone.Count > 0)
            await connection
                .Command(
                    """
                    DELETE FROM search_documents d
                    USING unnest($1::uuid[], $2::bigint[]) AS g (conversation_id, seq)
                    WHERE d.conversation_id = g.conversation_id AND d.seq = g.seq
                    """,
                    gone.Select(message => message.ConversationId).ToArray(),
                    gone.Select(message => message.Seq).ToArray()
                )
                .RunAsync(cancellationToken);
        List<IndexedMessage> live =
        [
            .. messages.Where(message => message.Words.Length > 0).OrderBy(message => message.CreatedAt),
        ];
        if (live.Count == 0)
            return;
        var (segments, added) = await AssignAsync(connection, live, cancellationToken);
        await connection
            .Command(
                Write,
                live.Select(message => message.ConversationId).ToArray(),
                live.Select(message => message.Seq).ToArray(),
                segments,
                live.Select(message => message.CreatedAt).ToArray(),
                live.Select((message, at) => $"{{{string.Join(',', SearchKeys.Of(message, segments[at]))}}}").ToArray()
            )
            .RunAsync(cancellationToken);
        var counts = added.CountBy(segment => segment).ToList();
        await connection
            .Command(Count, counts.Select(count => count.Key).ToArray(), counts.Select(count => count.Value).ToArray())
            .RunAsync(cancellationToken);
    }

    // Each one's segment, and the segments of those that are new.
    private static async Task<(long[] Segments, List<long> Added)> AssignAsync(
        NpgsqlConnection connection,
        List<IndexedMessage> live,
        CancellationToken cancellationToken
    )
    {
        var present = (
            await connection
                .Command(
                    Present,
                    live.Select(message => message.ConversationId).ToArray(),
                    live.Select(message => message.Seq).ToArray()
                )
                .ListAsync(row => ((row.GetGuid(0), row.GetInt64(1)), Segment: row.GetInt64(2)), cancellationToken)
        ).ToDictionary(row => row.Item1, row => row.Segment);
        DateTime[] days = [.. live.Select(message => message.CreatedAt).DistinctBy(Segments.FirstOf)];
        var newest = (
            await connection
                .Command(Newest, days.Select(Segments.FirstOf).ToArray(), days.Select(Segments.LastOf).ToArray())
                .ListAsync(row => (Segment: row.GetInt64(0), Documents: row.GetInt32(1)), cancellationToken)
        ).ToDictionary(row => Segments.FirstOf(Segments.Begin(row.Segment)));
        var (segments, added) = (new long[live.Count], new List<long>());
        for (var i = 0; i < segments.Length; i++)
        {
            if (present.TryGetValue((live[i].ConversationId, live[i].Seq), out segments[i]))
                continue;
            var day = Segments.FirstOf(live[i].CreatedAt);
            var (segment, documents) = newest.GetValueOrDefault(day, (day, 0));
            (segment, documents) = documents < Segments.Size ? (segment, documents + 1) : (segment + 1, 1);
            newest[day] = (segment, documents);
            segments[i] = segment;
            added.Add(segment);
        }
        return (segments, added);
    }
}
