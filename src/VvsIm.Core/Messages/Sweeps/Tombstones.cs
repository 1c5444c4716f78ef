using Npgsql;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Database;
using VvsIm.Core.Messages.Threads;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Messages.Sweeps;

/// <summary>
/// Deletes many messages of one conversation at once: each gets its change and its event, as if it had been deleted alone, so that every device
/// follows. What is deleted already is passed over.
/// </summary>
internal static class Tombstones
{
    private static readonly string Write = $"""
        WITH wanted AS (
          SELECT m.seq AS at_seq, m.id AS at_id, $3 + row_number() OVER (ORDER BY m.seq) AS at_change
          FROM messages m
          WHERE m.conversation_id = $1 AND m.seq = ANY ($2) AND m.deleted_at IS NULL AND m.system IS NULL
        ),
        kept AS (
          INSERT INTO message_revisions (conversation_id, seq, change, text, attachments, replaced_by, replaced_at)
          SELECT m.conversation_id, m.seq, w.at_change, m.text, m.attachments, $4, clock_timestamp()
          FROM wanted w JOIN messages m ON m.conversation_id = $1 AND m.seq = w.at_seq
          WHERE $5 <> 'erase'
        ),
        hidden AS (
          INSERT INTO hidden_messages (conversation_id, seq, user_id, change, mentions, pinned_at, pinned_by)
          SELECT m.conversation_id, m.seq, m.sender_id, w.at_change, m.mentions, m.pinned_at, m.pinned_by
          FROM wanted w JOIN messages m ON m.conversation_id = $1 AND m.seq = w.at_seq
          WHERE $5 = 'hide'
          ON CONFLICT (conversation_id, seq) DO UPDATE
          SET change = excluded.change, mentions = excluded.mentions, pinned_at = excluded.pinned_at, pinned_by = excluded.pinned_by
        ),
        untold AS (
          DELETE FROM notifications n USING wanted w WHERE n.id = w.at_id
        ),
        counted AS (
          UPDATE conversations SET last_change = last_change + (SELECT count(*) FROM wanted) WHERE id = $1
        )
        UPDATE messages
        SET change = w.at_change, text = '', deleted_at = clock_timestamp(), deleted_by = $4,
          mentions = NULL, pinned_at = NULL, pinned_by = NULL, reactions = NULL, attachments = NULL
        FROM wanted w
        WHERE conversation_id = $1 AND seq = w.at_seq
        RETURNING {MessageRows.Columns}
        """;

    // Of all that they said there, of what was deleted before too.
    private const string Forget = """
        WITH revised AS (
          DELETE FROM message_revisions WHERE conversation_id = $1 AND seq = ANY ($2)
        )
        DELETE FROM hidden_messages WHERE conversation_id = $1 AND seq = ANY ($2)
        """;

    /// <summary>In a transaction of the caller's that locks nothing yet; the caller commits and raises the outbox signal.</summary>
    /// <param name="connection">With the transaction open.</param>
    /// <param name="conversationId">Where.</param>
    /// <param name="seqs">Which messages.</param>
    /// <param name="byId">Whose doing it is.</param>
    /// <param name="fate">What stays of them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many were deleted; -1: none, for what is said there may not be destroyed.</returns>
    public static async Task<int> LeaveAsync(
        NpgsqlConnection connection,
        Guid conversationId,
        long[] seqs,
        Guid byId,
        Fate fate,
        CancellationToken cancellationToken
    )
    {
        var locked = await SweptConversation.LockAsync(connection, conversationId, cancellationToken);
        if (fate == Fate.Erase && locked.LegalHold)
            return -1;
        var gone = await connection
            .Command(Write, conversationId, seqs, locked.LastChange, byId, Conversations.Names.Of(fate))
            .ListAsync(row => MessageRows.Read(row, conversationId), cancellationToken);
        if (fate == Fate.Erase)
            await connection.Command(Forget, conversationId, seqs).RunAsync(cancellationToken);
        gone.Sort((one, other) => one.Change.CompareTo(other.Change));
        await OutboxWriter.WriteAsync(
            connection,
            conversationId,
            gone.Select(message => new MessageDeleted
            {
                ConversationId = conversationId,
                Change = message.Change,
                Message = message.ForEvent(locked.HistoryFloor),
            }),
            cancellationToken
        );
        await CountThreadsAsync(connection, conversationId, gone, -1, cancellationToken);
        return gone.Count;
    }

    /// <summary>Counts replies in, or out, at the messages that their threads begin with.</summary>
    public static async Task CountThreadsAsync(
        NpgsqlConnection connection,
        Guid conversationId,
        IEnumerable<Message> replies,
        int difference,
        CancellationToken cancellationToken
    )
    {
        foreach (
            var thread in replies.Where(reply => reply.ThreadSeq is not null).GroupBy(reply => reply.ThreadSeq!.Value)
        )
            await ThreadRoot.CountAsync(
                connection,
                conversationId,
                thread.Key,
                difference * thread.Count(),
                cancellationToken
            );
    }
}

/// <summary>What stays of messages that are deleted.</summary>
internal enum Fate
{
    /// <summary>Moderators still read them, as with any deletion.</summary>
    Delete,

    /// <summary>The same, and they can be brought back in one piece.</summary>
    Hide,

    /// <summary>Nothing, nor of what they were before an edit. A legal hold keeps them as they are.</summary>
    Erase,
}
