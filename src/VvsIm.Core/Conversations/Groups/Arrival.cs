using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Database;
using VvsIm.Core.Notifications;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Conversations.Groups;

/// <summary>People become members of a group or channel, or members again.</summary>
internal static class Arrival
{
    private static readonly string Arrive = Sql.Load("Conversations/Groups/Arrival.sql");

    /// <summary>
    /// Makes them members, tells them, the others and the conversation itself. Who is a member already stays one. Runs in the
    /// transaction that holds the conversation's lock (<see cref="LockedConversation"/>, or the caller's own); the caller commits and
    /// raises the outbox signal of the conversation's partition.
    /// </summary>
    /// <param name="connection">With the transaction open.</param>
    /// <param name="conversationId">A group or channel.</param>
    /// <param name="actorId">Whose doing it is: who joins by themselves, or who adds others.</param>
    /// <param name="userIds">At most <see cref="Limits.AddedMembers"/> people; those who are not in the workspace are passed over.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Those who were not members before, and whether there was room for them: if not, the caller must roll back.</returns>
    public static async Task<(Guid[] Arrived, bool Fits)> ComeAsync(
        NpgsqlConnection connection,
        Guid conversationId,
        Guid actorId,
        Guid[] userIds,
        CancellationToken cancellationToken
    )
    {
        var joined = await connection
            .Command(Arrive, conversationId, userIds)
            .FirstAsync(
                row => new MembersJoined
                {
                    ConversationId = conversationId,
                    Change = row.GetInt64(0),
                    Members = row.GetInt32(1),
                    UserIds = row.GetFieldValue<Guid[]>(2),
                },
                cancellationToken
            );
        if (joined is null)
            return ([], true);
        if (joined.Members > Limits.GroupMembers)
            return (joined.UserIds, false);
        await NewMembers.TellAsync(connection, conversationId, joined.UserIds, cancellationToken);
        await NotificationWriter.InvitedAsync(connection, conversationId, joined.UserIds, actorId, cancellationToken);
        await OutboxWriter.WriteAsync(connection, joined, cancellationToken);
        await SystemMessages.SayAsync(
            connection,
            conversationId,
            actorId,
            joined.UserIds is [var one] && one == actorId
                ? new() { Kind = SystemMessageKind.Joined }
                : new() { Kind = SystemMessageKind.Added, UserIds = joined.UserIds },
            cancellationToken
        );
        return (joined.UserIds, true);
    }
}
