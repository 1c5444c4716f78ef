using Microsoft.Extensions.Logging;
using Npgsql;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Core.Database;
using VvsIm.Core.Moderation.Log;
using VvsIm.Core.Moderation.Rules.Matching;

namespace VvsIm.Core.Moderation.Rules;

/// <summary>Notes down what a rule has found in a message that went through, for moderators to look at.</summary>
internal sealed partial class FlagMessage(NpgsqlDataSource database, ILogger<FlagMessage> logger)
{
    /// <summary>After the message was stored: it is said whatever becomes of this.</summary>
    public async Task FlagAsync(Message message, CompiledRule rule, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var workspaceId = await connection
                .Command(
                    """
                    INSERT INTO flagged_messages (message_id, rule_id, workspace_id, conversation_id, sender_id, rule_name)
                    SELECT $1, $2, workspace_id, id, $4, $5 FROM conversations WHERE id = $3
                    ON CONFLICT DO NOTHING
                    RETURNING workspace_id
                    """,
                    message.Id,
                    rule.Id,
                    message.ConversationId,
                    message.SenderId,
                    rule.Name
                )
                .FirstAsync(row => (Guid?)row.GetGuid(0), cancellationToken);
            if (workspaceId is null)
                return;
            await ModerationLog.WriteAsync(
                connection,
                new(null, ModerationAction.MessageFlagged)
                {
                    TargetKind = TargetKind.Message,
                    TargetId = message.Id,
                    WorkspaceId = workspaceId,
                    ConversationId = message.ConversationId,
                    UserId = message.SenderId,
                    Details = new Dictionary<string, string> { ["rule"] = rule.Name },
                },
                cancellationToken
            );
            await transaction.CommitAsync(cancellationToken);
        }
        catch (NpgsqlException e)
        {
            LogUnflagged(e, message.Id, rule.Name);
        }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Message {Message} was found by the rule {Rule}, but that could not be noted down"
    )]
    private partial void LogUnflagged(Exception exception, Guid message, string rule);
}
