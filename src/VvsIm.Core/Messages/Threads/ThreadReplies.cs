using Npgsql;
using VvsIm.Contracts.Messages;
using VvsIm.Core.Notifications;

namespace VvsIm.Core.Messages.Threads;

/// <summary>What a stored reply changes beside itself: the message that its thread begins with, and those who follow.</summary>
internal static class ThreadReplies
{
    /// <summary>Runs in the transaction that stored the reply.</summary>
    public static async Task AddAsync(
        NpgsqlConnection connection,
        Message reply,
        long threadSeq,
        CancellationToken cancellationToken
    )
    {
        await ThreadFollowers.JoinAsync(connection, reply, threadSeq);
        await ThreadRoot.CountAsync(connection, reply.ConversationId, threadSeq, 1, cancellationToken);
        await MessageNotifications.RepliedAsync(connection, reply, threadSeq, cancellationToken);
        await ThreadFollowers.TellAsync(connection, reply, threadSeq);
    }
}
