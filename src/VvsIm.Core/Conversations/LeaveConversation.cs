using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;
using VvsIm.Core.Realtime;

namespace VvsIm.Core.Conversations;

/// <summary>
/// <c>DELETE /api/conversations/{id}/members/me</c>: leaves a group. Its last owner's leaving makes the member of longest standing the
/// owner; the last one to go leaves it to nobody. What was one's own in it is forgotten.
/// </summary>
internal static partial class LeaveConversation
{
    private static readonly string Leave = Sql.Load("Conversations/LeaveConversation.sql");

    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id,
        CurrentUser user,
        NpgsqlDataSource database,
        OutboxSignal signal,
        IRealtime realtime,
        ILoggerFactory loggers,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        switch (await KindAsync(connection, id, user.Id, cancellationToken))
        {
            case null:
                return Refusal.NotFound("conversation");
            case "direct":
                return Refusal.Of(
                    StatusCodes.Status409Conflict,
                    ProblemCodes.Conflict,
                    "A direct conversation cannot be left; archive it instead."
                );
        }
        var left = await LeaveAsync(connection, id, user.Id, cancellationToken);
        await OutboxWriter.WriteAsync(connection, left, cancellationToken);
        await OutboxWriter.WriteAsync(
            connection,
            OutboxPartition.Of(id),
            [Channels.User(user.Id)],
            new ConversationLeft(id),
            cancellationToken
        );
        await transaction.CommitAsync(cancellationToken);
        signal.Raise(OutboxPartition.Of(id));
        await EndSubscriptionAsync(realtime, id, user.Id, loggers, cancellationToken);
        return TypedResults.NoContent();
    }

    // Locked first, like everything that happens in a conversation.
    private static async Task<string?> KindAsync(
        NpgsqlConnection connection,
        Guid id,
        Guid userId,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT c.kind FROM conversations c
            JOIN conversation_members m ON m.conversation_id = c.id AND m.user_id = $2 AND m.left_at IS NULL
            WHERE c.id = $1
            FOR NO KEY UPDATE
            """,
            connection
        )
        {
            Parameters =
            {
                new() { Value = id },
                new() { Value = userId },
            },
        };
        return (string?)await command.ExecuteScalarAsync(cancellationToken);
    }

    private static async Task<MemberLeft> LeaveAsync(
        NpgsqlConnection connection,
        Guid id,
        Guid userId,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(Leave, connection)
        {
            Parameters =
            {
                new() { Value = id },
                new() { Value = userId },
            },
        };
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        await row.ReadAsync(cancellationToken);
        return new MemberLeft
        {
            ConversationId = id,
            UserId = userId,
            Change = row.GetInt64(0),
            Members = row.GetInt32(1),
            NewOwnerId = row.IsDBNull(2) ? null : row.GetGuid(2),
        };
    }

    // Delivery asks who is a member, so nothing more reaches them on their own channel; this ends the conversation's own at once.
    private static async Task EndSubscriptionAsync(
        IRealtime realtime,
        Guid id,
        Guid userId,
        ILoggerFactory loggers,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await realtime.UnsubscribeAsync(userId, Channels.Conversation(id), cancellationToken);
        }
        catch (RealtimeUnavailableException e)
        {
            LogSubscribed(loggers.CreateLogger(typeof(LeaveConversation)), e, userId, id);
        }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "{User} left {Conversation}, but may listen to it until the subscription's token expires"
    )]
    private static partial void LogSubscribed(ILogger logger, Exception exception, Guid user, Guid conversation);
}
