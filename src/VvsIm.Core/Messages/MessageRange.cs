using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Messages;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Messages;

/// <summary>
/// A contiguous range of what stands in a conversation itself, or of one thread in it, in one snapshot with the change up to which
/// it is whole.
/// </summary>
/// <param name="Pivot">The last seq of the older side.</param>
/// <param name="Older">Messages wanted up to the pivot; 0 for that side left out.</param>
/// <param name="Newer">Messages wanted after the pivot; 0 for that side left out.</param>
internal sealed record MessageRange(long Pivot, int Older, int Newer)
{
    private static readonly string InConversation = Query("thread_seq IS NULL");
    private static readonly string InThread = Query("thread_seq = $6");

    /// <summary>The range that the parameters of a request ask for: the newest, or what is before, after or around a seq.</summary>
    public static MessageRange? Of(long? before, long? after, long? around, int size) =>
        (before, after, around) switch
        {
            (null, null, null) => new(long.MaxValue, size, 0),
            ({ } seq, null, null) => new(seq <= 0 ? 0 : seq - 1, size, 0),
            (null, { } seq, null) => new(seq, 0, size),
            (null, null, { } seq) => new(seq, (size + 1) / 2, size / 2),
            _ => null,
        };

    /// <summary>The refusal when a request asks for several at once.</summary>
    public static ProblemHttpResult Ambiguous => Refusal.Invalid("before", "Give one of before, after, around and at.");

    /// <summary>The page; null when the reader is no member of such a conversation.</summary>
    /// <param name="database">Asked once, and once more for what goes beside.</param>
    /// <param name="people">Names the people.</param>
    /// <param name="conversationId">Which conversation.</param>
    /// <param name="readerId">Who reads.</param>
    /// <param name="root">The message that the thread begins with; null for the conversation itself.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<MessagePage?> ReadAsync(
        NpgsqlDataSource database,
        People people,
        Guid conversationId,
        Guid readerId,
        Message? root,
        CancellationToken cancellationToken
    )
    {
        var (change, historyFrom, lastSeq) = (-1L, 0L, 0L);
        // One more than wanted on each side tells whether that side goes on.
        object?[] values = [conversationId, readerId, Pivot, Older == 0 ? 0 : Older + 1, Newer == 0 ? 0 : Newer + 1];
        var rows = await (
            root is null ? database.Command(InConversation, values) : database.Command(InThread, [.. values, root.Seq])
        ).ListAsync(
            row =>
            {
                (change, historyFrom, lastSeq) = (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2));
                return row.IsDBNull(3) ? null : MessageRows.Read(row, conversationId, 3);
            },
            cancellationToken
        );
        if (change < 0)
            return null;

        List<Message> messages = [.. rows.OfType<Message>()];
        var older = messages.FindIndex(message => message.Seq > Pivot) is var at and >= 0 ? at : messages.Count;
        var hasOlder = Older > 0 ? older > Older : Pivot > historyFrom;
        var hasNewer = messages.Count - older > Newer;
        Message[] items = [.. messages.Take(older).TakeLast(Older).Concat(messages.Skip(older).Take(Newer))];
        if (Newer == 0)
            hasNewer = items is [.., var last] ? last.Seq < lastSeq : lastSeq > historyFrom;
        var beside = await Beside.GatherAsync(
            database,
            people,
            conversationId,
            readerId,
            items,
            root,
            cancellationToken
        );
        return new MessagePage
        {
            Items = items,
            Change = change,
            HasOlder = hasOlder,
            HasNewer = hasNewer,
            NextCursor =
                items.Length == 0 || (Older > 0 && Newer > 0) ? null
                : Newer == 0 ? (hasOlder ? items[0].Seq.ToString() : null)
                : hasNewer ? items[^1].Seq.ToString()
                : null,
            Users = beside.Users,
            Quoted = beside.Quoted,
            Threads = beside.Threads,
            Root = root,
        };
    }

    private static string Query(string lane) =>
        $"""
            SELECT
              c.last_change,
              m.history_from,
              coalesce((SELECT max(seq) FROM messages WHERE conversation_id = c.id AND {lane}), 0),
              x.*
            FROM conversation_readers m
            JOIN conversations c ON c.id = m.conversation_id
            LEFT JOIN LATERAL (
              (
                SELECT {MessageRows.ColumnsFor("$2")} FROM messages
                WHERE conversation_id = c.id AND {lane} AND seq <= $3 AND seq > m.history_from ORDER BY seq DESC LIMIT $4
              )
              UNION ALL
              (
                SELECT {MessageRows.ColumnsFor("$2")} FROM messages
                WHERE conversation_id = c.id AND {lane} AND seq > greatest($3, m.history_from) ORDER BY seq LIMIT $5
              )
            ) x ON true
            WHERE m.conversation_id = $1 AND m.user_id = $2
            ORDER BY x.seq
            """;
}
