using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Permissions;
using VvsIm.Core.Accounts;
using VvsIm.Core.Conversations;
using VvsIm.Core.Moderation.Rules;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Messages.Edits;

/// <summary><c>PATCH /api/messages/{id}</c>: the author changes the text. The same text again changes nothing.</summary>
internal static class EditMessage
{
    public static async Task<Results<Ok<Message>, ProblemHttpResult>> HandleAsync(
        Guid id,
        EditMessageRequest request,
        CurrentUser user,
        NpgsqlDataSource database,
        OutboxSignal signal,
        IOptions<MessagesOptions> options,
        RuleJudge judge,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        if (MessageText.Check(request.Text, mayBeEmpty: request.Text is not null) is { } refused)
            return refused;
        var text = MessageText.Stored(request.Text);
        // Before the conversation is locked, so that nobody waits for it. What is said can be held; a change of it can only be refused.
        var verdict = await judge.JudgeEditAsync(id, user.Id, text, cancellationToken);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await LockedMessage.FindAsync(connection, id, user.Id, cancellationToken) is not { } locked)
            return Refusal.NotFound("message");
        if (locked.Message.SenderId != user.Id)
            return Refusal.Forbidden("Only its author may edit a message.");
        if (Denial.Check(Act.EditOwn, locked.Standing) is { } denied)
            return denied;
        if (locked.Message.System is not null)
            return SystemRows.Refused();
        if (locked.Message.DeletedAt is not null)
            return DeletedMessage.Refused();
        if (Window(locked, options.Value) is { } window && time.GetUtcNow() - locked.Message.CreatedAt > window)
            return Refusal.Of(
                StatusCodes.Status403Forbidden,
                ProblemCodes.EditWindowOver,
                "This message is too old to be edited."
            );
        if (text.Length == 0 && locked.Message.Attachments is null)
            return MessageText.Missing;
        if (locked.Message.Text == text)
            return TypedResults.Ok(locked.Message);
        if (verdict.Deciding is { } rule)
            return SendMessage.Blocked(rule.Message);

        var edited = await MessageRevision.ReplaceAsync(connection, locked, user.Id, text, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.Raise(OutboxPartition.Of(edited.ConversationId));
        return TypedResults.Ok(edited);
    }

    private static TimeSpan? Window(LockedMessage locked, MessagesOptions options) =>
        locked.Settings.EditSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : options.EditWindow;
}
