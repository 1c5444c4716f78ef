using Microsoft.Extensions.Logging;
using Npgsql;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Database;
using VvsIm.Core.Outbox;
using VvsIm.Core.Realtime;

namespace VvsIm.Core.Conversations.Groups;

/// <summary>
/// A member goes, or is sent away. What was their own in the conversation is forgotten; when the last owner goes, the admin, or else
/// the member, of longest standing becomes the owner.
/// </summary>
internal sealed partial class Departure(IRealtime realtime, ILogger<Departure> logger)
{
    private static readonly string Depart = Sql.Load("Conversations/Groups/Departure.sql");

    /// <summary>
    /// Takes the member out and tells everybody. Runs in the transaction that holds the conversation's lock; the caller commits,
    /// raises the outbox signal, and ends the subscription.
    /// </summary>
    public static async Task GoAsync(
        NpgsqlConnection connection,
        Guid id,
        Guid userId,
        Guid actorId,
        CancellationToken cancellationToken
    )
    {
        var left = await connection
            .Command(Depart, id, userId, actorId)
            .FirstAsync(
                row => new MemberLeft
                {
                    ConversationId = id,
                    UserId = userId,
                    Change = row.GetInt64(0),
                    Members = row.GetInt32(1),
                    NewOwnerId = row.IsDBNull(2) ? null : row.GetGuid(2),
                },
                cancellationToken
            );
        await OutboxWriter.WriteAsync(connection, left!, cancellationToken);
        await SystemMessages.SayAsync(
            connection,
            id,
            actorId,
            actorId == userId
                ? new() { Kind = SystemMessageKind.Left }
                : new() { Kind = SystemMessageKind.Removed, UserIds = [userId] },
            cancellationToken
        );
        if (left!.NewOwnerId is { } heir)
            await SystemMessages.SayAsync(
                connection,
                id,
                actorId,
                new()
                {
                    Kind = SystemMessageKind.RoleChanged,
                    UserIds = [heir],
                    Role = MemberRole.Owner,
                },
                cancellationToken
            );
        await OutboxWriter.WriteAsync(
            connection,
            OutboxPartition.Of(id),
            [Channels.User(userId)],
            new ConversationLeft(id),
            cancellationToken
        );
    }

    /// <summary>
    /// Delivery asks who is a member, so nothing more reaches them on their own channel; this ends the conversation's own at once.
    /// </summary>
    public async Task EndSubscriptionAsync(Guid id, Guid userId, CancellationToken cancellationToken)
    {
        try
        {
            await realtime.UnsubscribeAsync(userId, Channels.Conversation(id), cancellationToken);
        }
        catch (RealtimeUnavailableException e)
        {
            LogSubscribed(e, userId, id);
        }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "{User} is gone from {Conversation}, but may listen to it until the subscription's token expires"
    )]
    private partial void LogSubscribed(Exception exception, Guid user, Guid conversation);
}
