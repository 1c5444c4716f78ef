using Npgsql;
using VvsIm.Core.Notifications;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Messages.Threads;

/// <summary>
/// Stores a reply in a thread. It changes two messages, the reply and the one that the thread begins with, and so goes its own way,
/// a transaction each, beside the batches of what is said in conversations themselves.
/// </summary>
internal sealed class ThreadReplies(NpgsqlDataSource database, OutboxSignal signal)
{
    /// <summary>Answers after the commit.</summary>
    /// <exception cref="AppendUnavailableException">Not known to be stored: sending it again with the same client id is safe.</exception>
    public async Task<Appended> AppendAsync(Append append, long threadSeq)
    {
        try
        {
            // Once begun it is finished, as a batch is, whether or not the sender still waits.
            await using var connection = await database.OpenConnectionAsync(CancellationToken.None);
            await using var transaction = await connection.BeginTransactionAsync(CancellationToken.None);
            var appended = (await AppendStore.AppendAsync(connection, [append], CancellationToken.None))[0];
            if (appended is not { Created: true, Message: { } reply })
                return appended;
            await ThreadFollowers.JoinAsync(connection, reply, threadSeq);
            await ThreadRoot.CountAsync(connection, reply.ConversationId, threadSeq, 1, CancellationToken.None);
            await MessageNotifications.RepliedAsync(connection, reply, threadSeq, CancellationToken.None);
            await ThreadFollowers.TellAsync(connection, reply, threadSeq);
            await transaction.CommitAsync(CancellationToken.None);
            signal.Raise(OutboxPartition.Of(reply.ConversationId));
            return appended;
        }
        catch (NpgsqlException e)
        {
            throw new AppendUnavailableException("The message could not be stored now.", e);
        }
    }
}
