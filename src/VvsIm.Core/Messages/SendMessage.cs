using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Moderation.Held;
using VvsIm.Contracts.Permissions;
using VvsIm.Contracts.Workspaces;
using VvsIm.Core.Accounts;
using VvsIm.Core.Conversations;
using VvsIm.Core.Messages.Attaching;
using VvsIm.Core.Moderation.Rules;
using VvsIm.Core.Problems;
using VvsIm.Core.Workspaces.Settings;

namespace VvsIm.Core.Messages;

/// <summary>
/// <c>POST /api/conversations/{id}/messages</c>: 201 after the commit; 200 with the stored one when it was sent before; 202 when a rule holds it.
/// </summary>
internal static class SendMessage
{
    public static async Task<
        Results<Created<Message>, Ok<Message>, Accepted<HeldMessage>, ProblemHttpResult>
    > HandleAsync(
        Guid id,
        SendMessageRequest request,
        CurrentUser user,
        NpgsqlDataSource database,
        ConversationAccess access,
        JudgedSending sending,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        if (Check(request) is { } refused)
            return refused;
        var (text, from, attachmentsOf) = (MessageText.Stored(request.Text), (Guid?)null, (Guid?)null);
        if (request.ForwardId is { } forwardId)
        {
            var forwarded = await Forwarded.FindAsync(database, forwardId, user.Id, cancellationToken);
            if (forwarded is null)
                return Refusal.NotFound("message");
            if (forwarded.Text is null)
                return DeletedMessage.Refused();
            if (await IsForwardingOffAsync(database, access, user.Id, id, cancellationToken))
                return SwitchedOff.Of(WorkspaceFeature.Forwarding);
            (text, from) = (forwarded.Text, forwarded.From);
            attachmentsOf = forwarded.HasAttachments ? forwardId : null;
        }
        if (
            await MessagePlace.CheckAsync(
                database,
                id,
                user.Id,
                request.ReplyToSeq,
                request.ThreadSeq,
                cancellationToken
            ) is
            { } misplaced
        )
            return misplaced;

        var append = new Append(id, user.Id, request.ClientId!.Value, Guid.CreateVersion7(time.GetUtcNow()), text)
        {
            ReplyToSeq = request.ReplyToSeq,
            ThreadSeq = request.ThreadSeq,
            ForwardedFrom = from,
            AttachmentIds = AttachmentIds.Stored(request.AttachmentIds),
            AttachmentsOf = attachmentsOf,
        };
        try
        {
            return await sending.SendAsync(append, cancellationToken) switch
            {
                { Denied: { } standing } => Denial.Of(Act.Post, standing),
                { WaitsUntil: { } until } => SlowMode(until - time.GetUtcNow()),
                { AttachmentsMissing: true } when await access.IsMemberAsync(user.Id, id, cancellationToken) =>
                    AttachmentIds.Unavailable,
                { Held: { RejectedAt: not null } turnedDown } => TurnedDown(turnedDown),
                { Held: { } held } => TypedResults.Accepted((string?)null, held),
                { Blocked: { } why } when await access.IsMemberAsync(user.Id, id, cancellationToken) => Blocked(why),
                { Unwanted: { } unwanted } when await access.IsMemberAsync(user.Id, id, cancellationToken) => unwanted,
                { Message: null } => await NotMemberAsync(access, user.Id, id, cancellationToken),
                { Created: true, Message: var message } => TypedResults.Created(
                    $"/api/conversations/{id}/messages/{message.Seq}",
                    message
                ),
                { Message: var message } => TypedResults.Ok(message),
            };
        }
        catch (AppendUnavailableException e)
        {
            return Refusal.Unavailable(e.Message + " Sending it again is safe.");
        }
    }

    private static async Task<bool> IsForwardingOffAsync(
        NpgsqlDataSource database,
        ConversationAccess access,
        Guid userId,
        Guid id,
        CancellationToken cancellationToken
    ) =>
        await StoredSettings.OfConversationAsync(database, id, cancellationToken) is { Forwarding: false }
        && await access.IsMemberAsync(userId, id, cancellationToken);

    /// <summary>403, in the words of the rule.</summary>
    public static ProblemHttpResult Blocked(string why) =>
        Refusal.Of(StatusCodes.Status403Forbidden, ProblemCodes.MessageBlocked, why);

    private static ProblemHttpResult TurnedDown(HeldMessage held) =>
        Blocked(held.Reason ?? "A moderator has turned this message down.");

    private static ProblemHttpResult SlowMode(TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        return Refusal.RetryLater(
            ProblemCodes.SlowMode,
            $"Slow mode is on here. You can write again in {seconds} s.",
            seconds
        );
    }

    // Whoever looks into a public channel knows that it is there.
    private static async Task<ProblemHttpResult> NotMemberAsync(
        ConversationAccess access,
        Guid userId,
        Guid id,
        CancellationToken cancellationToken
    ) =>
        await access.MayReadAsync(userId, id, cancellationToken)
            ? Refusal.Forbidden("Join the channel first.")
            : Refusal.NotFound("conversation");

    private static ProblemHttpResult? Check(SendMessageRequest request)
    {
        if (request.ClientId is null || request.ClientId == Guid.Empty)
            return Refusal.Invalid("clientId", "Give the message an id of your own, a UUID.");
        if (request.ForwardId is null)
            return MessageText.Check(request.Text, mayBeEmpty: request.AttachmentIds is [_, ..])
                ?? AttachmentIds.Check(request.AttachmentIds);
        return request is { Text: null, AttachmentIds: null or [] }
            ? null
            : Refusal.Invalid("forwardId", "What is forwarded keeps its own text and files.");
    }
}
