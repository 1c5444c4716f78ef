using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Core.Database;
using VvsIm.Core.Messages;

namespace VvsIm.Core.Media.Shared;

/// <summary>The addresses in a conversation's texts: found by the same rules as the apps show links by.</summary>
internal static class SharedLinks
{
    // Texts in a row that look like having links and have none: then the page ends short, and the next one goes on.
    private const int MostTurns = 8;

    // The condition is that of the index messages_links.
    private static readonly string Texts = $"""
        SELECT x.*
        FROM conversation_readers reader
        CROSS JOIN LATERAL (
          SELECT {MessageRows.ColumnsFor("$2")}
          FROM messages
          WHERE conversation_id = reader.conversation_id AND deleted_at IS NULL AND text ~ 'https?://'
            AND seq <= $3 AND coalesce(thread_seq, seq) > reader.history_from
          ORDER BY seq DESC
          LIMIT $4
        ) x
        WHERE reader.conversation_id = $1 AND reader.user_id = $2
        """;

    /// <summary>What comes after a place, at most so many, and where to go on.</summary>
    /// <returns>The links; and the place up to which all were seen, null when there are no more.</returns>
    public static async Task<(List<SharedItem> Items, SharedPlace? End)> ListAsync(
        NpgsqlDataSource database,
        Guid conversationId,
        Guid readerId,
        SharedPlace after,
        int size,
        CancellationToken cancellationToken
    )
    {
        var items = new List<SharedItem>();
        var from = after.Seq;
        for (var turn = 0; turn < MostTurns; turn++)
        {
            var messages = await database
                .Command(Texts, conversationId, readerId, from, size + 1)
                .ListAsync(row => MessageRows.Read(row, conversationId), cancellationToken);
            foreach (var item in messages.SelectMany(In).Where(item => item.Place.IsAfter(after)))
            {
                if (items.Count == size)
                    return (items, items[^1].Place);
                items.Add(item);
            }
            if (messages.Count <= size)
                return (items, null);
            from = messages[^1].Seq - 1;
        }
        return (items, new(from + 1, int.MaxValue));
    }

    private static IEnumerable<SharedItem> In(Message message)
    {
        var beside = Brief(message);
        return Links
            .In(message.Text)
            .Select((link, place) => new SharedItem(new(message.Seq, place), new(beside, Link: link)));
    }

    // A long text would come once for each of its links.
    private static Message Brief(Message message)
    {
        if (message.Text.Length <= Limits.EventTextLength)
            return message;
        var length = Limits.EventTextLength - (char.IsHighSurrogate(message.Text[Limits.EventTextLength - 1]) ? 1 : 0);
        return message with { Text = message.Text[..length], Cut = true };
    }
}
